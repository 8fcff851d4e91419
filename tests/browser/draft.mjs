// SPDX-License-Identifier: MIT
//
// A decision written here: drafted in one language, translated, changed and
// translated again, returned, signed by somebody else, and frozen.

import { go, journey } from "./kit.mjs";
import { act, done, DYFED_POWYS, fill, goRecord, named, otherOf, refused, send, startDraft,
	textOf } from "./office.mjs";

// What a summary sheet asks for; `changed` is what the summary says later.
const WORDS = {
	en: {
		title: "Group work in an invented town",
		purpose: "To fund group work",
		timing: "Singular",
		category: "Commissioning",
		summary: "Up to 40 people take part, in 4 groups of 10. Each group costs £1,500, £6,000 in all.",
		"legal-powers": "Police Reform and Social Responsibility Act 2011, section 9",
		recommendation: "That up to £6,000 is approved.",
		"maker-role": DYFED_POWYS.en,
	},
	cy: {
		title: "Gwaith grŵp mewn tref ddychmygol",
		purpose: "Ariannu gwaith grŵp",
		timing: "Unigol",
		category: "Comisiynu",
		summary: "Bydd hyd at 40 o bobl yn cymryd rhan, mewn 4 grŵp o 10. Mae pob grŵp yn costio £1,500, cyfanswm o £6,000.",
		"legal-powers": "Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011, adran 9",
		recommendation: "Bod hyd at £6,000 yn cael ei gymeradwyo.",
		"maker-role": DYFED_POWYS.cy,
	},
};

const CHANGED = { en: ["40 people", "40 grown people", "grown"], cy: ["40 o bobl", "40 o oedolion", "oedolion"] };

function change(language, summary) {
	const [before, after] = CHANGED[language];

	return summary.replace(before, after);
}

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const own = way.language;
	const other = otherOf(own);
	const officer = await open();
	const approver = await open();
	const translator = await open();
	let id;

	const translate = async (values) => {
		await fill(translator, named(other, values));
		await translator.locator('button[name="finished"]').click();
		await translator.waitForURL(/done=translate/);
	};

	await step("a draft asks whose it is before it starts", async () => {
		await signIn(officer, "decision-officer");
		await signIn(approver, "approver");
		await signIn(translator, "translator");
		await go(officer, "/decisions/new");
		await send(officer, "/decisions/draft");
		await refused(officer, "Choose whose decision this is");
		await judge(officer, "new-refused");
	});

	await step("a session record asks for its contact officer, a summary sheet for its purpose", async () => {
		await startDraft(officer, { template: "session-record" });
		await judge(officer, "session");
		assert.ok((await textOf(officer, ".sarn-gaps")).includes(t("Enter the contact officer")));
		assert.ok(!(await textOf(officer, ".sarn-gaps")).includes(t("Enter the purpose")));
		id = await startDraft(officer);
		assert.ok((await textOf(officer, ".sarn-gaps")).includes(t("Enter the purpose")));
		assert.ok(!(await textOf(officer, ".sarn-gaps")).includes(t("Enter the contact officer")));
	});

	await step("what is saved leaves the list of blanks, and its sums are found in its own text", async () => {
		await fill(officer, { maker: "Enghraifft Comisiynydd", ...named(own, { ...WORDS[own], purpose: "" }) });
		await officer.locator('[name="interests"][value="none"]').check();
		await done(officer, "edit", "alter");
		await judge(officer, "saved");
		assert.ok(!(await textOf(officer, ".sarn-gaps")).includes(t("Enter the title")));
		assert.match(await textOf(officer, "#amounts >> xpath=.."), /£1,500/);
		await act(officer, "edit");
		await judge(officer, "edit");
	});

	await step("it cannot be sent for signature while a part is blank", async () => {
		await goRecord(officer, id);
		await act(officer, "submit");
		await officer.waitForURL(/\/submit$/);
		assert.ok(officer.status >= 400 && officer.status < 500);
		await judge(officer, "submit-refused");
		await goRecord(officer, id, "/edit");
		await fill(officer, named(own, { purpose: WORDS[own].purpose }));
		await done(officer, "edit", "alter");
	});

	await step("the translator finds it at home, translates it and gives it back", async () => {
		await act(officer, "ask-translation");
		await officer.waitForURL(/done=ask-translation/);
		await go(translator, "/home");
		await judge(translator, "home-asked");
		await translator.locator(`main a[href$="/decisions/${id}"]`).first().click();
		await act(translator, "translation");
		await judge(translator, "translation");
		await translate(WORDS[other]);
		await judge(translator, "given");
	});

	await step("when the text changes, the translator sees what did", async () => {
		await goRecord(officer, id, "/edit");
		await fill(officer, named(own, { summary: change(own, WORDS[own].summary) }));
		await done(officer, "edit", "alter");
		assert.ok((await textOf(officer)).includes(t("The text has changed since it was translated")));
		await act(officer, "ask-translation");
		await goRecord(translator, id, "/translation");
		await judge(translator, "changed");
		assert.equal(await textOf(translator, ".sarn-translation ins"), CHANGED[own][2]);
		assert.equal(await translator.locator(".sarn-translation .govuk-tag").count(), 1);
		await translate({ summary: change(other, WORDS[other].summary) });
	});

	await step("an officer sends it for signature, and cannot sign it", async () => {
		await goRecord(officer, id);
		await act(officer, "submit");
		await officer.waitForURL(/done=submit/);
		await judge(officer, "sent");
		assert.equal(await officer.locator('.sarn-acts [href$="/sign"]').count(), 0);
		await goRecord(officer, id, "/sign");
		assert.equal(officer.status, 403);
	});

	await step("an approver returns it unsigned, and it is sent again", async () => {
		await goRecord(approver, id);
		await judge(approver, "to-be-signed");
		await act(approver, "return");
		await approver.waitForURL(/done=return/);
		await judge(approver, "returned");
		await goRecord(officer, id);
		await act(officer, "submit");
		await officer.waitForURL(/done=submit/);
	});

	await step("an approver signs it, and it is frozen with its hash", async () => {
		await go(approver, "/home");
		await approver.getByRole("link", { name: WORDS[own].title }).click();
		await act(approver, "sign");
		await judge(approver, "sign");
		await done(approver, "sign");
		await judge(approver, "signed");
		assert.match(await textOf(approver, ".sarn-hash"), /[0-9a-f]{64}/);
	});

	await step("a second signature is refused, and said so", async () => {
		await goRecord(approver, id, "/sign");
		assert.ok((await textOf(approver)).includes(t("This has been done already")));
		assert.equal(await approver.locator('main form[action$="/sign"]').count(), 0);
		await judge(approver, "signed-twice");
	});

	await step("a signed record cannot be edited, and the page says what can be done", async () => {
		await goRecord(officer, id, "/edit");
		assert.equal(officer.status, 409);
		assert.ok((await textOf(officer)).includes(t(
			"The record is signed and cannot be changed. Use “Correct this” to publish a corrigendum beside it.")));
		await judge(officer, "frozen");
	});

	await step("the history says who did what, in order", async () => {
		await goRecord(officer, id, "/history");
		await judge(officer, "history");

		const titles = await officer.locator(".moj-timeline__title").allInnerTexts();

		assert.deepEqual(titles.slice(0, 4),
			["Signed", "Sent for signature", "Returned unsigned", "Sent for signature"].map((act) => t(act)));
	});

	await step("another draft is discarded, and stays with its history", async () => {
		const spare = await startDraft(officer);

		await goRecord(officer, spare, "/discard");
		await judge(officer, "discard");
		await done(officer, "discard");
		await judge(officer, "discarded");
	});
});
