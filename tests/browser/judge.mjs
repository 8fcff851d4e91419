// SPDX-License-Identifier: MIT
//
// What every page has to be.  Each function gives its findings, a line each.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

import { strangers } from "./words.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The validator would work out its rules anew for each page.
class OneConfig extends StaticConfigLoader {
	getConfigFor(name) {
		this.config ??= super.getConfigFor(name);
		return this.config;
	}
}

const validator = new HtmlValidate(new OneConfig({
	extends: ["html-validate:standard"],
	rules: {
		"long-title": "off",		// a title says the page, the service, and "Error: " before it
		"no-inline-style": "error",	// the policy of the site refuses it too
		"require-sri": "off",		// static files come from here, under a hash of their bytes
	},
}));

// Gives axe to every page of a browser's context, once for all: it is half a megabyte, too long to be sent
// for each page.  A page begins with it asleep, so that only those that are judged spend time on it; it is
// not a script of the page, whose policy stays as it is.
export async function bringAxe(context) {
	await context.addInitScript(`globalThis.beginAxe = () => { globalThis.axe ?? (() => { ${axeSource} })(); };`);
}

// The page itself where it runs scripts; else the HTML that was sent, shown as wide to a browser that
// does, since axe has to run meanwhile.
async function scripted(page, html) {
	if (page.runsScripts)
		return page;
	if (!page.twin) {
		const context = await page.context().browser().newContext({ viewport: page.viewportSize(),
			reducedMotion: "reduce" });

		await bringAxe(context);
		page.twin = await context.newPage();
		await page.twin.route("**", (route) => route.request().isNavigationRequest()
			? route.fulfill({ contentType: "text/html; charset=utf-8", body: page.twin.html })
			: route.continue());
	}
	page.twin.html = html;
	await page.twin.goto(page.url().replace(/#.*/, ""));
	return page.twin;
}

// Every breach of WCAG 2.2 AA that axe finds.
async function axe(page) {
	const result = await page.evaluate((tags) => {
		beginAxe();
		return axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
	}, axeTags);

	return result.violations.flatMap((rule) =>
		rule.nodes.map((node) => `axe ${rule.id}: ${rule.help}: ${node.target.join(" ")}`));
}

// Every mistake in the HTML that was sent.
async function mistakes(html) {
	const report = await validator.validateString(html);

	return report.results.flatMap((result) => result.messages)
		.map((message) => `HTML line ${message.line}: ${message.ruleId}: ${message.message}`);
}

// What is wider than the page itself, if the page scrolls sideways.
async function wideThings(page) {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;

		if (document.documentElement.scrollWidth <= room)
			return [];
		return [`scrolls sideways at ${room} px`, ...[...document.querySelectorAll("body *")]
			.filter((each) => each.getBoundingClientRect().right > room + 1)
			.slice(0, 5)
			.map((each) => `too wide: <${each.tagName.toLowerCase()} class="${each.className}">`)];
	});
}

// A language may be called by its own name on any page.
const OWN_NAMES = ["Cymraeg", "English"];

// "ar Dydd Sadwrn": a day's name in the middle of a Welsh sentence would be small, and softened.
const DAY_IN_A_SENTENCE = /\p{Ll} Dydd (Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)/u;

// A page of the wrong language, and words of the program's in the wrong one.
async function languageTroubles(page) {
	const { path, language, texts } = await page.evaluate(() => {
		const own = document.documentElement.lang;
		const isOwn = (element) =>
			element.closest("[lang]").lang === own && !element.closest('[translate="no"], script, style');
		const found = [document.title.replace(/ – Sarn$/, "")];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);

		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node.nodeType === Node.TEXT_NODE) {
				if (isOwn(node.parentElement))
					found.push(node.data);
			} else if (isOwn(node)) {
				for (const { name, value } of node.attributes)
					if (/^(aria-label|title|alt|placeholder|data-(?!lights|field|module).*)$/.test(name))
						found.push(value);
			}
		}
		return { path: location.pathname, language: own,
			texts: found.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter(Boolean) };
	});
	const wanted = /^\/cy(\/|$)/.test(path) ? "cy" : "en";
	const words = texts.filter((text) => !OWN_NAMES.includes(text));
	const found = [
		...strangers(wanted, words).map((text) => `in the wrong language: "${text}"`),
		...words.filter((text) => DAY_IN_A_SENTENCE.test(text)).map((text) => `no good Welsh: "${text}"`),
	];

	return language === wanted ? found : [`lang is "${language}" at ${path}`, ...found];
}

// All that is to be said against the page as it is shown now.
export async function troublesOf(page) {
	const html = await page.html; // undefined where the page was left before it came

	return [...await languageTroubles(page), ...await wideThings(page),
		...html === undefined ? [] : await mistakes(html),
		...html === undefined && !page.runsScripts ? [] : await axe(await scripted(page, html)),
		...page.troubles.splice(0)];
}

// ---- on paper ----

// What paper cannot do, or would cut off; the page is shown as it prints, as wide as the paper.
export async function paperTroubles(page) {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;
		const named = (element) => `<${element.tagName.toLowerCase()} class="${element.className}">`;
		const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) &&
			!element.closest(".govuk-visually-hidden");
		const seen = [...document.body.querySelectorAll("*")].filter(isSeen);
		const found = seen.filter((each) => each.matches("nav, form, button, input, select, textarea, summary"))
			.map((each) => `of no use on paper: ${named(each)}`);

		for (const each of seen) {
			const box = each.getBoundingClientRect();
			const style = getComputedStyle(each);

			if (box.right > room + 1 || box.left < -1)
				found.push(`beyond the paper: ${named(each)}`);
			if (style.overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1 ||
				style.overflowY !== "visible" && each.scrollHeight > each.clientHeight + 1 ||
				style.textOverflow === "ellipsis")
				found.push(`cut off: ${named(each)}`);
			// What says whose copy it is has to be on each.
			if (style.position === "fixed" && !each.matches(".sarn-watermark"))
				found.push(`on every sheet: ${named(each)}`);
		}
		return found;
	});
}
