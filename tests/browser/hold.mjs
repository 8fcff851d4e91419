// SPDX-License-Identifier: MIT
//
// A sergeant checks, finds a pair of workshops that ends before the force's deadline, holds a place,
// prints the slip, and gives the place back: on the demonstration, whose provider has planned.

import { go, journey } from "./kit.mjs";
import { inDays, refused, send, textOf } from "./office.mjs";

const SUITABLE = { sex: "male", e03: "yes", e04: "standard", e05: "no", e06: "no", e07: "no",
	e09: "obtained", e10: "partner", e13: "sergeant" };
const A4 = { format: "A4", preferCSSPageSize: true };

// The pages of a PDF: each has one such dictionary.
function sheets(pdf) {
	return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

await journey(async ({ open, step, signIn, judge, judgePaper, picture, t, assert }) => {
	const sergeant = await open();
	const own = sergeant.language;
	let hold;

	// What is typed: the pairs carry the same on, hidden.
	const fillDay = async (name, parts) => {
		for (const [i, part] of ["day", "month", "year"].entries())
			await sergeant.locator(`input[type="text"][name="${name}-${part}"]`).fill(parts[i]);
	};

	const find = async (values) => {
		for (const [name, value] of Object.entries(values))
			await (name === "language" ? sergeant.locator(`[name="language"][value="${value}"]`).check()
				: sergeant.locator(`select[name="${name}"]`).selectOption(value));
		await sergeant.locator('form[method="get"] button').press("Enter");
		await sergeant.waitForURL(/asked=yes/);
	};

	await step("the check that allows it leads on to the places", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await go(sergeant, "/check");
		for (const [name, value] of Object.entries(SUITABLE))
			await sergeant.locator(`[name="${name}"][value="${value}"]`).check();
		await sergeant.locator('[name="e11"][value="none"]').check();
		await sergeant.locator('[name="e08"]').first().check();
		await sergeant.locator('[name="age"]').fill("30");
		await sergeant.locator('form[method="get"] button').press("Enter");
		await sergeant.waitForURL(/asked=yes/);
		await judge(sergeant, "check");
		await sergeant.getByRole("button", { name: t("Find a place to hold") }).click();
		await sergeant.waitForURL(/\/places\?type=MI$/);
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
		await sergeant.locator('button[name="cohort"]').first().press("Enter");
		await sergeant.waitForURL(/\/holds\/\d+\?done=h$/);
		hold = new URL(sergeant.url()).pathname.match(/\d+/)[0];
		assert.match(await textOf(sergeant, ".sarn-code"), /^[0-9A-Z]{4} [0-9A-Z]{4}$/);
		await judge(sergeant, "hold");
	});

	await step("the slip is one sheet of paper with nobody's name, in the person's language on either's page", async () => {
		await sergeant.locator('main a[href*="/slip"]').first().click();
		await sergeant.waitForURL(new RegExp(`/slip\\?language=${own}$`));
		await judge(sergeant, "slip");
		assert.ok((await textOf(sergeant)).includes("01632 960 001"));
		await judgePaper(sergeant, "slip-paper");
		assert.equal(sheets(await sergeant.pdf(A4)), 1);

		const other = await open({ language: own === "cy" ? "en" : "cy" });

		await signIn(other, "authorising-sergeant");
		await go(other, `/holds/${hold}/slip`);
		assert.equal(await other.locator(".sarn-slip").getAttribute("lang"), own); // the person's
		await judge(other);
		await go(other, `/holds/${hold}/slip?language=${other.language}`);
		assert.equal(await other.locator(".sarn-slip").getAttribute("lang"), other.language);
		assert.equal(sheets(await other.pdf(A4)), 1);
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

	await step("and can be held again", async () => {
		await sergeant.getByRole("link", { name: t("Hold a place again") }).click();
		await sergeant.waitForURL(/asked=yes/);
		await sergeant.locator('button[name="cohort"]').first().waitFor();
	});
});
