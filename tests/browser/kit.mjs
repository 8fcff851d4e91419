// SPDX-License-Identifier: MIT
//
// What a journey through the pages is written with.  A journey is a .mjs file
// beside this one, named in meson.build; it prints TAP:
//
//	import { journey } from "./kit.mjs";
//
//	await journey(async ({ open, step, signIn, judge, t }) => {
//		const page = await open();
//
//		await step("an officer signs in with one click and is told what to do", async () => {
//			await signIn(page, "decision-officer");
//			await page.getByRole("heading", { name: t("What needs you today") }).waitFor();
//			await judge(page);
//		});
//	});
//
// It is written once and walked in all the ways below, each time with a fresh
// browser and a fresh Sarn.  Pages are asked for by their English address, looked
// at by their English words, which `t` gives in the language of the way, and by
// the names of fields, which are the same in both.
//
// Environment: SARN and SARN_VICTIM_BINARY are the programs; CHROMIUM another browser than Debian's;
// SARN_PICTURES a folder for pictures, none are taken without; SARN_WAYS=every walks four ways, not two.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";

import { chromium } from "playwright-core";

import { bringAxe, paperTroubles, troublesOf } from "./judge.mjs";
import { startBoth, startSarn } from "./sarn.mjs";
import { say } from "./words.mjs";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const PAPER = { width: 672, height: 960 }; // A4 without its margins

// Each language, width and scripting has its turn in two; any two of them meet in one of all four.
const EVERY_WAY = [
	{ language: "en", size: WIDE, scripting: true },
	{ language: "cy", size: NARROW, scripting: true },
	{ language: "en", size: NARROW, scripting: false },
	{ language: "cy", size: WIDE, scripting: false },
];
const OPPOSITE_WAYS = [EVERY_WAY[0], { language: "cy", size: NARROW, scripting: false }];
const WAYS = process.env.SARN_WAYS === "every" ? EVERY_WAY : OPPOSITE_WAYS;

export const [ONE_WAY] = WAYS;

const STEP_MS = 20_000;

const journeyName = basename(process.argv[1], ".mjs");
let steps = 0;
let failures = 0;

function tell(name, error) {
	steps++;
	failures += error ? 1 : 0;
	console.log(`${error ? "not ok" : "ok"} ${steps} - ${name}`);
	if (error)
		console.error(`${name}\n${error.stack ?? error}\n`);
}

// ---- a page ----

// What the browser meets that it should not; and the status and the HTML of each page.
function watch(page, address) {
	page.troubles = [];
	page.on("console", (message) => {
		// The browser says so of each page that answers with an error, which pages may.
		if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
			page.troubles.push(`console: ${message.text()}`);
	});
	page.on("pageerror", (error) => page.troubles.push(`script: ${error.message}`));
	page.on("request", (request) => {
		if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address))
			page.troubles.push(`asks elsewhere: ${request.url()}`);
	});
	page.on("response", (response) => {
		if (response.status() >= 500)
			page.troubles.push(`${response.status()} ${response.url()}`);
		if (!response.request().isNavigationRequest() || response.frame() !== page.mainFrame() ||
			/^3/.test(response.status()))
			return;
		page.status = response.status();
		page.html = response.text().catch(() => undefined);
	});
}

// A page in a browser of its own: other cookies, another person.
async function openPage(browser, address, { language, size, scripting }) {
	const context = await browser.newContext({ baseURL: address, viewport: size,
		javaScriptEnabled: scripting, locale: language === "cy" ? "cy-GB" : "en-GB",
		timezoneId: "Europe/London", reducedMotion: "reduce" });
	if (scripting)
		await bringAxe(context);

	const page = await context.newPage();

	page.setDefaultTimeout(STEP_MS);
	page.language = language;
	page.runsScripts = scripting;
	watch(page, address);
	return page;
}

// To that address, in the page's language.
export async function go(page, path) {
	return page.goto(`${page.language === "cy" ? "/cy" : ""}${path}`);
}

// What the signed-in user gets beside the pages, such as the spreadsheet that a link of the page leads to.
export async function fetchAs(page, path) {
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

	return fetch(new URL(path, page.url()), { headers: { cookie }, redirect: "manual" });
}

// By the demonstration's one click; `role` is its name in policy.tsv.
async function signIn(page, role) {
	await go(page, "/sign-in");
	await page.locator('form[action$="/demonstration"]')
		.filter({ has: page.locator(`input[name="role"][value="${role}"]`) })
		.locator("button").click();
	await page.waitForURL((url) => !/\/(sign-in|demonstration)$/.test(url.pathname));
}

async function picture(page, what) {
	const folder = process.env.SARN_PICTURES;

	if (!folder || !what)
		return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ fullPage: true,
		path: join(folder, `${journeyName}-${what}-${page.language}-${page.viewportSize().width}.png`) });
}

/*
 * Holds the page to what every page has to be: nothing scrolls sideways, its words are of the
 * language of its address, the browser met no error, nothing was asked of any other machine, axe has
 * nothing to say and the HTML is valid.  `what` names its picture.
 */
async function judge(page, what) {
	await page.waitForLoadState(); // a click ends once the next page has begun

	const found = await troublesOf(page);

	await picture(page, what);
	assert.deepEqual(found, [], `at ${page.url()}`);
}

// Holds it to what paper can do.
async function judgePaper(page, what) {
	const size = page.viewportSize();

	await page.emulateMedia({ media: "print" });
	await page.setViewportSize(PAPER);

	const found = await paperTroubles(page);

	await picture(page, what);
	await page.setViewportSize(size);
	await page.emulateMedia({ media: null });
	assert.deepEqual(found, [], `on paper, at ${page.url()}`);
}

// ---- the journey ----

function nameOf({ language, size, scripting }) {
	return `${language}, ${size.width} px${scripting ? "" : ", no scripting"}`;
}

// One fact.  The steps after a failed one are still tried.
async function tryStep(sentence, act) {
	let late;

	try {
		await Promise.race([act(), new Promise((_, reject) => {
			late = setTimeout(() => reject(new Error("took too long")), 3 * STEP_MS);
		})]);
		tell(sentence);
	} catch (error) {
		tell(sentence, error);
	} finally {
		clearTimeout(late);
	}
}

async function walkOneWay(browser, way, walk, { prepare, program, both }) {
	const sarn = both ? await startBoth() : await startSarn(prepare, program);
	const step = (sentence, act) => tryStep(`${sentence} (${nameOf(way)})`, act);

	try {
		await walk({ way, sarn, step, signIn, picture, judge, judgePaper, assert,
			open: (other) => openPage(browser, sarn.address, { ...way, ...other }),
			openOther: () => openPage(browser, sarn.other.address, way),
			openAt: (address) => openPage(browser, address, way),
			t: (english, holes) => say(way.language, english, holes) });
	} catch (error) {
		tell(`the journey can be walked to its end (${nameOf(way)})`, error);
	}
	await Promise.all(browser.contexts().map((context) => context.close()));

	const { status, said } = await sarn.stop();

	tell(`sarn stops cleanly when asked (${nameOf(way)})`,
		status === 0 ? undefined : new Error(`status ${status}\n${said.slice(-4000)}`));
}

// `prepare` makes another Sarn than a demonstration, `program` is the other one, and `both` are the
// two together (openOther: a page of the other's; openAt: of one more that the journey starts); sarn.mjs
// says how.
export async function journey(walk, { ways = WAYS, ...which } = {}) {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync"],
	});

	for (const way of ways)
		await walkOneWay(browser, way, walk, which);
	await browser.close();
	console.log(`1..${steps}`);
	process.exitCode = failures === 0 ? 0 : 1;
}
