// SPDX-License-Identifier: MIT
//
// A pack for a steering group: the provider writes it, the office returns and releases it, the chair reads
// it with a mark, and somebody without an account reads it by a link until that is revoked.

import { fetchAs, go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const pathOf = (page) => new URL(page.url()).pathname.replace(/^\/cy/, "");

// So many days from today, as a date's three fields.
function inDays(days) {
	const day = new Date(Date.now() + days * 24 * 3600 * 1000);

	return [day.getDate(), day.getMonth() + 1, day.getFullYear()].map(String);
}

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const writer = await open();
	const lead = await open();
	const chair = await open();
	const guest = await open();
	let pack, link;

	await step("home tells the provider's lead which pack to write, and when the group meets", async () => {
		await signIn(writer, "perpetrator-lead");
		await go(writer, "/home");

		const said = await textOf(writer);

		assert.ok(said.includes(t("Packs that wait for you to write them")));
		assert.ok(said.includes(t("The group meets on: {date}", { date: "" }).trim()), said);
		await writer.locator('main a[href*="/packs/"]').first().click();
		await writer.waitForURL(/\/packs\/\d+$/);
		await judge(writer, "draft");
		pack = pathOf(writer);
	});

	await step("what lacks is said where it is to be sent, and nothing is sent", async () => {
		await send(writer, "/send");
		await refused(writer, "Write the areas for development, in Welsh or in English");
		await judge(writer, "send-refused");
	});

	await step("the provider writes in both languages and sends", async () => {
		await go(writer, `${pack}/write`);
		await judge(writer, "write");
		await fill(writer, {
			"development-en": "Evening cohorts fill last.",
			"development-cy": "Carfanau'r nos sy'n llenwi olaf.",
			"emerging-en": "A call the evening before.",
		});
		await send(writer, "/write");
		await writer.waitForURL(/\/packs\/\d+$/);
		await judge(writer, "written");
		await send(writer, "/send");
		await writer.waitForURL(/\/packs\/\d+$/);
		assert.equal(await writer.locator('form[action$="/release"]').count(), 0);
		assert.ok((await textOf(writer)).includes(t("Sent to the lead")));
	});

	await step("the office returns it, and says why", async () => {
		await signIn(lead, "commissioning-officer");
		await go(lead, "/home");
		assert.ok((await textOf(lead)).includes(t("Packs sent to you to release or return")));
		await go(lead, pack);
		await judge(lead, "sent");
		await send(lead, "/return");
		await refused(lead, "Say what is to be changed");
		await fill(lead, { comment: "Say which county the Saturday cohort is in." });
		await send(lead, "/return");
		await lead.waitForURL(/\/packs\/\d+$/);
		assert.ok((await textOf(lead)).includes(t("Returned to the provider")));
	});

	await step("the provider reads why, writes again and sends", async () => {
		await go(writer, pack);
		assert.ok((await textOf(writer)).includes("Say which county"));
		await judge(writer, "returned");
		await go(writer, `${pack}/write`);
		await fill(writer, { "highlights-en": "The first Saturday cohort is planned in Powys.",
			"highlights-cy": "Mae'r garfan gyntaf ar ddydd Sadwrn wedi'i chynllunio ym Mhowys (Powys)." });
		await send(writer, "/write");
		await writer.waitForURL(/\/packs\/\d+$/);
		await send(writer, "/send");
		await writer.waitForURL(/\/packs\/\d+$/);
	});

	await step("the office releases it; from then on it does not change", async () => {
		await signIn(chair, "steering-chair");
		await go(chair, pack);
		assert.equal(chair.status, 404);
		await go(lead, pack);
		await send(lead, "/release");
		await lead.waitForURL(/\/packs\/\d+$/);
		await judge(lead, "released");
		assert.ok((await textOf(lead)).includes(t("Released")));
		assert.equal(await lead.locator('form[action$="/return"]').count(), 0);
		await go(writer, `${pack}/write`);
		assert.equal(writer.status, 409);
	});

	await step("the chair reads it, marked, with the counts that the agreement gives", async () => {
		await go(chair, "/home");
		await judge(chair, "home-chair");
		assert.ok((await textOf(chair)).includes(t("Packs for your meetings")));
		await go(chair, "/packs");
		await judge(chair, "list-chair");
		await go(chair, pack);
		await judge(chair, "chair");
		await judgePaper(chair, "chair-paper");

		const said = await textOf(chair);

		assert.ok(said.includes("Enghraifft Cadeirydd"));
		assert.ok(said.includes(t("Not shown")));
		assert.ok(said.includes(t("Cost per completion")));
		assert.ok(said.includes("Powys"));
		assert.equal(await chair.locator('main form[method="post"]').count(), 0);
	});

	await step("a link is made for somebody named, and refused for longer than 30 days", async () => {
		await go(lead, `${pack}/links`);
		await judge(lead, "links");
		await fill(lead, { name: "Enwebedig Enghraifft", body: "Cyngor Enghreifftiol" });
		await lead.locator(`[name="language"][value="${way.language}"]`).check();
		await lead.locator('[name="audience"][value="published"]').check();
		await fillDate(lead, "until", inDays(60));
		await send(lead, "/links");
		await refused(lead, "A link opens for 30 days at most");
		await judge(lead, "links-refused");
		await fillDate(lead, "until", inDays(7));
		await send(lead, "/links");
		await judge(lead, "link-made");
		link = new URL(await lead.locator("main code").innerText()).pathname.replace(/^\/cy/, "");
	});

	await step("whoever has it reads the published figures without an account", async () => {
		await go(guest, link);
		assert.equal(guest.status, 200);
		await judge(guest, "opened");

		const said = await textOf(guest);

		assert.ok(said.includes("Enwebedig Enghraifft"));
		assert.ok(said.includes("Powys"));
		assert.ok(said.includes(t("Not shown")));
		assert.ok(said.includes(t("What a completion costs")));
	});

	await step("the lead takes the key data along as everybody reads them", async () => {
		await go(lead, `${pack}?counts=public`);

		const link = await lead.locator('main a[href*="/csv"]').getAttribute("href");
		const sheet = await (await fetchAs(lead, link)).text();

		assert.ok(sheet.includes(",not-shown,,"));
		assert.ok(!sheet.includes(",exact,13,"));
	});

	await step("revoked, it shows nothing and says so", async () => {
		await go(lead, `${pack}/links`);
		await send(lead, "/revoke");
		await lead.waitForURL(/\/links$/);
		await judge(lead, "revoked");
		await go(guest, link);
		assert.equal(guest.status, 404);
		await judge(guest, "opened-revoked");

		const said = await textOf(guest);

		assert.ok(said.includes(t("This link was revoked. Ask whoever sent it if you should read the pack.")));
		assert.ok(!said.includes("Powys"));
	});

	await step("who is in the group, and which counts it sees, is the office's to say", async () => {
		await go(lead, "/programmes");
		await lead.locator('main dt a[href*="/programmes/"]').first().click();
		await lead.waitForURL(/\/programmes\/\d+$/);
		await lead.getByRole("link", { name: t("Its steering group") }).click();
		await lead.waitForURL(/\/steering$/);
		await judge(lead, "steering");
		await lead.locator('[name="counts"][value="exact"]').check();
		await send(lead, "/steering");
		await refused(lead, "Enter which agreement says so, and where");
		await fill(lead, { source: "Invented agreement, clause 4" });
		await send(lead, "/steering");
		await lead.waitForURL(/\/steering$/);
		await judge(lead, "steering-exact");
		await go(chair, pack);
		assert.ok((await textOf(chair)).includes(t("Counts of people are exact. They are for the parties of the contract, and for a group whose agreement says so.")));
	});

	await step("another pack is asked for, and a released one corrected", async () => {
		await go(lead, "/packs");
		await judge(lead, "list");
		await go(lead, "/packs/new");
		await judge(lead, "new");
		await send(lead, "/packs/new");
		await refused(lead, "Choose the contract whose provider writes the pack");
		await judge(lead, "new-refused");
		await go(lead, pack);
		await fill(lead, { corrects: "The county of the Saturday cohort." });
		await send(lead, "/correct");
		await lead.waitForURL(/\/packs\/\d+$/);
		await judge(lead, "correcting");
		assert.ok((await textOf(lead)).includes("The county of the Saturday cohort."));
	});
});
