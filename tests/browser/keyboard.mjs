// SPDX-License-Identifier: MIT
//
// By the keyboard alone: a document is brought in, looked at, attested and read;
// wherever Tab leads, one sees where one is.

import { go, journey, ONE_WAY } from "./kit.mjs";
import { goRecord, recordOf, sample, textOf } from "./office.mjs";

await journey(async ({ open, step, signIn, judge, assert }) => {
	const officer = await open();
	const approver = await open();
	let id;

	// On with Tab until what is wanted has the focus, which has to be seen there.
	const tabTo = async (page, selector) => {
		for (let i = 0; i < 300; i++) {
			await page.keyboard.press("Tab");
			if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector))
				return assert.ok(await page.evaluate(() => {
					const style = getComputedStyle(document.activeElement);

					return style.outlineStyle !== "none" || style.boxShadow !== "none";
				}), `nothing shows the focus on ${selector}`);
		}
		assert.fail(`Tab does not reach ${selector}`);
	};

	const press = async (page, selector, key, to) => {
		await tabTo(page, selector);
		await Promise.all([page.waitForURL(to), page.keyboard.press(key)]);
	};

	const signInByKey = async (page, role) => {
		await go(page, "/sign-in");
		await press(page, `input[value="${role}"] ~ button`, "Enter", (url) => url.pathname !== "/sign-in");
	};

	await step("the first Tab offers to skip to the content", async () => {
		await go(officer, "/sign-in");
		await officer.keyboard.press("Tab");
		assert.equal(await officer.evaluate(() => document.activeElement.className), "govuk-skip-link");
		await officer.keyboard.press("Enter");
	});

	await step("on a telephone the menu is behind its button, and the sergeant's check in sight", async () => {
		const phone = await open({ size: { width: 320, height: 640 } });
		const link = phone.locator("#navigation a").first();
		const check = phone.locator('main .moj-page-header-actions a[href$="/check"]');

		await signIn(phone, "authorising-sergeant");
		await go(phone, "/home");
		assert.equal(await link.isVisible(), false);
		assert.ok((await check.boundingBox()).y < 640);
		await judge(phone, "menu-folded");
		await tabTo(phone, ".govuk-service-navigation__toggle");
		await phone.keyboard.press("Enter");
		assert.ok(await link.isVisible());
		await judge(phone, "menu");
		await press(phone, '#navigation a[href$="/holds"]', "Enter", /\/holds$/);
	});

	await step("an officer signs in and brings a document in", async () => {
		await signInByKey(officer, "decision-officer");
		await go(officer, "/decisions/import");
		await tabTo(officer, "textarea");
		await officer.keyboard.insertText(sample("dli364.en.md", "DLI903").text);
		await press(officer, "main form button", "Enter", /\/edit$/);
	});

	await step("an amount's sentence lights up", async () => {
		await tabTo(officer, 'a[data-lights^="a"]');
		await officer.keyboard.press("Enter");
		assert.match(await textOf(officer, ".sarn-lit"), /£33,760/);
	});

	await step("a blank is filled and saved", async () => {
		await officer.reload();
		await tabTo(officer, "#maker");
		await officer.keyboard.type("Enghraifft Comisiynydd");
		await press(officer, 'main form[action$="/edit"] button', "Enter", /done=alter/);
		id = recordOf(officer);
	});

	await step("an approver attests it", async () => {
		await signInByKey(approver, "approver");
		await goRecord(approver, id);
		await press(approver, '.sarn-acts a[href$="/sign"]', "Enter", /\/sign$/);
		await press(approver, 'main form[action$="/sign"] button', "Space", /done=attest/);
	});
}, { ways: [ONE_WAY] });
