// SPDX-License-Identifier: MIT
//
// Two facilitators and a venue, a cohort planned with its second workshop proposed, one that would
// book somebody twice, a change that two people make at once, a cancellation, and what a sergeant
// sees of it.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { go, journey } from "./kit.mjs";
import { fill, fillDate, PASSWORD, refused, send, signInAs, textOf } from "./office.mjs";

const OFFICE = "Commissioner of an invented area";
const PROVIDER = "Invented Workshops Cymru";
const FORCE = "Imagined Police";

const PEOPLE = [
	["comisiynydd", "Comisiynydd Enghreifftiol", OFFICE, "commissioning-officer"],
	["cymeradwywr", "Cymeradwywr Enghreifftiol", OFFICE, "approver"],
	["cydlynydd", "Cydlynydd Enghreifftiol", PROVIDER, "coordinator"],
	["rhingyll", "Rhingyll Enghreifftiol", FORCE, "authorising-sergeant"],
];

function prepare(run) {
	run(["migrate"]);
	for (const [name, kind] of [[OFFICE, "OPCC"], [PROVIDER, "PROVIDER"], [FORCE, "FORCE"]])
		run(["organisation", "add", name, "--kind", kind, "--welsh", `${name} (Cymraeg)`,
			"--area", "An invented area", "--area-welsh", "Ardal ddychmygol", "--pattern", "DLI{n}"]);
	for (const [login, name, body, role] of PEOPLE)
		run(["account", "add", login, name, "--organisation", body, "--role", role],
			`${PASSWORD}\n`);
}

// A scheme in force: writing and signing terms is another journey's.
function makeScheme(folder) {
	const numbers = { "minimum-age": 18, "takes-medium": 0, "lookback-months": 0, "hold-hours": 72,
		"first-contact-days": 14, "gap-least-days": 28, "gap-most-days": 35, places: 10,
		"grace-minutes": 0, "usual-weeks": 16, "longest-weeks": 20 };
	const body = (name) => `(SELECT id FROM organisation WHERE name_en = '${name}')`;
	const account = (login) => `(SELECT id FROM account WHERE login = '${login}')`;

	execFileSync("sqlite3", [join(folder, "data", "sarn.db"), `.timeout 5000`, `
		INSERT INTO scheme VALUES (77, ${body(OFFICE)}, 'Invented workshops', 'Gweithdai dychmygol', 1, NULL);
		INSERT INTO scheme_terms VALUES (77, 1, 20250401, ${account("comisiynydd")}, 1,
			${account("cymeradwywr")}, 2);
		${Object.entries(numbers).map(([term, value]) =>
			`INSERT INTO scheme_number VALUES (77, 1, '${term}', ${value});`).join("\n")}
		INSERT INTO scheme_party VALUES (77, ${body(PROVIDER)}, 'provider', 20250401, NULL, NULL);
		INSERT INTO scheme_party VALUES (77, ${body(FORCE)}, 'force', 20250401, NULL, NULL);`]);
}

// A Saturday some twelve weeks from now, as the parts of a date.
function saturday(weeksMore = 0) {
	const day = new Date();

	day.setUTCDate(day.getUTCDate() + 84 + 7 * weeksMore + (6 - day.getUTCDay()));
	return [String(day.getUTCDate()), String(day.getUTCMonth() + 1), String(day.getUTCFullYear())];
}

await journey(async ({ open, step, sarn, judge, t, assert }) => {
	const coordinator = await open();
	const sergeant = await open();
	let cohort;

	const addFacilitator = async (name) => {
		await go(coordinator, "/facilitators/new");
		await fill(coordinator, { name });
		await send(coordinator, "/facilitators/new");
		await coordinator.waitForURL(/\/facilitators\/\d+$/);
		for (const module of ["core", "MI"]) {
			await coordinator.locator(`[name="module"][value="${module}"]`).check();
			await fillDate(coordinator, "trained-on", ["17", "3", "2025"]);
			await fill(coordinator, { certificate: `SAMPL-${module}` });
			await send(coordinator, "/training");
			await coordinator.getByText(`SAMPL-${module}`).waitFor();
		}
	};

	const fillPlan = async (on) => {
		for (const [name, value] of [["type", "MI"], ["mode", "room"], ["language", "cy"]])
			await coordinator.locator(`[name="${name}"][value="${value}"]`).check();
		await coordinator.locator('[name="venue"]').selectOption({ index: 1 });
		await fillDate(coordinator, "a-on", on);
		await fill(coordinator, { "a-begins": "10am", "a-ends": "3pm" });
		await coordinator.locator('[name="a-leader-1"]').selectOption({ label: "Alys Enghraifft" });
		await coordinator.locator('[name="a-leader-2"]').selectOption({ label: "Berwyn Enghraifft" });
	};

	makeScheme(sarn.folder);

	await step("a coordinator adds a venue, and what lacks is said", async () => {
		await signInAs(coordinator, "cydlynydd");
		await go(coordinator, "/venues");
		await coordinator.getByText(t("Your body has no venue yet. Add the first.")).waitFor();
		await judge(coordinator, "venues-none");
		await go(coordinator, "/venues/new");
		await send(coordinator, "/venues/new");
		await refused(coordinator, "Enter the venue’s name");
		await judge(coordinator, "venue-blank");
		await fill(coordinator, { name: "Neuadd Enghraifft", address: "1 Heol Ddychmygol",
			access: "Lift", "access-cy": "Lifft", seats: "14" });
		await coordinator.locator('[name="county"]').selectOption("POW");
		await send(coordinator, "/venues/new");
		await coordinator.getByText(t("The venue is added")).waitFor();
		await judge(coordinator, "venues");
	});

	await step("two facilitators with their certificates", async () => {
		await addFacilitator("Alys Enghraifft");
		await judge(coordinator, "facilitator");
		await addFacilitator("Berwyn Enghraifft");
		await go(coordinator, "/facilitators");
		await judge(coordinator, "facilitators");
	});

	await step("a plan with nothing in it says what lacks", async () => {
		await go(coordinator, "/cohorts/new");
		await judge(coordinator, "plan");
		await send(coordinator, "/cohorts/new");
		await refused(coordinator, "Choose the language");
		await judge(coordinator, "plan-blank");
	});

	await step("a cohort is planned, and workshop B proposed", async () => {
		await go(coordinator, "/cohorts/new");
		await fillPlan(saturday());
		await send(coordinator, "/cohorts/new");
		await coordinator.waitForURL(/\/cohorts\/\d+\?done=p$/);
		cohort = new URL(coordinator.url()).pathname.match(/\d+/)[0];
		await coordinator.getByText(t("The cohort is planned")).waitFor();
		assert.ok((await textOf(coordinator)).includes(t("Workshop B")));
		await judge(coordinator, "cohort");
	});

	await step("nobody leads two at once", async () => {
		await go(coordinator, "/cohorts/new");
		await fillPlan(saturday());
		await send(coordinator, "/cohorts/new");
		await coordinator.locator("#a-leader-1-error").waitFor();
		await coordinator.locator("#venue-error").waitFor();
		await judge(coordinator, "plan-refused");
	});

	await step("a change that meets another's shows both", async () => {
		const other = await open();

		await signInAs(other, "cydlynydd");
		await go(coordinator, `/cohorts/${cohort}/change`);
		await go(other, `/cohorts/${cohort}/change`);
		await fill(other, { capacity: "8" });
		await send(other, "/change");
		await other.waitForURL(/done=c$/);
		await fill(coordinator, { capacity: "6" });
		await send(coordinator, "/change");
		await coordinator.locator(".govuk-warning-text").waitFor();
		assert.equal(coordinator.status, 409);
		assert.equal(await coordinator.locator('[name="capacity"]').inputValue(), "6");
		await judge(coordinator, "change-conflict");
		await send(coordinator, "/change");
		await coordinator.waitForURL(/done=c$/);
		await other.context().close();
	});

	await step("a sergeant sees the dates and free places, not who leads", async () => {
		await signInAs(sergeant, "rhingyll");
		await go(sergeant, "/cohorts");
		await judge(sergeant, "list");
		await sergeant.locator(`main a[href$="/cohorts/${cohort}"]`).click();
		await sergeant.getByText("Neuadd Enghraifft").waitFor();
		assert.ok(!(await textOf(sergeant)).includes("Alys"));
		await judge(sergeant, "cohort-sergeant");
	});

	await step("it is cancelled with a reason that all can read", async () => {
		await go(coordinator, `/cohorts/${cohort}/cancel`);
		await judge(coordinator, "cancel");
		await send(coordinator, "/cancel");
		await refused(coordinator, "Say why it is cancelled");
		await fill(coordinator, { because: "Enghraifft" });
		await send(coordinator, "/cancel");
		await coordinator.waitForURL(/done=x$/);
		await judge(coordinator, "cancelled");
		await go(sergeant, `/cohorts/${cohort}`);
		await sergeant.getByText("Enghraifft", { exact: true }).waitFor();
	});
}, { prepare });
