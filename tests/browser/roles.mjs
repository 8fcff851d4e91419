// SPDX-License-Identifier: MIT
//
// The roles that work with nobody on a programme: what home tells each of them, every page that their menu
// and home lead to, and what is refused to them.

import { fetchAs, go, journey } from "./kit.mjs";
import { textOf } from "./office.mjs";

const FUND = { en: "Example Community Fund", cy: "Cronfa Gymunedol Enghreifftiol" };

// What home says first, the pages of the program that it and the menu lead to, and some that are refused.
const ROLES = {
	"performance-lead": {
		says: "How far people come",
		to: ["/decisions", "/programmes", "/contracts", "/invoices", "/spending", "/grants", "/schemes", "/cohorts", "/figures", "/packs"],
		not: ["/people", "/referrals", "/facilitators", "/invoices/new", "/packs/new", "/schemes/new", "/log", "/statements"],
	},
	"steering-chair": {
		says: "Published decisions",
		to: ["/decisions", "/packs"],
		not: ["/people", "/programmes", "/invoices", "/figures", "/cohorts", "/decisions/new", "/packs/new", "/log"],
	},
	"steering-member": {
		says: "Published decisions",
		to: ["/decisions", "/packs"],
		not: ["/people", "/programmes", "/invoices", "/figures", "/cohorts", "/decisions/new", "/packs/new", "/log"],
	},
	"co-funder": {
		says: "What your body owes",
		to: ["/statements"],
		not: ["/people", "/invoices", "/spending", "/grants", "/programmes", "/contracts", "/figures", "/decisions"],
	},
	"licensor-lead": {
		says: null,
		to: ["/schemes", "/facilitators", "/figures"],
		not: ["/people", "/cohorts", "/contracts", "/programmes", "/facilitators/new", "/decisions"],
	},
	"case-manager": {
		says: "One-to-one work is not kept in Sarn yet, so nobody’s record is shown to you. Under Schemes is what the programme agreed.",
		to: ["/schemes", "/figures"],
		not: ["/people", "/referrals", "/cohorts", "/facilitators", "/programmes", "/decisions"],
	},
	"professional-standards-nominator": {
		says: "Nominations are not made in Sarn yet. Make them as your force has agreed with the service. Nobody’s record is shown to you.",
		to: [],
		not: ["/people", "/people/1", "/check", "/cautions", "/holds", "/referrals", "/inbox", "/cohorts",
			"/schemes", "/figures", "/force", "/decisions"],
	},
};

const ours = (address) => new URL(address).pathname.replace(/^\/cy(?=\/|$)/, "");

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	for (const [role, { says, to, not }] of Object.entries(ROLES)) {
		const page = await open();

		await step(`home tells the ${role} what there is, and leads to what they may read`, async () => {
			await signIn(page, role);
			await go(page, "/home");
			await judge(page, `home-${role}`);
			if (says !== null)
				assert.ok((await textOf(page)).includes(t(says)), says);

			const links = await page.locator("header a, nav a, main a")
				.evaluateAll((all) => all.map((link) => link.href));
			const paths = new Set(links.map(ours));

			for (const path of to)
				assert.ok(paths.has(path), `${role}: ${path} is linked`);
			for (const path of paths) {
				const answer = await go(page, path);

				assert.equal(answer.status(), 200, `${role}: ${path}`);
			}
		});

		await step(`what is not the ${role}'s is refused`, async () => {
			for (const path of not)
				assert.equal((await go(page, path)).status(), 403, `${role}: ${path}`);
			await judge(page, `refused-${role}`);
			await go(page, "/who-can-see-what");
			assert.equal(await textOf(page, "caption .govuk-tag"), t("Your role"));
		});
		await page.context().close();
	}

	await step("a co-funder reads its own statement, on the screen, on paper and as a spreadsheet", async () => {
		const page = await open();

		await signIn(page, "co-funder");
		await go(page, "/statements");
		await judge(page, "statements");
		await page.locator("main tbody a").first().click();
		await page.waitForURL(/\/statements\/\d+\/\d+$/);
		await judge(page, "statement");
		await judgePaper(page, "statement-paper");
		assert.equal(await page.locator("main caption").count(), 1);
		assert.equal(await textOf(page, "main caption"), FUND[way.language]);
		assert.equal(await page.locator('main a[href*="/invoices"]').count(), 0);

		const link = await page.locator('main a[href$="/csv"]').getAttribute("href");
		const sheet = await fetchAs(page, link);
		const rows = (await sheet.text()).trim().split("\n").slice(1);

		assert.equal(rows.length, await page.locator("main tbody tr").count());
		for (const row of rows)
			assert.ok(row.includes(FUND[way.language]), row);
	});

	await step("a licensor's lead reads who is trained, and the terms of the scheme", async () => {
		const page = await open();

		await signIn(page, "licensor-lead");
		await go(page, "/facilitators");
		await judge(page, "facilitators");
		await page.locator("main tbody a").first().click();
		await page.waitForURL(/\/facilitators\/\d+$/);
		await judge(page, "facilitator");
		assert.equal(await page.locator("main form").count(), 0);
		await go(page, "/schemes");
		await page.locator('main a[href*="/schemes/"]').first().click();
		await page.waitForURL(/\/schemes\/\d+$/);
		await judge(page, "scheme");
		assert.equal(await page.locator("main form").count(), 0);
	});
});
