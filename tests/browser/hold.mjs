// SPDX-License-Identifier: MIT
//
// A sergeant checks, finds a pair of workshops that ends before the force's deadline, holds a place,
// prints the slip, and gives the place back: on the demonstration, whose provider has planned.

import { go, journey } from "./kit.mjs";
import { checked, fill, fillDate, findPairs, holdFirst, inDays, refused, send, sheetsOf, SUITABLE, textOf } from "./office.mjs";

await journey(async ({ open, step, signIn, judge, judgePaper, picture, t, assert }) => {
	const sergeant = await open();
	const own = sergeant.language;
	let hold, pairs;

	// What is typed: the pairs carry the same on, hidden.
	const fillDay = async (name, parts) => {
		for (const [i, part] of ["day", "month", "year"].entries())
			await sergeant.locator(`input[type="text"][name="${name}-${part}"]`).fill(parts[i]);
	};

	const find = async (values) => {
		for (const [name, value] of Object.entries(values))
			await (name === "language" ? sergeant.locator(`[name="language"][value="${value}"]`).check()
				: sergeant.locator(`select[name="${name}"]`).selectOption(value));
		await sergeant.locator('form[method="get"][action$="/places"] button').press("Enter");
		await sergeant.waitForURL(/asked=yes/);
	};

	await step("the check that allows it leads on to the places", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await go(sergeant, "/check");
		for (const [name, value] of Object.entries(SUITABLE))
			await (name === "age" ? sergeant.locator('[name="age"]').fill(value)
				: sergeant.locator(`[name="${name}"][value="${value}"]`).check());
		await sergeant.locator('form[method="get"] button').press("Enter");
		await sergeant.waitForURL(/asked=yes/);
		await judge(sergeant, "check");
		await sergeant.getByRole("button", { name: t("Find a place to hold") }).click();
		await sergeant.waitForURL(/\/places\?terms=/);
		await sergeant.getByText(t("Every rule of the check is met. It is kept with the place.")).waitFor();
		await judge(sergeant, "places");
	});

	await step("without a deadline nothing is looked for", async () => {
		await find({ language: own, county: "" });
		await refused(sergeant, "Enter the deadline, or the day of the offence for a suggestion");
		await judge(sergeant, "places-refused");
	});

	await step("the day of the offence suggests a deadline, and the earliest pair stands first", async () => {
		await fillDay("offence", inDays(-3));
		await find({});
		await sergeant.getByRole("heading", { name: t("The earliest pair") }).waitFor();
		assert.notEqual(await sergeant.locator('[name="deadline-day"]').last().inputValue(), "");
		await judge(sergeant, "pairs");
	});

	await step("where no pair ends in time, the deadline that would do is said, and what comes near", async () => {
		await fillDay("offence", ["", "", ""]);
		await fillDay("deadline", inDays(20));
		await find({ county: "POW" });
		await sergeant.locator('main [role="status"]').waitFor();
		await judge(sergeant, "pairs-none");
	});

	await step("a place is held with one press", async () => {
		await fillDay("deadline", inDays(100));
		await find({ county: "" });
		pairs = sergeant.url();
		await sergeant.locator('button[name="cohort"]').first().press("Enter");
		await sergeant.waitForURL(/\/holds\/\d+\?done=h$/);
		hold = new URL(sergeant.url()).pathname.match(/\d+/)[0];
		assert.match(await textOf(sergeant, ".sarn-code"), /^[0-9A-Z]{4} [0-9A-Z]{4}$/);
		assert.ok((await textOf(sergeant, "#check")).includes(t("Every rule met")));
		await sergeant.locator("#check summary").click();
		await sergeant.locator("#check").getByText(t("Men, partner or former partner")).waitFor();
		await judge(sergeant, "hold");
	});

	await step("another of the same pair a moment later is asked about first, and held if it is somebody else’s", async () => {
		await sergeant.goto(pairs);

		const last = await sergeant.locator('button[name="cohort"]').last().getAttribute("value");
		const held = /\/holds\/\d+\?done=h$/;

		await sergeant.locator(`button[value="${last}"]`).press("Enter");
		await sergeant.waitForURL(held);

		const first = new URL(sergeant.url()).pathname;

		await sergeant.goto(pairs);
		await sergeant.locator(`button[value="${last}"]`).press("Enter");
		await sergeant.locator(".govuk-error-summary").waitFor();
		assert.equal(sergeant.status, 409);
		await judge(sergeant, "hold-alike");
		assert.equal(new URL(await sergeant.getByRole("link", { name: t("See the place that you hold") })
			.evaluate(({ href }) => href)).pathname, first);
		await sergeant.getByRole("button", { name: t("Yes, hold another place in the same workshops") }).click();
		await sergeant.waitForURL(held);
		assert.notEqual(new URL(sergeant.url()).pathname, first);
		await go(sergeant, `/holds/${hold}`);
	});

	await step("the slip is one sheet of paper with nobody's name, in the person's language on either's page", async () => {
		await sergeant.locator('main a[href*="/slip"]').first().click();
		await sergeant.waitForURL(new RegExp(`/slip\\?language=${own}$`));
		await judge(sergeant, "slip");
		assert.ok((await textOf(sergeant)).includes("01632 960 001"));
		await judgePaper(sergeant, "slip-paper");
		assert.equal(await sheetsOf(sergeant), 1);

		const other = await open({ language: own === "cy" ? "en" : "cy" });

		await signIn(other, "authorising-sergeant");
		await go(other, `/holds/${hold}/slip`);
		assert.equal(await other.locator(".sarn-slip").getAttribute("lang"), own); // the person's
		await judge(other);
		await go(other, `/holds/${hold}/slip?language=${other.language}`);
		assert.equal(await other.locator(".sarn-slip").getAttribute("lang"), other.language);
		assert.equal(await sheetsOf(other), 1);
		await other.context().close();
	});

	await step("it is in the force's list until it is given back, with why", async () => {
		await go(sergeant, "/holds");
		await judge(sergeant, "holds");
		await sergeant.locator(`main a[href$="/holds/${hold}"]`).click();
		await sergeant.waitForURL(new RegExp(`/holds/${hold}$`));
		await send(sergeant, "/release");
		await refused(sergeant, "Say why the place is given back");
		await judge(sergeant, "release-refused");
		await sergeant.locator('[name="because"][value="declined"]').check();
		await send(sergeant, "/release");
		await sergeant.waitForURL(/done=r$/);
		await sergeant.getByText(t("The person did not accept the caution")).waitFor();
		await judge(sergeant, "released");
	});

	await step("and can be held again on the same check", async () => {
		await sergeant.getByRole("link", { name: t("Hold a place again") }).click();
		await sergeant.waitForURL(/asked=yes/);
		await holdFirst(sergeant);
		assert.ok((await textOf(sergeant, "#check")).includes(t("Every rule met")));
	});

	await step("a rule that is not met is gone past by the authorising officer, with a reason", async () => {
		await checked(sergeant, { e05: "yes" });
		await findPairs(sergeant, own, 101);
		await judge(sergeant, "pass");
		await sergeant.locator('button[name="cohort"]').first().press("Enter");
		await refused(sergeant, "Say why this rule is gone past");
		await judge(sergeant, "pass-refused");
		await fill(sergeant, { "pass-e05-because": "Hen gofnod sampl." });
		await holdFirst(sergeant);
		const check = await textOf(sergeant, "#check");

		assert.ok(check.includes("Hen gofnod sampl."));
		assert.ok(check.includes("E05"));
		await judge(sergeant, "pass-kept");
	});

	await step("what only another body may go past is recorded with who of it said so, and when", async () => {
		await checked(sergeant, { e11: "help" });
		await findPairs(sergeant, own, 102);
		await fill(sergeant, { "pass-e11-because": "Cyfieithydd ar y diwrnod." });
		await sergeant.locator('button[name="cohort"]').first().press("Enter");
		await refused(sergeant, "Enter the name of who said so");
		await judge(sergeant, "said-refused");
		assert.equal(await sergeant.locator('[name="pass-e11-because"]').inputValue(), "Cyfieithydd ar y diwrnod.");
		await fill(sergeant, { "pass-e11-by": "Mair Sampl", "pass-e11-as": "Cydlynydd" });
		await fillDate(sergeant, "pass-e11-on", inDays(-1));
		await holdFirst(sergeant);
		assert.ok((await textOf(sergeant, "#check")).includes("Mair Sampl"));
		await judge(sergeant, "said-kept");
	});

	await step("where nobody may go past it no place is held, and the check says so", async () => {
		await go(sergeant, "/check");
		const path = new URL(sergeant.url()).pathname.replace(/^\/cy/, "");

		await go(sergeant, `${path}?${new URLSearchParams({ asked: "yes", ...SUITABLE, e03: "no" })}`);
		assert.equal(await sergeant.locator('form[action$="/check/places"]').count(), 0);
		await go(sergeant, `${path}/places?${new URLSearchParams({ terms: "2", ...SUITABLE, e03: "no" })}`);
		await findPairs(sergeant, own);
		await sergeant.getByText(
			t("A rule that nobody may go past is not met. Do not offer this caution for the scheme.")).waitFor();
		assert.equal(await sergeant.locator('button[name="cohort"]').count(), 0);
		await judge(sergeant, "nobody-may");
	});
});
