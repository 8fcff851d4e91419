// SPDX-License-Identifier: MIT
//
// What people and programs send that they should not: each is answered by a
// sentence that says what to do, nothing typed is lost, and nothing runs.
//
// That a session of thirty minutes ends, and a form sent after it is kept, is in
// the tests of the frame's pages: a browser's journey cannot wait that long.

import { fill, fillDate, goRecord, recordOf, sample, send, textOf } from "./office.mjs";
import { journey } from "./kit.mjs";

const hostile = `<img src=x onerror="window.hurt=1">'; DROP TABLE decision; -- =cmd|' /C calc'!A0 {{7*7}} %s%n`;

const files = [
	["empty", Buffer.from(""), /The file is empty/],
	["of blanks alone", Buffer.from(" \n\t\n "), /Choose a file, or paste|not a text that can be read/],
	["binary", Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 0xff, 0xfe, 0, 1, 2]), /not a text that can be read/],
	["not in UTF-8", Buffer.from([0x44, 0x65, 0x63, 0xc3, 0x28, 0xa0, 0xa1]), /not a text that can be read|Whose|Choose/],
	["over 1 MB", Buffer.alloc(1024 * 1024 + 1, "Decision "), /too large|at most 1 MB|1 MB/],
	["far over 1 MB", Buffer.alloc(30 * 1024 * 1024, "Decision "), /up to 1 MB/],
];

await journey(async ({ open, step, signIn, judge, assert }) => {
	const officer = await open();
	let id;

	// A new draft of Dyfed-Powys's, open to be edited.
	const start = async (page) => {
		await page.goto("/decisions/new");
		await page.locator('[name="organisation"]').selectOption({ label: "Police and Crime Commissioner for Dyfed-Powys" });
		await send(page, "/decisions/draft");
		await page.waitForURL(/\/edit$/);
		return recordOf(page);
	};
	const calm = async (page) =>
		assert.equal(await page.evaluate(() => window.hurt), undefined, "a script of the input ran");

	await signIn(officer, "decision-officer");

	for (const [what, buffer, says] of files)
		await step(`a file ${what} is refused with a sentence`, async () => {
			await officer.goto("/decisions/import");
			await officer.getByLabel("Upload the document").setInputFiles(
				{ name: "document.md", mimeType: "text/markdown", buffer });
			await officer.getByRole("button", { name: "Read the document" }).click();
			await officer.waitForFunction(() => !/^Import a decision/.test(document.title));
			assert.match(await textOf(officer), says);
			await judge(officer);
		});

	await step("a file whose type is wrong is read for what it holds", async () => {
		await officer.goto("/decisions/import");
		await officer.getByLabel("Upload the document").setInputFiles({ ...sample("dli364.en.md", "DLI970"),
			name: "../../etc/<b>passwd</b>.exe", mimeType: "application/x-msdownload" });
		await officer.getByRole("button", { name: "Read the document" }).click();
		await officer.waitForURL(/\/edit$/);
		await judge(officer);
	});

	await step("the same document twice is refused and leads to the record that has it", async () => {
		await officer.goto("/decisions/import");
		await officer.getByLabel("Or paste its text").fill(sample("dli364.en.md", "DLI970").text);
		await officer.getByRole("button", { name: "Read the document" }).click();
		assert.match(await textOf(officer), /This body already has a record with that reference/);
		assert.equal(await officer.getByLabel("Or paste its text").inputValue(),
			sample("dli364.en.md", "DLI970").text);
		await judge(officer, "taken");
		await officer.getByRole("link", { name: "Open the record that has this reference" }).click();
		assert.match(await textOf(officer), /DLI970/);
	});

	await step("markup, SQL and formulas stay text in every field, and run nowhere", async () => {
		id = await start(officer);

		const names = await officer.locator('main form input[type="text"], main form textarea')
			.evaluateAll((fields) => fields.map((field) => field.name)
				.filter((name) => /^(en|cy)-/.test(name) || /^(maker|contact)$/.test(name)));

		assert.ok(names.length > 12, names.join(" "));
		await fill(officer, Object.fromEntries(names.map((name) =>
			[name, hostile.slice(0, name === "en-timing" || name === "cy-timing" ? 90 : 190)])));
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForURL(/done=alter/);
		await judge(officer, "hostile");
		await calm(officer);
		assert.ok((await textOf(officer, "h1")).includes("<img src=x onerror"));
		assert.equal(await officer.locator('main img[src="x"]').count(), 0);
		for (const under of ["/edit", "/history"]) {
			await goRecord(officer, id, under);
			await judge(officer);
			await calm(officer);
		}
		await officer.goto("/decisions");
		await judge(officer);
		await calm(officer);
	});

	await step("characters that turn the reading round are refused beside their field", async () => {
		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-title": "Paid to \u202Eevil" });
		await officer.getByRole("button", { name: "Save" }).click();
		assert.match(await textOf(officer, ".govuk-error-summary"), /characters that cannot be shown/);
		await judge(officer, "turned-round");
	});

	await step("markup and SQL in a search find nothing and stay text", async () => {
		for (const path of ["/decisions", "/register"]) {
			await officer.goto(`${path}?search=${encodeURIComponent("<script>window.hurt=1</script>' OR 1=1 --")}`);
			await calm(officer);
			assert.equal(await officer.locator("main tbody tr").count(), 0);
			await judge(officer);
		}
	});

	await step("a day that no calendar has is refused beside its field, and kept as typed", async () => {
		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-title": "A date that cannot be" });
		await fillDate(officer, "service-start", ["31", "2", "2026"]);
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.locator(".govuk-error-summary").waitFor();
		assert.match(await officer.title(), /^Error: /);
		await judge(officer, "impossible-date");
		assert.equal(await officer.locator('[name="service-start-day"]').inputValue(), "31");
		assert.equal(await officer.locator('[name="en-title"]').inputValue(), "A date that cannot be");
		await officer.locator(".govuk-error-summary a").first().click();
		assert.match(await officer.evaluate(() => document.activeElement.name), /^service-start-/);
	});

	await step("a month alone will do where only the month is known", async () => {
		await goRecord(officer, id, "/edit");
		await fillDate(officer, "service-start", ["", "9", "2026"]);
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForURL(/done=alter/);
		assert.match(await textOf(officer, ".sarn-dates"), /September 2026/);
	});

	await step("letters in a date, and a year of two figures, are refused", async () => {
		for (const date of [["x", "y", "z"], ["20", "3", "25"]]) {
			await goRecord(officer, id, "/edit");
			await fillDate(officer, "service-start", date);
			await officer.getByRole("button", { name: "Save" }).click();
			await officer.locator(".govuk-error-summary").waitFor();
			assert.equal(await officer.locator('[name="service-start-year"]').inputValue(), date[2]);
		}
	});

	await step("what is longer than the record holds is refused and kept", async () => {
		const long = "gair ".repeat(100);

		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-title": long });
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.locator(".govuk-error-summary").waitFor();
		assert.equal(await officer.locator('[name="en-title"]').inputValue(), long);
		await judge(officer, "too-long");
	});

	await step("a double click makes one record, and so does the same form sent again", async () => {
		const count = async () => {
			await officer.goto("/decisions?state=draft");
			return officer.locator("main tbody tr").count();
		};
		const before = await count();

		await officer.goto("/decisions/new");
		await officer.locator('[name="organisation"]').selectOption({ index: 1 });
		await officer.getByRole("button", { name: "Start the draft" }).dblclick();
		await officer.waitForURL(/\/edit$/);
		assert.equal(await count(), before + 1);

		await officer.goto("/decisions/new");
		await officer.locator('[name="organisation"]').selectOption({ index: 1 });

		// As when the answer is loaded again: the same form, with the same key, three times.
		const made = new Set();

		for (let i = 0; i < 3; i++) {
			const [answer] = await Promise.all([officer.context().waitForEvent("page"),
				officer.locator('form[action$="/decisions/draft"]').evaluate((form) => {
					form.target = "_blank";
					form.submit();
				})]);

			await answer.waitForURL(/\/edit$/);
			made.add(recordOf(answer));
			await answer.close();
		}
		assert.equal(made.size, 1);
		assert.equal(await count(), before + 2);
	});

	await step("two people at one record: the second sees theirs and mine, and nothing is lost", async () => {
		const other = await open();

		await signIn(other, "decision-officer");
		await goRecord(officer, id, "/edit");
		await goRecord(other, id, "/edit");
		await fill(other, { "en-title": "Theirs" });
		await other.getByRole("button", { name: "Save" }).click();
		await other.waitForURL(/done=alter/);
		await fill(officer, { "en-title": "Mine", "en-summary": "Written at length by me" });
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.getByRole("heading", { name: "Somebody else changed this record" }).waitFor();
		await judge(officer, "conflict");
		assert.match(await textOf(officer, "main table"), /Theirs.*Mine/);
		assert.match(await textOf(officer, "main table"), /Written at length by me/);
		await officer.getByRole("button", { name: "Save mine over theirs" }).click();
		await officer.waitForURL(/done=alter/);
		assert.equal(await textOf(officer, "h1"), "Mine");
		assert.match(await textOf(officer), /Written at length by me/);
	});

	await step("a form sent after signing out elsewhere changes nothing and asks to sign in", async () => {
		await goRecord(officer, id, "/edit");

		const other = await officer.context().newPage();

		await other.goto("/home");
		await send(other, "/sign-out");
		await other.waitForURL(/\/register$/);
		await other.close();
		await fill(officer, { "en-title": "After signing out" });
		await officer.getByRole("button", { name: "Save" }).click();
		await officer.waitForLoadState();
		await judge(officer, "signed-out");
		await signIn(officer, "decision-officer");
		await goRecord(officer, id);
		assert.equal(await textOf(officer, "h1"), "Mine");
	});

	await step("a form made up elsewhere is refused", async () => {
		await goRecord(officer, id);

		const [answer] = await Promise.all([officer.waitForResponse((each) => each.request().method() === "POST"),
			officer.waitForURL(/\/discard$/),
			officer.evaluate((action) => {
				const form = Object.assign(document.createElement("form"), { method: "post", action });

				document.body.append(form);
				form.submit();
			}, `/decisions/${id}/discard`)]);

		assert.equal(answer.status(), 403);
		await goRecord(officer, id);
		assert.equal(await textOf(officer, "h1"), "Mine");
	});

	await step("addresses that are nowhere, and numbers that are none, are told so in both languages", async () => {
		for (const path of ["/nowhere", "/decisions/1", "/decisions/99999999999999999999", "/register/x",
			"/cy/nowhere", "/cy/register/1"]) {
			assert.equal((await officer.goto(path)).status(), 404, path);
			await judge(officer, "not-found");
		}
	});
});
