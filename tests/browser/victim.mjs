// SPDX-License-Identifier: MIT
//
// The victims' side: a lead adds a case and says whose it is; the worker makes sure
// of the details, tries, and tells the programme; nothing that names anybody is seen
// unless it is asked for.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";
import { SARN_VICTIM } from "./sarn.mjs";

const REFERENCE = "3F0K-9QXW-TE57M";
const SECRET = { name: "Enghraifft Dychmygol", phone: "01632 960 777",
	address: "7 Heol Ddychmygol", "code-word": "gellyg" };

function today() {
	const now = new Date();

	return [now.getDate(), now.getMonth() + 1, now.getFullYear()].map(String);
}

await journey(async ({ open, step, signIn, judge, judgePaper, t, assert }) => {
	const lead = await open();
	const worker = await open();
	let own;

	const inCase = (page) => page.url().match(/\/cases\/(\d+)/)[1];
	const goCase = (page, under = "") => go(page, `/cases/${own}${under}`);
	const tell = (page, flag) => page.locator(`form:has(input[name="flag"][value="${flag}"]) button`).press("Enter");

	const seesNothing = async (page) => {
		const text = await page.content();

		for (const secret of Object.values(SECRET))
			assert.ok(!text.includes(secret), secret);
	};

	await step("the front leads to where one signs in, which says that it is a demonstration", async () => {
		await go(lead, "/");
		await lead.waitForURL(/\/sign-in$/);
		await judge(lead, "sign-in");
		assert.ok((await textOf(lead, "body")).includes(t("This is a demonstration. Everyone named here is invented.")));
		assert.equal(await lead.locator('input[name="role"]').count(), 3);
		assert.equal(await lead.locator('main a[href*="register"]').count(), 0);
	});

	await step("home says what needs the worker today, and names nobody", async () => {
		await signIn(worker, "victim-worker");
		await go(worker, "/home");
		await judge(worker, "home-worker");
		for (const english of ["Safeguarding disclosures that are open",
			"Reviews after a workshop, the longest overdue first",
			"The programme is over: tell the person, and end the case",
			"Cases that had ended: the programme said something new",
			"People who were reached: do they agree to contact?",
			"Contact details that you have not verified",
			"Contact details verified more than 80 days ago", "The programme has not been told",
			"Workshops in the next seven days"])
			assert.ok((await textOf(worker)).includes(t(english)), english);
	});

	await step("the list is filtered by stage and found in by reference", async () => {
		await go(worker, "/cases");
		await judge(worker, "cases");
		assert.equal(await worker.locator("main tbody tr").count(), 10);
		await worker.locator('[name="state"]').selectOption("declined");
		await worker.getByRole("button", { name: t("Apply filters") }).click();
		await worker.waitForURL(/state=declined/);
		assert.equal(await worker.locator("main tbody tr").count(), 2);
		await fill(worker, { search: "Enghraifft" });
		await worker.getByRole("button", { name: t("Apply filters") }).click();
		await refused(worker, "Enter a whole reference, such as 3F0K-9QXW-TE57M");
		await judge(worker, "cases-refused");
	});

	await step("a lead adds a case", async () => {
		await signIn(lead, "victim-lead");
		await go(lead, "/home");
		await judge(lead, "home-lead");
		await lead.getByRole("main").getByRole("button", { name: t("Add a case") }).click();
		await lead.waitForURL(/\/cases\/new$/);
		await judge(lead, "new");
		await send(lead, "/cases/new");
		await refused(lead, "Choose the programme");
		await judge(lead, "new-refused");
		await fill(lead, { link: REFERENCE.toLowerCase() });
		await lead.locator('[name="programme"][value="cara"]').check();
		await lead.locator('[name="language"][value="cy"]').check();
		await send(lead, "/cases/new");
		await lead.waitForURL(/\/cases\/\d+$/);
		own = inCase(lead);
		await judge(lead, "case-new");
		assert.equal(await textOf(lead, "h1"), REFERENCE);
		assert.ok((await textOf(lead)).includes(t("Not allowed: nobody has checked that the details are safe")));
	});

	await step("it is nobody's until the lead says whose", async () => {
		assert.equal((await goCase(worker)).status(), 404);
		await lead.locator('[name="worker"]').selectOption({ index: 1 });
		await send(lead, "/assign");
		await lead.waitForLoadState();
		assert.equal((await goCase(worker)).status(), 200);
		assert.ok((await textOf(worker)).includes("Enghraifft Gweithiwr"));
	});

	await step("details that leave something open come back with why", async () => {
		await goCase(worker, "/contact");
		await judge(worker, "contact");
		await fill(worker, SECRET);
		await send(worker, "/contact");
		await refused(worker, "Choose at least one safe way");
		await judge(worker, "contact-refused");
		assert.equal(await worker.locator('[name="phone"]').inputValue(), SECRET.phone);
	});

	await step("the referrer's check allows a first call and nothing else", async () => {
		for (const way of ["call", "letter"])
			await worker.locator(`[name="ways"][value="${way}"]`).check();
		for (let day = 0; day < 7; day++)
			await worker.locator(`[name="days"][value="${day}"]`).check();
		await worker.locator('[name="from-hour"]').selectOption("0");
		await worker.locator('[name="to-hour"]').selectOption("24");
		await fillDate(worker, "referrer-on", today());
		await worker.locator('[name="referrer-how"][value="in-person"]').check();
		await send(worker, "/contact");
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-referred");
		await seesNothing(worker);

		const text = await textOf(worker);

		assert.ok(text.includes(t("Allowed now")));
		assert.ok(text.includes(t("Not allowed: until you have verified the details, only a first call is allowed")));
		assert.ok(text.includes("•••••• 77"));
	});

	await step("what is masked is shown when it is asked for, and masked again afterwards", async () => {
		await worker.getByRole("button", { name: t("Show the details") }).click();
		await worker.waitForURL(/\/reveal$/);
		await judge(worker, "case-revealed");
		for (const secret of Object.values(SECRET))
			assert.ok((await textOf(worker)).includes(secret), secret);
		await goCase(worker);
		await seesNothing(worker);
		await judgePaper(worker, "case-on-paper");
	});

	const record = async (way, safe, result) => {
		await goCase(worker, "/attempt");
		await worker.locator(`[name="way"][value="${way}"]`).check();
		await worker.locator(`[name="safe"][value="${safe}"]`).check();
		await worker.locator(`[name="result"][value="${result}"]`).check();
		await send(worker, "/attempt");
	};

	await step("a letter before that is refused, and a call is recorded", async () => {
		await goCase(worker, "/attempt");
		await judge(worker, "attempt");
		await record("letter", "yes", "reached");
		await refused(worker, "Not allowed: until you have verified the details, only a first call is allowed");
		await judge(worker, "attempt-refused");
		await record("call", "yes", "no-answer");
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-tried");
		assert.ok((await textOf(worker)).includes(t("The programme has not been told: {what}", { what: t("Contact was tried") })));
	});

	await step("the programme is told, once", async () => {
		await tell(worker, "tried");
		await worker.waitForLoadState();
		await goCase(worker);
		assert.equal(await worker.locator(".govuk-inset-text").count(), 0);
	});

	await step("a pause stands until it is safe to go on", async () => {
		await tell(worker, "pause");
		await worker.waitForLoadState();
		await goCase(worker);
		await judge(worker, "case-paused");
		assert.ok((await textOf(worker)).includes(t("Paused")));
		await tell(worker, "proceed");
		await worker.waitForLoadState();
		await goCase(worker);
		assert.ok(!(await textOf(worker)).includes(t("Paused")));
	});

	await step("a wrong number ends the check, and the programme is to be told", async () => {
		await record("call", "yes", "wrong-number");
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-wrong-number");
		assert.ok((await textOf(worker)).includes(t("The programme has not been told: {what}",
			{ what: t("The contact details do not work") })));
		assert.ok((await textOf(worker)).includes(t("Not allowed: nobody has checked that the details are safe")));
	});

	await step("an auditor finds in the log who saw what, and sees no case", async () => {
		const auditor = await open();

		await signIn(auditor, "auditor");
		await go(auditor, "/log");
		await judge(auditor, "log");
		assert.ok((await textOf(auditor)).includes(t("Saw the contact details unmasked")));
		assert.equal((await go(auditor, `/cases/${own}`)).status(), 403);
		await auditor.context().close();
	});

	const answers = async (said) => {
		await goCase(worker, "/consents");
		for (const [name, answer] of Object.entries(said))
			await worker.locator(`[name="${name}"][value="${answer}"]`).check();
		await send(worker, "/consents");
	};

	await step("what the person agrees to is recorded, and whoever takes it back is not contacted", async () => {
		await goCase(worker, "/consents");
		await judge(worker, "consents");
		await send(worker, "/consents");
		await refused(worker, "Choose at least one answer");
		await judge(worker, "consents-refused");
		await answers({ contact: "yes", share: "no", briefed: "yes" });
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-agreed");
		await answers({ contact: "no" });
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-withdrawn");

		const text = await textOf(worker);

		assert.ok(text.includes(t("Withdrawn on")));
		assert.ok(text.includes(t("Not allowed: the person has withdrawn their consent to contact")));
		await answers({ contact: "yes" });
		await worker.waitForURL(/\/cases\/\d+$/);
		await goCase(worker, "/consents");
		await judge(worker, "consents-given");
	});

	await step("a workshop asks for a review, the longest overdue first, and it is done", async () => {
		await go(worker, "/home");

		const due = worker.locator('main a[href*="/reviews/"]');
		const before = await due.count();

		assert.ok((await textOf(worker, "main dl:has(a[href*='/reviews/']) dd"))
			.startsWith(t("{what}: overdue since {date}", { what: t("Review after workshop A"), date: "" }).trim()));
		await due.first().click();
		await worker.waitForURL(/\/reviews\/\d+$/);
		await judge(worker, "review");
		await fill(worker, { note: "Nodyn dychmygol" });
		await worker.getByRole("button", { name: t("Save the review") }).press("Enter");
		await refused(worker, "Choose what was found");
		await judge(worker, "review-refused");
		assert.equal(await worker.locator('[name="note"]').inputValue(), "Nodyn dychmygol");
		await worker.locator('[name="found"][value="no-concern"]').check();
		await worker.getByRole("button", { name: t("Save the review") }).press("Enter");
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-reviewed");
		assert.ok((await textOf(worker)).includes(t("No new concern")));
		await go(worker, "/home");
		assert.equal(await due.count(), before - 1);
	});

	const stepForm = (page, act) => page.locator(`form:has(input[name="act"][value="${act}"])`);
	let disclosure;

	await step("somebody in danger is rung 999 for at once, and what was said is raised with the lead", async () => {
		await goCase(worker);
		await worker.getByRole("button", { name: t("Raise a disclosure") }).click();
		await worker.waitForURL(/\/disclosures\/new$/);
		await judge(worker, "raise");
		await fill(worker, { summary: "Geiriau dychmygol" });
		await send(worker, "/disclosures/new");
		await refused(worker, "Say whether anybody is in danger now. If so, ring 999 first");
		await judge(worker, "raise-refused");
		assert.equal(await worker.locator('[name="summary"]').inputValue(), "Geiriau dychmygol");
		await worker.locator('[name="immediate"][value="yes"]').check();
		await fill(worker, { "told-by": "Enghraifft", about: "Enghraifft" });
		await send(worker, "/disclosures/new");
		await worker.waitForURL(/\/disclosures\/\d+$/);
		disclosure = new URL(worker.url()).pathname.replace(/^\/cy/, "");
		await judge(worker, "disclosure-raised");
		assert.ok((await textOf(worker)).includes(
			t("Somebody is in danger now. Ring 999 at once, then tell a lead. Do not wait for the triage.")));
		assert.equal(await stepForm(worker, "triage").count(), 0);
	});

	await step("the lead sees it first, with the clock, and decides where it goes", async () => {
		await go(lead, "/home");
		await judge(lead, "home-lead-disclosures");
		assert.ok((await textOf(lead, "main dl dd")).startsWith(
			t("In danger now. {what}", { what: t("A lead has to triage it today") })));
		await go(lead, disclosure);
		await judge(lead, "disclosure-lead");
		await stepForm(lead, "triage").locator('[name="route"][value="police"]').check();
		await stepForm(lead, "triage").locator("button").press("Enter");
		await stepForm(lead, "pass").waitFor();
	});

	await step("it is passed on by consent or by what the law allows, confirmed, and closed", async () => {
		await go(worker, disclosure);
		await fill(worker, { recipient: "Enghraifft, 101" });
		await worker.locator('[name="hour"]').selectOption("0");
		await worker.locator('[name="minute"]').selectOption("0");
		await worker.locator('[name="basis"][value="consent"]').check();
		await stepForm(worker, "pass").locator("button").press("Enter");
		await refused(worker, "It is not recorded that the person agreed to share. Record that first, or choose the reason for which the law allows it");
		await judge(worker, "disclosure-refused");
		assert.equal(await worker.locator('[name="recipient"]').inputValue(), "Enghraifft, 101");
		await worker.locator('[name="basis"][value="life"]').check();
		await stepForm(worker, "pass").locator("button").press("Enter");
		await stepForm(worker, "confirm").waitFor();
		await judge(worker, "disclosure-passed");
		await fill(worker, { reference: "ENGHRAIFFT-1" });
		await stepForm(worker, "confirm").locator("button").press("Enter");
		await stepForm(worker, "confirm").waitFor({ state: "detached" });
		await go(lead, disclosure);
		await stepForm(lead, "close").locator("button").press("Enter");
		await stepForm(lead, "reopen").waitFor();
		await judge(lead, "disclosure-closed");
	});

	await step("disclosures are found by their stage", async () => {
		await go(worker, "/disclosures");
		await judge(worker, "disclosures");
		assert.equal(await worker.locator("main tbody tr").count(), 4);
		await worker.locator('[name="state"]').selectOption("closed");
		await worker.getByRole("button", { name: t("Apply filters") }).click();
		await worker.waitForURL(/state=closed/);
		assert.equal(await worker.locator("main tbody tr").count(), 2);
	});

	await step("a case ends once the person was told, and a lead opens it again", async () => {
		await go(worker, "/home");

		const over = worker.locator("main h2", { hasText: t("The programme is over: tell the person, and end the case") })
			.locator("xpath=following::dl[1]").locator("div", { hasText: t("Completed the programme") }).locator("a");

		await over.first().click();
		await worker.waitForURL(/\/cases\/\d+$/);
		own = inCase(worker);
		await worker.getByRole("button", { name: t("End the case") }).press("Enter");
		await worker.waitForURL(/\/end$/);
		await judge(worker, "end");
		await worker.locator('[name="reason"][value="told-completed"]').check();
		await send(worker, "/end");
		await refused(worker, "The programme has not been told what came of the contact. Tell it before the case ends");
		await goCase(worker);
		await tell(worker, "made");
		await worker.waitForLoadState();
		await goCase(worker, "/end");
		await worker.locator('[name="reason"][value="told-left"]').check();
		await send(worker, "/end");
		await refused(worker, "The programme ended otherwise. Look at what it said, and choose the reason that fits");
		await judge(worker, "end-refused");
		await worker.locator('[name="reason"][value="told-completed"]').check();
		await send(worker, "/end");
		await worker.waitForURL(/\/cases\/\d+$/);
		await judge(worker, "case-ended");
		assert.ok((await textOf(worker)).includes(
			t("The case has ended. Nobody is contacted or told anything until a lead opens it again.")));

		const ends = `main tbody a[href$="/cases/${own}"]`;

		await go(worker, "/cases");
		assert.equal(await worker.locator(ends).count(), 0);
		await go(worker, "/cases?state=ended");
		assert.equal(await worker.locator(ends).count(), 1);
		await goCase(lead);
		await lead.getByRole("button", { name: t("Open the case again") }).press("Enter");
		await lead.waitForURL(/\/reopen$/);
		await judge(lead, "reopen");
		await send(lead, "/reopen");
		await refused(lead, "Choose why the case is opened again");
		await lead.locator('[name="reason"][value="asked"]').check();
		await send(lead, "/reopen");
		await lead.waitForURL(/\/cases\/\d+$/);
		await judge(lead, "case-reopened");
		await goCase(worker);
		assert.ok((await textOf(worker)).includes(t("In touch")));
	});

	await step("each page can be left at once", async () => {
		const exit = worker.getByRole("button", { name: t("Exit this page") });

		assert.ok((await exit.getAttribute("href")).startsWith("https://"));
		assert.equal(await exit.getAttribute("rel"), "nofollow noreferrer");
	});

	await step("whoever signs out is led to where one signs in", async () => {
		const menu = worker.locator(".govuk-service-navigation__toggle"); // of a telephone

		await goCase(worker);
		if (await menu.isVisible())
			await menu.press("Enter");
		await worker.getByRole("button", { name: t("Sign out") }).press("Enter");
		await worker.waitForURL(/\/sign-in$/);
		assert.match((await goCase(worker)).url(), /\/sign-in\?to=/);
	});
}, { program: SARN_VICTIM });
