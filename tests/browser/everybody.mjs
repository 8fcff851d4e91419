// SPDX-License-Identifier: MIT
//
// What everybody may read without signing in, on the screen and on paper; and the
// pages that say who may see and who saw.

import { go, journey } from "./kit.mjs";
import { textOf } from "./office.mjs";

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const reader = await open();

	await step("the front page leads to the register", async () => {
		await go(reader, "/");
		await judge(reader, "front");
		await reader.getByRole("button", { name: t("Search the register") }).click();
		await reader.waitForURL(/\/register$/);
		await judge(reader, "register");
		assert.equal(await reader.locator("main tbody tr").count(), 1);
	});

	await step("the register is filtered by a word, an area and a year, and says when it finds none", async () => {
		await reader.locator('[name="search"]').fill("Drive");
		await reader.locator('[name="area"]').selectOption({ label: "Gwent" });
		await reader.locator('[name="year"]').selectOption("2024");
		await reader.getByRole("button", { name: t("Apply filters") }).click();
		await reader.waitForURL(/search=Drive/);
		await judge(reader, "register-filtered");
		assert.equal(await reader.locator("main tbody tr").count(), 1);
		await reader.locator('[name="search"]').fill("nothing-has-this-word");
		await reader.getByRole("button", { name: t("Apply filters") }).click();
		await reader.waitForURL(/search=nothing/);
		await judge(reader, "register-none");
		assert.equal(await reader.locator("main tbody tr").count(), 0);
	});

	await step("the record is one click to the other language and back", async () => {
		await go(reader, "/register");
		await reader.locator("main tbody a").first().click();
		await reader.waitForURL(/\/register\/\d+$/);
		await judge(reader, "record");

		const own = reader.url();
		const title = await textOf(reader, "h1");

		for (const name of way.language === "cy" ? ["English", "Cymraeg"] : ["Cymraeg", "English"])
			await reader.locator(".sarn-languages").getByRole("link", { name }).click();
		assert.equal(reader.url(), own);
		assert.equal(await textOf(reader, "h1"), title);
	});

	await step("on paper the record and the register are whole, and nothing is there to be pressed", async () => {
		await judgePaper(reader, "record-on-paper");
		await go(reader, "/register");
		await judgePaper(reader, "register-on-paper");
		await go(reader, "/");
		await judgePaper(reader, "front-on-paper");
	});

	await step("open data says what there is, and each of its links gives it", async () => {
		await go(reader, "/open-data");
		await judge(reader, "open-data");

		const links = await reader.locator("main a").evaluateAll((all) => all.map((link) => link.href));
		const kinds = [];

		for (const link of links) {
			const answer = await reader.request.get(link);

			assert.equal(answer.status(), 200, link);
			kinds.push(answer.headers()["content-type"].split(";")[0]);
		}
		assert.deepEqual(kinds, ["application/atom+xml", "application/atom+xml", "text/csv"]);
	});

	for (const [path, english] of [["/accessibility", "Accessibility statement"],
		["/who-can-see-what", "Who can see what"]])
		await step(`the foot of each page leads to "${english}"`, async () => {
			await go(reader, "/");
			await reader.locator("footer").getByRole("link", { name: t(english) }).click();
			await reader.waitForURL((url) => url.pathname.endsWith(path));
			await judge(reader, path.slice(1));
			assert.equal(await textOf(reader, "h1"), t(english));
		});

	await step("addresses that are nowhere, and numbers that are none, are told so", async () => {
		const officer = await open();

		await signIn(officer, "decision-officer");
		for (const path of ["/nowhere", "/decisions/1", "/decisions/99999999999999999999", "/register/x"])
			assert.equal((await go(officer, path)).status(), 404, path);
		await judge(officer, "not-found");
		assert.equal((await go(reader, "/register/1")).status(), 404);
		await judge(reader, "not-found-by-everybody");
	});

	await step("what needs a role leads to where one signs in", async () => {
		await go(reader, "/log");
		await reader.waitForURL(/\/sign-in/);
		await judge(reader, "sign-in");
	});

	for (const role of ["decision-officer", "approver", "translator", "auditor"])
		await step(`home tells the ${role} what to do, and "Who can see what" which role is theirs`, async () => {
			const page = await open();

			await signIn(page, role);
			await go(page, "/home");
			await judge(page, `home-${role}`);
			await go(page, "/who-can-see-what");
			assert.equal(await page.locator("caption .govuk-tag").count(), 1);
			assert.equal(await textOf(page, "caption .govuk-tag"), t("Your role"));
			await page.context().close();
		});

	await step("an auditor sees in the log who read what, and that of one person or record alone", async () => {
		const auditor = await open();

		await signIn(auditor, "auditor");
		await go(auditor, "/decisions");
		await judge(auditor, "decisions");
		await auditor.locator("main tbody a").first().click();
		await auditor.waitForURL(/\/decisions\/\d+$/);
		await go(auditor, "/log");
		await judge(auditor, "log");

		const all = await auditor.locator("main tbody tr").count();

		assert.ok(all > 5, `${all} entries`);
		assert.match(await textOf(auditor, "main tbody"), new RegExp(t("Signed in")));
		await auditor.locator('main a[href*="/log?account="]').first().click();
		await auditor.waitForURL(/account=/);
		await judge(auditor, "log-of-a-person");
		await go(auditor, "/log");
		await auditor.locator('main a[href*="/log?kind=decision"]').first().click();
		await auditor.waitForURL(/kind=decision/);
		await judge(auditor, "log-of-a-record");
		assert.ok(await auditor.locator("main tbody tr").count() < all);
		await auditor.getByRole("link", { name: t("Show everything again") }).click();
		await auditor.waitForURL(/\/log$/);
	});

	await step("the log is for auditors alone, and the others are told so", async () => {
		const officer = await open();

		await signIn(officer, "decision-officer");
		assert.equal((await go(officer, "/log")).status(), 403);
		await judge(officer, "log-forbidden");
	});
});
