// SPDX-License-Identifier: MIT
//
// Counts what the tests came to; its last line is "N passed, N failed", and its
// status says the same.  What failed is named above it.
//
//	node tests/count.mjs FROM...
//
// FROM is a folder with Meson's testlog.junit.xml and testlog.json, or a file
// of lines "ok - NAME" and "not ok - NAME".
//
// Every <testcase> counts once.  One with a failure, an error or a skip inside
// has failed: no test is meant to be skipped.  Meson 1.0 says nothing in the
// junit file of a program that timed out, or that ended badly after its facts
// held (a leak, a crash, facts that never came), so what testlog.json says of
// whole programs is held against it.  What such a program said of its fault is
// repeated, so that the end of a log is enough to know what to look at.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const mostSaid = 30; // lines of one program
const said = new Map();
const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

function attribute(tag, name) {
	const value = tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "";

	return value.replace(/&(lt|gt|quot|amp);/g, (sign) => signs[sign]);
}

// Texts are escaped and no comment is written, so every '<' begins a tag.
function casesOf(junit) {
	const cases = [];

	for (const tag of junit.split("<")) {
		if (tag.startsWith("testcase ")) {
			const program = attribute(tag, "classname").replace(/^sarn\.?/, "");
			const name = attribute(tag, "name");

			cases.push({ program: program || name, name, failed: false });
		} else if (/^(failure|error|skipped)\b/.test(tag)) {
			cases.at(-1).failed = true;
		}
	}
	return cases;
}

// A program that failed fails its one case, or one more if all of its many held.
function addProgram(cases, program, result) {
	const own = cases.filter((each) => each.program === program);

	if (result === "OK" || own.some((each) => each.failed))
		return;
	if (own.length === 1 && own[0].name === program)
		own[0].failed = true;
	else
		cases.push({ program, name: `the program itself: ${result}`, failed: true });
}

// Of a program's output: the comments below what failed, and the end of its complaints.
function complaints({ stdout = "", stderr = "" }) {
	const facts = stdout.split("\n");
	const below = facts.filter((line, at) => {
		while (at > 0 && facts[at].startsWith("#"))
			at--;
		return line.startsWith("# ") && facts[at].startsWith("not ok");
	});

	return [...below, ...stderr.trim().split("\n").filter((line) => line !== "").slice(-mostSaid)]
		.slice(-mostSaid);
}

function mesonRun(folder) {
	const cases = casesOf(readFileSync(join(folder, "testlog.junit.xml"), "utf8"));

	for (const line of readFileSync(join(folder, "testlog.json"), "utf8").trim().split("\n")) {
		const run = JSON.parse(line);

		addProgram(cases, run.name, run.result);
		if (run.result !== "OK")
			said.set(run.name, complaints(run));
	}
	return cases;
}

function lines(path) {
	return [...readFileSync(path, "utf8").matchAll(/^(not )?ok - (.*)$/gm)]
		.map(([, not, name]) => ({ program: name, name, failed: not !== undefined }));
}

const all = process.argv.slice(2)
	.flatMap((from) => (statSync(from).isDirectory() ? mesonRun(from) : lines(from)));
const failed = all.filter((each) => each.failed);

for (const { program, name } of failed)
	console.log(`failed: ${name === program ? name : `${program}: ${name}`}`);
for (const program of new Set(failed.map((each) => each.program)))
	for (const line of said.get(program) ?? [])
		console.log(`  ${program}: ${line}`);
console.log(`${all.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 && all.length > 0 ? 0 : 1);
