// SPDX-License-Identifier: MIT
//
// Ten people are rung, come to a workshop, and are entered from paper by keyboard alone; two who led
// it sign; a mistake is corrected.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

import { go, journey } from "./kit.mjs";
import { enterPaper, fill, PASSWORD, refused, send, sheetsOf, signInAs, textOf } from "./office.mjs";

// What is marked on the paper, row by row: the figure of its column, and the minutes late.
const PAPER = ["1", "1", ["1", "12"], "1", "2", "1", ["1", "40"], "3", "1", "1"];

let cohort;

function prepare(run, folder) {
	mkdirSync(folder, { recursive: true });
	cohort = execFileSync(process.env.A_ROOM, [folder], { encoding: "utf8" }).trim();
	for (const login of ["cydlynydd", "alys.sampl", "hwylusydd"])
		run(["account", "password", login], `${PASSWORD}\n`);
}

await journey(async ({ open, step, picture, judge, judgePaper, t, assert }) => {
	const coordinator = await open();
	const first = await open();
	const second = await open();
	const register = `/cohorts/${cohort}/register/a`;

	const field = (page, row, part) => page.locator(`[name^="row-"][name$="-${part}"]`).nth(row);

	await step("the coordinator sees who is booked, masked until it is asked for", async () => {
		await signInAs(coordinator, "cydlynydd");
		await go(coordinator, `/cohorts/${cohort}`);
		await judge(coordinator, "cohort");
		await coordinator.getByRole("link", { name: t("Who is booked") }).click();
		await coordinator.waitForURL(/\/people$/);
		assert.ok(!(await textOf(coordinator)).includes("Sampla"));
		await judge(coordinator, "ring-list");
		await coordinator.locator("form button[name=contacted]").first().press("Enter");
		await coordinator.waitForURL(/\/people$/);
		await coordinator.getByRole("link", { name: t("Show names and numbers") }).click();
		await coordinator.waitForURL(/\/people\/shown$/);
		assert.ok((await textOf(coordinator)).includes("Efa Sampla"));
		assert.equal(await coordinator.locator("button[name=contacted]").count(), 9);
		await judge(coordinator, "ring-list-shown");
	});

	await step("the joining letter of each is one sheet, in their language, and of the other if asked", async () => {
		for (const [row, own] of [[0, "cy"], [1, "en"]]) {
			const other = own === "cy" ? "en" : "cy";

			await go(coordinator, `/cohorts/${cohort}/people`);
			await coordinator.locator('main a[href$="/letter"]').nth(row).click();
			await coordinator.waitForURL(/\/referrals\/\d+\/letter$/);
			assert.equal(await coordinator.locator(".sarn-slip").getAttribute("lang"), own);
			assert.ok((await textOf(coordinator, ".sarn-slip")).includes(`Efa Sampl${"ab"[row]}`));
			await judge(coordinator, `letter-${own}`);
			await judgePaper(coordinator, `letter-${own}-paper`);
			assert.equal(await sheetsOf(coordinator), 1);
			await coordinator.locator(`main a[href$="/letter?language=${other}"]`).click();
			await coordinator.waitForURL(new RegExp(`language=${other}$`));
			assert.equal(await coordinator.locator(".sarn-slip").getAttribute("lang"), other);
			assert.equal(await sheetsOf(coordinator), 1);
		}
	});

	await step("the register is printed on one sheet, with a box for each mark", async () => {
		await go(coordinator, `${register}/print`);
		await judge(coordinator, "print");
		await judgePaper(coordinator, "paper");
		assert.equal(await coordinator.locator(".sarn-sheet-paper__box").count(), 50);

		// What stands beneath a name is smaller than it, and makes no row higher than its boxes do.
		await coordinator.emulateMedia({ media: "print" });

		const sizes = await coordinator.locator(".sarn-sheet-paper .sarn-meta").evaluateAll((all) => all.map((each) =>
			[each, each.closest("th")].map((it) => parseFloat(getComputedStyle(it).fontSize))));
		const heights = await coordinator.locator(".sarn-sheet-paper tbody tr").evaluateAll((all) =>
			all.map((row) => Math.round(row.getBoundingClientRect().height)));

		await coordinator.emulateMedia({ media: null });
		assert.ok(sizes.length > 0 && sizes.every(([note, name]) => note < name), sizes.join());
		assert.ok(Math.max(...heights) - Math.min(...heights) <= 1, heights.join());
		assert.equal(await sheetsOf(coordinator), 1);
	});

	await step("ten people are entered from paper by keyboard, in fewer keys than two minutes hold", async () => {
		await signInAs(first, "alys.sampl");
		await go(first, register);
		await judge(first, "register");

		const began = Date.now();
		let keys = 0;
		const press = async (key) => {
			keys++;
			await first.keyboard.press(key);
		};

		await enterPaper(first, PAPER, press);
		await press("Enter");
		await first.waitForURL(/done=saved/);
		console.log(`# ${PAPER.length} people, ${2 * PAPER.length} fields, ${keys} keys, ${Date.now() - began} ms`);
		assert.ok(keys <= 60, "one key a second is a slow typist's");
		for (const [i, mark] of PAPER.entries()) {
			const [figure, minutes = ""] = [mark].flat();

			assert.equal(await field(first, i, "came").evaluate((select) => select.selectedIndex), Number(figure));
			assert.equal(await field(first, i, "late").inputValue(), minutes);
		}
		await judge(first, "saved");
	});

	await step("what cannot be is said beside its field, and what was typed stays", async () => {
		await field(first, 4, "late").fill("5");
		await field(first, 9, "came").selectOption("left");
		await first.locator('button[value="save"]').press("Enter");
		await refused(first, "Minutes are entered of who came late, and of nobody else");
		assert.equal(await field(first, 4, "late").inputValue(), "5");
		assert.equal(await field(first, 9, "came").inputValue(), "left");
		await judge(first, "refused");
		await field(first, 4, "late").fill("");
		await field(first, 9, "came").selectOption("came");
	});

	await step("the first of two signs, and nothing is passed on yet", async () => {
		await first.locator('button[value="sign"]').press("Enter");
		await first.waitForURL(/\/sign$/);
		await judge(first, "sign");
		await send(first, "/sign");
		await first.waitForURL(/done=signed/);
		assert.ok((await textOf(first)).includes(t("Signed by one of two. Nothing has been passed on yet.")));
		await judge(first, "signed");
	});

	await step("the second signs, and the results are with the referrals", async () => {
		await signInAs(second, "hwylusydd");
		await go(second, register);
		await second.getByRole("button", { name: t("Sign the register") }).click();
		await second.waitForURL(/\/sign$/);
		await judge(second, "sign-second");
		await send(second, "/sign");
		await second.waitForURL(/done=closed/);
		assert.equal(await second.locator("select").count(), 0);
		await judge(second, "closed");
	});

	await step("who came too late is not in the register of workshop B, nor who left", async () => {
		await go(second, `/cohorts/${cohort}/register/b`);
		assert.equal(await second.locator('[name$="-came"]').count(), 7);
		await judge(second, "register-b");
	});

	await step("a mistake is corrected with its reason, and both stand", async () => {
		await go(first, register);
		await first.locator('a[href*="/correct/"]').nth(4).click();
		await first.waitForURL(/\/correct\//);
		await first.locator('[name="came"]').selectOption("came");
		await send(first, new URL(first.url()).pathname);
		await refused(first, "Say why it is corrected");
		await judge(first, "correct-refused");
		await fill(first, { because: "Dwy res wedi’u cymysgu (sampl)" });
		await send(first, new URL(first.url()).pathname);
		await first.waitForURL(/done=corrected/);
		assert.match(await textOf(first), /Dwy res wedi’u cymysgu \(sampl\)/);
		await judge(first, "corrected");
		await picture(first, "end");
	});
}, { prepare });
