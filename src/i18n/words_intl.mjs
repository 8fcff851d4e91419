// SPDX-License-Identifier: MIT
//
// Compares our words with Node's Intl, which follows Unicode CLDR: long dates of
// four years, Welsh plurals of 0 to 200, and the order of words.  Parts are
// compared, not Intl's own commas: those differ between its versions.
//
//	node words_intl.mjs WORDS_TABLE

import { execFileSync } from "node:child_process";

const rows = execFileSync(process.argv[2], { encoding: "utf8" })
	.trimEnd()
	.split("\n")
	.map((line) => line.split("\t"));
const of = (kind) => rows.filter((row) => row[0] === kind).map((row) => row.slice(1));

const locales = { en: "en-GB", cy: "cy" };
const afterWeekday = { en: " ", cy: ", " };
const formats = Object.fromEntries(
	Object.entries(locales).map(([language, locale]) => [
		language,
		new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }),
	]),
);

function dateFault([language, iso, words, weekdayWords]) {
	const part = Object.fromEntries(
		formats[language].formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
	);
	const expected = `${part.day} ${part.month} ${part.year}`;
	const expectedWeekday = `${part.weekday}${afterWeekday[language]}${expected}`;
	if (words !== expected) return `${iso}: ${words}, Intl: ${expected}`;
	if (weekdayWords !== expectedWeekday) return `${iso}: ${weekdayWords}, Intl: ${expectedWeekday}`;
}

const plurals = new Intl.PluralRules("cy");
const forms = ["zero", "one", "two", "few", "many", "other"];

function pluralFault([n, form]) {
	const expected = plurals.select(Number(n));
	if (forms[form] !== expected) return `${n}: ${forms[form]}, Intl: ${expected}`;
}

function orderFaults(language) {
	const keyed = of("sort").filter((row) => row[0] === language);
	const words = keyed.sort((x, y) => (x[2] < y[2] ? -1 : 1)).map((row) => row[1]);
	const theirs = [...words].sort(new Intl.Collator(locales[language]).compare);
	return words.map((word, i) => (word === theirs[i] ? undefined : `${word}, Intl: ${theirs[i]}`));
}

const checks = [
	["dates are those of Intl", of("date").map(dateFault), 2 * 4 * 366],
	["Welsh plurals are those of Intl", of("plural").map(pluralFault), 201],
	["English order is that of Intl", orderFaults("en"), 46],
	["Welsh order is that of Intl", orderFaults("cy"), 46],
];

console.log(`1..${checks.length}`);
checks.forEach(([name, results, count], i) => {
	const faults = results.filter(Boolean);
	if (results.length !== count) faults.push(`${results.length} were compared, not ${count}`);
	console.log(`${faults.length ? "not ok" : "ok"} ${i + 1} - ${name} (${results.length})`);
	faults.slice(0, 10).forEach((fault) => console.log(`# ${fault}`));
});
