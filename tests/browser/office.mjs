// SPDX-License-Identifier: MIT
//
// What people of the office do in several journeys.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { go } from "./kit.mjs";
import { say } from "./words.mjs";

const samples = new URL("../../samples/", import.meta.url);

export const DYFED_POWYS = {
	en: "Police and Crime Commissioner for Dyfed-Powys",
	cy: "Comisiynydd yr Heddlu a Throseddu Dyfed-Powys",
};

export function otherOf(language) {
	return language === "cy" ? "en" : "cy";
}

// Values by the names of the fields in which that language is written.
export function named(language, values) {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${language}-${name}`, value]));
}

// A sample under a reference of its own, as a file to upload.
export function sample(name, reference) {
	const text = readFileSync(new URL(name, samples), "utf8").replaceAll(/DLI364|PCCG-2024-021/g, reference);

	return { name, mimeType: "text/markdown", text, buffer: Buffer.from(text) };
}

// The number of the record that the page is about.
export function recordOf(page) {
	return new URL(page.url()).pathname.match(/\/(?:decisions|register)\/(\d+)/)[1];
}

// To the page of the record, or the one of that name under it.
export async function goRecord(page, id, under = "") {
	await go(page, `/decisions/${id}${under}`);
}

// Sends the form of an address that ends so, by Enter on its button: what stays in sight while a
// pane scrolls, the browser's driver finds only where scripts run.
export async function send(page, action) {
	await page.locator(`form[action$="${action}"] button:not([name])`).first().press("Enter");
}

// On a telephone the button is in the menu, which scripting folds.
export async function signOut(page) {
	const menu = page.locator(".govuk-service-navigation__toggle");

	if (await menu.isVisible())
		await menu.press("Enter");
	await send(page, "/sign-out");
}

// A button of the record's page: some are links, some are forms.
export async function act(page, path) {
	await page.locator(`main .sarn-acts a[href$="/${path}"], main .sarn-acts form[action$="/${path}"] button`)
		.click();
}

// Sends a form of the record; it was done when its page says so.
export async function done(page, action, what = action) {
	await send(page, `/${action}`);
	await page.waitForURL(new RegExp(`done=${what}$`));
}

// A form was refused: by its status, its title, and that sentence at the top.
export async function refused(page, english, holes) {
	const summary = page.locator(".govuk-error-summary");

	await summary.waitFor();
	assert.ok((await textOf(page, ".govuk-error-summary")).includes(say(page.language, english, holes)),
		`"${await textOf(page, ".govuk-error-summary")}" does not say "${say(page.language, english, holes)}"`);
	assert.ok(page.status >= 400 && page.status < 500, `status ${page.status}`);
	assert.ok((await page.title()).startsWith(say(page.language, "Error: {title}", { title: "" })));
}

export async function fill(page, values) {
	for (const [name, value] of Object.entries(values))
		await page.locator(`[name="${name}"]`).fill(value);
}

// A man for whom every rule of the usual terms is met.
export const SUITABLE = { age: "30", sex: "male", e03: "yes", tool: "dash", e04: "standard", e05: "no", e06: "no",
	e07: "no", e08: "1", e09: "obtained", e10: "partner", e11: "none", e13: "sergeant" };

// From the check with those answers to where a place is held on it.
export async function checked(page, answers = {}) {
	await go(page, "/check");
	await go(page, `${new URL(page.url()).pathname.replace(/^\/cy/, "")}?${
		new URLSearchParams({ asked: "yes", ...SUITABLE, ...answers })}`);
	await page.locator('form[action$="/check/places"] button').press("Enter");
	await page.waitForURL(/\/check\/places\?/);
}

// Looks for pairs in that language which end in so many days.
export async function findPairs(page, language, days = 100) {
	await page.locator(`[name="language"][value="${language}"]`).check();
	for (const [i, part] of ["day", "month", "year"].entries()) {
		await page.locator(`input[type="text"][name="offence-${part}"]`).fill(inDays(-3)[i]);
		await page.locator(`input[type="text"][name="deadline-${part}"]`).fill(inDays(days)[i]);
	}
	await page.locator('form[method="get"][action$="/places"] button').press("Enter");
	await page.waitForURL(/asked=yes/);
}

// The first of them.
export async function holdFirst(page) {
	await page.locator('button[name="cohort"]').first().press("Enter");
	await page.waitForURL(/\/holds\/\d+\?done=h$/);
}

// Gives each of those that is blank some words.
export async function fillBlank(page, selector) {
	for (const input of await page.locator(selector).all())
		if (await input.inputValue() === "")
			await input.fill("Enghraifft");
}

export async function fillDate(page, name, [day, month, year]) {
	await fill(page, { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
}

// What stands where, without its spaces.
export async function textOf(page, selector = "main") {
	return (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ").trim();
}

// A draft of Dyfed-Powys's, open to be edited; its number.
export async function startDraft(page, { template = "summary-sheet", language = page.language } = {}) {
	await go(page, "/decisions/new");
	await page.locator('[name="organisation"]').selectOption({ label: DYFED_POWYS[page.language] });
	await page.locator(`[name="template"][value="${template}"]`).check();
	await page.locator(`[name="language"][value="${language}"]`).check();
	await send(page, "/decisions/draft");
	await page.waitForURL(/\/edit$/);
	return recordOf(page);
}

// So many days from today, as the parts of a date.
export function inDays(days) {
	const day = new Date();

	day.setUTCDate(day.getUTCDate() + days);
	return [String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear())];
}

// Waits until it is so: what goes from one program to the other takes its time.
export async function soon(is, what) {
	for (let i = 0; i < 60; i++) {
		if (await is())
			return;
		await sleep(250);
	}
	assert.fail(`${what} did not come`);
}

// How many cases the demonstration of the victims' side lists of its own.
const INVENTED_CASES = 11;

// The cases that are listed, by their English address, the last one first.
export async function casesOf(page) {
	const all = [];

	for (let at = "/cases"; at !== null;) {
		await go(page, at);
		all.push(...await page.locator("main tbody a")
			.evaluateAll((links) => links.map((link) => link.getAttribute("href").replace(/^\/cy/, ""))));

		const next = page.locator('main a[rel="next"]');

		at = await next.count() === 0 ? null : (await next.getAttribute("href")).replace(/^\/cy/, "");
	}
	return all;
}

// The same, once those of the last days' referrals have come over; which begins when both run.
export async function casesCameOver(page) {
	let all = [], soFar;

	do {
		soFar = all.length;
		await page.waitForTimeout(1500);
		all = await casesOf(page);
	} while (all.length <= INVENTED_CASES || all.length !== soFar);
	return all;
}

// The day that words of a page say, as its parts.
export function dayIn(words, language) {
	const months = Array.from({ length: 12 }, (_, month) =>
		new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month, 1)));
	const [, day, month, year] = words.match(new RegExp(`(\\d{1,2}) (${months.join("|")}) (\\d{4})`));

	return [day, String(months.indexOf(month) + 1), year];
}

// How many days from today that is.
export function daysTo([day, month, year]) {
	const today = inDays(0);

	return (Date.UTC(year, month - 1, day) - Date.UTC(today[2], today[1] - 1, today[0])) / 86_400_000;
}

// Sends the form of an address that ends so, which leads there.
export async function press(page, action, url) {
	await send(page, action);
	await page.waitForURL(url);
}

// From a held place to somebody who is not in the programme yet, and to the form of their caution.
export async function addFor(page, hold) {
	await go(page, `${hold}/refer`);
	await fill(page, { search: "Owain Dychmygol" });
	await press(page, "/refer", /\/refer$/);
	await press(page, "/refer/add", /\/refer\/add$/);
	await fillDate(page, "born", ["17", "5", "1990"]);
	await press(page, "/refer/new", /\/people\/\d+\/caution\?place=\d+$/);
}

// Fills in what the form of a caution lacks then, and proposes, authorises and gives it.
export async function giveCaution(page) {
	await page.locator('[name="offence"]').selectOption({ index: 1 });
	await fillDate(page, "offence-on", inDays(-3));
	await page.locator('[name="views"][value="obtained"]').check();
	await fillDate(page, "views-on", inDays(-1));
	await fill(page, { "views-method": "Ffôn" });
	await press(page, "/caution", /done=propose$/);
	await press(page, "/act", /done=authorise$/);
	await press(page, "/act", /done=issue$/);
}

// Finds out what the person needs, which is nothing, and sends the referral to the programme.
export async function triageAndSend(page, referral) {
	await go(page, `${referral}/triage`);
	await press(page, "/triage/begin", /done=/);
	await go(page, `${referral}/triage/needs`);
	for (const each of await page.locator('[name^="score-"][value="0"]').all())
		await each.check();
	await page.locator('[name="consent"][value="given"]').check();
	await page.locator('button[name="complete"]').press("Enter");
	await page.waitForURL(/done=/);
	await go(page, `${referral}/triage/send`);
	await press(page, "/triage/send", /done=/);
}

// Adds somebody to refer; the number of their record.
export async function addPerson(page) {
	await go(page, "/people/new");
	await page.locator('[name="scheme"]').selectOption({ index: 0 });
	await fill(page, { "given-names": "Owain Dychmygol", "family-name": "Enghraifft" });
	await fillDate(page, "born", ["17", "5", "1990"]);
	await page.locator('[name="sex"][value="m"]').check();
	await page.locator('[name="language"][value="cy"]').check();
	await send(page, "/people/new");
	await page.waitForURL(/\/people\/\d+$/);
	return page.url().match(/\d+$/)[0];
}

// The victim's safe contact as whoever refers gives it: that is typed, the rest allows a call at any hour.
export async function fillSafeContact(page, typed) {
	await page.locator('[name="victim"][value="given"]').check();
	await fill(page, typed);
	for (const day of await page.locator('[name="victim-days"]').all())
		await day.check();
	await page.locator('[name="victim-from"]').selectOption("0");
	await page.locator('[name="victim-until"]').selectOption("24");
	await page.locator('[name="victim-message"][value="no"]').check();
	await page.locator('[name="victim-language"][value="cy"]').check();
	await fillDate(page, "victim-on", inDays(0));
	await page.locator('[name="victim-how"][value="in-person"]').check();
}

// How many sheets of A4 the page is on paper: of a PDF each has one such dictionary.
export async function sheetsOf(page) {
	const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });

	return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

// Enters what is marked on a printed register, row by row, by keyboard alone: of each the figure of its
// column, or that and the minutes late.  Each key goes through `press`.
export async function enterPaper(page, paper, press = (key) => page.keyboard.press(key)) {
	await page.locator('main [name^="row-"][name$="-came"]').first().focus();
	for (const [i, mark] of paper.entries()) {
		const [figure, minutes = ""] = [mark].flat();

		await press(figure);
		await press("Tab");
		for (const digit of minutes)
			await press(digit);
		if (i < paper.length - 1)
			await press("Tab");
	}
}

// Of every account that a journey makes.
export const PASSWORD = "tide over nine pale stones";

export async function signInAs(page, login) {
	await go(page, "/sign-in");
	await fill(page, { login, password: PASSWORD });
	await send(page, "/sign-in");
	await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}
