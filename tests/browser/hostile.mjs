// SPDX-License-Identifier: MIT
//
// What is sent to do harm: it is refused or stays text, and nothing runs.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { go, journey, ONE_WAY } from "./kit.mjs";
import { done, fill, goRecord, recordOf, refused, sample, send, startDraft, textOf } from "./office.mjs";

const HOSTILE = `<img src=x onerror="window.hurt=1">'; DROP TABLE decision; -- =cmd|' /C calc'!A0 {{7*7}} %s%n`;

await journey(async ({ sarn, open, step, signIn, judge, assert }) => {
	const officer = await open();
	let id;

	const calm = async () =>
		assert.equal(await officer.evaluate(() => window.hurt), undefined, "a script of the input ran");

	await signIn(officer, "decision-officer");

	for (const [what, buffer, english] of [
		["of blanks alone", Buffer.from(" \n\t\n "), "Choose a file, or paste the text of the document"],
		["not in UTF-8", Buffer.from([0x44, 0x65, 0x63, 0xc3, 0x28, 0xa0, 0xa1]),
			"The document’s letters are stored in another way than UTF-8. Save it as text with the encoding UTF-8, or paste its words."]])
		await step(`a file ${what} is refused with a sentence`, async () => {
			await go(officer, "/decisions/import");
			await officer.locator('[name="file"]').setInputFiles({ name: "a.md", mimeType: "text/plain", buffer });
			await send(officer, "/decisions/import");
			await refused(officer, english);
			await judge(officer);
		});

	await step("a file of 30 MB is answered by a page that says how much and leads back", async () => {
		const path = join(sarn.folder, "30-mb.txt");

		writeFileSync(path, Buffer.alloc(30 * 1024 * 1024, "Decision "));
		await go(officer, "/decisions/import");
		await officer.locator('[name="file"]').setInputFiles(path);
		await send(officer, "/decisions/import");
		await officer.getByText("A document may be up to 1 MB.").waitFor();
		assert.equal(officer.status, 413);
		await judge(officer);
		await officer.getByRole("link", { name: "Go back to the form" }).click();
		await officer.locator('[name="file"]').waitFor();
	});

	await step("a file whose name and type are made up is read for what it holds", async () => {
		const { buffer } = sample("dli364.en.md", "DLI970");

		await go(officer, "/decisions/import");
		await officer.locator('[name="file"]').setInputFiles({ buffer, name: "../../etc/<b>passwd</b>.exe",
			mimeType: "application/x-msdownload" });
		await send(officer, "/decisions/import");
		await officer.waitForURL(/\/edit$/);
		await judge(officer);
	});

	await step("markup, SQL and formulas stay text in every field, and run nowhere", async () => {
		id = await startDraft(officer);

		const names = await officer.locator('main form input[type="text"], main form textarea')
			.evaluateAll((fields) => fields.map((field) => field.name)
				.filter((name) => /^(en|cy)-/.test(name) || /^(maker|contact)$/.test(name)));

		assert.ok(names.length > 12, names.join(" "));
		await fill(officer, Object.fromEntries(names.map((name) =>
			[name, HOSTILE.slice(0, name.endsWith("-timing") ? 90 : 190)])));
		await done(officer, "edit", "alter");
		await judge(officer, "hostile");
		await calm();
		assert.ok((await textOf(officer, "h1")).includes("<img src=x onerror"));
		assert.equal(await officer.locator('main img[src="x"]').count(), 0);
		for (const path of [`/decisions/${id}/edit`, `/decisions/${id}/history`, "/decisions"]) {
			await go(officer, path);
			await judge(officer);
			await calm();
		}
	});

	await step("characters that turn the reading round are refused beside their field", async () => {
		await goRecord(officer, id, "/edit");
		await fill(officer, { "en-title": "Paid to \u202Eevil" });
		await send(officer, "/edit");
		await officer.locator("#en-title-error").waitFor();
		assert.match(await textOf(officer, ".govuk-error-summary"), /characters that cannot be shown/);
		await judge(officer, "turned-round");
	});

	await step("markup and SQL in a search find nothing and stay text", async () => {
		for (const path of ["/decisions", "/register"]) {
			await go(officer, `${path}?search=${encodeURIComponent("<script>window.hurt=1</script>' OR 1=1 --")}`);
			await calm();
			assert.equal(await officer.locator("main tbody tr").count(), 0);
			await judge(officer);
		}
	});

	await step("a double click is one wish", async () => {
		const count = async () => {
			await go(officer, "/decisions?state=draft");
			return officer.locator("main tbody tr").count();
		};
		const before = await count();

		await go(officer, "/decisions/new");
		await officer.locator('[name="organisation"]').selectOption({ index: 1 });
		await officer.getByRole("button", { name: "Start the draft" }).dblclick();
		await officer.waitForURL(/\/edit$/);
		assert.notEqual(recordOf(officer), id);
		assert.equal(await count(), before + 1);
	});

	await step("a form made up elsewhere is refused", async () => {
		await goRecord(officer, id);
		await Promise.all([officer.waitForURL(/\/discard$/),
			officer.evaluate((action) => {
				const form = Object.assign(document.createElement("form"), { method: "post", action });

				document.body.append(form);
				form.submit();
			}, `/decisions/${id}/discard`)]);
		assert.equal(officer.status, 403);
		await judge(officer, "forged");
		await goRecord(officer, id, "/edit");
		assert.equal(officer.status, 200);
	});
}, { ways: [ONE_WAY] });
