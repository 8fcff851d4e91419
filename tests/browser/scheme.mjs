// SPDX-License-Identifier: MIT
//
// A scheme: an officer writes its terms and says who takes part, somebody else
// signs, and a sergeant asks before a caution is offered.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const SCHEME = { en: "CARA workshops (example)", cy: "Gweithdai CARA (enghraifft)" };
const PROVIDER = { en: "Example Workshops", cy: "Gweithdai Enghreifftiol" };
const GWENT = {
	en: "Police and Crime Commissioner for Gwent",
	cy: "Comisiynydd Heddlu a Throsedd Gwent",
};
const OFFENCE = { "offence-6-en": "Breaking an invented window", "offence-6-cy": "Torri ffenestr ddychmygol" };

const SUITABLE = { sex: "male", e03: "yes", tool: "dash", e04: "standard", e05: "no", e06: "no", e07: "no", e08: "6",
	e09: "obtained", e10: "former", e11: "none", e13: "sergeant" };

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const officer = await open();
	const other = await open();
	const approver = await open();
	const sergeant = await open();
	let scheme;

	const answer = async (answers) => {
		for (const [name, value] of Object.entries(answers))
			await sergeant.locator(`[name="${name}"][value="${value}"]`).check();
	};
	const ask = async () => {
		await sergeant.locator('main form[action$="/check"] button').click();
		await sergeant.waitForURL(/asked=yes/);
	};

	await step("a commissioning officer finds the scheme from home", async () => {
		await signIn(officer, "commissioning-officer");
		await go(officer, "/home");
		await judge(officer, "home-officer");
		await officer.getByRole("main").getByRole("link", { name: t("Schemes") }).click();
		await officer.waitForURL(/\/schemes$/);
		await judge(officer, "list");
		await officer.getByRole("link", { name: SCHEME[own] }).click();
		await officer.waitForURL(/\/schemes\/\d+$/);
		scheme = new URL(officer.url()).pathname.match(/\/schemes\/\d+/)[0];
		await judge(officer, "scheme-officer");
		await judgePaper(officer, "scheme-paper");
	});

	await step("a new scheme asks for its name in both languages", async () => {
		await go(officer, "/schemes/new");
		await judge(officer, "new");
		await fill(officer, { "name-en": "Invented one-to-one work" });
		await send(officer, "/schemes/new");
		await refused(officer, "Enter the name in Welsh");
		await judge(officer, "new-refused");
		assert.equal(await officer.locator('[name="name-en"]').inputValue(), "Invented one-to-one work");
	});

	await step("the terms are written, and what is wrong is said beside it", async () => {
		await signIn(other, "commissioning-officer");
		await go(other, `${scheme}/terms`);
		await go(officer, `${scheme}/terms`);
		await judge(officer, "terms");
		await fill(officer, { places: "400", "offence-6-en": OFFENCE["offence-6-en"] });
		await send(officer, "/terms");
		await refused(officer, "Enter the offence in Welsh too, or clear both boxes");
		await judge(officer, "terms-refused");
		assert.equal(await officer.locator('[name="places"]').inputValue(), "400");
	});

	await step("more rows come without losing what was typed", async () => {
		const rows = await officer.locator('[name^="offence-"]').count();

		await fill(officer, { "offence-7-en": "Another", "offence-7-cy": "Un arall" });
		await officer.locator('[name="more"]').click();
		await officer.waitForLoadState();
		assert.ok(await officer.locator('[name^="offence-"]').count() > rows);
		assert.equal(await officer.locator('[name="offence-7-cy"]').inputValue(), "Un arall");
		await judge(officer, "terms-more");
	});

	await step("they are saved as a version that says what it changes, and its author cannot sign", async () => {
		await fill(officer, { ...OFFENCE, places: "8", "offence-7-en": "", "offence-7-cy": "" });
		await fillDate(officer, "applies-from", ["1", "4", "2025"]);
		await officer.locator('[name="consequence-e11"]').selectOption("off");
		await send(officer, "/terms");
		await officer.waitForURL(/version=4$/);
		await judge(officer, "written");
		assert.ok((await textOf(officer)).includes(
			t("Before: {words}", { words: t("{count} person", { count: 10 }).replace("{count}", "10") })));
		assert.ok((await textOf(officer)).includes(t("You wrote these terms, so somebody else signs them.")));
		assert.equal(await officer.locator('form[action$="/sign"]').count(), 0);
	});

	await step("somebody who wrote at the same time sees both, and loses nothing", async () => {
		await fill(other, { places: "9" });
		await send(other, "/terms");
		await refused(other, "Somebody else has written terms meanwhile. Theirs stand beside what you typed wherever the two differ. Save to put yours in their place.");
		await judge(other, "terms-overtaken");
		assert.equal(await other.locator('[name="places"]').inputValue(), "9");
	});

	await step("an approver finds them at home and signs", async () => {
		await signIn(approver, "approver");
		await go(approver, "/home");
		await judge(approver, "home-approver");
		await approver.getByRole("link", { name: SCHEME[own] }).click();
		await approver.waitForURL(/version=4$/);
		await judge(approver, "to-be-signed");
		await send(approver, "/sign");
		await approver.waitForURL(/\/schemes\/\d+$/);
		await judge(approver, "signed");
		assert.ok((await textOf(approver)).includes(t("Version {number}", { number: 4 })));
	});

	await step("a body is let in, and its part ended", async () => {
		await go(officer, `${scheme}/parties`);
		await judge(officer, "parties");
		await send(officer, "/parties");
		await refused(officer, "Choose its part");
		await judge(officer, "parties-refused");
		await officer.locator('[name="organisation"]').selectOption({ label: GWENT[own] });
		await officer.locator('[name="part"][value="provider"]').check();
		await send(officer, "/parties");
		await officer.waitForURL(/\/schemes\/\d+$/);
		assert.ok((await textOf(officer)).includes(GWENT[own]));
		await officer.getByRole("link", { name: `${t("End its part")} ${GWENT[own]}` }).click();
		await officer.waitForURL(/\/end\?part=provider$/);
		await judge(officer, "end-part");
		await fillDate(officer, "to", ["1", "4", "2025"]);
		await send(officer, "/end");
		await refused(officer, "The last day cannot be before the first");
		await judge(officer, "end-part-refused");
	});

	await step("who authorised it is entered, with what is wrong said beside it, and taken back", async () => {
		await go(officer, scheme);
		await officer.getByRole("button", { name: t("Add an authorisation") }).click();
		await officer.waitForURL(/\/authorise$/);
		await judge(officer, "authorise");
		await fill(officer, { "body-en": "Invented board", "body-cy": "Bwrdd dychmygol",
			"evidence-en": "Its letter" });
		await fillDate(officer, "from", ["1", "4", "2025"]);
		await fillDate(officer, "to", ["1", "4", "2026"]);
		await send(officer, "/authorise");
		await refused(officer, "Say in Welsh by what it is shown");
		await judge(officer, "authorise-refused");
		await fill(officer, { "evidence-cy": "Ei lythyr" });
		await send(officer, "/authorise");
		await officer.waitForURL(/\/schemes\/\d+$/);
		assert.ok((await textOf(officer)).includes(own === "cy" ? "Bwrdd dychmygol" : "Invented board"));
		await send(officer, "/take-back");
		await officer.getByText(t("Taken back"), { exact: true }).waitFor();
		await judge(officer, "authorised");
	});

	await step("a sergeant gets to the check in one step", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await go(sergeant, "/home");
		await judge(sergeant, "home-sergeant");
		await sergeant.getByRole("main").getByRole("link", { name: t("Check before a caution is offered") }).click();
		await sergeant.waitForURL(/\/check$/);
		await judge(sergeant, "check");
		assert.ok((await textOf(sergeant)).includes(OFFENCE[`offence-6-${own}`]));
		assert.equal(await sergeant.locator('[name="e11"]').count(), 0);
	});

	await step("what is not answered yet is said", async () => {
		await fill(sergeant, { age: "thirty" });
		await ask();
		await refused(sergeant, "This must be a whole number, such as 12");
		await judge(sergeant, "check-refused");
		await fill(sergeant, { age: "30" });
		await ask();
		await judge(sergeant, "check-unfinished");
		assert.equal(await textOf(sergeant, "#result"), t("Not finished"));
	});

	await step("somebody suitable is said to be, with the group that they would join", async () => {
		const { e11, ...asked } = SUITABLE;

		await answer(asked);
		await ask();
		await judge(sergeant, "check-suitable");
		await judgePaper(sergeant, "check-paper");
		assert.equal(await textOf(sergeant, "#result"), t("Suitable for the scheme"));
		assert.ok((await textOf(sergeant)).includes(t("Men, partner or former partner")));
	});

	await step("each rule that is not met is named, with why and who may go past it", async () => {
		await answer({ e05: "yes", e08: "other", e10: "family", sex: "female" });
		await ask();
		await judge(sergeant, "check-not-suitable");
		assert.equal(await textOf(sergeant, "#result"), t("Not suitable for the scheme"));
		assert.ok((await textOf(sergeant)).includes(t("The scheme does not take this kind of offence.")));
		assert.ok((await textOf(sergeant)).includes(t("Women, family")));
	});

	await step("the sergeant reads the scheme and changes nothing in it", async () => {
		await go(sergeant, scheme);
		await judge(sergeant, "scheme-sergeant");
		assert.ok((await textOf(sergeant)).includes(PROVIDER[own]));
		assert.equal((await go(sergeant, `${scheme}/terms`)).status(), 403);
	});
});
