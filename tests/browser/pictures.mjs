// SPDX-License-Identifier: MIT
//
// Makes docs/pictures again, of the demonstration as it is built now:
//
//	SARN=$PWD/build/sarn node tests/browser/pictures.mjs

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { go, journey, ONE_WAY } from "./kit.mjs";
import { act, checked, findPairs, holdFirst } from "./office.mjs";

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

await journey(async ({ open, step, signIn }) => {
	const size = { width: 1200, height: 760 };
	const officer = await open({ size });

	mkdirSync(folder, { recursive: true });
	await step("the decision beside its fields, one amount lit", async () => {
		await signIn(officer, "decision-officer");
		await officer.goto("/decisions?search=DLI364");
		await officer.locator("main tbody a").click();
		await act(officer, "edit");

		const lights = officer.getByRole("link", { name: /^Show in the document ?: £60,000/ }).first();

		await lights.click();
		await officer.locator(".sarn-lit").waitFor();
		// The amount's own box at the top of its pane, and the page's head out of the way.
		await lights.evaluate((link) => {
			const pane = link.closest(".sarn-review__pane");

			pane.scrollTop += link.closest("fieldset").getBoundingClientRect().top -
				pane.getBoundingClientRect().top - 90;
		});
		await officer.screenshot({ path: `${folder}review.png` });
	});

	for (const language of ["en", "cy"])
		await step(`the public page, ${language}`, async () => {
			const reader = await open({ size: { width: 760, height: 900 }, language });

			await go(reader, "/register");
			await reader.locator("main tbody a").first().click();
			await reader.waitForURL(/\/register\/\d+$/);
			await reader.screenshot({ path: `${folder}public-${language}.png` });
		});

	await step("the sergeant's telephone, a place held", async () => {
		const sergeant = await open({ size: { width: 390, height: 1240 } });

		await signIn(sergeant, "authorising-sergeant");
		await checked(sergeant);
		await findPairs(sergeant, "en");
		await holdFirst(sergeant);
		await sergeant.screenshot({ path: `${folder}hold.png` });
	});

	await step("one person's path, with its deadline", async () => {
		const lead = await open({ size: { width: 1200, height: 1080 } });

		await signIn(lead, "perpetrator-lead");
		await go(lead, "/referrals?show=all&state=a-attended");
		await lead.locator("main tbody a").first().click();
		await lead.waitForURL(/\/referrals\/\d+$/);
		await lead.screenshot({ path: `${folder}path.png` });
	});

	await step("caps as bars, and one pound traced", async () => {
		const finance = await open({ size: { width: 1000, height: 1100 } });

		await signIn(finance, "finance-officer");
		await go(finance, "/programmes");
		await finance.locator('main a[href^="/programmes/"]').first().click();
		await finance.waitForURL(/\/programmes\/\d+$/);
		await finance.locator("caption", { hasText: "Delivery" }).first()
			.evaluate((caption) => window.scrollTo(0, caption.getBoundingClientRect().top - 20));
		await finance.screenshot({ path: `${folder}caps.png` });
		await go(finance, "/invoices?state=no-recharge"); // the newest one that is paid is a credit note
		await finance.locator("main tbody a").first().click();
		await finance.waitForURL(/\/invoices\/\d+$/);
		await go(finance, `${new URL(finance.url()).pathname}/trace`);
		await finance.setViewportSize({ width: 1000, height: 1300 }); // from its first line to who pays
		await finance.locator("main h2").first()
			.evaluate((line) => window.scrollTo(0, line.getBoundingClientRect().top - 20));
		await finance.screenshot({ path: `${folder}trace.png` });
	});

	for (const language of ["en", "cy"])
		await step(`the steering group's pack, ${language}`, async () => {
			const chair = await open({ size: { width: 760, height: 1500 }, language });

			await signIn(chair, "steering-chair");
			await go(chair, "/packs");
			await chair.locator('main a[href*="/packs/"]').first().click();
			await chair.waitForURL(/\/packs\/\d+$/);
			await chair.screenshot({ path: `${folder}pack-${language}.png` });
		});
}, { ways: [ONE_WAY] });
