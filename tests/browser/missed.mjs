// SPDX-License-Identifier: MIT
//
// Workshop B is missed by two of three: one of them can still repeat both in time, the other cannot.
// Two sign the register; the police team, triage, the provider and those who led the workshop each
// see their part of what follows, and no more.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

import { go, journey } from "./kit.mjs";
import { PASSWORD, send, signInAs, textOf } from "./office.mjs";

const CAME = "1", ABSENT = "2"; // the figures of the register
const HIDDEN = ["Efa", "Sampla", "Samplb", "Samplc"]; // in no notice, and on no page of the path

let cohort, repeat, came, feasible, infeasible;

function prepare(run, folder) {
	mkdirSync(folder, { recursive: true });
	[cohort, repeat, came, feasible, infeasible] =
		execFileSync(process.env.A_ROOM, [folder, "missed"], { encoding: "utf8" }).trim().split(" ");
	for (const login of ["rhingyll", "brysbennu", "cydlynydd", "alys.sampl", "hwylusydd"])
		run(["account", "password", login], `${PASSWORD}\n`);
}

await journey(async ({ open, step, judge, t, assert }) => {
	const sergeant = await open();
	const triage = await open();
	const coordinator = await open();
	const first = await open();
	const second = await open();
	const register = `/cohorts/${cohort}/register/b`;

	const openAct = async (page, referral, act) => {
		await go(page, `/referrals/${referral}`);
		await page.locator(`main a[href$="/act/${act}"]`).click();
		await page.waitForURL(new RegExp(`/act/${act}$`));
	};
	const done = async (page, act) => {
		await send(page, `/act/${act}`);
		await page.waitForURL(new RegExp(`/referrals/\\d+\\?done=${act}$`));
	};

	// What the inbox of the page's reader says of a referral.
	const told = async (page, referral) => {
		await go(page, "/inbox");
		return (await page.locator(`.sarn-notices__notice:has(a[href$="/referrals/${referral}"])`)
			.allInnerTexts()).map((notice) => notice.replaceAll(/\s+/g, " "));
	};
	const says = (english) => {
		const words = t(english, { reference: "\0", workshop: "B", day: "\0", second_day: "\0" }).split("\0");

		return (notice) => words.every((each) => notice.includes(each));
	};
	const missed = says("{reference}: did not attend workshop {workshop} on {day}.");
	const completed = says("{reference}: attended workshop A on {day} and workshop B on {second_day}.");
	const booked = says("{reference}: booked into workshop A on {day} and workshop B on {second_day}.");
	const noRepeat = says("{reference}: no further workshops A and B end by {day}. Extend the deadline, "
		+ "or decide on the breach.");
	const canRepeat = says("Both workshops can still be repeated by the deadline, if the police say so.");
	const cannotRepeat = says("No workshops that are planned end by the deadline: extend it, or decide on the breach.");

	// Both inboxes say so of a miss; why it was missed they do not.
	const readsOfMisses = async (page) => {
		const [of, never] = [await told(page, feasible), await told(page, infeasible)];

		assert.deepEqual([of.filter(missed).length, never.filter(missed).length], [1, 1]);
		assert.ok(canRepeat(of.find(missed)) && !of.some(cannotRepeat) && !of.some(noRepeat));
		assert.ok(cannotRepeat(never.find(missed)) && !never.some(canRepeat));
		assert.equal((await told(page, came)).filter(completed).length, 1);
		assert.ok(!(await textOf(page)).includes(t("Absent")));
		return never;
	};

	await step("one who led workshop B enters that two of three missed it, and signs", async () => {
		await signInAs(first, "alys.sampl");
		await go(first, register);
		assert.equal(await first.locator('[name$="-came"]').count(), 3);
		for (const [row, mark] of [CAME, ABSENT, ABSENT].entries()) {
			await first.locator('[name$="-came"]').nth(row).focus();
			await first.keyboard.press(mark);
		}
		await first.locator('button[value="sign"]').press("Enter");
		await first.waitForURL(/\/sign$/);
		await judge(first, "sign");
		await send(first, "/sign");
		await first.waitForURL(/done=signed/);
	});

	await step("until both have signed neither the police nor triage are told of it", async () => {
		await signInAs(sergeant, "rhingyll");
		await signInAs(triage, "brysbennu");
		for (const page of [sergeant, triage])
			for (const referral of [came, feasible, infeasible])
				assert.ok(!(await told(page, referral)).some((each) => missed(each) || completed(each)));
	});

	await step("the other signs too, and sees who missed it", async () => {
		await signInAs(second, "hwylusydd");
		await go(second, register);
		await second.getByRole("button", { name: t("Sign the register") }).click();
		await second.waitForURL(/\/sign$/);
		await send(second, "/sign");
		await second.waitForURL(/done=closed/);
		assert.equal((await textOf(second)).split(t("Absent")).length - 1, 2);
		await judge(second, "closed");
	});

	await step("the police team reads of each miss whether a repeat of both can end in time", async () => {
		const never = await readsOfMisses(sergeant);

		assert.equal(never.filter(noRepeat).length, 0); // the notice of the miss says it
		await judge(sergeant, "inbox-police");
	});

	await step("triage reads the same of both, and is asked to decide nothing", async () => {
		const never = await readsOfMisses(triage);

		assert.equal(never.filter(noRepeat).length, 0);
		await judge(triage, "inbox-triage");
		await go(triage, `/referrals/${infeasible}`);
		assert.equal(await triage.locator('main a[href*="/act/decide"]').count(), 0);
		await judge(triage, "triage");
	});

	await step("the sergeant's home has both, and says of one that no workshops end by its deadline", async () => {
		await go(sergeant, "/home");
		for (const referral of [feasible, infeasible])
			await sergeant.locator(`main td a[href$="/referrals/${referral}"], `
				+ `main th a[href$="/referrals/${referral}"]`).first().waitFor();
		await judge(sergeant, "home-police");
		for (const [referral, is] of [[feasible, false], [infeasible, true]]) {
			await go(sergeant, `/referrals/${referral}`);
			assert.equal((await textOf(sergeant))
				.includes(t("No workshops end by the deadline: extend it, or decide")), is);
			await judge(sergeant, is ? "infeasible" : "feasible");
		}
	});

	await step("nobody books before the police have decided", async () => {
		await signInAs(coordinator, "cydlynydd");
		for (const referral of [feasible, infeasible]) {
			await go(coordinator, `/referrals/${referral}`);
			assert.equal(await coordinator.locator('main a[href$="/act/book"]').count(), 0);
			assert.equal(await coordinator.locator('main a[href$="/act/decide"]').count(), 0);
		}
		await judge(coordinator, "waits");
	});

	await step("of a repeat that can end in time they are not told that there is none", async () => {
		await go(coordinator, `/referrals/${feasible}/act/tell`);
		assert.equal(await coordinator.locator('[value="no-repeat-possible"]').count(), 0);
	});

	await step("who may try again is booked into both, and the police read of it", async () => {
		await openAct(sergeant, feasible, "decide");
		await sergeant.locator('[name="decision"][value="go-on"]').check();
		await judge(sergeant, "decide");
		await done(sergeant, "decide");
		await go(coordinator, "/home");
		await coordinator.locator(`main a[href$="/referrals/${feasible}"]`).first().waitFor();
		await judge(coordinator, "home-provider");
		await openAct(coordinator, feasible, "book");
		await judge(coordinator, "book");
		assert.deepEqual(await coordinator.locator('[name="cohort"]').evaluateAll((all) => all.map(({ value }) => value)),
			[repeat]);
		await coordinator.locator('[name="cohort"]').check();
		await done(coordinator, "book");
		await judge(coordinator, "booked-again");
		assert.equal((await told(sergeant, feasible)).filter(booked).length, 2);
	});

	await step("who has no time for it is charged, and the provider is told to close", async () => {
		await openAct(sergeant, infeasible, "decide");
		await sergeant.locator('[name="decision"][value="charge"]').check();
		await done(sergeant, "decide");
		await go(coordinator, `/referrals/${infeasible}`);
		await judge(coordinator, "breached");
		await openAct(coordinator, infeasible, "close");
		await done(coordinator, "close");
	});

	await step("who led the workshops sees no more of the one, and both days of the other", async () => {
		assert.equal((await go(first, `/referrals/${infeasible}`)).status(), 404);
		await go(first, `/referrals/${feasible}`);
		await judge(first, "leader");
		await go(coordinator, `/cohorts/${repeat}/people`);
		assert.equal(await coordinator.locator("main form button[name=contacted]").count(), 1);
		await judge(coordinator, "ring-list");
	});

	await step("no page of the path has a name", async () => {
		for (const page of [sergeant, triage, coordinator])
			for (const path of ["/inbox", "/home", `/referrals/${feasible}`, `/referrals/${infeasible}`]) {
				await go(page, path);

				const text = await page.content();

				assert.deepEqual(HIDDEN.filter((name) => text.includes(name)), [], path);
			}
	});
}, { prepare });
