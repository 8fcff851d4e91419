// SPDX-License-Identifier: MIT
//
// What a journey through the pages is written with.  A journey is a .mjs file
// beside this one, named in meson.build; it prints TAP:
//
//	import { journey } from "./kit.mjs";
//
//	await journey(async ({ open, step, signIn, judge }) => {
//		const page = await open();
//
//		await step("an officer signs in with one click", async () => {
//			await signIn(page, "decision-officer");
//			await judge(page);
//		});
//	});
//
// Each journey has a Sarn of its own, on a free port, with a fresh
// demonstration.  Environment: SARN is the program; CHROMIUM another browser
// than Debian's; SARN_PICTURES a folder for pictures, none are taken without.

import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const STEP_MS = 20_000;

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const validator = new HtmlValidate({
	extends: ["html-validate:standard"],
	rules: {
		"long-title": "off",		// a title says the page, the service, and "Error: " before it
		"no-inline-style": "error",	// the policy of the site refuses it too
		"require-sri": "off",		// static files come from here, under a hash of their bytes
	},
});

// ---- a Sarn of one's own ----

function freePort() {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();

			server.close(() => resolve(port));
		});
	});
}

function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");

		socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
		socket.on("connect", () => socket.destroy());
	});
}

async function startSarn() {
	const folder = mkdtempSync(join(tmpdir(), "sarn-journey-"));
	const port = await freePort();
	const env = { ...process.env, SARN_DATA: join(folder, "data"), SARN_ADDRESS: "127.0.0.1",
		SARN_PORT: String(port) };
	const said = [];

	delete env.SARN_PICTURES; // ours: sarn refuses what is not a setting
	execFileSync(process.env.SARN, ["demonstration", "--samples", samples], { env, stdio: ["ignore", "ignore", "inherit"] });

	const server = spawn(process.env.SARN, ["serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
	const ended = new Promise((resolve) => server.on("exit", (status) => resolve(status)));

	server.stdout.on("data", (text) => said.push(text));
	server.stderr.on("data", (text) => said.push(text));

	let started = false;

	for (let i = 0; i < 400 && server.exitCode === null && !started; i++) {
		await sleep(50);
		started = await answers(port);
	}
	// Its status, and what it said, once it has been asked to stop.
	const stop = async () => {
		server.kill("SIGTERM");

		const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
		const status = await ended;

		clearTimeout(late);
		rmSync(folder, { recursive: true, force: true });
		return { status, said: said.join("") };
	};

	if (!started)
		throw new Error(`sarn did not start:\n${(await stop()).said}`);
	return { address: `http://127.0.0.1:${port}`, env, folder, stop };
}

// ---- what every page has to be ----

// Every breach of WCAG 2.2 AA that axe finds, as a line each.
export async function axe(page) {
	if (!await page.evaluate("typeof axe === 'object'"))
		await page.evaluate(axeSource); // not a script of the page, so its policy stays as it is

	const result = await page.evaluate((tags) =>
		axe.run(document, { runOnly: { type: "tag", values: tags } }), axeTags);

	return result.violations.flatMap((rule) =>
		rule.nodes.map((node) => `axe ${rule.id}: ${rule.help}: ${node.target.join(" ")}`));
}

// Every mistake in the HTML that was sent.
export async function validate(html) {
	const report = await validator.validateString(html);

	return report.results.flatMap((result) => result.messages)
		.map((message) => `HTML line ${message.line}: ${message.ruleId}: ${message.message}`);
}

// What is wider than the page itself, if the page scrolls sideways.
export async function wideThings(page) {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;

		if (document.documentElement.scrollWidth <= room)
			return [];
		return [...document.querySelectorAll("body *")]
			.filter((each) => each.getBoundingClientRect().right > room + 1)
			.slice(0, 5)
			.map((each) => `wider than ${room} px: <${each.tagName.toLowerCase()} class="${each.className}">`);
	});
}

// Texts that a page of either language may not hold.
async function languageTroubles(page) {
	const { path, language } = await page.evaluate(() =>
		({ path: location.pathname, language: document.documentElement.lang }));
	const wanted = /^\/cy(\/|$)/.test(path) ? "cy" : "en";

	return language === wanted ? [] : [`lang is "${language}" at ${path}`];
}

// ---- the journey ----

let steps = 0;
let failures = 0;

function tell(name, error) {
	steps++;
	failures += error ? 1 : 0;
	console.log(`${error ? "not ok" : "ok"} ${steps} - ${name}`);
	if (error)
		console.error(`${name}\n${error.stack ?? error}\n`);
}

export async function journey(walk) {
	const sarn = await startSarn();
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync"],
	});
	const name = basename(process.argv[1], ".mjs");
	const pictures = process.env.SARN_PICTURES;

	// A page in a browser of its own: other cookies, another person.
	async function open({ scripting = true, size = WIDE, language = "en" } = {}) {
		const context = await browser.newContext({ baseURL: sarn.address, viewport: size,
			javaScriptEnabled: scripting, locale: language === "cy" ? "cy-GB" : "en-GB",
			timezoneId: "Europe/London", reducedMotion: "reduce" });
		const page = await context.newPage();

		page.setDefaultTimeout(STEP_MS);
		page.troubles = [];
		page.on("console", (message) => {
			// The browser says so of each page that answers with an error, which pages may.
			if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
				page.troubles.push(`console: ${message.text()}`);
		});
		page.on("pageerror", (error) => page.troubles.push(`script: ${error.message}`));
		page.on("response", (response) => {
			if (response.status() >= 500)
				page.troubles.push(`${response.status()} ${response.url()}`);
		});
		page.on("request", (request) => {
			if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(sarn.address))
				page.troubles.push(`asks elsewhere: ${request.url()}`);
		});
		page.on("response", async (response) => {
			const request = response.request();

			if (request.isNavigationRequest() && response.status() < 300)
				page.html = response.text().catch(() => undefined);
		});
		return page;
	}

	// One fact.  The steps after a failed one are still tried.
	async function step(sentence, act) {
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

	// By the demonstration's one click; `role` is its name in policy.tsv.  With a language, in it.
	async function signIn(page, role, language = "en") {
		await page.goto(`${language === "cy" ? "/cy" : ""}/sign-in`);
		await page.locator('form[action$="/demonstration"]')
			.filter({ has: page.locator(`input[name="role"][value="${role}"]`) })
			.locator("button").click();
		await page.waitForURL((url) => !/\/(sign-in|demonstration)$/.test(url.pathname));
	}

	async function picture(page, what) {
		if (!pictures)
			return;
		mkdirSync(pictures, { recursive: true });
		await page.screenshot({ path: join(pictures, `${name}-${what}.png`), fullPage: true });
	}

	/*
	 * Holds the page to what every page has to be: at both widths nothing scrolls sideways and axe
	 * has nothing to say, the HTML is valid, the language is that of the address, the browser met no
	 * error, and nothing was asked of any other machine.  Needs scripting in the page's browser.
	 */
	async function judge(page, what) {
		const found = [...await languageTroubles(page)];
		const html = await page.html;

		if (html !== undefined)
			found.push(...await validate(html));
		for (const size of [NARROW, WIDE]) {
			await page.setViewportSize(size);
			found.push(...await wideThings(page), ...await axe(page));
			if (what)
				await picture(page, `${what}-${size.width}`);
		}
		found.push(...page.troubles.splice(0));
		assert.deepEqual(found, [], `at ${page.url()}`);
	}

	try {
		await walk({ address: sarn.address, env: sarn.env, folder: sarn.folder, open, step, signIn,
			picture, judge, assert });
	} catch (error) {
		tell("the journey can be walked to its end", error);
	}
	await browser.close();

	const { status, said } = await sarn.stop();

	tell("sarn stops cleanly when asked",
		status === 0 ? undefined : new Error(`status ${status}\n${said.slice(-4000)}`));
	console.log(`1..${steps}`);
	process.exitCode = failures === 0 ? 0 : 1;
}

export { WIDE, NARROW, assert };
