// SPDX-License-Identifier: MIT
//
// Triage of somebody who was referred: twelve pathways asked from the keyboard, half done and whole;
// support from its offer to what came of it; sent on to the programme and to another service with
// triage open alongside.  The provider sees safety and access, the force nothing.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send } from "./office.mjs";

// How much need there is, by its place after "not asked yet"; a woman is asked about all twelve.
const NEEDS = { ACCOM: 1, ETE: 2, FINANCE: 3, DRUGS: 4, ALCOHOL: 5, MENTAL: 1, PHYSICAL: 1, FAMILY: 1,
	ATTITUDE: 1, DA: 2, SEXWORK: 1, OTHER: 1 };
const NOTE = { en: "Asked for help with this herself", cy: "Gofynnodd am help gyda hyn ei hunan" };

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const sergeant = await open();
	const worker = await open();
	const coordinator = await open();
	let referral;

	const text = (page) => page.locator("main").innerText();
	const status = async (page, path) => (await go(page, path)).status();
	const done = async (page, action, what) => {
		await send(page, action);
		await page.waitForURL(new RegExp(`done=${what}$`));
	};
	const complete = (page) => page.locator('button[name="complete"]').press("Enter");

	await step("a sergeant refers a woman to triage", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await go(sergeant, "/people/new");
		await sergeant.locator('[name="scheme"]').selectOption({ index: 0 });
		await fill(sergeant, { "given-names": "Efa Dychmygol", "family-name": "Enghraifft" });
		await fillDate(sergeant, "born", ["17", "5", "1990"]);
		await sergeant.locator('[name="sex"][value="f"]').check();
		await sergeant.locator('[name="language"][value="cy"]').check();
		await send(sergeant, "/people/new");
		await sergeant.waitForURL(/\/people\/\d+$/);
		await go(sergeant, `/referrals/new?person=${sergeant.url().match(/\d+$/)[0]}`);
		await sergeant.locator('[name="source"]').first().check();
		await sergeant.locator('[name="type"][value="FI"]').check();
		await send(sergeant, "/referrals/new");
		await sergeant.waitForURL(/\/referrals\/\d+\?done=refer$/);
		referral = new URL(sergeant.url()).pathname.match(/\/referrals\/\d+/)[0];
	});

	await step("the worker finds her in the work list, and begins triage", async () => {
		await signIn(worker, "triage-worker");
		await go(worker, "/referrals");
		await worker.locator(`main a[href$="${referral}"]`).first().click();
		await worker.locator('main a[href$="/triage"]').first().click();
		await worker.waitForURL(/\/triage$/);
		await judge(worker, "not-begun");
		await done(worker, "/begin", "begin");
		await worker.getByText(t("Still to be asked:")).waitFor();
		assert.ok((await text(worker)).includes(t("Sex work")));
		await judge(worker, "begun");
	});

	await step("half of the needs are saved, and what is missing is named", async () => {
		await go(worker, `${referral}/triage/needs`);
		await worker.locator('[name="score-DRUGS"][value="3"]').check();
		await fill(worker, { "note-DRUGS": NOTE[way.language] });
		await judge(worker, "needs");
		await done(worker, "/needs", "score");
		const missing = await worker.locator("main li").allInnerTexts();
		assert.ok(missing.includes(t("Alcohol")) && !missing.includes(t("Drugs")));
		await go(worker, `${referral}/triage/needs`);
		await complete(worker);
		await refused(worker, "Say whether the person consents");
		assert.equal(await worker.locator(".govuk-error-summary li").count(), 12); // 11, and consent
		assert.equal(await worker.locator('[name="note-DRUGS"]').inputValue(), NOTE[way.language]);
		await judge(worker, "missing");
	});

	await step("all twelve are asked from the keyboard alone", async () => {
		await go(worker, `${referral}/triage/needs`);
		await worker.locator('[name="score-ACCOM"]').first().focus();
		for (const [pathway, place] of Object.entries(NEEDS)) {
			if (pathway !== "DRUGS") // it was asked, and stays as it was
				for (let i = 0; i < place; i++)
					await worker.keyboard.press("ArrowRight");
			await worker.keyboard.press("Tab"); // to its note
			await worker.keyboard.press("Tab"); // to the next
		}
		await worker.keyboard.press("ArrowDown"); // consent given
		await worker.keyboard.press("Tab");
		for (let i = 0; i < 3; i++)
			await worker.keyboard.press("Tab");
		await worker.keyboard.press("Space"); // may need medical help
		assert.ok(await worker.locator('[name="score-ALCOHOL"][value="declined"]').isChecked());
		assert.ok(await worker.locator('[name="score-OTHER"][value="0"]').isChecked());
		assert.ok(await worker.locator('[name="consent"][value="given"]').isChecked());
		assert.ok(await worker.locator('[name="flags"][value="medical"]').isChecked());
		await complete(worker);
		await worker.waitForURL(/done=assess$/);
		await judge(worker, "assessed");
	});

	await step("support is offered for a need, and goes on to what came of it", async () => {
		await worker.locator('main a[href$="/support?pathway=DRUGS"]').click();
		await worker.waitForURL(/pathway=DRUGS$/);
		await judge(worker, "offer");
		await send(worker, "/support");
		await refused(worker, "Say what support is offered");
		await judge(worker, "offer-refused");
		await fill(worker, { what: "Grŵp / group", organisation: "Enghraifft Drop-in" });
		await done(worker, "/support", "offer");
		assert.equal(await worker.locator('main a[href$="/support?pathway=DRUGS"]').count(), 0);
		for (const state of ["accepted", "referred", "engaged", "closed"]) {
			await worker.locator('main a[href$="/support/1"]').click();
			await worker.waitForURL(/\/support\/1$/);
			await worker.locator(`[name="state"][value="${state}"]`).check();
			if (state === "closed")
				await worker.locator('[name="gain"][value="part"]').check();
			await judge(worker, `move-${state}`);
			await done(worker, "/support/1", "move");
		}
		await worker.getByText(t("The need is met in part")).waitFor();
	});

	await step("she is sent on to another service, whose reply is noted", async () => {
		await worker.locator('main .sarn-acts a[href$="/services"]').click();
		await worker.waitForURL(/\/services$/);
		await judge(worker, "service");
		await fill(worker, { organisation: "Clinig Enghraifft" });
		await done(worker, "/services", "send-to-service");
		await go(worker, `${referral}/triage/services/1`);
		await judge(worker, "reply");
		const today = new Date();
		await fillDate(worker, "acknowledged", [today.getDate(), today.getMonth() + 1, today.getFullYear()]
			.map(String));
		await done(worker, "/services/1", "note-reply");
	});

	await step("she is sent on to the programme, and triage stays open alongside", async () => {
		await worker.locator('main .sarn-acts a[href$="/send"]').click();
		await worker.getByText(t("Safety: may need medical help")).waitFor();
		assert.ok(!(await text(worker)).includes(NOTE[way.language]));
		await judge(worker, "send");
		await done(worker, "/send", "send-to-programme");
		await worker.getByText(t("Triage stays open while the person is on the programme")).waitFor();
		assert.equal(await worker.locator('form[action$="/close"]').count(), 0);
		assert.equal(await worker.locator('main .sarn-acts a[href$="/support"]').count(), 1);
		await judge(worker, "alongside");
	});

	await step("the provider sees safety and access, and nothing else of triage", async () => {
		await signIn(coordinator, "coordinator");
		await go(coordinator, referral);
		await coordinator.locator('main a[href$="/flags"]').click();
		await coordinator.getByText(t("Safety: may need medical help")).waitFor();
		await judge(coordinator, "flags");
		assert.equal(await status(coordinator, `${referral}/triage`), 403);
	});

	await step("the force sees none of it", async () => {
		await go(sergeant, referral);
		assert.equal(await sergeant.locator('main a[href*="/triage"], main a[href$="/flags"]').count(), 0);
		const said = await text(sergeant);
		for (const hidden of [NOTE[way.language], "Drop-in", "Clinig", t("Sent on to another service")])
			assert.ok(!said.includes(hidden), hidden);
		for (const page of ["/triage", "/triage/needs", "/flags"])
			assert.equal(await status(sergeant, `${referral}${page}`), 403);
	});
});
