// SPDX-License-Identifier: MIT
//
// A contract: what one body holds for another, what a signed variation added, what it promises, and the
// register; one written, refused beside its fields, signed by another, varied, with a licence under it.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const EXAMPLE = { en: "CARA programme (example)", cy: "Rhaglen CARA (enghraifft)" };
const HELD = { en: "Example Regional Partnership", cy: "Partneriaeth Ranbarthol Enghreifftiol" };
const SUPPLIER = { en: "Example Workshops", cy: "Gweithdai Enghreifftiol" };
const LICENSOR = { en: "Example Licensor", cy: "Trwyddedwr Enghreifftiol" };

async function fillTerm(page, starts, ends) {
	await fillDate(page, "starts-on", starts);
	await fillDate(page, "ends-on", ends);
}

async function chooseAmount(page, name, sum) {
	const value = await page.locator(`[name="${name}"] option`, { hasText: sum }).first().getAttribute("value");

	await page.locator(`[name="${name}"]`).selectOption(value);
}

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const officer = await open();
	const approver = await open();
	const auditor = await open();
	let programme;
	let made;

	await step("home tells of a licence that ends soon, and leads to the register", async () => {
		await signIn(officer, "commissioning-officer");
		await go(officer, "/home");
		assert.ok((await textOf(officer)).includes(t("Contracts and licences that end soon")));
		await judge(officer, "home");
		await officer.getByRole("main").getByRole("link", { name: t("Contracts"), exact: true }).click();
		await officer.waitForURL(/\/contracts$/);
		await judge(officer, "register");

		const said = await textOf(officer);

		for (const what of ["EXAMPLE-C1-L", t("Services"), "85312300-2", t("Not said")])
			assert.ok(said.includes(what), what);
	});

	await step("a contract says for whom it is held, and what its variation added", async () => {
		await officer.getByRole("link", { name: "EXAMPLE-C1", exact: true }).click();
		await officer.waitForURL(/\/contracts\/\d+$/);
		await judge(officer, "contract");
		await judgePaper(officer, "contract-paper");

		const said = await textOf(officer);

		for (const what of [HELD[own], SUPPLIER[own], "£93,760", t("Service added"), t("Line added"),
			t("It is a part of the sum, never in addition"), "EXAMPLE-L7", t("Services"), "85312300-2",
			t("May be extended until")])
			assert.ok(said.includes(what), what);
		await officer.getByRole("link", { name: EXAMPLE[own] }).click();
		await officer.waitForURL(/\/programmes\/\d+$/);
		programme = new URL(officer.url()).pathname.replace(/^\/cy/, "");
		await judge(officer, "programme");
		assert.ok(!(await textOf(officer)).includes(t("No signed contract pays for anything here")));
	});

	await step("what is wrong in a new one is said beside it, and nothing typed is lost", async () => {
		await officer.getByRole("link", { name: t("Add a contract") }).click();
		await officer.waitForURL(/\/contract$/);
		await judge(officer, "new");
		await fill(officer, { reference: "J-1", "title-en": "Invented venues", "title-cy": "Lleoliadau dychmygol",
			"service-en-1": "Rooms", "service-cy-1": "Ystafelloedd",
			"line-en-1": "A room for a month", "line-cy-1": "Ystafell am fis", "sum-1": "1,00,0" });
		await officer.locator('[name="supplier"]').selectOption({ label: SUPPLIER[own] });
		await officer.locator('[name="heading-1"]').selectOption("delivery");
		await officer.locator('[name="basis-1"]').selectOption("unit-price");
		await officer.locator('[name="per-1"]').selectOption("month");
		await officer.locator('[name="evidence-1"]').selectOption("document");
		await send(officer, "/contract");
		await officer.locator(".govuk-error-summary").waitFor();
		assert.equal(officer.status, 422);
		await judge(officer, "new-refused");
		assert.equal(await officer.locator('[name="sum-1"]').inputValue(), "1,00,0");
		await fill(officer, { "sum-1": "1,000" });
		await send(officer, "/contract");
		await refused(officer, "Copy the words of the clause that sets this price");
		await judge(officer, "clause-refused");
	});

	await step("what the register says of it is looked at as it is typed", async () => {
		await officer.locator('[name="category"]').selectOption("services");
		await fill(officer, { "clause-1": "Clause 4: £1,000 for each month.", cpv: "85312300",
			"description-en": "Rooms for workshops.", "description-cy": "Ystafelloedd i weithdai." });
		await fillDate(officer, "extend-until", ["30", "9", "2028"]);
		await send(officer, "/contract");
		await refused(officer, "Enter the code as eight digits, a hyphen and one more digit, like 85312300-2");
		await judge(officer, "code-refused");
	});

	await step("it is kept beyond what is funded, warned of, and who wrote it cannot sign it", async () => {
		await fill(officer, { cpv: "85312300-2" });
		await fillTerm(officer, ["1", "4", "2026"], ["30", "9", "2027"]);
		await send(officer, "/contract");
		await officer.waitForURL(/\/contracts\/\d+\?version=1$/);
		made = new URL(officer.url()).pathname.match(/\/contracts\/\d+/)[0];
		await judge(officer, "written");
		assert.ok((await textOf(officer)).includes(t("You wrote this version, so somebody else signs it.")));

		const said = await textOf(officer);

		for (const what of ["Clause 4", "85312300-2",
			own === "cy" ? "Ystafelloedd i weithdai." : "Rooms for workshops.", own === "cy" ? "heb eu hariannu" : "are not funded"])
			assert.ok(said.includes(what), what);
	});

	await step("a licence is written under it", async () => {
		await officer.getByRole("button", { name: t("Add a sub-contract") }).click();
		await officer.waitForURL(/\/sub-contract$/);
		await judge(officer, "sub-new");
		await fill(officer, { reference: "J-1-L", "title-en": "Invented licence", "title-cy": "Trwydded ddychmygol",
			licence: "L-77" });
		await officer.locator('[name="supplier"]').selectOption({ label: LICENSOR[own] });
		await fillTerm(officer, ["1", "4", "2026"], ["31", "3", "2027"]);
		await fillDate(officer, "licence-starts-on", ["1", "4", "2026"]);
		await fillDate(officer, "licence-ends-on", ["31", "3", "2027"]);
		await chooseAmount(officer, "licence-amount", "£9,000");
		await send(officer, "/sub-contract");
		await officer.waitForURL(/\?version=1$/);
		await judge(officer, "sub");
		assert.ok((await textOf(officer)).includes("£9,000"));
	});

	await step("an approver finds it at home and signs", async () => {
		await signIn(approver, "approver");
		await go(approver, "/home");
		await judge(approver, "home-approver");
		await approver.locator(`main a[href*="${made}?version=1"]`).click();
		await approver.waitForURL(/version=1$/);
		await judge(approver, "to-be-signed");
		await send(approver, "/sign");
		await approver.locator(`form[action$="/sign"]`).waitFor({ state: "detached" });
		await judge(approver, "signed");
		assert.equal((await go(approver, `${made}/write`)).status(), 403);
	});

	await step("a variation extends it, and says so beside what stood", async () => {
		await go(officer, made);
		await officer.getByRole("button", { name: t("Write a variation") }).click();
		await officer.waitForURL(/\/write$/);
		await judge(officer, "vary");
		await fill(officer, { "why-en": "It lasts longer", "why-cy": "Mae’n para’n hirach" });
		await fillDate(officer, "from-on", ["1", "6", "2026"]);
		await fillDate(officer, "ends-on", ["31", "3", "2028"]);
		await send(officer, "/write");
		await officer.waitForURL(/version=2$/);
		await judge(officer, "varied");

		const said = await textOf(officer);

		assert.ok(said.includes(t("What it changes beside version {number}", { number: "1" })));
		assert.ok(said.includes(t("Extended")));
		assert.ok(said.includes(own === "cy" ? "Mae’n para’n hirach" : "It lasts longer"));
	});

	await step("the auditor searches the register, and writes nothing", async () => {
		await signIn(auditor, "auditor");
		await go(auditor, "/contracts");
		await fill(auditor, { search: "lleoliadau" });
		await auditor.locator('form[action$="/contracts"] button').first().press("Enter");
		await auditor.waitForURL(/search=lleoliadau/);
		await judge(auditor, "found");
		assert.ok((await textOf(auditor)).includes("J-1"));
		assert.ok(!(await textOf(auditor)).includes("EXAMPLE-C1"));
		await auditor.getByRole("link", { name: "J-1", exact: true }).click();
		await auditor.waitForURL(/\/contracts\/\d+$/);
		assert.equal(await auditor.locator('main a[href$="/write"]').count(), 0);
		await go(auditor, "/contracts?search=nowhere");
		await judge(auditor, "none");
		assert.ok((await textOf(auditor)).includes(t("No contract has such a word. Search for another.")));
		await go(officer, programme);
	});
});
