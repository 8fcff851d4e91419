// SPDX-License-Identifier: MIT
//
// People on a programme: a sergeant adds one and finds them masked; each look at
// a name is one of its own; whom the privacy officer blocks sees nobody there, nor does whoever
// Sarn itself finds to be that person.

import { go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send } from "./office.mjs";

const SCHEME = { en: "CARA workshops (example)", cy: "Gweithdai CARA (enghraifft)" };
const PERSON = { "given-names": "Efa Dychmygol", "family-name": "Enghraifft", "phone-1": "07700 900871",
	address: "1 Heol Sampl\nTrefddychmygol\nSA1 1AA", email: "efa@enghraifft.cymru" };

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const sergeant = await open();
	const privacy = await open();
	const manager = await open();
	let person;

	const find = async (page, words) => {
		await go(page, "/people");
		await page.locator('main [name="search"]').fill(words);
		await Promise.all([page.waitForEvent("load"),
			page.locator('main [name="search"]').press("Enter")]);
	};

	await step("a sergeant sees those of the force, masked, a page at a time", async () => {
		await signIn(sergeant, "authorising-sergeant");
		await go(sergeant, "/people");
		assert.equal(await sergeant.locator("main tbody tr").count(), 50);
		assert.match(await sergeant.locator("main tbody").innerText(), /[A-Z]\. [A-Z]\./);
		await judge(sergeant, "all");
	});

	await step("a form left blank names each thing that is missing", async () => {
		await go(sergeant, "/people/new");
		await judge(sergeant, "new");
		await send(sergeant, "/people/new");
		await refused(sergeant, "Enter the given names");
		await judge(sergeant, "new-refused");
	});

	await step("a person is added, and shown masked", async () => {
		await go(sergeant, "/people/new");
		await sergeant.locator('[name="scheme"]').selectOption({ label: SCHEME[way.language] });
		await fill(sergeant, PERSON);
		await fillDate(sergeant, "born", ["17", "5", "1990"]);
		await sergeant.locator('[name="sex"][value="f"]').check();
		await sergeant.locator('[name="language"][value="cy"]').check();
		await send(sergeant, "/people/new");
		await sergeant.waitForURL(/\/people\/\d+$/);
		person = new URL(sergeant.url()).pathname.match(/\/people\/\d+/)[0];
		await judge(sergeant, "person");
		const text = await sergeant.locator("main").innerText();
		for (const hidden of ["Dychmygol", "900871", "Heol Sampl", "enghraifft.cymru"])
			assert.ok(!text.includes(hidden), hidden);
	});

	await step("the name and the contact details are shown when asked for", async () => {
		await sergeant.locator(`main a[href$="${person}/name"]`).first().click();
		await sergeant.getByRole("heading", { name: "Efa Dychmygol Enghraifft" }).waitFor();
		await judge(sergeant, "name");
		await go(sergeant, `${person}/contact`);
		await judge(sergeant, "contact");
		assert.ok((await sergeant.locator("main").innerText()).includes("Heol Sampl"));
	});

	await step("they are found by the start of a name, and not by another", async () => {
		await find(sergeant, "engh");
		await judge(sergeant, "found");
		assert.equal(await sergeant.locator(`main a[href$="${person}"]`).count(), 1);
		await find(sergeant, "neb");
		await judge(sergeant, "not-found");
		assert.equal(await sergeant.locator(`main a[href$="${person}"]`).count(), 0);
	});

	await step("the privacy officer blocks the sergeant, for whom the person is gone", async () => {
		await signIn(privacy, "privacy-officer");
		await go(privacy, `${person}/block`);
		await judge(privacy, "block");
		await fill(privacy, { account: "nobody.at.all" });
		await send(privacy, "/block");
		await judge(privacy, "block-refused");
		await fill(privacy, { account: "demo.authorising-sergeant" });
		await privacy.locator('[name="kind"][value="self"]').check();
		await send(privacy, "/block");
		await privacy.locator('form[action$="/lift"]').first().waitFor();
		await judge(privacy, "blocked");
		await go(sergeant, person);
		assert.equal(sergeant.status, 404);
		await judge(sergeant, "gone");
		await find(sergeant, "engh");
		assert.equal(await sergeant.locator(`main a[href$="${person}"]`).count(), 0);
	});

	await step("the block is lifted, and they are there again", async () => {
		await send(privacy, "/lift");
		await privacy.waitForURL(/\/block$/);
		await go(sergeant, person);
		await sergeant.locator(`main a[href$="${person}/name"]`).first().waitFor();
	});

	await step("who holds the sergeant’s account is said, and shown to nobody", async () => {
		await signIn(manager, "account-manager");
		await manager.getByRole("main").getByRole("link", { name: t("Who holds each account") }).click();
		await manager.waitForURL(/\/accounts$/);
		await judge(manager, "accounts");
		await manager.getByRole("main").getByRole("link", { name: "Enghraifft Rhingyll" }).click();
		await manager.waitForURL(/\/accounts\/\d+$/);
		const account = manager.url().match(/\/accounts\/\d+$/)[0];
		await judge(manager, "account");
		await send(manager, account);
		await refused(manager, "Enter at least one of these");
		await judge(manager, "account-refused");
		await fill(manager, { phone: "+44 7700 900871" });
		await send(manager, account);
		await manager.waitForURL(/\/accounts$/);
		assert.ok(!(await manager.content()).includes("900871"));
	});

	await step("Sarn keeps the sergeant from that person, and tells the privacy officer", async () => {
		await go(sergeant, person);
		assert.equal(sergeant.status, 404);
		await find(sergeant, "engh");
		assert.equal(await sergeant.locator(`main a[href$="${person}"]`).count(), 0);
		await go(privacy, "/home");
		await judge(privacy, "home");
		await privacy.locator(`main a[href*="${person}/block/"]`).first().click();
		await privacy.waitForURL(/\/block\/\d+$/);
		const block = privacy.url().match(/\/block\/\d+$/)[0];
		await judge(privacy, "found-block");
		await send(privacy, block);
		await refused(privacy, "Choose one of the answers");
		await privacy.locator('[name="answer"][value="shared"]').check();
		await send(privacy, block);
		await privacy.waitForURL(/\/block$/);
		await judge(privacy, "answered");
		await go(sergeant, person);
		await sergeant.locator(`main a[href$="${person}/name"]`).first().waitFor();
	});
});
