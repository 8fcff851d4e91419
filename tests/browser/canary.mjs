// SPDX-License-Identifier: MIT
//
// Nothing that is typed about a victim is anywhere in sarn: words of its own, a canary, are typed into
// every field there is for it, at the referrer's form and on the victims' side.  Then no byte that sarn
// holds, says, copies or answers has any of them, while the victims' side has each.  The fields are
// those that the pages have: one that is new gets a canary, or is told of.  (How the police came by the
// victim's views is the caution's own, and asked for there.)

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { fetchAs, go, journey, ONE_WAY } from "./kit.mjs";
import { addPerson, fill, fillDate, fillSafeContact, inDays, refused, send, soon } from "./office.mjs";

process.env.SARN_LOG_LEVEL = "debug"; // all that sarn can say

// What nobody types about a victim on their side: by which both know the case, and who works there.
const OF_NOBODY = ["/cases search", "/cases/new link", "/disclosures search", "/workers/# staff-number"];

// So many addresses of one shape are opened, and all of the referral's own.
const ALIKE_MOST = 3;

// So many addresses may have nothing to show on the day: a page of a signed draft, of a form kept.
const MISSED_MOST = 8;

// ---- canaries ----

const canaries = [];

// For that field, in words that it takes; each is another.
function canaryFor(name) {
	const n = 100 + canaries.length;
	const [typed, pattern] = /phone/.test(name) ? [`029 2018 0${n}`, `29\\D{0,3}2018\\D{0,3}0${n}`]
		: /mail/.test(name) ? [`caneri${n}q@example.test`, `caneri${n}q`]
		: [`Caneri${n}q`, `caneri${n}q`];

	canaries.push({ name, pattern: new RegExp(pattern, "i") });
	return typed;
}

function namesIn(bytes) {
	const text = bytes.toString("latin1");

	return canaries.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
}

// The names of the fields into which words are typed, of the forms that a page sends.
const TYPED = 'main form[method="post"] :is(textarea, input:not([type]), '
	+ 'input:is([type="text"], [type="tel"], [type="email"], [type="search"]))';

async function typedNames(page, selector = TYPED) {
	const names = await page.locator(selector).evaluateAll((all) => all.map(({ name }) => name));

	return names.filter((name) => !/-(day|month|year)$/.test(name));
}

// ---- where they might be ----

function filesIn(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// "sarn.db: victim-name" of each that a file there holds.
function foundInFiles(folder) {
	return filesIn(folder).flatMap((file) =>
		namesIn(readFileSync(file)).map((name) => `${file.slice(folder.length + 1)}: ${name}`));
}

function shapeOf(path) {
	const { pathname, searchParams } = new URL(path, "http://sarn.invalid");

	return pathname.replaceAll(/\d+/g, "#") + [...searchParams.keys()].sort().map((key) => `&${key}`).join("");
}

function linksIn(text) {
	return [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, path]) => path.replaceAll("&amp;", "&"));
}

// What stands in a route's holes besides the numbers of records.
const HOLES = { "letter~": ["A", "B"], "sheet~": ["cohorts", "people", "attendance"],
	"act~": ["accept", "book", "hold", "withdraw"], number: ["1"], place: ["1", "2"], body: ["1"] };

// Addresses that lead to that route, with the numbers of those records.
function filled(route, numbers) {
	const [hole] = Object.keys(HOLES).filter((name) => route.includes(`{${name}}`));
	const words = HOLES[hole] ?? [""];

	return words.map((word) => route.replace("{id}", numbers[route.split("/")[1]] ?? "1")
		.replace(`{${hole}}`, word).replaceAll(/\{.+?\}/g, "1"));
}

function leadsTo(path, route) {
	return new RegExp(`^(/cy)?${route.replaceAll(/\{.+?\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(path);
}

/*
 * Opens whatever the page's user is led to from home, in both languages, and each of `routes` with the
 * numbers met there.  Answers the addresses that hold a canary, and the routes that were answered.
 */
async function walk(page, address, routes, own) {
	const waiting = ["/home", "/", "/cy/home"];
	const met = new Set(waiting), alike = new Map(), numbers = { ...own };
	const found = [], answered = new Set();

	const look = async (path) => {
		const answer = await fetchAs(page, address + path);
		const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");

		for (const name of namesIn(`${path} ${[...answer.headers]} ${text}`))
			found.push(`${path}: ${name}`);

		const to = answer.headers.get("location") ?? "";

		if (answer.status < 400 && !to.includes("/sign-in"))
			answered.add(path.replace(/\?.*/, ""));
		return [...linksIn(text), to].filter((link) => link.startsWith("/"));
	};
	const meet = (path) => {
		const shape = shapeOf(path), n = alike.get(shape) ?? 0;
		const isOwn = Object.values(own).some((id) => path.includes(id));
		const [, kind, id] = path.match(/^\/([a-z]+)\/(\d+)/) ?? [];

		if (kind)
			numbers[kind] ??= id;
		if (met.has(path) || (n >= ALIKE_MOST && !isOwn) || path.startsWith("/static/"))
			return;
		met.add(path);
		alike.set(shape, n + 1);
		waiting.push(path);
	};

	while (waiting.length > 0)
		(await look(waiting.shift())).forEach(meet);
	for (const path of routes.flatMap((route) => filled(route, numbers)))
		await look(path);
	return { found, answered: routes.filter((route) => [...answered].some((path) => leadsTo(path, route))) };
}

// ---- the journey ----

await journey(async ({ sarn, open, openOther, step, signIn, t, assert }) => {
	const sergeant = await open();
	const lead = await openOther();
	const planted = []; // "/cases/#/contact name"
	const own = {};
	let theirs;

	const holdsNone = () => assert.deepEqual(foundInFiles(sarn.folder), []);
	// It would prove nothing that none is here, were they not there.
	const hasEach = () => soon(() => {
		const has = new Set(filesIn(sarn.other.folder).flatMap((file) => namesIn(readFileSync(file))));

		return canaries.every(({ name }) => has.has(name));
	}, "each of them, on the victims' side,");

	// Types a canary into each field of that form, and keeps which they were.
	const typedInto = async (page, selector) => {
		const shape = shapeOf(new URL(page.url()).pathname);
		const names = (await typedNames(page, selector))
			.filter((name) => !OF_NOBODY.includes(`${shape} ${name}`));

		planted.push(...names.map((name) => `${shape} ${name}`));
		return Object.fromEntries(names.map((name) => [name, canaryFor(`${shape} ${name}`)]));
	};
	const VICTIM = `main form[method="post"] input[type="text"][name^="victim-"], ${TYPED}[name^="victim-"]`;
	const cases = async () => {
		await go(lead, "/cases");
		return lead.locator("main tbody a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
	};

	await step("whoever refers is refused, comes too late, and then hands over the victim's details", async () => {
		await signIn(lead, "victim-lead");

		const before = await cases();

		await signIn(sergeant, "authorising-sergeant");
		own.people = await addPerson(sergeant);

		const refer = async () => {
			await go(sergeant, `/referrals/new?person=${own.people}`);
			await sergeant.locator('[name="source"]').first().check();
			await sergeant.locator('[name="type"][value="MI"]').check();
		};

		await refer();

		const secret = await typedInto(sergeant, VICTIM);

		assert.ok(planted.length >= 4, planted.join());
		await sergeant.locator('[name="victim"][value="given"]').check();
		await fill(sergeant, secret);
		await send(sergeant, "/referrals/new");
		await refused(sergeant, "Say how the number was found to be safe");
		await refused(sergeant, "Enter the code word again, or tick that there is none: it is not kept here");
		holdsNone();

		await fillSafeContact(sergeant, secret);
		sarn.everybodyWasAway();
		await send(sergeant, "/referrals/new");
		await sergeant.waitForLoadState();
		holdsNone();

		await signIn(sergeant, "authorising-sergeant");
		await refer();
		await fillSafeContact(sergeant, secret);
		await send(sergeant, "/referrals/new");
		await sergeant.waitForURL(/\/referrals\/\d+\?done=refer$/);
		own.referrals = sergeant.url().match(/\/referrals\/(\d+)/)[1];
		holdsNone();
		await hasEach();
		await soon(async () => {
			theirs = (await cases()).find((path) => !before.includes(path));
			return theirs !== undefined;
		}, "the case");
	});

	await step("they are replaced by others", async () => {
		await go(lead, theirs);
		await lead.locator('form:has(input[name="flag"][value="details"]) button').press("Enter");
		await soon(async () => {
			await go(sergeant, "/inbox");
			return await sergeant.locator('main a[href$="/details"]').count() > 0;
		}, "the notice");
		await sergeant.locator('main a[href$="/details"]').first().click();
		await sergeant.waitForURL(/\/details$/);
		assert.deepEqual(namesIn(Buffer.from(await sergeant.content())), []);
		await fillSafeContact(sergeant, await typedInto(sergeant, VICTIM));
		await send(sergeant, "/details");
		await sergeant.waitForURL(/\/inbox\?done=details$/);
		await hasEach();
		holdsNone();
	});

	await step("the victims' side opens a case, and writes what it comes to know", async () => {
		await go(lead, "/cases/new");

		await fill(lead, { ...await typedInto(lead), link: "3F0K-9QXW-TE57M" });
		await lead.locator('[name="programme"]').first().check();
		await lead.locator('[name="language"]').first().check();
		await send(lead, "/cases/new");
		await lead.waitForURL(/\/cases\/\d+$/);
		await go(lead, `${theirs}/contact`);
		await fill(lead, await typedInto(lead));
		for (const box of await lead.locator('[name="ways"]:not([value="text"]), [name="days"]').all())
			await box.check();
		await lead.locator('[name="spoken"]').first().check();
		await fillDate(lead, "verified-on", inDays(0));
		await lead.locator('[name="verified-how"]').first().check();
		for (const [name, hour] of [["from-hour", "0"], ["to-hour", "24"]])
			await lead.locator(`[name="${name}"]`).selectOption(hour);
		await send(lead, "/contact");
		await lead.waitForURL(/\/cases\/\d+$/);
		await go(lead, `${theirs}/attempt`);
		await fill(lead, await typedInto(lead));
		for (const name of ["way", "safe", "result"])
			await lead.locator(`[name="${name}"]`).first().check();
		await send(lead, "/attempt");
		await lead.waitForURL(/\/cases\/\d+$/);
		await hasEach();
		await go(lead, `${theirs}/consents`);
		await fill(lead, await typedInto(lead));
		for (const name of ["contact", "share", "briefed"])
			await lead.locator(`[name="${name}"]`).first().check();
		await send(lead, "/consents");
		await lead.waitForURL(/\/cases\/\d+$/);
		await go(lead, "/home");
		await lead.locator('main a[href*="/reviews/"]').first().click();
		await lead.waitForURL(/\/reviews\/\d+$/);
		await fill(lead, await typedInto(lead));
		await lead.locator('[name="found"]').first().check();
		await lead.getByRole("button", { name: t("Save the review") }).press("Enter");
		await lead.waitForURL(/\/cases\/\d+$/);
		await go(lead, `${theirs}/disclosures/new`);
		await fill(lead, await typedInto(lead));
		await lead.locator('[name="immediate"]').first().check();
		await send(lead, "/disclosures/new");
		await lead.waitForURL(/\/disclosures\/\d+$/);
		for (const act of ["triage", "pass", "confirm", "close", "reopen"]) {
			const form = lead.locator(`form:has(input[name="act"][value="${act}"])`);

			await form.waitFor();
			await fill(lead, await typedInto(lead, `form:has(input[value="${act}"]) :is(textarea, input[type="text"])`));
			for (const name of ["route", "basis"])
				if (await form.locator(`[name="${name}"]`).count() > 0)
					await form.locator(`[name="${name}"]`).first().check();
			if (act === "pass") {
				await form.locator('[value="life"]').check();
				for (const name of ["hour", "minute"])
					await form.locator(`[name="${name}"]`).selectOption("0");
			}
			await form.locator("button").press("Enter");
			await lead.waitForLoadState();
		}
		await go(lead, theirs);
		for (const flag of ["pause", "proceed"]) {
			await lead.locator(`form:has(input[name="flag"][value="${flag}"]) button`).press("Enter");
			await lead.waitForLoadState();
		}
		await hasEach();
		holdsNone();
	});

	await step("there is no other field on their side", async () => {
		const seen = new Set();
		const waiting = ["/home", theirs];
		const met = new Set();

		while (waiting.length > 0) {
			const path = waiting.shift().replace(/^\/cy\b/, ""), shape = shapeOf(path).split("&")[0];

			if (met.has(shape) || shape === "/sign-in")
				continue;
			met.add(shape);
			await go(lead, path);
			for (const name of await typedNames(lead, TYPED.replace('[method="post"]', "")))
				seen.add(`${shape} ${name}`);
			waiting.push(...linksIn(await lead.content()).filter((link) => !link.startsWith("/static/")));
		}
		assert.deepEqual([...seen].filter((field) => !planted.includes(field)).sort(), OF_NOBODY);
	});

	const reader = await open();

	await go(reader, "/sign-in");

	const roles = ["", ...await reader.locator('input[name="role"]')
		.evaluateAll((all) => all.map(({ value }) => value))];
	const routes = sarn.run(["routes"]).split("\n").filter((line) => line.startsWith("GET"))
		.map((line) => line.split(/\s+/)[1]);
	const answered = new Set();
	const pageOf = async (role) => {
		const page = await open();

		if (role !== "")
			await signIn(page, role);
		return page;
	};

	for (const role of roles)
		await step(`no page or file that is open to ${role || "everybody"} has any of them`, async () => {
			const page = await pageOf(role);
			const { found, answered: here } = await walk(page, sarn.address, routes, own);

			assert.deepEqual(found, []);
			assert.equal(here.includes("/home"), role !== "");
			here.forEach((route) => answered.add(route));
			await page.context().close();
		});

	await step("hardly an address that sarn has was opened by nobody", async () => {
		const missed = routes.filter((route) => !answered.has(route));

		assert.ok(missed.length <= MISSED_MOST, missed.join());
	});

	await step("nor has what sarn holds, copies or says", async () => {
		sarn.run(["backup", join(sarn.folder, "copies")]);
		sarn.run(["audit", "export", join(sarn.folder, "log.txt")]);

		const names = filesIn(sarn.folder).map((file) => file.slice(sarn.folder.length + 1));

		for (const name of ["data/sarn.db", "data/sarn.db-wal", "data/log.db", "log.txt"])
			assert.ok(names.includes(name), `${name} is not among ${names.join()}`);
		assert.ok(names.filter((name) => name.startsWith("copies/")).length >= 2, names.join());
		holdsNone();
		assert.ok(sarn.saidSoFar().includes("relay"), sarn.saidSoFar().slice(-2000));
		assert.deepEqual(namesIn(Buffer.from(sarn.saidSoFar() + JSON.stringify(sarn.relayed.heard))), []);
	});

	await step("one that is planted is found: in the files, in a copy, on a page and in its export", async () => {
		const coordinator = await pageOf("coordinator");

		sarn.change(`UPDATE venue SET name = name || ' ${canaryFor("planted")}'`);
		sarn.run(["backup", join(sarn.folder, "copies-after")]);

		const { found } = await walk(coordinator, sarn.address, routes, own);
		const files = foundInFiles(sarn.folder);

		for (const part of ["data/sarn.db", "copies-after/"])
			assert.ok(files.some((file) => file.startsWith(part)), `${part}: ${files.join()}`);
		for (const path of ["/venues: planted", "/cohorts.csv: planted"])
			assert.ok(found.includes(path), `${path}: ${found.join()}`);
	});
}, { both: true, ways: [ONE_WAY] });
