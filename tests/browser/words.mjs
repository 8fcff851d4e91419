// SPDX-License-Identifier: MIT
//
// What the program says, in either language, as po/cy.po has it: journeys look for
// it on pages by its English, and no page may say it in the wrong language.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const po = readFileSync(new URL("../../po/cy.po", import.meta.url), "utf8");

// [{ msgid, msgid_plural, msgstr, "msgstr[0]", … }], without the header.
function entriesOf(text) {
	const entries = [];
	let field;

	for (const line of text.split("\n")) {
		const [, name, words] = line.match(/^(?:(msg\S+) )?(".*")$/) ?? [];

		if (words === undefined)
			continue;
		if (name === "msgid")
			entries.push({});
		field = name ?? field;
		entries.at(-1)[field] = (entries.at(-1)[field] ?? "") + JSON.parse(words);
	}
	return entries.filter((entry) => entry.msgid !== "");
}

function formsOf(entry) {
	return {
		en: [entry.msgid, entry.msgid_plural].filter(Boolean),
		cy: Object.keys(entry).filter((name) => name.startsWith("msgstr")).map((name) => entry[name]),
	};
}

const entries = entriesOf(po);
const entryOf = new Map(entries.map((entry) => [entry.msgid, entry]));

function formFor(entry, language, count) {
	if (language === "en")
		return count === 1 ? entry.msgid : entry.msgid_plural;
	return entry[`msgstr[${{ 0: 0, 1: 1, 2: 2, 3: 3, 6: 4 }[count] ?? 5}]`];
}

// The message in that language, its holes filled; of a number of things, by `count`.
export function say(language, english, holes = {}) {
	const entry = entryOf.get(english);

	assert.ok(entry, `the program never says "${english}"`);

	const form = entry.msgid_plural ? formFor(entry, language, holes.count)
		: language === "cy" ? entry.msgstr : english;

	return form.replaceAll(/\{(\w+)\}/g, (_, name) => holes[name]).replaceAll(/\s+/g, " ");
}

// ---- the wrong language ----

// A message with holes as a pattern: what stands in a hole is short and no sentence.  None for one that
// is little but holes, which would fit anything.
function patternOf(form) {
	const parts = form.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));

	return /\p{L}{2}/u.test(parts.join(" ")) ? [new RegExp(`^${parts.join("[^.]{1,80}")}$`, "u")] : [];
}

function saying(forms) {
	const whole = new Set(forms.filter((form) => !form.includes("{")));
	const patterns = forms.filter((form) => form.includes("{")).flatMap(patternOf);

	return { asItIs: (text) => whole.has(text),
		withHoles: (text) => patterns.some((pattern) => pattern.test(text)) };
}

const said = Object.fromEntries(["en", "cy"].map((language) =>
	[language, saying(entries.flatMap((entry) => formsOf(entry)[language]))]));

// Those of the texts that the program says in the other language only.  Most are its own words as they are,
// which is soon known; the hundreds of patterns are for the others.
export function strangers(language, texts) {
	const own = said[language];
	const other = said[language === "cy" ? "en" : "cy"];

	return texts.filter((text) => !own.asItIs(text) && (other.asItIs(text) || other.withHoles(text)) &&
		!own.withHoles(text));
}
