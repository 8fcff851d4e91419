// SPDX-License-Identifier: MIT
//
// From a held place to a caution that was given, and on to its end: a sergeant finds or adds the
// person, proposes, authorises and gives the caution, copies it, and carries it through a change of
// dates and conditions.  What has to be typed for one whole case is counted.

import { fetchAs, go, journey } from "./kit.mjs";
import { checked, fill, fillDate, findPairs, holdFirst, inDays, refused, send, textOf } from "./office.mjs";

// The most that somebody fills in from a held place to a caution that was given.
const MOST_TYPED = 5;

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const sergeant = await open();
	const path = () => new URL(sergeant.url()).pathname.replace(/^\/cy/, "");
	let hold, caution;
	let typed = 0;

	const counted = async (what) => {
		typed++;
		await what();
	};
	const type = (name, value) => counted(() => sergeant.locator(`main [name="${name}"]`).fill(value));
	const typeDay = (name, parts) => counted(() => fillDate(sergeant, name, parts));
	const done = async (action, act) => {
		await send(sergeant, action);
		await sergeant.waitForURL(new RegExp(`/cautions/\\d+\\?done=${act}$`));
	};
	const other = async (act) => {
		await sergeant.locator(`main a[href*="act=${act}"]`).click();
		await sergeant.waitForURL(new RegExp(`act=${act}$`));
	};

	await step("a place is held", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await checked(sergeant);
		await findPairs(sergeant, way.language);
		await holdFirst(sergeant);
		hold = path();
		await judge(sergeant, "hold");
	});

	await step("it leads to the person, who is not found and is added with what is known", async () => {
		await sergeant.locator(`main a[href$="${hold}/refer"]`).click();
		await sergeant.waitForURL(/\/refer$/);
		await judge(sergeant, "refer");
		await type("search", "Owain Enghraifft");
		await send(sergeant, "/refer");
		await sergeant.getByText(t("Nobody was found. Add the person.")).waitFor();
		await judge(sergeant, "nobody");
		await send(sergeant, "/refer/add");
		await sergeant.waitForURL(/\/refer\/add$/);
		await judge(sergeant, "add");
		assert.equal(await sergeant.locator('[name="family-name"]').inputValue(), "Enghraifft");
		await send(sergeant, "/refer/new");
		await refused(sergeant, "Enter the date of birth");
		await typeDay("born", ["17", "5", "1990"]);
		await send(sergeant, "/refer/new");
		await sergeant.waitForURL(/\/people\/\d+\/caution\?place=\d+$/);
		await judge(sergeant, "new");
	});

	await step("the form knows the deadline, the workshops, who says that there is evidence, and what the check said", async () => {
		assert.notEqual(await sergeant.locator('[name="offence"]').inputValue(), "");
		assert.ok(await sergeant.locator('[name="views"][value="obtained"]').isChecked());
		assert.notEqual(await sergeant.locator('[name="offence-on-day"]').inputValue(), "");
		assert.notEqual(await sergeant.locator('[name="deadline-day"]').inputValue(), "");
		assert.match(await sergeant.locator('[name="condition-1-text"]').inputValue(), /A .* B /);
		assert.equal(await sergeant.locator('[name="condition-1-hours"]').inputValue(), "10");
		assert.notEqual(await sergeant.locator('[name="evidence-officer"]').inputValue(), "");
	});

	await step("what is wrong is said beside its field, and what was typed stays", async () => {
		await fillDate(sergeant, "offence-on", ["31", "2", "2026"]);
		await fill(sergeant, { "views-method": "Ffôn" });
		await send(sergeant, "/caution");
		await sergeant.locator("#offence-on-error").waitFor();
		assert.equal(sergeant.status, 422);
		assert.equal(await sergeant.locator('[name="offence-on-day"]').inputValue(), "31");
		assert.equal(await sergeant.locator('[name="views-method"]').inputValue(), "Ffôn");
		await judge(sergeant, "refused");
	});

	await step("a caution with gaps is kept, and its page says what is missing, and before what", async () => {
		await typeDay("offence-on", inDays(-3));
		await fill(sergeant, { "views-method": "" });
		await done("/caution", "propose");
		caution = path();
		await sergeant.getByText(t("Missing before it is authorised")).waitFor();
		assert.equal(await sergeant.locator('form[action$="/act"]').count(), 0);
		await judge(sergeant, "gaps");
		await sergeant.locator('main a[href$="/change#views-on"]').click();
		await sergeant.waitForURL(/\/change#views-on$/);
		await typeDay("views-on", inDays(-1));
		await type("views-method", "Ffôn");
		await judge(sergeant, "change");
		await done("/change", "alter");
	});

	await step("it is authorised and given with a press each, and leads on to the referral", async () => {
		await judge(sergeant, "proposed");
		await done("/act", "authorise");
		await judge(sergeant, "authorised");
		await done("/act", "issue");
		await judge(sergeant, "issued");
		await sergeant.locator(`main a[href$="/referrals/new?caution=${caution.match(/\d+/)[0]}"]`).waitFor();
		console.log(`# ${typed} fields filled in from a held place to a caution given`);
		assert.ok(typed <= MOST_TYPED, `${typed} fields`);
	});

	await step("all of it can be copied for the force's record", async () => {
		await sergeant.locator('main a[href$="/record"]').click();
		await sergeant.waitForURL(/\/record$/);
		const text = await sergeant.locator("textarea").inputValue();

		assert.ok(text.includes(t("Caution given")) || text.includes(t("Given and signed")));
		assert.ok(text.includes(t("Check before a caution is offered")) && text.includes("E13"));
		assert.ok(!text.includes("Owain"));
		assert.equal(await sergeant.locator("textarea").getAttribute("readonly"), "");
		await judge(sergeant, "record");
	});

	await step("while it goes on a second one of the same person is proposed knowingly alone", async () => {
		const asked = t("A caution of this person goes on already. Is this one for another offence?");

		await go(sergeant, caution);
		await sergeant.locator('main a[href*="/people/"]').click();
		await sergeant.waitForURL(/\/people\/\d+$/);
		await go(sergeant, `${path()}/caution`);
		await sergeant.locator(`main a[href$="${caution}"]`).waitFor();
		await judge(sergeant, "second");
		await fill(sergeant, { "condition-1-text": "Ymddiheuro." });
		await send(sergeant, "/caution");
		await sergeant.getByText(asked).first().waitFor();
		assert.equal(sergeant.status, 409);
		assert.equal(await sergeant.locator('[name="condition-1-text"]').inputValue(), "Ymddiheuro.");
		await judge(sergeant, "second-asked");
		await sergeant.locator('button[name="another"]').click();
		await sergeant.waitForURL(/\/cautions\/\d+\?done=propose$/);
		await sergeant.locator(`main a[href$="${caution}"]`).waitFor();
		await judge(sergeant, "second-proposed");
		await other("abandon");
		await done("/act", "abandon");
	});

	await step("the deadline is extended, with who and why", async () => {
		await go(sergeant, caution);
		await other("extend");
		await judge(sergeant, "extend");
		await send(sergeant, "/act");
		await refused(sergeant, "Say why the deadline is extended");
		await fillDate(sergeant, "extension-to", inDays(120));
		await fill(sergeant, { "extension-because": "Bu Owain yn sâl." });
		await done("/act", "extend");
		assert.ok((await textOf(sergeant)).includes("Bu Owain yn sâl."));
	});

	await step("conditions are varied, signed anew, and the old ones stay to be read", async () => {
		await other("vary");
		await judge(sergeant, "vary");
		await fill(sergeant, { "condition-1-text": "Mynychu dros y ffôn.", because: "Torrodd Owain ei goes." });
		await done("/act", "vary");
		await judge(sergeant, "varied");
		await done("/act", "resume");
		await sergeant.getByText("Mynychu dros y ffôn.").waitFor();
		await sergeant.locator("details").first().locator("summary").click();
		await judge(sergeant, "resumed");
	});

	await step("a condition that is marked as met lets it be complete", async () => {
		assert.equal(await sergeant.locator('main a[href*="act=complete"]').count(), 0);
		await sergeant.locator('[name="condition-state"]').selectOption("met");
		await done("/act", "mark");
		await other("complete");
		await judge(sergeant, "complete");
		await done("/act", "complete");
		await judge(sergeant, "completed");
	});

	await step("it is in the force's list, among the person's, and behind the held place", async () => {
		await go(sergeant, "/cautions?state=completed");
		await judge(sergeant, "list");
		await sergeant.locator(`main a[href$="${caution}"]`).waitFor();
		await go(sergeant, hold);
		await sergeant.locator(`main a[href$="${caution}"]`).click();
		await sergeant.waitForURL(/\/cautions\/\d+$/);
		await sergeant.locator('main a[href*="/people/"]').click();
		await sergeant.waitForURL(/\/people\/\d+$/);
		await sergeant.locator('main a[href$="/cautions"]').click();
		await sergeant.waitForURL(/\/people\/\d+\/cautions$/);
		await judge(sergeant, "person");
	});

	await step("another is proposed without a held place, and waits on the sergeant's home", async () => {
		await sergeant.locator('main a[href$="/caution"]').click();
		await sergeant.waitForURL(/\/caution$/);
		await judge(sergeant, "bare");
		await done("/caution", "propose");
		await go(sergeant, "/home");
		await sergeant.getByText(t("Cautions to authorise")).first().waitFor();
		await judge(sergeant, "home");
	});

	await step("what the force asks is seen by the sergeant and changed by the clerk, who confirms it", async () => {
		const clerk = await open();

		await go(sergeant, "/cautions");

		const list = await sergeant.locator('main a[href*="/cautions.csv"]').getAttribute("href");
		const sheet = await fetchAs(sergeant, list);

		assert.match(await sheet.text(), /^reference,name,state,given,deadline,page\r\n[A-Z0-9]{8},/);
		await sergeant.locator('main a[href$="/force"]').click();
		await sergeant.waitForURL(/\/force$/);
		await judge(sergeant, "force");
		assert.equal(await sergeant.locator('main a[href$="/force/change"]').count(), 0);

		await signIn(clerk, "compliance-clerk");
		await go(clerk, "/home");
		await judge(clerk, "home-clerk");
		await clerk.locator('main a[href$="/force"]').click();
		await clerk.waitForURL(/\/force$/);
		await clerk.locator('main a[href$="/force/change"]').click();
		await clerk.waitForURL(/\/force\/change$/);
		await judge(clerk, "force-change");
		await clerk.locator('[name="rank"][value="inspector"]').check();
		await fillDate(clerk, "from", inDays(-1));
		await send(clerk, "/force/change");
		await refused(clerk, "This day is past: what the force asked then cannot be changed");
		await judge(clerk, "force-refused");
		await fillDate(clerk, "from", inDays(30));
		await send(clerk, "/force/change");
		await clerk.getByRole("heading", { name: t("Confirm what our force asks") }).waitFor();
		await judge(clerk, "force-confirm");
		await send(clerk, "/force");
		await clerk.waitForURL(/\/force\?done=yes$/);
		await judge(clerk, "force-set");

		await go(sergeant, "/force");
		await sergeant.getByText(t("From its day on")).waitFor();
	});
});
