// SPDX-License-Identifier: MIT
//
// A person's path: from a held place and a caution that was given to a referral that carries them
// on, through triage to both workshops booked, with what each is told and asked on the way.

import { go, journey } from "./kit.mjs";
import { checked, fill, fillDate, findPairs, holdFirst, inDays, refused, send, textOf } from "./office.mjs";

const HIDDEN = ["Owain", "Dychmygol"]; // on no page of the path

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const sergeant = await open();
	const triage = await open();
	const coordinator = await open();
	const officer = await open();
	let referral;

	const path = (page) => new URL(page.url()).pathname.replace(/^\/cy/, "");
	const follow = async (page, address) => {
		const link = page.locator(`main a[href$="${address}"]`);

		await go(page, referral);
		if (!await link.isVisible())
			await page.locator("main details summary").first().click();
		await link.click();
		await page.waitForURL((url) => url.href.endsWith(address));
	};
	const openAct = (page, act) => follow(page, `/act/${act}`);
	const done = async (page, act) => {
		await send(page, `/act/${act}`);
		await page.waitForURL(new RegExp(`/referrals/\\d+\\?done=${act}$`));
	};
	const does = async (page, act) => {
		await openAct(page, act);
		await done(page, act);
	};
	const press = async (page, action, url) => {
		await send(page, action);
		await page.waitForURL(url);
	};

	await step("each has a work list of what waits for them", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await signIn(triage, "triage-worker");
		await signIn(coordinator, "coordinator");
		for (const page of [sergeant, triage, coordinator]) {
			await go(page, "/referrals");
			await page.locator("main tbody a").first().waitFor();
		}
		await judge(sergeant, "mine");
	});

	await step("a caution is given to somebody for whom a place is held", async () => {
		await checked(sergeant, { e05: "yes" });
		await findPairs(sergeant, way.language);
		await fill(sergeant, { "pass-e05-because": "Hen gofnod sampl." });
		await holdFirst(sergeant);
		await go(sergeant, `${path(sergeant)}/refer`);
		await fill(sergeant, { search: "Owain Dychmygol" });
		await send(sergeant, "/refer");
		await press(sergeant, "/refer/add", /\/refer\/add$/);
		await fillDate(sergeant, "born", ["17", "5", "1990"]);
		await press(sergeant, "/refer/new", /\/people\/\d+\/caution\?place=\d+$/);
		await fillDate(sergeant, "offence-on", inDays(-3));
		await fillDate(sergeant, "prosecution-limit", inDays(178));
		await fillDate(sergeant, "views-on", inDays(-1));
		await fill(sergeant, { "views-method": "Ffôn" });
		await press(sergeant, "/caution", /done=propose$/);
		await press(sergeant, "/act", /done=authorise$/);
		await press(sergeant, "/act", /done=issue$/);
	});

	await step("the referral knows all of it, and goes with one press", async () => {
		await sergeant.locator('main a[href*="/referrals/new?caution="]').click();
		await sergeant.waitForURL(/\/referrals\/new\?caution=\d+$/);
		await judge(sergeant, "refer");
		assert.equal(await sergeant.locator("main form :is(input:not([type=hidden]), select, textarea)").count(), 0);
		await press(sergeant, "/referrals/new", /\/referrals\/\d+\?done=refer$/);
		referral = path(sergeant);
		await judge(sergeant, "referred");
	});

	await step("it cannot be made twice, and without a caution the person is found first", async () => {
		await go(sergeant, "/referrals/new");
		await judge(sergeant, "find");
		await send(sergeant, "/referrals/new");
		await refused(sergeant,
			"Enter the reference of a person whom you may see, as it stands on their page");
		await judge(sergeant, "not-found");
	});

	await step("triage finds it at home and in the list, and sends it on to the provider", async () => {
		await go(triage, "/referrals");
		await triage.locator(`main a[href$="${referral}"]`).waitFor();
		await judge(triage, "list");
		await go(triage, referral);
		await judge(triage, "to-triage");
		assert.ok((await textOf(triage, "#check")).includes("Hen gofnod sampl."));
		await triage.locator('main a[href$="/triage"]').first().click();
		await triage.waitForURL(/\/triage$/);
		await press(triage, "/triage/begin", /\/triage\?done=/);
		await go(triage, `${referral}/triage/needs`);
		for (const each of await triage.locator('[name^="score-"][value="0"]').all())
			await each.check();
		await triage.locator('[name="consent"][value="given"]').check();
		await triage.locator('button[name="complete"]').press("Enter");
		await triage.waitForURL(/\/triage\?done=/);
		await go(triage, referral);
		await triage.locator('main a[href$="/triage/send"]').click();
		await press(triage, "/triage/send", /\/triage\?done=/);
	});

	await step("the coordinator is told what is next until both workshops are booked", async () => {
		await go(coordinator, "/home");
		await coordinator.getByText(t("Waiting for workshops")).first().waitFor();
		await judge(coordinator, "home");
		await does(coordinator, "receive");
		await does(coordinator, "accept");
		await judge(coordinator, "accepted");
		await does(coordinator, "contact");
		await openAct(coordinator, "book");
		await judge(coordinator, "book");
		assert.equal(await coordinator.locator('[name="cohort"]:checked').count(), 1); // the held place
		await done(coordinator, "book");
		await does(coordinator, "send-letter");
		await judge(coordinator, "booked");
		assert.equal(await coordinator.locator("#check").count(), 0); // of the caution its dates alone
	});

	await step("the picture says in words what it draws, also on paper", async () => {
		const words = await textOf(coordinator, ".sarn-path__words");

		for (const beginning of ["Caution given: {date}", "Triage complete: {date}", "Workshop A booked: {date}",
			"Workshop B booked: {date}", "Deadline: {date}", "Today: {date}"])
			assert.ok(words.includes(t(beginning, { date: "" }).trim()), beginning);
		assert.equal(await coordinator.locator(".sarn-path__picture").getAttribute("aria-hidden"), "true");
		await judgePaper(coordinator, "paper");
	});

	await step("whoever reads the caution sees beside the deadline what it stands against", async () => {
		await go(sergeant, referral);
		const words = await textOf(sergeant, ".sarn-path__words");
		const facts = await textOf(sergeant, ".govuk-summary-list");

		for (const each of ["Usual time from the offence", "Longest time from the offence",
			"Last day for a prosecution"]) {
			assert.ok(words.includes(t(`${each}: {date}`, { date: "" }).trim()), each);
			assert.ok(facts.includes(t(each)), each);
		}
		await judge(sergeant, "beside");
	});

	await step("the police team reads in its inbox that the person is booked, and says so once", async () => {
		await go(sergeant, "/inbox");
		await judge(sergeant, "inbox");
		const told = sergeant.locator(`.sarn-notices__notice:has(a[href$="${referral}"])`);
		const all = sergeant.locator('form[action$="/inbox/seen"] button[name="all"]');

		while (await told.count() === 0)
			await Promise.all([sergeant.waitForEvent("load"), all.press("Enter")]);
		await told.locator('button[name="notice"]').press("Enter");
		await told.waitFor({ state: "detached" });
		await go(sergeant, "/inbox?seen=yes");
		await judge(sergeant, "inbox-seen");
	});

	await step("somebody unsuitable is put to the police, who decide", async () => {
		await openAct(coordinator, "find-unsuitable");
		await judge(coordinator, "unsuitable");
		await coordinator.locator('[name="because"][value="risk-raised"]').check();
		await done(coordinator, "find-unsuitable");
		await go(sergeant, "/referrals");
		await sergeant.locator(`main a[href$="${referral}"]`).first().waitFor();
		await judge(sergeant, "list-police");
		await openAct(sergeant, "decide");
		await sergeant.locator('[name="decision"][value="go-on"]').check();
		await done(sergeant, "decide");
	});

	await step("the deadline is extended by the police alone", async () => {
		await follow(sergeant, "/act?act=extend");
		await judge(sergeant, "extend");
		await fillDate(sergeant, "extension-to", inDays(120));
		await fill(sergeant, { "extension-because": "Bu Owain yn sâl." });
		await send(sergeant, "/act");
		await sergeant.waitForURL(/\/cautions\/\d+\?done=extend$/);
		await sergeant.locator(`main a[href$="${referral}"]`).click();
		await sergeant.waitForURL((url) => url.pathname.endsWith(referral));
		await judge(sergeant, "extended");
		await go(coordinator, `${referral}/act/extend`);
		assert.equal(coordinator.status, 409);
		await judge(coordinator, "not-theirs");
	});

	await step("the list is filtered, and no page of the path has the name", async () => {
		await go(coordinator, "/referrals?show=all");
		await coordinator.locator('select[name="state"]').selectOption("booked");
		await coordinator.locator(".moj-filter button").press("Enter");
		await coordinator.waitForURL(/state=booked/);
		await coordinator.locator(`main a[href$="${referral}"]`).waitFor();
		await judge(coordinator, "filtered");
		await go(coordinator, referral);
		for (const hidden of HIDDEN)
			assert.ok(!(await coordinator.content()).includes(hidden), hidden);
	});

	await step("the office sees how far people come, and nobody among them", async () => {
		await signIn(officer, "commissioning-officer");
		await judge(officer, "home-office");
		await go(officer, "/figures");
		await officer.getByRole("heading", { name: t("Rules gone past before a caution was offered") }).waitFor();
		await judge(officer, "figures");
		await go(officer, referral);
		assert.equal(officer.status, 403);
	});
});
