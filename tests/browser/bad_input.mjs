// SPDX-License-Identifier: MIT
//
// What people send by mistake, and two people at once: each is answered by a
// sentence in the reader's language that says what to do, nothing typed is lost,
// and nothing is half done.

import { go, journey } from "./kit.mjs";
import { done, fill, fillDate, goRecord, named, recordOf, refused, sample, send, signOut, startDraft,
	textOf } from "./office.mjs";

const files = [
	["empty", Buffer.from(""), "The file is empty"],
	["binary", Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 0xff, 0xfe, 0, 1, 2]),
		"This is not a text that can be read. Save the document as text, or paste its words."],
	["over 1 MB", Buffer.alloc(1024 * 1024 + 1, "Decision "), "The file is too large. The most kilobytes it can have:"],
];

await journey(async ({ way, open, step, signIn, judge, t, assert }) => {
	const own = way.language;
	const officer = await open();
	let id;

	await step("a file that is empty, binary or too large is refused with a sentence", async () => {
		await signIn(officer, "decision-officer");
		for (const [what, buffer, english] of files) {
			await go(officer, "/decisions/import");
			await officer.locator('[name="file"]').setInputFiles(
				{ name: "document.md", mimeType: "text/markdown", buffer });
			await send(officer, "/decisions/import");
			await refused(officer, english);
			await judge(officer, `file-${what.replaceAll(" ", "-")}`);
		}
	});

	await step("the same document twice is refused, kept, and leads to the record that has it", async () => {
		const { text } = sample(`dli364.${own}.md`, "DLI970");

		for (let i = 0; i < 2; i++) {
			await go(officer, "/decisions/import");
			await fill(officer, { text });
			await send(officer, "/decisions/import");
		}
		await refused(officer, "This body already has a record with that reference");
		assert.equal(await officer.locator('[name="text"]').inputValue(), text);
		await judge(officer, "taken");
		await officer.locator(".govuk-inset-text a").click();
		await officer.waitForURL(/\/decisions\/\d+$/);
		assert.match(await textOf(officer), /DLI970/);
	});

	await step("a day that no calendar has is refused beside its field, and all is kept as typed", async () => {
		id = await startDraft(officer);
		await fill(officer, named(own, { title: "29 Chwefror" }));
		await fillDate(officer, "service-start", ["31", "2", "2026"]);
		await send(officer, "/edit");
		await officer.locator("#service-start-error").waitFor();
		assert.equal(officer.status, 422);
		await judge(officer, "impossible-date");
		assert.equal(await officer.locator('[name="service-start-day"]').inputValue(), "31");
		assert.equal(await officer.locator(`[name="${own}-title"]`).inputValue(), "29 Chwefror");
		await officer.locator(".govuk-error-summary a").first().click();
		assert.match(await officer.evaluate(() =>
			document.activeElement.name ?? document.querySelector(":target").id), /^service-start/);
	});

	await step("letters, a year of two figures and a title without end are refused and kept", async () => {
		const title = "gair ".repeat(100);

		await fillDate(officer, "service-start", ["20", "mis", "25"]);
		await fill(officer, named(own, { title }));
		await send(officer, "/edit");
		await officer.locator(`#${own}-title-error`).waitFor();
		await judge(officer, "too-long");
		assert.equal(await officer.locator('[name="service-start-month"]').inputValue(), "mis");
		assert.equal(await officer.locator(`[name="${own}-title"]`).inputValue(), title);
	});

	await step("a month alone will do where only the month is known", async () => {
		await fillDate(officer, "service-start", ["", "9", "2026"]);
		await fill(officer, named(own, { title: "Medi" }));
		await done(officer, "edit", "alter");
		assert.match(await textOf(officer, ".sarn-dates"), { en: /September 2026/, cy: /Medi 2026/ }[own]);
	});

	await step("the same form sent again makes one record", async () => {
		await go(officer, "/decisions/new");
		await officer.locator('[name="organisation"]').selectOption({ index: 1 });

		// As by an answer that is loaded again: the same form with the same key, three times.
		const form = officer.locator('form[action$="/decisions/draft"]');
		const made = new Set();

		await form.evaluate((element) => element.setAttribute("target", "_blank"));
		for (let i = 0; i < 3; i++) {
			const [answer] = await Promise.all([officer.context().waitForEvent("page"),
				form.evaluate((element) => element.submit())]);

			await answer.waitForURL(/\/edit$/);
			made.add(recordOf(answer));
			await answer.close();
		}
		assert.equal(made.size, 1);
	});

	await step("two people at one record: the second sees theirs and mine, and either may stand", async () => {
		const other = await open();

		await signIn(other, "decision-officer");
		for (const [mine, theirs] of [["Fy un i", "Eu hun nhw"], ["Eto", "Ac eto"]]) {
			await goRecord(officer, id, "/edit");
			await goRecord(other, id, "/edit");
			await fill(other, named(own, { title: theirs }));
			await done(other, "edit", "alter");
			await fill(officer, named(own, { title: mine, summary: `${mine}, yn faith` }));
			await send(officer, "/edit");
			await officer.getByRole("heading", { name: t("Somebody else changed this record") }).waitFor();
			assert.equal(officer.status, 409);
			assert.match(await textOf(officer, "main table"), new RegExp(`${theirs}.*${mine}.*${mine}, yn faith`));
			if (mine === "Eto")
				break;
			await judge(officer, "conflict");
			await officer.getByRole("button", { name: t("Save mine over theirs") }).click();
			await officer.waitForURL(/done=alter/);
			assert.equal(await textOf(officer, "h1"), mine);
			assert.match(await textOf(officer), /Fy un i, yn faith/);
		}
		await officer.getByRole("button", { name: t("Leave theirs") }).click();
		await officer.waitForURL(/\/decisions\/\d+(\/edit)?$/);
		await goRecord(officer, id);
		assert.equal(await textOf(officer, "h1"), "Ac eto");
		await other.context().close();
	});

	await step("a form sent after signing out elsewhere changes nothing and is given back", async () => {
		await goRecord(officer, id, "/edit");

		const elsewhere = await officer.context().newPage();

		await elsewhere.goto(officer.url());
		await signOut(elsewhere);
		await elsewhere.waitForURL(/\/register$/);
		await elsewhere.close();
		await fill(officer, named(own, { title: "Wedi allgofnodi" }));
		await send(officer, "/edit");
		await officer.getByRole("heading", { name: t("You are not signed in") }).waitFor();
		assert.match(await officer.locator("main").innerHTML(), /Wedi allgofnodi/);
		await judge(officer, "signed-out");
		await signIn(officer, "decision-officer");
		await goRecord(officer, id);
		assert.equal(await textOf(officer, "h1"), "Ac eto");
	});
});
