// SPDX-License-Identifier: MIT
//
// A pilot that is over: what its steering group read, what of that everybody reads, the statement of the
// year in which three bodies paid for it, and what it found.  And a programme that becomes a pilot.

import { fetchAs, go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const PILOT = { en: "Drive caseworker pilot (PPDA)", cy: "Peilot gweithiwr achos Drive (PPDA)" };
const MEETING = { en: "29 April 2025", cy: "29 Ebrill 2025" };
const ANSWER = { en: "Yes, with both forces together.", cy: "Oes, gyda’r ddau heddlu gyda’i gilydd." };
const EXAMPLE = { en: "CARA programme (example)", cy: "Rhaglen CARA (enghraifft)" };
const PAYS = { en: ["Welsh Government", "Police and Crime Commissioner for Gwent",
	"Police and Crime Commissioner for South Wales"],
cy: ["Llywodraeth Cymru", "Comisiynydd Heddlu a Throsedd Gwent",
	"Comisiynydd Heddlu a Throseddu De Cymru"] };

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const member = await open();
	const reader = await open();
	const finance = await open();
	const officer = await open();

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

	await step("what each of the three gives is a grant in the list, by the agreement of its year", async () => {
		await go(finance, "/home");
		await finance.locator('main a[href$="/grants"]').first().click();
		await finance.waitForURL(/\/grants$/);
		await judge(finance, "grants");
		await finance.locator('[name="year"]').selectOption("2024");
		await finance.locator(".moj-filter button").click();
		await finance.waitForURL(/\/grants\?year=2024/);
		await judge(finance, "grants-of-a-year");
		assert.equal(await finance.locator("main tbody tr").count(), 3);

		const said = await textOf(finance, "main table");

		for (const part of ["£43,000", "£10,000", t("Its own money: no grant"),
			t("Received by: {name}", { name: PAYS[own][2] })])
			assert.ok(said.includes(part), part);

		const file = await fetchAs(finance, await finance.locator('main a[href*="/grants.csv"]').getAttribute("href"));

		assert.equal((await file.text()).trim().split("\r\n").length, 4);
		await finance.locator('main tbody a[href*="/funding/2024"]').first().click();
		await finance.waitForURL(/\/funding\/2024\?version=\d+$/);
		await judge(finance, "agreement");
		await go(finance, "/programmes");
		await finance.getByRole("link", { name: PILOT[own] }).click();
		await finance.locator('main a[href*="/statements/2024"]').first().click();
		await finance.waitForURL(/\/statements\/2024$/);
	});

	await step("a month's pound is traced to the three sentences that allow it", async () => {
		await finance.locator('main td a[href$="/trace"]').first().click();
		await finance.waitForURL(/\/invoices\/\d+\/trace$/);
		await judge(finance, "trace");
		assert.equal(await finance.locator("main q").count(), 3);
		assert.ok((await textOf(finance)).includes("£63,000"));
	});

	await step("its year was closed by two, and its final statement stays", async () => {
		await go(finance, "/programmes");
		await finance.getByRole("link", { name: PILOT[own] }).click();
		await finance.locator('main a[href$="/year-end/2024"]').click();
		await finance.waitForURL(/\/year-end\/2024$/);
		await judge(finance, "year");
		await finance.locator('main a[href*="/final-statements/2024/1"]').click();
		await finance.waitForURL(/\/final-statements\/2024\/1$/);
		await judge(finance, "final");
		await judgePaper(finance, "final-paper");

		const said = await textOf(finance);

		for (const part of [...PAYS[own], "£43,000", "£63,000"])
			assert.ok(said.includes(part), part);
	});

	await step("its programme and its contract lead on to where their money went", async () => {
		await go(finance, "/programmes");
		await finance.getByRole("link", { name: PILOT[own] }).click();
		await finance.locator('main a[href*="/programmes/"][href$="/trace"]').first().click();
		await finance.waitForURL(/\/programmes\/\d+\/trace$/);
		await go(finance, "/contracts");
		await finance.getByRole("link", { name: "EXAMPLE-PPDA" }).click();
		await finance.waitForURL(/\/contracts\/\d+$/);
		await judge(finance, "contract");
		await finance.locator('main a[href$="/trace"]').click();
		await finance.waitForURL(/\/contracts\/\d+\/trace$/);
		await judge(finance, "contract-trace");
		assert.equal(await finance.locator("main tbody tr").count(), 7);
	});

	await step("what it was to find out is read with its answers, and what followed with its reason", async () => {
		await signIn(officer, "commissioning-officer");
		await go(officer, "/programmes");
		await officer.getByRole("link", { name: PILOT[own] }).click();
		await officer.waitForURL(/\/programmes\/\d+$/);
		await officer.locator('main a[href$="/pilot"]').click();
		await officer.waitForURL(/\/pilot$/);
		await judge(officer, "pilot");
		await judgePaper(officer, "pilot-paper");

		const said = await textOf(officer);

		assert.ok(said.includes(t("It is not continued")));
		assert.ok(said.includes(ANSWER[own]));
	});

	await step("another programme becomes a pilot: its questions in both languages, and a day", async () => {
		const day = new Date(Date.now() + 30 * 24 * 3600 * 1000);

		await go(officer, "/programmes");
		await officer.getByRole("link", { name: EXAMPLE[own] }).click();
		await officer.getByRole("link", { name: t("Say that it is a pilot") }).click();
		await officer.waitForURL(/\/pilot\/write$/);
		await judge(officer, "write");
		await fillDate(officer, "decide-by", [day.getDate(), day.getMonth() + 1, day.getFullYear()].map(String));
		await fill(officer, { "asked-en-1": "Does it work?" });
		await send(officer, "/pilot/write");
		await refused(officer, "Enter the question in Welsh");
		await judge(officer, "write-refused");
		assert.equal(await officer.locator('[name="asked-en-1"]').inputValue(), "Does it work?");
		await fill(officer, { "asked-cy-1": "Ydy e’n gweithio?" });
		await send(officer, "/pilot/write");
		await officer.waitForURL(/\/pilot$/);
		await judge(officer, "written");
	});

	await step("home lists it among what runs out, until it is said what followed", async () => {
		const pilot = new URL(officer.url()).pathname.replace(/^\/cy/, "");
		const asked = t("What follows the pilot is to be decided by {date}: {left}", { date: "", left: "" })
			.replace(/[: ]+$/, "");

		await go(officer, "/home");
		assert.ok((await textOf(officer)).includes(asked));
		await go(officer, `${pilot}/report`);
		await judge(officer, "report");
		await fill(officer, { "answer-en-1": "It does.", "answer-cy-1": "Ydy." });
		await officer.locator('[name="outcome"][value="continued"]').check();
		await send(officer, "/pilot/report");
		await refused(officer, "Choose the decision that was taken");
		await judge(officer, "report-refused");
		await fill(officer, { "report-en": "An invented report.", "report-cy": "Adroddiad dychmygol." });
		await officer.locator('[name="successor"]').selectOption({ index: 1 });
		await send(officer, "/pilot/report");
		await officer.waitForURL(/\/pilot$/);
		await judge(officer, "followed");
		assert.ok((await textOf(officer)).includes(t("Another decision was taken")));
		assert.equal(await officer.locator('main a[href*="/decisions/"]').count(), 1);
		await go(officer, "/home");
		assert.ok(!(await textOf(officer)).includes(asked));
	});
});
