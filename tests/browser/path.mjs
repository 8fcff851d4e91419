// SPDX-License-Identifier: MIT
//
// One person, from the check before a caution is offered to the programme completed: a sergeant, a
// triage worker, a coordinator, two facilitators and a victim worker each do their part.  Both
// programs' clocks go ahead to the day after each workshop.

import { go, journey } from "./kit.mjs";
import { addFor, casesCameOver, casesOf, checked, dayIn, daysTo, fillSafeContact, findPairs, giveCaution,
	PASSWORD, press, send, signInAs, soon, textOf, triageAndSend } from "./office.mjs";

// Answers of the check that lead to each group, by how its cohorts name it.
const GROUPS = {
	"Men, partner or former partner": { sex: "male", e10: "partner" },
	"Women, partner or former partner": { sex: "female", e10: "partner" },
	"Men, family": { sex: "male", e10: "family" },
	"Women, family": { sex: "female", e10: "family" },
};

const VICTIM = { "victim-name": "Mali Ddychmygol", "victim-telephone": "01632 960 199",
	"victim-answer": "Modryb Enghraifft", "victim-code-word": "gellyg" };

const SECOND = "demo.second-facilitator";

await journey(async ({ sarn, open, openOther, step, signIn, judge, t, assert }) => {
	const path = (page) => new URL(page.url()).pathname.replace(/^\/cy/, "");
	let cohorts, cohort, days, hold, caution, referral, theirs, before;

	// Nobody stays signed in for weeks.
	const signedIn = async (role, page) => {
		await signIn(page, role);
		return page;
	};
	const does = async (page, act, url = new RegExp(`done=${act}$`)) => {
		await go(page, `${referral}/act/${act}`);
		await press(page, `/act/${act}`, url);
	};
	const row = (page, label) =>
		textOf(page, `.govuk-summary-list__row:has(dt:text-is("${t(label)}")) dd`);

	// Everybody in the room came: the first facilitator enters it and both sign.
	const isHeld = async (letter) => {
		const register = `/cohorts/${cohort}/register/${letter}`;
		const first = await signedIn("facilitator", await open());
		const second = await open();

		await go(first, register);
		for (const field of await first.locator('main select[name$="-came"]').all())
			await field.selectOption("came");
		await judge(first, `register-${letter}`);
		await first.locator('button[value="sign"]').press("Enter");
		await first.waitForURL(/\/sign$/);
		await press(first, "/sign", /done=signed/);
		await signInAs(second, SECOND);
		await go(second, `${register}/sign`);
		await press(second, "/sign", /done=closed/);
	};

	await step("two facilitators lead workshops to come", async () => {
		const facilitator = await signedIn("facilitator", await open());

		sarn.run(["account", "password", SECOND], `${PASSWORD}\n`);
		await go(facilitator, "/cohorts");

		const paths = await facilitator.locator("main tbody a")
			.evaluateAll((all) => all.map((each) => each.getAttribute("href").replace(/^\/cy/, "")));

		cohorts = [];
		for (const each of paths) {
			await go(facilitator, each);

			const group = await row(facilitator, "For");
			const answers = GROUPS[Object.keys(GROUPS).find((name) => t(name) === group)];
			const language = await row(facilitator, "Language") === t("Welsh") ? "cy" : "en";
			const ahead = [];

			for (const workshop of ["Workshop A", "Workshop B"])
				ahead.push(daysTo(dayIn(await row(facilitator, workshop), facilitator.language)));
			assert.ok(answers, group);
			if (ahead[0] > 0)
				cohorts.push({ id: each.match(/\d+$/)[0], answers, language, days: ahead });
		}
		assert.ok(cohorts.length > 0);
	});

	await step("the sergeant checks before a caution is offered, and holds a place with them", async () => {
		const sergeant = await signedIn("authorising-sergeant", await open());

		for (const each of cohorts) {
			const place = sergeant.locator(`button[name="cohort"][value="${each.id}"]`);

			await checked(sergeant, each.answers);
			await findPairs(sergeant, each.language);
			if (hold || await place.count() === 0)
				continue;
			await place.press("Enter");
			await sergeant.waitForURL(/\/holds\/\d+\?done=h$/);
			hold = path(sergeant);
			({ id: cohort, days } = each);
		}
		assert.ok(hold, "none of them has a place");
		await go(sergeant, hold);
		await judge(sergeant, "hold");
	});

	await step("the cases of the last days have come to the victims' side", async () => {
		const lead = await signedIn("victim-lead", await openOther());

		before = await casesCameOver(lead);
	});

	await step("the caution is given, and the person referred with the victim's safe contact", async () => {
		const sergeant = await signedIn("authorising-sergeant", await open());

		await addFor(sergeant, hold);
		await giveCaution(sergeant);
		caution = path(sergeant);
		await go(sergeant, `/referrals/new?caution=${caution.match(/\d+/)[0]}`);
		await fillSafeContact(sergeant, VICTIM);
		await press(sergeant, "/referrals/new", /done=refer$/);
		referral = path(sergeant);
		await judge(sergeant, "referred");
		await go(sergeant, `${caution}/act?act=start`);
		await press(sergeant, "/act", /done=start$/);
	});

	await step("triage finds out what they need, and sends them on", async () => {
		await triageAndSend(await signedIn("triage-worker", await open()), referral);
	});

	await step("the coordinator takes them, rings them and books the place that was held", async () => {
		const coordinator = await signedIn("coordinator", await open());

		for (const act of ["receive", "accept", "contact", "book", "send-letter"])
			await does(coordinator, act);
		assert.ok((await textOf(coordinator)).includes(t("Booked")));
		await judge(coordinator, "booked");
	});

	await step("the victim worker is given the case, calls, and the programme is told that they did", async () => {
		const lead = await signedIn("victim-lead", await openOther());

		await soon(async () => {
			theirs = (await casesOf(lead)).find((each) => !before.includes(each));
			return theirs !== undefined;
		}, "the case");
		await go(lead, theirs);
		await lead.locator('[name="worker"]').selectOption({ index: 1 });
		await press(lead, "/assign", (url) => url.pathname.endsWith(theirs));

		const worker = await signedIn("victim-worker", await openOther());

		await soon(async () => (await casesOf(worker)).includes(theirs), "the worker's case");
		await go(worker, `${theirs}/attempt`);
		for (const [name, value] of [["way", "call"], ["safe", "yes"], ["result", "reached"]])
			await worker.locator(`[name="${name}"][value="${value}"]`).check();
		await press(worker, "/attempt", (url) => url.pathname.endsWith(theirs));
		await worker.locator('form:has(input[name="flag"][value="made"]) button').press("Enter");
		await worker.waitForURL((url) => url.pathname.includes(theirs));
		await judge(worker, "case");
	});

	await step("workshop A is held, and the register signed by both", async () => {
		await sarn.goLater(days[0] + 1);
		await isHeld("a");
	});

	await step("workshop B is held, and the register signed by both", async () => {
		await sarn.goLater(days[1] + 1);
		await isHeld("b");
	});

	await step("the coordinator closes the referral: completed", async () => {
		const coordinator = await signedIn("coordinator", await open());

		await go(coordinator, referral);
		assert.ok((await textOf(coordinator)).includes(t("Both workshops attended")));
		await does(coordinator, "close");
		assert.equal(await row(coordinator, "Ended because"), t("Completed"));
		await judge(coordinator, "closed");
	});

	await step("the police are told, and the caution is complied with", async () => {
		const sergeant = await signedIn("authorising-sergeant", await open());

		await go(sergeant, referral);
		await judge(sergeant, "referral-police");
		await go(sergeant, caution);
		await sergeant.locator('[name="condition-state"]').selectOption("met");
		await press(sergeant, "/act", /done=mark$/);
		await go(sergeant, `${caution}/act?act=complete`);
		await press(sergeant, "/act", /done=complete$/);
		assert.ok((await textOf(sergeant)).includes(t("Complied with")));
		await judge(sergeant, "caution-completed");
	});

	await step("the victim worker reads that they came to both, and completed it", async () => {
		const worker = await signedIn("victim-worker", await openOther());

		await soon(async () => {
			await go(worker, theirs);
			return (await textOf(worker)).includes(t("Completed the programme"));
		}, "the completion");
		assert.equal((await textOf(worker)).split(t("Attended")).length - 1, 2);
		await judge(worker, "case-completed");
	});
}, { both: true });
