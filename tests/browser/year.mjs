// SPDX-License-Identifier: MIT
//
// A year's end: what is open of it, two finance officers close it, its final statement, money and an
// invoice that come late, and the year opened again.

import { go, journey } from "./kit.mjs";
import { fill, refused, textOf } from "./office.mjs";

const DAY_MS = 86_400_000;

// The first day on which that financial year can be closed is so many days ahead, and one more; 0: it was.
function daysTo(year) {
	return Math.max(0, Math.ceil((Date.UTC(year + 1, 3, 2) - Date.now()) / DAY_MS));
}

// Several forms of the page are sent there: the one of that act.
async function act(page, name) {
	await page.locator(`form[action*="/year-end/"]:has(input[value="year-${name}"]) button`).press("Enter");
}

function claimForm(page, name) {
	return page.locator(`main form:has(input[value="claim-${name}"]) button`);
}

await journey(async ({ open, step, signIn, judge, judgePaper, sarn, t, assert }) => {
	let first = await open();
	let second, year, end, late, claims;

	// What was done is told with whoever did it: the page that it leads to is another one.
	async function done(page, name, says) {
		await act(page, name);
		await page.getByText(t(says)).first().waitFor();
	}

	await step("the programme's page leads to its year's end, and a year that runs is not closed", async () => {
		await signIn(first, "finance-officer");
		await go(first, "/invoices?state=no-recharge");
		await first.locator("main tbody a").first().click();
		await first.waitForURL(/\/invoices\/\d+$/);
		await first.locator('main a[href*="/programmes/"]').first().click();
		await first.waitForURL(/\/programmes\/\d+$/);
		assert.equal(await first.locator('main a[href*="/year-end/"]').count(), 1);
		await go(first, "/invoices?state=no-recharge");
		await first.locator("main tbody a").first().click();
		await first.locator('main a[href$="/trace"]').click();
		await first.locator('main a[href*="/statements/"]').click();
		await first.waitForURL(/\/statements\/\d+$/);
		await first.locator('main a[href*="/year-end/"]').first().click();
		await first.waitForURL(/\/year-end\/\d+$/);
		end = new URL(first.url()).pathname.replace(/^\/cy/, "");
		year = Number(end.split("/").at(-1));
		await judge(first, "running");
		assert.equal(await first.locator('input[value="year-propose"]').count(), daysTo(year) === 0 ? 1 : 0);
	});

	await step("when it has ended home says so, and the page lists what is open", async () => {
		if (daysTo(year) > 0)
			await sarn.goLater(daysTo(year));
		first = await open();
		await signIn(first, "finance-officer");
		await go(first, "/home");
		await judge(first, "home");
		assert.ok((await textOf(first)).includes(t("Years that have ended and are not closed")));
		await first.locator(`main a[href$="${end}"]`).click();
		await first.waitForURL(/\/year-end\/\d+$/);
		await judge(first, "open");
		await judgePaper(first, "open-paper");
		assert.ok(await first.locator('main tbody a[href*="/invoices/"]').count() >= 1);
		assert.equal(await first.locator('main a[href$="/csv"]').count(), 1);
		late = await first.locator('main tbody a[href*="/invoices/"]').first().getAttribute("href");
	});

	await step("what a body was asked for and paid before can be taken back until the year is closed", async () => {
		const statement = end.replace("/year-end/", "/statements/");

		await go(first, statement);
		claims = await first.locator('main a[href*="/claims/"]').evaluateAll(
			links => links.map(link => new URL(link.href).pathname.replace(/^\/cy/, "")));
		assert.ok(claims.length > 0);
		for (const claim of claims) {
			await go(first, claim);
			if (await claimForm(first, "ask").count() > 0) {
				await claimForm(first, "ask").press("Enter");
				await claimForm(first, "receive").waitFor();
			}
			for (let slips = 1; await claimForm(first, "receive").count() === 0; slips++) {
				await first.locator('[name="because"]').fill(`A slip, ${slips}`);
				await claimForm(first, "undo").press("Enter");
				await first.getByText(`A slip, ${slips}`).first().waitFor();
			}
		}
		await go(first, end);
	});

	await step("it cannot be proposed without saying how what is open is accrued", async () => {
		await act(first, "propose");
		await refused(first, "Say why the year can be closed while something of it is open: what of it is "
			+ "accrued, and how");
		await judge(first, "refused");
		await fill(first, { because: "Accrued at the most of each line." });
		await done(first, "propose", "You proposed to close the year, so somebody else closes it");
		await judge(first, "proposed");
		assert.equal(await first.locator('input[value="year-close"]').count(), 0);
	});

	await step("another finance officer closes it, and its final statement stands", async () => {
		second = await open();
		await signIn(second, "second-finance-officer");
		await go(second, "/home");
		assert.ok((await textOf(second)).includes(t("It is proposed to close it: look at it, and close it.")));
		await go(second, end);
		await judge(second, "to-close");
		await done(second, "close", "The year is closed");
		await judge(second, "closed");
		await second.locator('main a[href*="/final-statements/"]').click();
		await second.waitForURL(/\/final-statements\/\d+\/1$/);
		await judge(second, "final");
		await judgePaper(second, "final-paper");

		const said = await textOf(second);

		assert.ok(said.includes("Accrued at the most of each line."));
		assert.equal(await second.locator('main a[href$="/1/csv"]').count(), 1);
	});

	await step("what is still to be paid by the final statement is received, and no more", async () => {
		await go(first, "/claims");
		await judge(first, "claims");
		assert.ok((await textOf(first)).includes(t("The year is closed, and this is still to be paid by its final "
			+ "statement.")));
		await go(first, "/home");
		await judge(first, "home-claims");
		await go(first, claims[0]);
		await judge(first, "claim");
		assert.equal(await claimForm(first, "undo").count(), 0);

		const open = await first.locator('[name="sum"]').inputValue();

		await first.locator('[name="sum"]').fill("100,000,000");
		await claimForm(first, "receive").press("Enter");
		await refused(first, "That is more than is still to be received of this claim");
		await first.locator('[name="sum"]').fill(open);
		await claimForm(first, "receive").press("Enter");
		await first.getByText(t("Received after the year was closed")).first().waitFor();
		await judge(first, "claim-received");
		assert.equal(await claimForm(first, "undo").count(), 1);
		await go(first, end.replace("/year-end/", "/statements/"));
		await judge(first, "statement");
		await go(first, end);
		await judge(first, "closed-received");
	});

	await step("what was open waits, and says what for", async () => {
		await go(first, new URL(late, first.url()).pathname.replace(/^\/cy/, ""));
		await judge(first, "late");
		assert.ok((await textOf(first)).includes(t("Its financial year is open")));
	});

	await step("two open the year again, and what is closed then makes a supplementary statement", async () => {
		await go(first, end);
		await fill(first, { because: "An invoice came late." });
		await done(first, "ask", "You proposed to open the year again, so somebody else does it");
		await judge(first, "asked");
		await go(second, end);
		await judge(second, "to-open");
		await done(second, "reopen", "The year is open");
		await judge(second, "opened");
		await fill(second, { because: "The rest is accrued." });
		await done(second, "propose", "Proposed to be closed");
		await go(first, end);
		await done(first, "close", "The year is closed");
		await first.locator('main a[href$="/2"]').first().click();
		await first.waitForURL(/\/final-statements\/\d+\/2$/);
		await judge(first, "supplementary");
		assert.ok((await textOf(first)).includes(t("As much as by the statement before")));
	});

	await step("an auditor reads it and can do nothing", async () => {
		const auditor = await open();

		await signIn(auditor, "auditor");
		await go(auditor, end);
		await judge(auditor, "auditor");
		assert.equal(await auditor.locator('form[action*="/year-end/"]').count(), 0);
		assert.equal(await auditor.locator('main a[href*="/final-statements/"]').count(), 2);
	});
});
