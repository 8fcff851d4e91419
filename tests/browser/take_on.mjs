// SPDX-License-Identifier: MIT
//
// A programme that was kept on spreadsheets for a year: its cohorts, its 200 people, three of them
// with something wrong at first, and their attendance.

import { go, journey } from "./kit.mjs";
import { send, textOf } from "./office.mjs";

const DAY_MS = 24 * 3600 * 1000;
const COHORTS = 20;
const ROOM = 10;

const VENUES = ["Caerfyrddin", "Aberystwyth", "Hwlffordd", "Llandrindod"].map((town) => `Neuadd Enghraifft, ${town}`);

// Those that lead no series: the demonstration's own are led by others, in other halls, all year.
const LEADERS = [["Alaw", "Berwyn"], ["Ceri", "Dewi"], ["Eirlys", "Fflur"]].map((pair) =>
	pair.map((name) => `Enghraifft ${name}`));

// The head of each sheet, in its own language; what stands in the cells is the same in both.
const HEADS = {
	en: {
		cohorts: "cohort,group,held,language,venue,A day,A begins,A ends,B day,facilitator 1,facilitator 2",
		people: "person,given names,family name,born,sex,language,county,route,group,offence day,caution day," +
			"deadline,officer,authorised by,rank,victim's views,referred,triage begun,triage done,accepted",
		attendance: "person,cohort,booked,workshop A,workshop B,police decision,decided,closed",
	},
	cy: {
		cohorts: "carfan,grŵp,cynhelir,iaith,lleoliad,diwrnod A,A yn dechrau,A yn gorffen,diwrnod B,hwylusydd 1,hwylusydd 2",
		people: "person,enwau cyntaf,cyfenw,ganed,rhyw,iaith,sir,llwybr,grŵp,diwrnod y drosedd,diwrnod y rhybuddiad," +
			"dyddiad cau,swyddog,awdurdodwyd gan,rheng,barn y dioddefwr,atgyfeiriwyd,dechrau brysbennu,diwedd brysbennu,derbyniwyd",
		attendance: "person,carfan,neilltuwyd lle,gweithdy A,gweithdy B,penderfyniad yr heddlu,penderfynwyd,caewyd",
	},
};

const iso = (day) => day.toISOString().slice(0, 10);
const later = (day, days) => new Date(day.getTime() + days * DAY_MS);

// A Saturday about a year ago, and every second one after it, but for those on which nobody works.
function daysOfA() {
	const today = new Date(`${iso(new Date())}T12:00:00Z`);
	const first = later(today, -343 - ((today.getUTCDay() + 1) % 7));
	const isFeast = (day) => /-(12-25|12-26|01-01)$/.test(iso(day));

	return Array.from({ length: COHORTS }, (_, k) => {
		let day = later(first, 14 * k);

		while (isFeast(day) || isFeast(later(day, 28)))
			day = later(day, 1);
		return day;
	});
}

const DAYS = daysOfA();

// A family of which the demonstration has nobody.
const FAMILY = "Dychmyg";
const nameOf = (i) => `${FAMILY}${String.fromCharCode(97 + Math.floor(i / 26))}${String.fromCharCode(97 + (i % 26))}`;

function cohortRows() {
	return DAYS.map((a, k) => [`C${k}`, "MI", "room", k % 2 ? "Welsh" : "English", `"${VENUES[k % VENUES.length]}"`,
		iso(a), "10:00", "15:00", iso(later(a, 28)), ...LEADERS[k % LEADERS.length]].join(","));
}

function personRow(i) {
	const a = DAYS[Math.floor(i / ROOM)];
	const day = (before) => iso(later(a, -before));

	return [`P${i}`, "Enghraifft", nameOf(i), "1990-05-17", "male", i % 3 ? "English" : "Welsh", "Powys", "caution",
		"MI", day(35), day(25), iso(later(a, 60)), "12345", "54321", "sergeant", "obtained", day(24), day(23),
		day(21), day(19)];
}

function attendanceRow(i) {
	const a = DAYS[Math.floor(i / ROOM)];
	const is_miss = i % 25 === 7;

	return [`P${i}`, `C${Math.floor(i / ROOM)}`, iso(later(a, -15)), is_miss ? "missed" : "came", is_miss ? "" : "came",
		is_miss ? "drop" : "", is_miss ? iso(later(a, 5)) : "", is_miss ? "" : iso(later(a, 30))].join(",");
}

const all = Array.from({ length: COHORTS * ROOM }, (_, i) => i);

// Of the people: the row, the column and what is wrong there.
const BAD = [
	{ i: 17, cell: 3, value: "31/06/1990", column: { en: "born", cy: "ganed" },
		says: "Enter a day that exists, such as 2025-06-07 or 07/06/2025" },
	{ i: 80, cell: 8, value: "XX", column: { en: "group", cy: "grŵp" }, says: "This is none of the words that this column takes" },
	{ i: 199, cell: 11, value: "", column: { en: "deadline", cy: "dyddiad cau" }, says: "After a caution this has to be filled in" },
];

function people(language, bad) {
	const rows = all.map(personRow);

	for (const { i, cell, value } of bad)
		rows[i][cell] = value;
	return `${HEADS[language].people}\r\n${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

// As a spreadsheet of somebody in Wales saves it: a mark in front, and semicolons.
const asFile = (name, text) => ({ name, mimeType: "text/csv",
	buffer: Buffer.from(`\uFEFF${text.replaceAll(/("[^"]*")|,/g, (found, quoted) => quoted ?? ";")}`) });

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const own = way.language;
	const page = await open();
	const sheet = (kind, rows) => asFile(`${kind}.csv`, `${HEADS[own][kind]}\r\n${rows.join("\r\n")}\r\n`);

	const check = async (file) => {
		await page.locator("input[name=file]").setInputFiles(file);
		await send(page, "/take-on/check");
		await page.waitForURL(/\/take-on\/check$/);
	};
	const bring = async (rows) => {
		await send(page, "/take-on");
		await page.waitForURL(new RegExp(`/take-on\\?done=${rows}$`));
	};
	const listed = async (name) => {
		await go(page, "/people");
		await page.locator('main [name="search"]').fill(name);
		await Promise.all([page.waitForEvent("load"), page.locator('main [name="search"]').press("Enter")]);
		return page.locator("main table tbody tr").count();
	};

	await step("the coordinator finds from home what the sheets are", async () => {
		await signIn(page, "coordinator");
		await go(page, "/home");
		await page.getByRole("link", { name: t("Records from before Sarn") }).click();
		await judge(page, "first");
		await page.getByRole("link", { name: t("What each column means, and what it takes") }).click();
		await page.waitForURL(/columns$/);
		await judge(page, "columns");
	});

	await step("a year's cohorts are checked and imported", async () => {
		await go(page, "/take-on");
		await check(sheet("cohorts", cohortRows()));
		await judge(page, "ready");
		await bring(COHORTS);
		await judge(page, "done");
	});

	await step("how long a sheet takes is said before, and where scripts run that it is under way", async () => {
		await go(page, "/take-on");
		assert.ok((await textOf(page)).includes(t("A sheet has {count} rows at most. So many take a few seconds " +
			"to check, and as long again to import: stay on the page until the answer comes. If you leave it, the " +
			"sheet is imported whole or not at all.", { count: "500" })));
		if (!page.runsScripts)
			return;

		// It is not sent: while it is under way nobody can look.
		await page.evaluate(() => window.addEventListener("submit", (event) => event.preventDefault(), { once: true }));
		await page.locator("input[name=file]").setInputFiles(sheet("cohorts", cohortRows()));
		await send(page, "/take-on/check");
		assert.equal(await page.locator('[role="status"].sarn-working').textContent(), t("The sheet is being checked…"));
		await judge(page, "checking");
		await go(page, "/take-on");
	});

	await step("a file that is no CSV is told so", async () => {
		await check({ name: "people.xlsx", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004 sheet") });
		assert.ok((await textOf(page)).includes(t("This is not a CSV file. In the spreadsheet choose Save as, then CSV UTF-8.")));
		await judge(page, "no-csv");
	});

	await step("200 people with three bad rows: the three are named, and nothing is imported", async () => {
		await check(asFile("people.csv", people(own, BAD)));
		await judge(page, "report");

		const rows = await page.locator("main table tbody tr").allInnerTexts();

		assert.equal(rows.length, BAD.length);
		BAD.forEach(({ i, column, says }, n) => {
			for (const text of [String(i + 2), column[own], t(says)])
				assert.ok(rows[n].includes(text), `"${rows[n]}" lacks "${text}"`);
		});
		assert.equal(await listed(FAMILY), 0);
	});

	await step("the corrected sheet is imported whole", async () => {
		await go(page, "/take-on");
		await check(asFile("people.csv", people(own, [])));
		await bring(all.length);
		assert.ok((await listed(FAMILY)) > 0);
		await judge(page, "people");
	});

	await step("the attendance follows, with who missed and what the police decided", async () => {
		await go(page, "/take-on");
		await check(sheet("attendance", all.map(attendanceRow)));
		await bring(all.length);
	});

	await step("a person is found with the days of then, and the picture of the path", async () => {
		assert.equal(await listed(nameOf(0)), 1);
		await page.locator('main table tbody a[href*="/people/"]').first().click();
		await page.waitForURL(/\/people\/\d+$/);
		await page.locator('main a[href*="/referrals/"]:not([href*="/referrals/new"])').first().click();
		await page.waitForURL(/\/referrals\/\d+$/);

		const words = (day) => day.toLocaleDateString(own === "cy" ? "cy-GB" : "en-GB",
			{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
		const text = await textOf(page);

		for (const day of [DAYS[0], later(DAYS[0], 28)])
			assert.ok(text.includes(words(day)), text);
		await judge(page, "referral");
	});

	await step("the same sheet once more is known again", async () => {
		await go(page, "/take-on");
		await check(asFile("people.csv", people(own, [])));
		assert.ok((await textOf(page)).includes(
			t("This sheet was imported before, every row of it. Nothing is left to be imported.")));
		await judge(page, "known");
	});
});
