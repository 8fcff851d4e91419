// SPDX-License-Identifier: MIT
//
// A pilot that is over: what its steering group read, what of that everybody reads, and the statement of the
// year in which three bodies paid for it.

import { go, journey } from "./kit.mjs";
import { textOf } from "./office.mjs";

const PILOT = { en: "Drive caseworker pilot (PPDA)", cy: "Peilot gweithiwr achos Drive (PPDA)" };
const MEETING = { en: "29 April 2025", cy: "29 Ebrill 2025" };
const PAYS = { en: ["Welsh Government", "Police and Crime Commissioner for Gwent",
	"Police and Crime Commissioner for South Wales"],
cy: ["Llywodraeth Cymru", "Comisiynydd Heddlu a Throsedd Gwent",
	"Comisiynydd Heddlu a Throseddu De Cymru"] };

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const member = await open();
	const reader = await open();
	const finance = await open();

	await step("a member of the group reads its last pack: work and money, and no count of so few people", async () => {
		await signIn(member, "steering-member");
		await go(member, "/packs");
		await member.locator('main a[href*="/packs/"]').last().click();
		await member.waitForURL(/\/packs\/\d+$/);
		await judge(member, "pack");
		await judgePaper(member, "pack-paper");

		const said = await textOf(member);

		assert.ok(said.includes("Enghraifft Aelod"));
		assert.ok(said.includes(MEETING[own]));
		for (const part of ["Months funded", "Sessions", "Agencies’ actions", "Not shown"])
			assert.ok(said.includes(t(part)), part);
		assert.ok(said.includes("£63,000"));
	});

	await step("everybody reads its published form from the register, in both languages", async () => {
		await go(reader, "/register?search=PCCG-2024-021");
		await reader.locator("main tbody a").first().click();
		await reader.waitForURL(/\/register\/\d+/);
		await judge(reader, "record");
		await reader.locator('main a[href*="/packs/"]').first().click();
		await reader.waitForURL(/\/packs\/\d+$/);
		await judge(reader, "published");
		for (const part of ["£63,000", "£43,000", t("Not shown")])
			assert.ok((await textOf(reader)).includes(part), part);
		for (const body of PAYS[own])
			assert.ok((await textOf(reader)).includes(body), body);

		await reader.locator(".sarn-languages")
			.getByRole("link", { name: own === "cy" ? "English" : "Cymraeg" }).click();
		for (const body of PAYS[own === "cy" ? "en" : "cy"])
			assert.ok((await textOf(reader)).includes(body), body);
	});

	await step("the year's statement ends on what each of the three said, to the penny", async () => {
		await signIn(finance, "finance-officer");
		await go(finance, "/programmes");
		await finance.getByRole("link", { name: PILOT[own] }).click();
		await finance.waitForURL(/\/programmes\/\d+$/);
		await judge(finance, "programme");
		assert.ok(await finance.locator("main q").count() >= 3); // a sentence for each contribution
		assert.ok((await textOf(finance)).includes(
			t("This body leads, pays the provider and is paid by the others: {lead}. The provider: {provider}.",
				{ lead: PAYS[own][2], provider: "Safer Merthyr Tydfil" })));
		await finance.getByRole("link", { name: t("Who owes what for a year’s invoices") }).click();
		await finance.waitForURL(/\/statements\/2024$/);
		await judge(finance, "statement");
		await judgePaper(finance, "statement-paper");
		assert.deepEqual(await finance.locator("main caption").allInnerTexts(), PAYS[own]);
		assert.equal(await finance.locator("main tbody tr").count(), 21); // seven months of three bodies

		const said = await textOf(finance);

		assert.ok(said.includes(t("Payable to the body that leads: {lead}. It pays the provider: {provider}.",
			{ lead: PAYS[own][2], provider: "Safer Merthyr Tydfil" })));
		for (const all of ["£43,000", "£10,000"])
			assert.ok(said.includes(t("In all: {all}. Recharged already: {recharged}. To be recharged: {open}. Credited: {credited}.",
				{ all, recharged: all, open: "£0", credited: "£0" })), all);
		assert.ok(said.includes("£6,142.85") && said.includes("£1,428.58"));
	});

	await step("a month's pound is traced to the three sentences that allow it", async () => {
		await finance.locator('main td a[href$="/trace"]').first().click();
		await finance.waitForURL(/\/invoices\/\d+\/trace$/);
		await judge(finance, "trace");
		assert.equal(await finance.locator("main q").count(), 3);
		assert.ok((await textOf(finance)).includes("£63,000"));
	});
});
