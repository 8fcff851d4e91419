// SPDX-License-Identifier: MIT
//
// A decision signed on paper, from its document to the public register: brought
// in, looked at beside its fields, corrected, paired with the other language,
// attested by somebody else, translated where the document is not, published,
// and read by everybody.

import { go, journey } from "./kit.mjs";
import { act, done, fill, fillBlank, goRecord, named, otherOf, recordOf, refused, sample, send, textOf } from "./office.mjs";

const TITLE = {
	en: "Funding for the CARA programme in 2025",
	cy: "Cyllid ar gyfer rhaglen CARA yn 2025",
};

// What the two documents leave blank.
const WORDS = {
	en: {
		title: TITLE.en,
		"legal-powers": "Police Reform and Social Responsibility Act 2011",
		funders: "Police and Crime Commissioner for Dyfed-Powys",
		providers: "Threshold DAS\nHampton Trust\nPOBL",
		programmes: "CARA",
	},
	cy: {
		title: TITLE.cy,
		"legal-powers": "Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011",
		funders: "Comisiynydd yr Heddlu a Throseddu Dyfed-Powys",
		providers: "Threshold DAS\nHampton Trust\nPOBL",
		programmes: "CARA",
	},
};

const HEADING = { en: /SUMMARY DECISION SHEET/, cy: /TAFLEN CRYNODEB O BENDERFYNIAD/ };
const START = { en: /1 April 2025/, cy: /1 Ebrill 2025/ };

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const own = way.language;
	const other = otherOf(own);
	const officer = await open();
	const approver = await open();
	const translator = await open();
	let id;

	// As a file where the browser runs scripts, as pasted text where it does not: both everywhere.
	const give = async (language) => {
		const { text, ...file } = sample(`dli364.${language}.md`, "DLI901");

		if (way.scripting)
			await officer.getByLabel(t("Upload the document")).setInputFiles(file);
		else
			await officer.getByLabel(t("Or paste its text")).fill(text);
		await officer.getByRole("button", { name: t("Read the document") }).click();
	};

	await step("an officer finds from home where a document is brought in", async () => {
		await signIn(officer, "decision-officer");
		await signIn(approver, "approver");
		await signIn(translator, "translator");
		await go(officer, "/home");
		await officer.getByRole("button", { name: t("Add a decision") }).click();
		await judge(officer, "add");
		await officer.getByRole("button", { name: t("Import a document") }).click();
		await judge(officer, "import");
	});

	await step("the document stands beside the fields found in it", async () => {
		await give(own);
		await officer.waitForURL(/\/edit$/);
		id = recordOf(officer);
		await judge(officer, "review");
		assert.match(await textOf(officer, ".sarn-paper"), HEADING[own]);
		assert.equal(await officer.getByLabel(t("Reference"), { exact: true }).inputValue(), "DLI901");

		const document = await officer.locator(".sarn-review__document").boundingBox();
		const fields = await officer.locator(".sarn-review__fields").boundingBox();

		if (way.size.width > 1000)
			assert.ok(document.x + document.width <= fields.x && document.y === fields.y);
	});

	await step("an amount's link lights its sentence and brings it into view", async () => {
		const lit = officer.locator(way.scripting ? ".sarn-lit" : ":target");
		const ground = (mark) => mark.evaluate((element) => getComputedStyle(element).backgroundColor);

		await officer.locator('.sarn-amount a[href^="#a"]', { hasText: "£60,000" }).first().click();
		await lit.waitFor();
		assert.equal(await lit.count(), 1);
		assert.match(await lit.innerText(), /£60,000/);
		assert.notEqual(await ground(lit), await ground(officer.locator("mark:not(:target, .sarn-lit)").first()));
		await officer.waitForFunction((selector) => {
			const piece = document.querySelector(selector).getBoundingClientRect();

			return piece.bottom > 0 && piece.top < innerHeight;
		}, way.scripting ? ".sarn-lit" : ":target");
		if (way.scripting)
			assert.match(await textOf(officer, "#sarn-said"), /: .*£60,000/);
	});

	if (way.scripting)
		await step("clicking a sentence of the document goes to the field it was read into", async () => {
			await officer.locator("mark.sarn-span", { hasText: /^DLI901$/ }).first().click();
			assert.equal(await officer.evaluate(() => document.activeElement.name), "reference");
		});

	await step("what the document leaves blank is named, and a corrected value is saved", async () => {
		assert.ok((await textOf(officer, ".sarn-gaps")).includes(t("Enter the name of the decision-maker")));
		await fill(officer, { maker: "Enghraifft Comisiynydd", ...named(own, WORDS[own]) });
		await fillBlank(officer, `[name^="amount-"][name$="-${own}"]`);
		await done(officer, "edit", "alter");
		await judge(officer, "record");
		assert.equal(await textOf(officer, "h1"), TITLE[own]);
		assert.match(await textOf(officer), /Enghraifft Comisiynydd/);
	});

	await step("the document in the other language is put beside it, and both are compared", async () => {
		await act(officer, "pair");
		await judge(officer, "pair");
		await give(other);
		await officer.waitForURL(/\/compare$/);
		await judge(officer, "compare");
		assert.match(await textOf(officer), HEADING[other]);
		assert.ok((await textOf(officer, ".sarn-pair__row")).includes(t("In one text alone")));
	});

	await step("an officer is neither offered to attest nor may", async () => {
		await goRecord(officer, id);
		assert.equal(await officer.locator('.sarn-acts [href$="/sign"]').count(), 0);
		await goRecord(officer, id, "/sign");
		assert.equal(officer.status, 403);
		await judge(officer, "attest-forbidden");
	});

	await step("an approver reads what the document says and attests it", async () => {
		await go(approver, "/home");
		await approver.getByRole("link", { name: TITLE[own] }).click();
		await judge(approver, "record-approver");
		await act(approver, "sign");
		await judge(approver, "attest");
		assert.match(await textOf(approver), /Enghraifft Comisiynydd/);
		assert.match(await textOf(approver, ".sarn-paper"), HEADING[own]);
		await done(approver, "sign", "attest");
		await judge(approver, "attested");
	});

	await step("publishing is refused while a part lacks one language, and the page says which", async () => {
		await goRecord(officer, id);
		await act(officer, "publish");
		await judge(officer, "publish");
		assert.ok((await textOf(officer, ".sarn-gaps")).includes(
			t(other === "cy" ? "{label} in Welsh" : "{label} in English", { label: t("Legal powers") })));
		await send(officer, "/publish");
		await refused(officer, "Enter the day by which the other language follows");
		await judge(officer, "publish-refused");
	});

	await step("the translator gives what is missing", async () => {
		await goRecord(officer, id);
		await act(officer, "ask-translation");
		await officer.waitForURL(/done=ask-translation/);
		await goRecord(translator, id, "/translation");
		await judge(translator, "translation");
		await fill(translator, named(other, WORDS[other]));
		// What each amount is for, and the bodies that the paired document words otherwise.
		await fillBlank(translator, '[name^="amount-"], [name^="prior-"]');
		await translator.locator('button[name="finished"]').click();
		await translator.waitForURL(/done=translate/);
		await judge(translator, "translated");
	});

	await step("an officer publishes it in both languages", async () => {
		await goRecord(officer, id, "/publish");
		await judge(officer, "publish-complete");
		await done(officer, "publish");
		await judge(officer, "published");
	});

	await step("everybody finds it in the register and reads it in both languages", async () => {
		const reader = await open();

		await go(reader, "/register?search=CARA");
		await reader.getByRole("link", { name: TITLE[own] }).click();
		await reader.waitForURL(/\/register\/\d+$/);
		await judge(reader, "public");
		assert.equal(await textOf(reader, "h1"), TITLE[own]);
		assert.match(await textOf(reader), START[own]);
		assert.match(await textOf(reader), /£33,760/);
		await reader.locator(".sarn-languages a").click();
		await reader.waitForURL((url) => url.pathname.startsWith("/cy/") === (other === "cy"));
		assert.equal(await textOf(reader, "h1"), TITLE[other]);
		assert.match(await textOf(reader), START[other]);
	});

	await step("the feed of the language holds it, and a reader of feeds finds the feed", async () => {
		await go(officer, "/register");

		const feed = await officer.locator('link[rel="alternate"][type="application/atom+xml"]').getAttribute("href");
		const answer = await officer.request.get(feed);

		assert.match(answer.headers()["content-type"], /^application\/atom\+xml/);
		assert.match(await answer.text(), new RegExp(`<title[^>]*>[^<]*${TITLE[own]}`));
	});
});
