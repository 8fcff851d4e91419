// SPDX-License-Identifier: MIT
//
// Through the wall: somebody is referred with the victim's safe contact; the case stands on the
// victims' side; a pause there refuses a booking here until it is safe to proceed; what is booked
// while the other program is down is seen there, once, when it is back, and so when it all comes
// again; who leads the workshops sees nobody until the victims' side has said that they may, and the
// same human gets no case there; who is not heard for a day is told so.

import { setTimeout as sleep } from "node:timers/promises";

import { go, journey } from "./kit.mjs";
import { addPerson, casesCameOver, casesOf, fill, fillDate, fillSafeContact, refused, send, soon, textOf } from "./office.mjs";

const SECRET = { "victim-name": "Mali Ddychmygol", "victim-telephone": "01632 960 199",
	"victim-answer": "Modryb Enghraifft", "victim-code-word": "gellyg" };
const LEAD = "Enghraifft Arweinydd";
const OTHER = { ...SECRET, "victim-telephone": "01632 960 177" };

await journey(async ({ sarn, open, openOther, step, signIn, judge, t, assert }) => {
	const sergeant = await open();
	const worker = await open();
	const coordinator = await open();
	const facilitator = await open();
	const manager = await open();
	const lead = await openOther();
	let person, referral, before, theirs;

	const act = async (page, name, choose) => {
		await go(page, `${referral}/act/${name}`);
		if (choose)
			await page.locator(`main [name="${choose}"]`).first().check();
		await send(page, `/act/${name}`);
		await page.waitForURL((url) => url.searchParams.get("done") === name);
	};
	const offers = async (name) => {
		await go(coordinator, referral);
		return await coordinator.locator(`main a[href$="/act/${name}"]`).count() > 0;
	};
	const tell = async (flag) => {
		await go(lead, theirs);
		await lead.locator(`form:has(input[name="flag"][value="${flag}"]) button`).press("Enter");
		await lead.waitForLoadState();
	};
	const stands = async () => (await casesOf(lead)).some((path) => path.endsWith(theirs));
	const sayWho = async (page, number) => {
		await fill(page, { "staff-number": number });
		await fillDate(page, "born", ["29", "2", "1980"]);
		await page.getByRole("button", { name: t("Keep the code") }).press("Enter");
		await page.waitForLoadState();
	};
	const facilitatorSees = async () => {
		await go(facilitator, "/people");
		return await facilitator.locator(`main a[href$="/people/${person}"]`).count() > 0;
	};
	const cohortsTheyLead = async () => {
		await go(facilitator, "/cohorts");
		return facilitator.locator("main tbody a")
			.evaluateAll((all) => all.map((a) => a.getAttribute("href").match(/\d+$/)[0]));
	};
	const words = async (address) => (await fetch(`${address}/health`)).text();
	const health = async (address) => (await fetch(`${address}/health`)).status;

	await step("the form asks for the victim's safe contact, and shows none of it again", async () => {
		await signIn(sergeant, "authorising-sergeant");
		person = await addPerson(sergeant);
		await go(sergeant, `/referrals/new?person=${person}`);
		await judge(sergeant, "refer");
		await sergeant.locator('[name="source"]').first().check();
		await sergeant.locator('[name="type"][value="MI"]').check();
		await send(sergeant, "/referrals/new");
		await refused(sergeant, "Say whether the victims’ service can make contact");
		await sergeant.locator('[name="victim"][value="given"]').check();
		await fill(sergeant, SECRET);
		await send(sergeant, "/referrals/new");
		await refused(sergeant, "Say how the number was found to be safe");
		for (const secret of Object.values(SECRET))
			assert.ok(!(await sergeant.content()).includes(`"${secret}"`), secret);
		await judge(sergeant, "refer-refused");
	});

	await step("the cases of the last days have come over, once both run", async () => {
		await signIn(lead, "victim-lead");
		before = await casesCameOver(lead);
		await judge(lead, "cases");
	});

	await step("somebody is referred with it", async () => {
		await fillSafeContact(sergeant, SECRET);
		await send(sergeant, "/referrals/new");
		await sergeant.waitForURL(/\/referrals\/\d+\?done=refer$/);
		referral = new URL(sergeant.url()).pathname.match(/\/referrals\/\d+/)[0];
		for (const secret of Object.values(SECRET))
			assert.ok(!(await sergeant.content()).includes(secret), secret);
	});

	await step("the case stands on the victims' side, ready for a first call", async () => {
		await soon(async () => {
			theirs = (await casesOf(lead)).find((path) => !before.includes(path));
			return theirs !== undefined;
		}, "the case");
		await soon(async () => {
			await go(lead, theirs);
			return (await textOf(lead)).includes("•••••• 99");
		}, "the safe contact");
		assert.ok((await textOf(lead)).includes(t("Ready for the first contact")));
		await judge(lead, "case");
	});

	await step("details that do not work are replaced, and are seen there alone", async () => {
		await tell("details");
		await soon(async () => {
			await go(sergeant, "/inbox");
			return await sergeant.locator('main a[href$="/details"]').count() > 0;
		}, "the notice");
		await judge(sergeant, "inbox-details");
		await sergeant.locator('main a[href$="/details"]').first().click();
		await judge(sergeant, "details");
		await sergeant.locator('[name="victim"][value="given"]').check();
		await fill(sergeant, OTHER);
		await send(sergeant, "/details");
		await refused(sergeant, "Choose at least one safe day");
		await fillSafeContact(sergeant, OTHER);
		await send(sergeant, "/details");
		await sergeant.waitForURL(/\/inbox\?done=details$/);
		for (const secret of Object.values(OTHER))
			assert.ok(!(await sergeant.content()).includes(secret), secret);
		await soon(async () => {
			await go(lead, theirs);
			return (await textOf(lead)).includes("•••••• 77");
		}, "the other details");
		assert.ok((await textOf(lead)).includes(t("Other contact details came from the referrer")));
		await judge(lead, "case-details");
	});

	await step("it goes through triage to the provider, and is accepted", async () => {
		await signIn(worker, "triage-worker");
		await go(worker, `${referral}/triage`);
		await send(worker, "/begin");
		await worker.waitForURL(/done=begin$/);
		await go(worker, `${referral}/triage/needs`);
		for (const box of await worker.locator('[name^="score-"][value="0"]').all())
			await box.check();
		await worker.locator('[name="consent"][value="given"]').check();
		await worker.locator('button[name="complete"]').press("Enter");
		await worker.waitForURL(/done=assess$/);
		await worker.locator('main .sarn-acts a[href$="/send"]').click();
		await send(worker, "/send");
		await worker.waitForURL(/done=send-to-programme$/);
		await signIn(coordinator, "coordinator");
		await act(coordinator, "receive");
		await act(coordinator, "accept");
		assert.ok(await offers("book"));
	});

	await step("a pause there refuses a booking here, until it is safe to proceed", async () => {
		await tell("pause");
		await soon(async () => !await offers("book"), "the pause");
		assert.ok((await textOf(coordinator)).includes(t("The programme’s lead has to look at it first")));
		await judge(coordinator, "paused");
		await tell("proceed");
		await soon(() => offers("book"), "the word to proceed");
	});

	await step("each side says who somebody of theirs is: one human, with two accounts", async () => {
		await go(coordinator, "/facilitators");
		await coordinator.getByRole("link", { name: "Enghraifft Hwyluso" }).click();
		await judge(coordinator, "facilitator");
		await coordinator.getByRole("link", { name: t("Who they are") }).click();
		await judge(coordinator, "who");
		await coordinator.getByRole("button", { name: t("Keep the code") }).press("Enter");
		await refused(coordinator, "Enter the staff number");
		await sayWho(coordinator, "E 17");
		assert.ok((await textOf(coordinator)).includes(t("Given")));
		assert.ok(!(await coordinator.content()).includes("E 17"));
		await go(lead, "/workers");
		await lead.getByRole("main").getByRole("link", { name: "Enghraifft Gweithiwr" }).click();
		await judge(lead, "worker");
		await sayWho(lead, "e  17");
		assert.ok((await textOf(lead)).includes(t("Given")));
		await judge(lead, "workers");
	});

	await step("how many victim workers were trained is seen here, and not who", async () => {
		const officer = await open();
		const trained = async () => {
			await go(officer, "/facilitators");
			return officer.locator("main tbody td.govuk-table__cell--numeric").allTextContents();
		};

		await signIn(officer, "commissioning-officer");

		const before = await trained(); // those of the demonstration's year

		await go(lead, "/workers/trained");
		await send(lead, "/workers/trained");
		await refused(lead, "Choose who was trained");
		await judge(lead, "trained-refused");
		await fillDate(lead, "on", ["13", "2", "2026"]);
		await lead.getByLabel("Enghraifft Gweithiwr").check();
		await send(lead, "/workers/trained");
		await judge(lead, "trained");
		await soon(async () => (await trained()).join() === [...before, "1"].join(), "the number");
		assert.ok(!(await officer.content()).includes("Enghraifft Gweithiwr"));
		await judge(officer, "trained-told");
		await lead.getByRole("button", { name: t("Take it back") }).press("Enter");
		await soon(async () => (await trained()).join() === before.join(), "that it was a mistake");
	});

	await step("with the other program down this one is well, and books", async () => {
		await signIn(facilitator, "facilitator");

		const led = await cohortsTheyLead();

		await sarn.other.goDown();
		assert.equal(await health(sarn.address), 200);
		await go(coordinator, `${referral}/act/book`);
		await coordinator.locator(led.map((id) => `main input[type="radio"][value="${id}"]`).join(", "))
			.first().check();
		await send(coordinator, "/act/book");
		await coordinator.waitForURL((url) => url.searchParams.get("done") === "book");
		await sleep(1500); // it is tried, and tried again
		assert.equal(await health(sarn.address), 200);
	});

	await step("who leads sees nobody of it until the other side has answered", async () => {
		assert.ok(!await facilitatorSees());
		await go(coordinator, referral);
		assert.ok((await textOf(coordinator)).includes(t("Who leads them")));
		await judge(coordinator, "asked");
	});

	await step("once it is back, both days are seen there, once", async () => {
		const days = async () => {
			await go(lead, theirs);

			const text = await textOf(lead);

			return [t("Workshop A"), t("Workshop B")].map((what) => text.split(what).length - 1);
		};

		await sarn.other.comeUp();
		await soon(async () => (await days())[1] > 0, "the days");
		await sleep(1500);
		assert.deepEqual(await days(), [1, 1]);
		await judge(lead, "days");
	});

	await step("and then they do; the same human gets no case there", async () => {
		await soon(facilitatorSees, "the answer");
		await go(coordinator, referral);
		assert.ok(!(await textOf(coordinator)).includes(t("Who leads them")));
		await go(lead, theirs);
		await lead.locator('[name="worker"]').selectOption({ label: "Enghraifft Gweithiwr" });
		await send(lead, "/assign");
		await refused(lead, "This worker cannot have this case. Choose another");
		await judge(lead, "refused");
	});

	await step("all that was said comes twice more: the same answers, and nothing is seen twice", async () => {
		await go(lead, theirs);

		const seen = await textOf(lead);

		assert.ok(sarn.relayed.heard.length >= 3, "case, contact, days");
		for (let again = 0; again < 2; again++)
			for (const { body, answer } of [...sarn.relayed.heard])
				assert.equal(await sarn.relayed.send(body), answer);
		await go(lead, theirs);
		assert.equal(await textOf(lead), seen);
		assert.equal((await casesOf(lead)).length, before.length + 1);
	});

	await step("with this one down for a day the other is well, and tells its lead", async () => {
		await sarn.goDown();
		await go(lead, "/home");
		assert.ok(!(await textOf(lead)).includes(t("The other side is not hearing us")));
		await tell("pause");
		sarn.other.whatWaitsIsOfYesterday();
		assert.equal(await health(sarn.other.address), 200);
		assert.equal(await words(sarn.other.address), "ok\nrelay late\n");
		await go(lead, "/home");
		assert.ok((await textOf(lead)).includes(t("The other side is not hearing us")));
		await judge(lead, "not-heard");
	});

	await step("what it said then comes through later, and the warning goes", async () => {
		await sarn.comeUp();
		await soon(async () => await words(sarn.other.address) === "ok\n", "the answer");
		await go(coordinator, referral);
		assert.ok((await textOf(coordinator)).includes(t("The programme’s lead has to look at it first")));
		await go(lead, "/home");
		assert.ok(!(await textOf(lead)).includes(t("The other side is not hearing us")));
	});

	await step("a lead who is also the sergeant is kept from what the sergeant’s team reaches", async () => {
		await signIn(manager, "account-manager");
		await go(manager, "/accounts");
		await manager.getByRole("main").getByRole("link", { name: "Enghraifft Rhingyll" }).click();
		await judge(manager, "account");
		await fill(manager, { number: "E 18" });
		await send(manager, manager.url().match(/\/accounts\/\d+$/)[0]);
		await manager.waitForURL(/\/accounts$/);
		assert.ok(await stands());
		await go(lead, "/workers");
		await lead.getByRole("main").getByRole("link", { name: LEAD }).click();
		await sayWho(lead, "e  18");
		await soon(async () => !await stands(), "the answer");
		await go(lead, theirs);
		assert.equal(lead.status, 404);
		await go(sergeant, referral);
		assert.equal(sergeant.status, 200);
	});
}, { both: true });
