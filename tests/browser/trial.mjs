// SPDX-License-Identifier: MIT
//
// The main task of each role, done once from its beginning, and what it asks of whoever does it: how
// many fields are typed (a date is one) and chosen, how many links and buttons pressed, and how many
// seconds all of that takes when nobody has to think.  It prints, and judges nothing by it:
//
//	meson test -C build -v trial

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

import { go, journey, ONE_WAY } from "./kit.mjs";
import { casesCameOver, casesOf, enterPaper, inDays, PASSWORD, send, signInAs } from "./office.mjs";
import { startSarn } from "./sarn.mjs";

const SUITABLE = { sex: "male", e03: "yes", tool: "dash", e04: "standard", e05: "no", e06: "no", e07: "no",
	e09: "obtained", e10: "partner", e13: "sergeant" };
const VICTIM = { "victim-name": "Mali Ddychmygol", "victim-telephone": "01632 960 199" };

// A room as it is: two did not come, one came a little late, one left early.
const PAPER = ["1", "2", "1", ["1", "12"], "1", "1", "3", "1", "2", "1"];

// Somebody at a page, of whom it is counted what they do.
function handOn(page) {
	const hand = { page, typed: 0, chosen: 0, pressed: 0 };
	const visible = (name) => page.locator(`main :is(input, select, textarea)[name="${name}"]:not([type="hidden"])`);

	hand.type = async (name, value) => {
		hand.typed++;
		await visible(name).fill(value);
	};
	hand.typeDay = async (name, parts) => {
		hand.typed++;
		for (const [i, part] of ["day", "month", "year"].entries())
			await visible(`${name}-${part}`).fill(parts[i]);
	};
	hand.choose = async (name, value) => {
		hand.chosen++;
		await page.locator(`main [name="${name}"][value="${value}"]`).check();
	};
	hand.pick = async (name, option) => {
		hand.chosen++;
		await visible(name).selectOption(option);
	};
	hand.press = async (what, url) => {
		const target = typeof what === "string" ? page.locator(what).first() : what;

		hand.pressed++;
		if (!await target.isVisible())
			await page.locator("main details summary").first().click();
		await target.press("Enter");
		await page.waitForURL(url);
	};
	// By a link that stands on some page of a list.
	hand.open = async (address) => {
		hand.pressed++;
		await go(page, address);
	};
	hand.send = (action, url) => hand.press(`form[action$="${action}"] button:not([name])`, url);
	return hand;
}

function printed(rows) {
	const heads = ["Role", "Task", "Typed", "Chosen", "Pressed", "Seconds"];
	const all = [heads, ...rows];
	const widths = heads.map((_, i) => Math.max(...all.map((row) => row[i].length)));

	return all.map((row) => `# ${row.map((cell, i) => i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))
		.join("  ")}`).join("\n");
}

let cohort;

function prepareRoom(run, folder) {
	mkdirSync(folder, { recursive: true });
	cohort = execFileSync(process.env.A_ROOM, [folder], { encoding: "utf8" }).trim();
	for (const login of ["alys.sampl", "hwylusydd", "arweinydd"])
		run(["account", "password", login], `${PASSWORD}\n`);
}

await journey(async ({ open, openOther, openAt, step, signIn, assert }) => {
	const rows = [];
	const path = (page) => new URL(page.url()).pathname;
	let person, referral, theirs;

	const task = (role, what, page, act) => step(`${role}: ${what}`, async () => {
		const hand = handOn(page);
		const began = Date.now();

		await act(hand, page);
		rows.push([role, what, ...[hand.typed, hand.chosen, hand.pressed].map(String),
			((Date.now() - began) / 1000).toFixed(1)]);
	});
	const signedIn = async (role, page) => {
		await signIn(page, role);
		await go(page, "/home");
		return page;
	};

	const lead = await signedIn("victim-lead", await openOther());
	const before = await casesCameOver(lead);

	const sergeant = await signedIn("authorising-sergeant", await open());

	await task("Sergeant", "check, hold a place, open the slip", sergeant, async (hand, page) => {
		await go(page, "/home");
		await hand.press('main a[href$="/check"]', /\/check$/);
		for (const [name, value] of Object.entries(SUITABLE))
			await hand.choose(name, value);
		await hand.choose("e11", "none");
		hand.chosen++;
		await page.locator('[name="e08"]').first().check();
		await hand.type("age", "30");
		await hand.press('form[method="get"] button', /asked=yes/);
		await hand.press('form[action$="/check/places"] button', /\/places\?terms=/);
		await hand.choose("language", "cy");
		await hand.typeDay("offence", inDays(-3));
		await hand.press('form[method="get"][action$="/places"] button', /asked=yes/);
		await hand.press('button[name="cohort"]', /done=h$/);
		await hand.press('main a[href*="/slip"]', /\/slip/);
		await hand.press(".govuk-back-link", /\/holds\/\d+$/);
	});

	await task("Sergeant", "caution given, person referred with safe contact", sergeant, async (hand, page) => {
		await hand.press('main a[href$="/refer"]', /\/refer$/);
		await hand.type("search", "Owain Dychmygol");
		await hand.send("/refer", /\/refer$/);
		await hand.send("/refer/add", /\/refer\/add$/);
		await hand.typeDay("born", ["17", "5", "1990"]);
		await hand.send("/refer/new", /\/caution\?place=\d+$/);
		person = path(page).match(/\/people\/\d+/)[0];
		await hand.typeDay("offence-on", inDays(-3));
		await hand.typeDay("views-on", inDays(-1));
		await hand.type("views-method", "Ffôn");
		await hand.send("/caution", /done=propose$/);
		await hand.send("/act", /done=authorise$/);
		await hand.send("/act", /done=issue$/);
		await hand.press('main a[href*="/referrals/new?caution="]', /\/referrals\/new/);
		await hand.choose("victim", "given");
		for (const [name, value] of Object.entries(VICTIM))
			await hand.type(name, value);
		for (let day = 0; day < 7; day++) // the first call is made today, whatever day that is
			await hand.choose("victim-days", String(day));
		await hand.pick("victim-from", "0");
		await hand.pick("victim-until", "24");
		for (const [name, value] of Object.entries({ "victim-message": "no", "victim-language": "cy",
			"victim-how": "in-person" }))
			await hand.choose(name, value);
		await hand.typeDay("victim-on", inDays(-1));
		await hand.send("/referrals/new", /done=refer$/);
		referral = path(page);
	});

	await task("Triage worker", "needs on the pathways, sent to the programme", await signedIn("triage-worker", await open()),
		async (hand, page) => {
			await hand.open(referral);
			await hand.press('main a[href$="/triage"]', /\/triage$/);
			await hand.send("/triage/begin", /done=/);
			await hand.open(`${referral}/triage/needs`);
			for (const each of await page.locator('[name^="score-"][value="0"]').all()) {
				hand.chosen++;
				await each.check();
			}
			await hand.choose("consent", "given");
			await hand.press('button[name="complete"]', /done=assess$/);
			await hand.press('main .sarn-acts a[href$="/send"]', /\/send$/);
			await hand.send("/triage/send", /done=/);
		});

	await task("Coordinator", "accept, first contact, book, joining letter", await signedIn("coordinator", await open()),
		async (hand, page) => {
			await hand.open(referral);
			for (const act of ["receive", "accept", "contact", "book", "send-letter"]) {
				await hand.press(`main a[href$="/act/${act}"]`, new RegExp(`/act/${act}$`));
				await hand.send(`/act/${act}`, new RegExp(`done=${act}$`));
			}
		});

	await step("the case has come to the victims' service", async () => {
		for (let i = 0; i < 60 && !theirs; i++) {
			await lead.waitForTimeout(250);
			theirs = (await casesOf(lead)).find((each) => !before.includes(each));
		}
		assert.ok(theirs);
	});

	await task("Victim lead", "say whose the case is", lead, async (hand, page) => {
		await hand.open(theirs);
		await hand.pick("worker", { index: 1 });
		await hand.press(`form[action$="/assign"] button`, (url) => url.pathname === theirs);
	});

	await task("Victim worker", "first call made, programme told", await signedIn("victim-worker", await openOther()),
		async (hand, page) => {
			await hand.open(theirs);
			await hand.press('main a[href$="/attempt"]', /\/attempt$/);
			await hand.choose("way", "call");
			await hand.choose("safe", "yes");
			await hand.choose("result", "reached");
			await hand.send("/attempt", (url) => url.pathname === theirs);
			await hand.press('form:has(input[name="flag"][value="made"]) button', (url) => url.pathname.startsWith(theirs));
		});

	await task("Commissioning officer", "read how far people come", await signedIn("commissioning-officer", await open()),
		async (hand) => hand.press('main a[href$="/figures"]', /\/figures$/));

	await task("Privacy officer", "keep a colleague from somebody", await signedIn("privacy-officer", await open()),
		async (hand, page) => {
			await hand.open(`${person}/block`);
			await hand.type("account", "demo.authorising-sergeant");
			await hand.choose("kind", "self");
			await hand.send("/block", /\/block$/);
			await page.locator('form[action$="/lift"]').first().waitFor();
		});

	await task("Auditor", "see who saw and did what", await signedIn("auditor", await open()),
		async (hand) => hand.press('main a[href$="/log"]', /\/log$/));

	// ---- a workshop that was held ----

	const room = await startSarn(prepareRoom);
	const register = `/cohorts/${cohort}/register/a`;
	const leader = async (login) => {
		const page = await openAt(room.address);

		await signInAs(page, login);
		await go(page, register);
		return page;
	};

	await task("First facilitator", "ten people from paper, signed", await leader("alys.sampl"), async (hand, page) => {
		assert.equal(await page.locator('main select[name$="-came"]').count(), PAPER.length);
		hand.chosen += PAPER.length;
		hand.typed += PAPER.filter(Array.isArray).length;
		await enterPaper(page, PAPER);
		await hand.press('button[value="sign"]', /\/sign$/);
		await hand.send("/sign", /done=signed$/);
	});

	await task("Second facilitator", "signed", await leader("hwylusydd"), async (hand) => {
		await hand.press('main a[href$="/sign"]', /\/sign$/);
		await hand.send("/sign", /done=closed$/);
	});

	await task("Perpetrator-side lead", "a mistake corrected", await leader("arweinydd"), async (hand, page) => {
		await hand.press('main a[href*="/correct/"]', /\/correct\//);
		await hand.pick("came", "absent");
		await hand.type("because", "Dwy res wedi’u cymysgu (sampl)");
		await hand.send(path(page), /done=corrected$/);
	});

	await room.stop();
	console.log(printed(rows));
}, { both: true, ways: [ONE_WAY] });
