// SPDX-License-Identifier: MIT
//
// Somebody who speaks Welsh has all that is given to them in Welsh, from the slip to the workshop,
// while everybody who works with them does so in English; who meets them is told; and nobody's
// pages change their language on the way.

import { go, journey, ONE_WAY } from "./kit.mjs";
import { addFor, checked, findPairs, giveCaution, holdFirst, press, sheetsOf, textOf, triageAndSend } from "./office.mjs";
import { say } from "./words.mjs";

// The staff's language is English in each.
const WAYS = [ONE_WAY, { language: "en", size: { width: 320, height: 640 }, scripting: false }];

await journey(async ({ open, step, signIn, judge, judgePaper, t, assert }) => {
	const sergeant = await open();
	const triage = await open();
	const coordinator = await open();
	const path = (page) => new URL(page.url()).pathname;
	let hold, slip, caution, referral, cohort, code;

	const does = async (page, act) => {
		await go(page, `${referral}/act/${act}`);
		await press(page, `/act/${act}`, new RegExp(`done=${act}$`));
	};
	const isEnglish = async (page) => assert.equal(await page.locator("html").getAttribute("lang"), "en");

	await step("a place is held in workshops that are in Welsh", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await checked(sergeant);
		await findPairs(sergeant, "cy");
		await sergeant.getByRole("heading", { name: t("The earliest pair") }).waitFor();
		await holdFirst(sergeant);
		hold = path(sergeant);
	});

	await step("the slip is in Welsh, all of it, on a page that is in English", async () => {
		await sergeant.locator('main a[href*="/slip"]').first().click();
		await sergeant.waitForURL(/\/slip\?language=cy$/);
		await isEnglish(sergeant);
		await judge(sergeant, "slip");
		slip = sergeant.locator(".sarn-slip");
		assert.equal(await slip.getAttribute("lang"), "cy");

		const words = await textOf(sergeant, ".sarn-slip");

		for (const english of ["Your two workshops", "Name:", "Workshop A", "Where", "Number to ring", "Say it when you ring."])
			assert.ok(words.includes(say("cy", english)), english);
		for (const english of ["workshop", "Saturday", "Sunday", "Number", "police"])
			assert.ok(!words.includes(english), english);
		assert.match(words, /Dydd (Sadwrn|Sul), \d/);
		await judgePaper(sergeant, "slip-paper");
		assert.equal(await sheetsOf(sergeant), 1);
	});

	await step("Back leads to the hold in English; the slip in English is there for who asks", async () => {
		await sergeant.locator(".govuk-back-link").click();
		await sergeant.waitForURL((url) => url.pathname === hold);
		await isEnglish(sergeant);
		await sergeant.locator('main a[href$="/slip?language=en"]').click();
		await sergeant.waitForURL(/language=en$/);
		assert.equal(await slip.getAttribute("lang"), "en");
		await judge(sergeant, "slip-english");
	});

	await step("who is added to it speaks Welsh, and the condition that they sign is in Welsh", async () => {
		await addFor(sergeant, hold);
		assert.match(await sergeant.locator('[name="condition-1-text"]').inputValue(),
			/^Mynychu dau weithdy’r rhaglen: gweithdy A \(Dydd /);
		await judge(sergeant, "caution-new");
		await giveCaution(sergeant);
		caution = path(sergeant);
		assert.match(await textOf(sergeant, 'main span[lang="cy"]'), /^Mynychu /);
		await judge(sergeant, "caution");
	});

	await step("it goes through triage to a workshop that is in Welsh", async () => {
		await go(sergeant, `/referrals/new?caution=${caution.match(/\d+/)[0]}`);
		await press(sergeant, "/referrals/new", /done=refer$/);
		referral = path(sergeant);
		await signIn(triage, "triage-worker");
		await triageAndSend(triage, referral);
		await signIn(coordinator, "coordinator");
		await does(coordinator, "receive");
		await does(coordinator, "accept");
		await go(coordinator, `${referral}/act/book`);

		const held = coordinator.locator('[name="cohort"]:checked');

		cohort = await held.inputValue();
		assert.ok((await textOf(coordinator, `label[for="${await held.getAttribute("id")}"]`)).length > 0);
		await press(coordinator, "/act/book", /done=book$/);
		await go(coordinator, `/cohorts/${cohort}`);
		assert.ok((await textOf(coordinator)).includes(t("Welsh")));
	});

	await step("the joining letter is in Welsh, all of it, on a page that is in English", async () => {
		await go(coordinator, referral);
		await coordinator.locator('main a[href$="/letter"]').click();
		await coordinator.waitForURL(/\/letter$/);
		await isEnglish(coordinator);
		await judge(coordinator, "letter");
		assert.equal(await coordinator.locator(".sarn-slip").getAttribute("lang"), "cy");

		const words = await textOf(coordinator, ".sarn-slip");

		for (const english of ["Your two workshops", "Name:", "You are booked into both.", "Say it when you ring."])
			assert.ok(words.includes(say("cy", english)), english);
		for (const english of ["workshop", "Saturday", "Sunday", "Number", "police", "letter"])
			assert.ok(!words.includes(english), english);
		assert.match(words, /Owain Dychmygol/);
		assert.match(words, /Dydd (Sadwrn|Sul), \d/);
		await judgePaper(coordinator, "letter-paper");
		assert.equal(await sheetsOf(coordinator), 1);
	});

	await step("who rings them, and who meets them, is told that they speak Welsh", async () => {
		await go(coordinator, `/cohorts/${cohort}/people`);

		const row = coordinator.locator(`main tbody tr:has(a[href$="${referral}"])`);

		assert.ok((await row.innerText()).includes(t("Speaks Welsh")));
		code = (await row.locator(".sarn-code").innerText()).trim();
		await judge(coordinator, "ring-list");
		for (const page of ["register/a", "register/a/print"]) {
			await go(coordinator, `/cohorts/${cohort}/${page}`);
			assert.ok((await coordinator.locator(`main tbody tr:has(.sarn-code:text-is("${code}"))`).innerText())
				.includes(t("Speaks Welsh")), page);
			await judge(coordinator, page.replaceAll("/", "-"));
		}
	});

	await step("the staff's pages stayed in English to the end, with no Welsh among their words", async () => {
		for (const page of [sergeant, triage, coordinator]) {
			await go(page, "/home");
			await isEnglish(page);
			await judge(page);
		}
		await go(sergeant, "/inbox");
		assert.match(await textOf(sergeant), /booked into workshop A on (Satur|Sun)day/);
		await judge(sergeant, "inbox");
	});

	await step("what the police are told reads as Welsh to who works in Welsh", async () => {
		const other = await open({ language: "cy" });

		await signIn(other, "authorising-sergeant");
		await go(other, "/inbox");
		assert.match(await textOf(other), /yng ngweithdy A \(Dydd (Sadwrn|Sul), /);
		await judge(other, "inbox-welsh");
		await go(other, referral);
		await judge(other, "referral-welsh");
		await other.context().close();
	});
}, { ways: WAYS });
