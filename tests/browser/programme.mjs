// SPDX-License-Identifier: MIT
//
// A programme: what a decision allows beside what is delivered; and one made of another decision,
// whose budget one person writes and another signs.

import { go, journey } from "./kit.mjs";
import { done, fill, fillDate, goRecord, recordOf, refused, sample, send, textOf } from "./office.mjs";

const EXAMPLE = { en: "CARA programme (example)", cy: "Rhaglen CARA (enghraifft)" };

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const officer = await open();
	const other = await open();
	const approver = await open();
	let made;

	await step("a commissioning officer is told at home what runs out soon", async () => {
		await signIn(officer, "commissioning-officer");
		await go(officer, "/home");
		await judge(officer, "home-officer");
		assert.ok((await textOf(officer)).includes(t("Programmes that run out soon")));
		await officer.getByRole("main").getByRole("link", { name: t("Programmes"), exact: true }).click();
		await officer.waitForURL(/\/programmes$/);
		await judge(officer, "list");
	});

	await step("the page says what is allowed, what is delivered, and what is invoiced", async () => {
		await officer.getByRole("link", { name: EXAMPLE[own] }).click();
		await officer.waitForURL(/\/programmes\/\d+$/);
		await judge(officer, "programme");
		await judgePaper(officer, "programme-paper");

		const said = await textOf(officer);

		assert.ok(said.includes(t("What was invoiced for what was delivered and is approved, less what was credited")));
		assert.ok(said.includes("£33,760") && said.includes("£60,000"));
		assert.ok(said.includes(t("What the cohorts cost, read both ways")));
		assert.ok(said.includes(t("Cost per completion")) && said.includes(t("Cost of each")));
		assert.ok(await officer.locator(".sarn-bar").count() >= 4);
	});

	await step("what is above a cap is seen and said, and who authorised it", async () => {
		const said = await textOf(officer);

		assert.equal(await officer.locator(".sarn-bar__over").count(), 1);
		assert.ok(said.includes(t("{amount} above the cap", { amount: "£7,650" })));
		assert.ok(said.includes(t("It is authorised today.")));
		assert.equal(await officer.locator(`main li a[href$="${new URL(officer.url()).pathname}"]`).count(), 0);
	});

	await step("places, how far people come and their deadlines are counted as among the figures", async () => {
		const programme = officer.url();
		const table = (text) => officer.locator("main table").filter({ hasText: t(text) });
		const numbers = async (text) =>
			(await table(text).first().locator("td.govuk-table__cell--numeric").allInnerTexts())
				.map((cell) => cell.match(/\d+$/)[0]);
		const places = await numbers("How full the cohorts are");
		const funnel = await numbers("The officer referred the person");
		const deadlines = await numbers("Deadline of the caution");

		assert.equal(places.length, 8);
		assert.equal(Number(places[5]), Number(places[6]) + Number(places[7]));
		await officer.getByRole("link", { name: t("These months among the figures") }).click();
		await officer.waitForURL(/\/figures\?/);
		await judge(officer, "figures");
		assert.deepEqual(await numbers("The officer referred the person"), funnel);
		assert.deepEqual(await numbers("Deadline of the caution"), deadlines);
		await go(officer, new URL(programme).pathname.replace(/^\/cy/, ""));
	});

	await step("who pays is said year by year, and a sum is shared to the penny", async () => {
		const programme = officer.url();

		await officer.getByRole("link", { name: t("Who pays, year by year") }).click();
		await officer.waitForURL(/\/funding$/);
		await judge(officer, "years");
		assert.ok((await textOf(officer)).includes(t("One body pays all of it")));
		await officer.locator('main a[href*="/funding/"][href*="?version="]').last().click();
		await officer.waitForURL(/\/funding\/\d{4}\?version=1$/);
		await judge(officer, "agreement");
		assert.ok((await textOf(officer)).includes(t("You wrote this agreement, so somebody else signs it.")) ||
			!(await textOf(officer)).includes(t("Sign this agreement")));
		await officer.locator('[name="sum"]').fill("1,000.01");
		await officer.locator('main form[method="get"] button').press("Enter");
		await officer.waitForURL(/sum=1/);
		await judge(officer, "shared");
		for (const part of ["£364.21", "£258.14", "£239.10", "£138.56"])
			assert.ok((await textOf(officer)).includes(part), part);
		await go(officer, new URL(programme).pathname.replace(/^\/cy/, ""));
	});

	await step("a year's agreement is written, refused with its reason, and signed by another", async () => {
		const programme = new URL(officer.url()).pathname.replace(/^\/cy/, "");

		await go(officer, `${programme}/funding`);
		await officer.locator('main a[href$="/write"]').last().click();
		await officer.waitForURL(/\/write$/);
		await judge(officer, "write");
		await officer.locator('[name="method"][value="percent"]').check();
		await officer.locator('[name="weight-1"]').fill("60");
		await officer.locator('[name="weight-2"]').fill("30");
		await officer.locator('[name="weight-3"]').fill("0");
		await officer.locator('[name="weight-4"]').fill("0");
		await send(officer, "/write");
		await refused(officer, "The per cents have to come to 100");
		await judge(officer, "write-refused");
		await officer.locator('[name="weight-2"]').fill("40");
		await send(officer, "/write");
		await officer.waitForURL(/\?version=2$/);
		await judge(officer, "written");
		await signIn(other, "approver");
		await go(other, "/home");
		assert.ok((await textOf(other)).includes(t("Agreements on who pays, waiting for your signature")));
		await other.locator('main a[href*="/funding/"]').first().click();
		await other.waitForURL(/version=2$/);
		await send(other, "/sign");
		await other.waitForURL(/\/funding$/);
		await judge(other, "signed");
		await go(officer, programme);
	});

	await step("a cap leads to its amount in the decision", async () => {
		await officer.getByRole("link", { name: t("See it in the decision") }).first().click();
		await officer.waitForURL(/\/decisions\/\d+#amount-\d+$/);
		assert.ok((await textOf(officer, new URL(officer.url()).hash)).includes("£33,760"));
	});

	await step("a decision comes in on paper and is attested", async () => {
		const { text } = sample("pccg-2024-021.en.md", "PCCG-2024-777");
		const clerk = await open();

		await signIn(clerk, "decision-officer");
		await go(clerk, "/decisions/import");
		await clerk.getByLabel(t("Or paste its text")).fill(text);
		await clerk.getByRole("button", { name: t("Read the document") }).click();
		await clerk.waitForURL(/\/edit$/);
		await clerk.locator('[name="decided-earlier"][value="yes"]').check();
		await done(clerk, "edit", "alter");
		await signIn(other, "approver");
		await goRecord(other, recordOf(clerk), "/sign");
		await done(other, "sign", "attest");
	});

	await step("another programme is made of a decision that has none", async () => {
		await go(officer, "/programmes");
		await officer.getByRole("button", { name: t("Make a programme") }).click();
		await officer.waitForURL(/\/programmes\/new$/);
		await judge(officer, "choose");
		await officer.getByRole("link", { name: "PCCG-2024-777" }).click();
		await officer.waitForURL(/decision=\d+$/);
		await judge(officer, "new");
		assert.notEqual(await officer.locator('[name="name-en"]').inputValue(), "");
		await fill(officer, { "name-cy": "" });
		await send(officer, "/programmes/new");
		await refused(officer, "Enter the name in Welsh");
		await judge(officer, "new-refused");
		await fill(officer, { "name-en": "Invented casework", "name-cy": "Gwaith achos dychmygol" });
		await send(officer, "/programmes/new");
		await officer.waitForURL(/\/budget$/);
		made = new URL(officer.url()).pathname.match(/\/programmes\/\d+/)[0];
	});

	await step("what is wrong in its budget is said beside it, and nothing typed is lost", async () => {
		await signIn(other, "commissioning-officer");
		await go(other, `${made}/budget`);
		await judge(officer, "budget");
		for (const kind of await officer.locator('[name$="-kind"]').all()) {
			assert.equal(await kind.inputValue(), "contribution"); // as each of three bodies gives
			await kind.selectOption("");
		}
		await fill(officer, { people: "5" });
		await fillDate(officer, "ends-on", ["31", "3", "2027"]);
		await send(officer, "/budget");
		await refused(officer, "Say of at least one amount that it is the cap of a heading");
		await judge(officer, "budget-refused");
		assert.equal(await officer.locator('[name="people"]').inputValue(), "5");
	});

	await step("an amount of the decision becomes a cap, and its author cannot sign it", async () => {
		await officer.locator('[name$="-kind"]').first().selectOption("cap");
		await officer.locator('[name$="-heading"]').first().selectOption("caseworker");
		await fillDate(officer, "starts-on", ["1", "9", "2026"]);
		await send(officer, "/budget");
		await officer.waitForURL(/version=1$/);
		await judge(officer, "written");
		assert.ok((await textOf(officer)).includes(t("You wrote this budget, so somebody else signs it.")));
		assert.equal(await officer.locator('form[action$="/sign"]').count(), 0);
	});

	await step("somebody who wrote at the same time loses nothing", async () => {
		await fill(other, { people: "7" });
		for (const kind of await other.locator('[name$="-kind"]').all())
			await kind.selectOption("");
		await other.locator('[name$="-kind"]').first().selectOption("cap");
		await other.locator('[name$="-heading"]').first().selectOption("other");
		await fillDate(other, "starts-on", ["1", "9", "2026"]);
		await fillDate(other, "ends-on", ["31", "3", "2027"]);
		await send(other, "/budget");
		await refused(other, "Somebody else has written a budget meanwhile. What you typed is still here. Save to put yours in the place of theirs.");
		await judge(other, "budget-overtaken");
		assert.equal(await other.locator('[name="people"]').inputValue(), "7");
	});

	await step("an approver finds it at home and signs", async () => {
		await signIn(approver, "approver");
		await go(approver, "/home");
		await judge(approver, "home-approver");
		await approver.getByRole("link", { name: own === "cy" ? "Gwaith achos dychmygol" : "Invented casework" })
			.click();
		await approver.waitForURL(/version=1$/);
		await judge(approver, "to-be-signed");
		await send(approver, "/sign");
		await approver.waitForURL(/\/programmes\/\d+$/);
		await judge(approver, "signed");
		assert.ok((await textOf(approver)).includes(t("The budget pays for no scheme’s cohorts, so nothing is counted.")));
		assert.equal((await go(approver, `${made}/budget`)).status(), 403);
	});
});
