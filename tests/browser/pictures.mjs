// SPDX-License-Identifier: MIT
//
// Makes docs/pictures again, of the demonstration as it is built now:
//
//	SARN=$PWD/build/sarn node tests/browser/pictures.mjs

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { go, journey, ONE_WAY } from "./kit.mjs";
import { act } from "./office.mjs";

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
}, { ways: [ONE_WAY] });
