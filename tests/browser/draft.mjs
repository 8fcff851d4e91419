// SPDX-License-Identifier: MIT
//
// A decision written here: drafted, translated, changed and translated again,
// signed by somebody else, and frozen; what is wrong is corrected beside it.

import { act, fill, goRecord, recordOf, send, textOf } from "./office.mjs";
import { journey, NARROW } from "./kit.mjs";

// What both templates ask for, in English and by the names of the form.
const words = {
	"en-title": "Group work in an invented town",
	"en-summary": "Up to 40 people take part, in 4 groups of 10. Each group costs £1,500, £6,000 in all.",
	"en-legal-powers": "Police Reform and Social Responsibility Act 2011, section 9",
	"en-recommendation": "That up to £6,000 is approved.",
	"en-maker-role": "Police and Crime Commissioner for Dyfed-Powys",
	maker: "Enghraifft Comisiynydd",
};

const welsh = {
	"cy-title": "Gwaith grŵp mewn tref ddychmygol",
	"cy-purpose": "Ariannu gwaith grŵp",
	"cy-timing": "Unigol",
	"cy-category": "Comisiynu",
	"cy-summary": "Bydd hyd at 40 o bobl yn cymryd rhan, mewn 4 grŵp o 10. Mae pob grŵp yn costio £1,500, cyfanswm o £6,000.",
	"cy-legal-powers": "Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011, adran 9",
	"cy-recommendation": "Bod hyd at £6,000 yn cael ei gymeradwyo.",
	"cy-maker-role": "Comisiynydd yr Heddlu a Throseddu Dyfed-Powys",
};

await journey(async ({ open, step, signIn, judge, assert }) => {
	const officer = await open();
	const approver = await open();
	const translator = await open({ language: "cy" });
	const reader = await open();
	let id;

	const start = async (page, template) => {
		await page.goto("/decisions/new");
		await page.locator('[name="organisation"]').selectOption({ label: "Police and Crime Commissioner for Dyfed-Powys" });
		await page.locator(`[name="template"][value="${template}"]`).check();
		await send(page, "/decisions/draft");
		await page.waitForURL(/\/edit$/);
		return recordOf(page);
	};

	await step("an officer, an approver and a translator sign in", async () => {
		await signIn(officer, "decision-officer");
		await signIn(approver, "approver");
		await signIn(translator, "translator", "cy");
		await judge(translator, "home");
	});

	await step("a draft asks whose it is before it starts", async () => {
		await officer.goto("/decisions/new");
		await judge(officer, "new");
		await officer.getByRole("button", { name: "Start the draft" }).click();
		assert.match(await textOf(officer, ".govuk-error-summary"), /Choose whose decision this is/);
		await judge(officer, "new-refused");
	});

	await step("a session record asks for its contact officer, a summary sheet for its purpose", async () => {
		await start(officer, "session-record");
		await judge(officer, "session");
		assert.match(await textOf(officer, ".sarn-gaps"), /Enter the contact officer/);
		assert.doesNotMatch(await textOf(officer, ".sarn-gaps"), /Enter the purpose/);
		id = await start(officer, "summary-sheet");
		assert.match(await textOf(officer, ".sarn-gaps"), /Enter the purpose/);
		assert.doesNotMatch(await textOf(officer, ".sarn-gaps"), /Enter the contact officer/);
	});

	await step("what is saved leaves the list of blanks, and its sums are found in its own text", async () => {
		await fill(officer, words);
		await officer.locator('[name="interests"][value="none"]').check();
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForURL(/done=alter/);
		await judge(officer, "saved");
		assert.doesNotMatch(await textOf(officer, ".sarn-gaps"), /Enter the title/);
		assert.match(await textOf(officer, "#amounts >> xpath=.."), /£1,500/);
		await act(officer, "edit");
		await judge(officer, "edit");
		await officer.locator('a[data-lights^="a"]').first().click();
		assert.match(await textOf(officer, ".sarn-lit"), /£/);
	});

	await step("it cannot be sent for signature while a part is blank", async () => {
		await goRecord(officer, id);
		await act(officer, "submit");
		assert.match(await textOf(officer), /The record is not complete/);
		await judge(officer, "submit-refused");
		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-purpose": "To fund group work", "en-timing": "Singular",
			"en-category": "Commissioning" });
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForURL(/done=alter/);
	});

	await step("the translator finds it at home, translates it and gives it back, in Welsh", async () => {
		await act(officer, "ask-translation");
		await officer.waitForURL(/done=ask-translation/);
		await translator.goto("/cy/home");
		await judge(translator, "home-asked");
		await translator.locator(`main a[href="/cy/decisions/${id}"]`).first().click();
		await act(translator, "translation");
		await judge(translator, "translation");
		await fill(translator, welsh);
		await translator.locator('button[name="finished"]').click();
		await translator.waitForURL(/done=translate/);
		await judge(translator, "given");
	});

	await step("when the English changes, the translator sees what did", async () => {
		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-summary": words["en-summary"].replace("40 people", "40 grown people") });
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForURL(/done=alter/);
		assert.match(await textOf(officer), /changed since it was translated/);
		await act(officer, "ask-translation");
		await goRecord(translator, id, "/translation", "cy");
		await judge(translator, "changed");
		assert.equal((await textOf(translator, ".sarn-translation ins")), "grown");
		assert.equal(await translator.locator(".sarn-translation .govuk-tag").count(), 1);
		await fill(translator, { "cy-summary": welsh["cy-summary"].replace("o bobl", "o oedolion") });
		await translator.locator('button[name="finished"]').click();
		await translator.waitForURL(/done=translate/);
	});

	await step("an officer sends it for signature and cannot sign it", async () => {
		await goRecord(officer, id);
		await act(officer, "submit");
		await officer.waitForURL(/done=submit/);
		await judge(officer, "sent");
		assert.equal(await officer.locator('.sarn-acts [href$="/sign"]').count(), 0);
		assert.equal((await officer.goto(`/decisions/${id}/sign`)).status(), 403);
	});

	await step("an approver signs it, and it is frozen with its hash", async () => {
		await approver.goto("/home");
		await approver.getByRole("link", { name: "Group work in an invented town" }).click();
		await act(approver, "sign");
		await judge(approver, "sign");
		await approver.getByRole("button", { name: "Sign", exact: true }).click();
		await approver.waitForURL(/done=sign/);
		await judge(approver, "signed");
		assert.match(await textOf(approver), /Hash of the record: [0-9a-f]{64}/);
	});

	await step("a second signature is refused, and said so", async () => {
		await goRecord(approver, id, "/sign");
		assert.match(await textOf(approver), /This has been done already/);
		assert.equal(await approver.getByRole("button", { name: "Sign", exact: true }).count(), 0);
		await judge(approver, "signed-twice");
	});

	await step("a signed record cannot be edited, and the page says what can be done", async () => {
		await goRecord(officer, id, "/edit");
		assert.match(await textOf(officer),
			/The record is signed and cannot be changed. Use “Correct this” to publish a corrigendum beside it/);
		await judge(officer, "frozen");
	});

	await step("an officer publishes it and corrects it in public, in both languages", async () => {
		await goRecord(officer, id, "/publish");
		await officer.getByRole("button", { name: "Publish" }).click();
		await officer.waitForURL(/done=publish/);
		await act(officer, "correct");
		await judge(officer, "correct");
		await officer.getByRole("button", { name: "Publish the correction" }).click();
		await judge(officer, "correct-refused");
		assert.ok(await officer.locator(".govuk-error-summary li").count() > 0);
		await officer.locator('[name="field"]').selectOption("summary");
		await fill(officer, { "text-en": "There are 4 groups of 10, not of 12.",
			"text-cy": "Mae 4 grŵp o 10, nid o 12." });
		await officer.getByRole("button", { name: "Publish the correction" }).click();
		await officer.waitForURL(/done=correct/);
		await judge(officer, "corrected");
		await reader.goto(`/register/${id}`);
		await judge(reader, "public-en");
		assert.match(await textOf(reader), /There are 4 groups of 10, not of 12/);
		await reader.goto(`/cy/register/${id}`);
		await judge(reader, "public-cy");
		assert.match(await textOf(reader), /Mae 4 grŵp o 10, nid o 12/);
	});

	await step("the history says who did what, in order", async () => {
		await goRecord(officer, id, "/history");
		await judge(officer, "history");

		const titles = await officer.locator(".moj-timeline__title").allInnerTexts();

		assert.deepEqual(titles.slice(0, 4), ["Corrigendum added", "Published", "Signed", "Sent for signature"]);
	});

	await step("without scripting a draft is written in Welsh, sent, returned and discarded", async () => {
		const page = await open({ scripting: false, size: NARROW, language: "cy" });
		const other = await open({ scripting: false, size: NARROW, language: "cy" });

		await signIn(page, "decision-officer", "cy");
		await signIn(other, "approver", "cy");
		await page.goto("/cy/decisions/new");
		await page.locator('[name="organisation"]').selectOption({ index: 1 });
		await page.locator('[name="template"][value="summary-sheet"]').check();
		await page.locator('[name="language"][value="cy"]').check();
		await send(page, "/decisions/draft");
		await page.waitForURL(/\/cy\/decisions\/\d+\/edit$/);

		const own = recordOf(page);

		await fill(page, { ...welsh, maker: "Enghraifft Comisiynydd" });
		await page.locator('[name="interests"][value="none"]').check();
		await fill(page, { reference: "DLI950" });
		await send(page, "/edit");
		await page.waitForURL(/done=alter/);
		await act(page, "submit");
		await page.waitForURL(/done=submit/);
		await goRecord(other, own, "", "cy");
		await act(other, "return");
		await other.waitForURL(/done=return/);
		await goRecord(page, own, "/discard", "cy");
		await send(page, "/discard");
		await page.waitForURL(/done=discard/);
		assert.equal(await page.locator("html").getAttribute("lang"), "cy");
	});
});
