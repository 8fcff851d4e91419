// SPDX-License-Identifier: MIT
//
// A contract that passes two licences on: each invoice line says which it is for, both are paid for the same
// days, and neither is paid twice.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const FIRST_DAY = ["1", "4", "2026"];
const LAST_DAY = ["31", "3", "2027"];

await journey(async ({ open, step, signIn, judge, t, assert }) => {
	const officer = await open();
	const approver = await open();
	const finance = await open();
	const licensors = [];
	let contract, shortened, billed;

	async function fillTerm(page, prefix) {
		await fillDate(page, `${prefix}starts-on`, FIRST_DAY);
		await fillDate(page, `${prefix}ends-on`, LAST_DAY);
	}

	// Without ?version, where it stands.
	const here = (page) => new URL(page.url()).pathname.replace(/^\/cy/, "");

	async function sign(path, version = 1) {
		await go(approver, `${path}?version=${version}`);
		await send(approver, "/sign");
		await approver.locator('form[action$="/sign"]').waitFor({ state: "detached" });
	}

	// Under the contract, by whichever body is that far down the list.
	async function licence(reference, number, at) {
		await go(officer, contract);
		await officer.getByRole("button", { name: t("Add a sub-contract") }).click();
		await officer.waitForURL(/\/sub-contract$/);
		await fill(officer, { reference, "title-en": "Invented licence", "title-cy": "Trwydded ddychmygol",
			licence: number, "licence-fee": "300" });

		const body = officer.locator('[name="supplier"] option').nth(at);

		licensors.push((await body.textContent()).trim());
		await officer.locator('[name="supplier"]').selectOption(await body.getAttribute("value"));
		await fillTerm(officer, "");
		await fillTerm(officer, "licence-");
		await send(officer, "/sub-contract");
		await officer.waitForURL(/\?version=1$/);
		return here(officer);
	}

	async function invoice(number) {
		const yesterday = new Date(Date.now() - 86_400_000);
		const day = [yesterday.getDate(), yesterday.getMonth() + 1, yesterday.getFullYear()].map(String);

		await go(finance, "/invoices/new");
		await finance.locator('main a[href*="contract="]', { hasText: "J-8" }).click();
		await finance.waitForURL(/contract=\d+$/);
		await fill(finance, { "supplier-number": number, total: "300" });
		for (const field of ["dated-on", "received-on", "delivered-on"])
			await fillDate(finance, field, day);
		await send(finance, "/invoices/new");
		await finance.waitForURL(/\/invoices\/\d+$/);
		return here(finance);
	}

	// Of the licensor at that place, for the licence at that one; of none where nothing is chosen.
	async function line(path, theirs, sender, which) {
		await go(finance, `${path}/line?contract-line=1`);
		await fill(finance, { net: "300", "passed-number": theirs, "passed-amount": "300" });
		await finance.getByLabel(licensors[sender], { exact: true }).check();
		if (which !== undefined)
			await finance.locator('[name="licence-of"]').nth(which).check();
		await fillDate(finance, "passed-on", ["2", "4", "2026"]);
		await fillDate(finance, "licence-from", FIRST_DAY);
		await fillDate(finance, "licence-to", LAST_DAY);
		await send(finance, "/line");
	}

	await step("a contract with two licences under it is written and signed", async () => {
		await signIn(officer, "commissioning-officer");
		await go(officer, "/contracts");
		await officer.getByRole("link", { name: "EXAMPLE-C1", exact: true }).click();
		await officer.waitForURL(/\/contracts\/\d+$/);
		await officer.locator('main a[href*="/programmes/"]').first().click();
		await officer.waitForURL(/\/programmes\/\d+$/);
		await officer.getByRole("link", { name: t("Add a contract") }).click();
		await officer.waitForURL(/\/contract$/);
		await fill(officer, { reference: "J-8", "title-en": "Invented licences", "title-cy": "Trwyddedau dychmygol",
			"service-en-1": "Licences", "service-cy-1": "Trwyddedau", "line-en-1": "Licences for a year",
			"line-cy-1": "Trwyddedau am flwyddyn", "sum-1": "600" });
		await officer.locator('[name="supplier"]').selectOption({ index: 1 });
		for (const [name, value] of Object.entries({ "heading-1": "delivery", "basis-1": "passed-through",
			"per-1": "whole", "evidence-1": "licence" }))
			await officer.locator(`[name="${name}"]`).selectOption(value);
		await fillTerm(officer, "");
		await send(officer, "/contract");
		await officer.waitForURL(/\/contracts\/\d+\?version=1$/);
		contract = here(officer);
		await signIn(approver, "approver");
		await sign(contract);
		shortened = await licence("J-8-A", "L-81", 2);
		await sign(shortened);
		await sign(await licence("J-8-B", "L-82", 3));
	});

	await step("a line asks which of the two it is for, of the body whose invoice is passed on", async () => {
		await signIn(finance, "finance-officer");

		const path = billed = await invoice("J8-1");

		await line(path, "LA-1", 0);
		await refused(finance, "Choose which licence it is for");
		await judge(finance, "which");
		await line(path, "LA-1", 0, 1);
		await refused(finance, "Another body gives this licence than the one whose invoice is passed on");
		await judge(finance, "of-another");
		await line(path, "LA-1", 0, 0);
		await finance.waitForURL(/\/invoices\/\d+$/);
		assert.ok((await textOf(finance)).includes("L-81, "));
		await judge(finance, "entered");
		await go(finance, `${path}/trace`);
		assert.ok((await textOf(finance)).includes("L-81, "));
		await judge(finance, "trace");
	});

	await step("the same days of the one are refused, and those of the other are not", async () => {
		const path = await invoice("J8-2");

		await line(path, "LA-2", 0, 0);
		await refused(finance, "Some of these days of the licence are billed already, and never twice. They are on:");
		await judge(finance, "twice");
		await line(path, "LB-1", 1, 1);
		await finance.waitForURL(/\/invoices\/\d+$/);
		assert.ok((await textOf(finance)).includes("L-82, "));
	});

	await step("what a variation takes from a licence holds the line that has it", async () => {
		await go(officer, shortened);
		await officer.getByRole("button", { name: t("Write a variation") }).click();
		await officer.waitForURL(/\/write$/);
		await fill(officer, { "why-en": "It ends sooner", "why-cy": "Mae’n dod i ben yn gynt" });
		await fillDate(officer, "from-on", ["1", "5", "2026"]);
		await fillDate(officer, "licence-ends-on", ["30", "9", "2026"]);
		await send(officer, "/write");
		await officer.waitForURL(/version=2$/);
		await sign(shortened, 2);
		await go(finance, billed);
		assert.ok((await textOf(finance)).includes(t("The contract has no licence for all of the line’s days any "
			+ "more. Change them, or query it with the supplier.")));
		await judge(finance, "held");
	});
});
