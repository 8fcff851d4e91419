// SPDX-License-Identifier: MIT
//
// A decision signed on paper, from its document to the public register: brought
// in, looked at beside its fields, corrected, paired with the other language,
// attested by somebody else, published, and read by everybody.
//
// It is walked three times: in English with scripting, in Welsh without any on a
// narrow screen, and by the keyboard alone.

import { act, at, fill, goRecord, recordOf, sample, send, textOf } from "./office.mjs";
import { journey, NARROW } from "./kit.mjs";

await journey(async ({ open, step, signIn, judge, assert }) => {
	const officer = await open();
	const approver = await open();
	const translator = await open();
	const reader = await open();
	let id;

	// ---- in English, with scripting ----

	await step("an officer, an approver and a translator sign in with one click", async () => {
		await signIn(officer, "decision-officer");
		await judge(officer, "home");
		await signIn(approver, "approver");
		await judge(approver, "home-approver");
		await signIn(translator, "translator");
		await judge(translator, "home-translator");
	});

	await step("an officer finds from home where a document is brought in", async () => {
		await officer.getByRole("button", { name: "Add a decision" }).click();
		await judge(officer, "add");
		await officer.getByRole("button", { name: "Import a document" }).click();
		await judge(officer, "import");
	});

	await step("an uploaded document stands beside the fields found in it", async () => {
		await officer.getByLabel("Upload the document").setInputFiles(sample("dli364.en.md", "DLI901"));
		await officer.getByRole("button", { name: "Read the document" }).click();
		id = recordOf(officer);
		await judge(officer, "review");
		assert.match(await textOf(officer, ".sarn-paper"), /SUMMARY DECISION SHEET/);
		assert.equal(await officer.getByLabel("Reference").inputValue(), "DLI901");

		const left = await officer.locator(".sarn-review__document").boundingBox();
		const right = await officer.locator(".sarn-review__fields").boundingBox();

		assert.ok(left.x + left.width <= right.x, "the fields are not beside the document");
		assert.equal(left.y, right.y);
	});

	await step("an amount's \"Show in the document\" lights its sentence and brings it into view", async () => {
		await officer.getByRole("link", { name: /^Show in the document ?: £60,000/ }).first().click();

		const lit = officer.locator(".sarn-lit");

		await lit.waitFor();
		assert.equal(await lit.count(), 1);
		assert.match(await lit.innerText(), /£60,000/);
		await officer.waitForFunction(() => {
			const piece = document.querySelector(".sarn-lit").getBoundingClientRect();
			const pane = document.querySelector(".sarn-review__document").getBoundingClientRect();

			return piece.top >= pane.top && piece.bottom <= pane.bottom;
		});
		assert.match(await textOf(officer, "#sarn-said"), /^Shown in the document: .*£60,000/);
	});

	await step("clicking a sentence of the document goes to the field it was read into", async () => {
		await officer.locator("mark.sarn-span", { hasText: /^DLI901$/ }).first().click();
		assert.equal(await officer.evaluate(() => document.activeElement.name), "reference");
	});

	await step("what the document leaves blank is named, and a corrected value is saved", async () => {
		assert.match(await textOf(officer, ".sarn-gaps"), /Enter the name of the decision-maker/);
		await fill(officer, { maker: "Enghraifft Comisiynydd",
			"en-title": "Funding for the CARA programme in 2025",
			"en-legal-powers": "Police Reform and Social Responsibility Act 2011" });
		await officer.getByRole("button", { name: "Save" }).click();
		await judge(officer, "record");
		assert.equal(await textOf(officer, "h1"), "Funding for the CARA programme in 2025");
		assert.match(await textOf(officer), /Enghraifft Comisiynydd/);
	});

	await step("the Welsh document is put beside it, and both are compared", async () => {
		await act(officer, "pair");
		await judge(officer, "pair");
		await officer.getByLabel("Upload the document").setInputFiles(sample("dli364.cy.md", "DLI901"));
		await officer.getByRole("button", { name: "Read the document" }).click();
		await officer.waitForURL(/\/compare$/);
		await judge(officer, "compare");
		assert.match(await textOf(officer), /things differ/);
		assert.match(await textOf(officer), /TAFLEN CRYNODEB O BENDERFYNIAD/);
	});

	await step("an officer is neither offered to attest nor may", async () => {
		await goRecord(officer, id);
		assert.equal(await officer.locator('.sarn-acts [href$="/sign"]').count(), 0);
		await goRecord(officer, id, "/sign");
		assert.match(await textOf(officer, "h1"), /You cannot do this/);
		await judge(officer, "attest-forbidden");
	});

	await step("an approver reads what the document says and attests it", async () => {
		await approver.goto("/home");
		await approver.getByRole("link", { name: "Funding for the CARA programme in 2025" }).click();
		await judge(approver, "record-approver");
		await act(approver, "sign");
		await judge(approver, "attest");
		assert.match(await textOf(approver), /Enghraifft Comisiynydd/);
		assert.match(await textOf(approver, ".sarn-paper"), /SUMMARY DECISION SHEET/);
		await approver.getByRole("button", { name: "Attest" }).click();
		await approver.waitForURL(/done=attest/);
		await judge(approver, "attested");
	});

	await step("publishing is refused while a part is not in Welsh, and the page says which", async () => {
		await goRecord(officer, id);
		await act(officer, "publish");
		await judge(officer, "publish");
		assert.match(await textOf(officer, ".sarn-gaps"), /Providers in Welsh/);
		await officer.getByRole("button", { name: "Publish" }).click();
		assert.match(await textOf(officer, ".govuk-error-summary"), /Enter the day by which the other language follows/);
		await judge(officer, "publish-refused");
	});

	await step("the translator gives what is missing", async () => {
		await goRecord(officer, id);
		await act(officer, "ask-translation");
		await goRecord(translator, id, "/translation");
		await judge(translator, "translation");
		await fill(translator, { "cy-legal-powers": "Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011",
			"cy-funders": "Comisiynydd yr Heddlu a Throseddu Dyfed-Powys",
			"cy-providers": "Threshold DAS\nHampton Trust\nPOBL", "cy-programmes": "CARA",
			"cy-title": "Cyllid ar gyfer rhaglen CARA yn 2025" });
		await translator.getByRole("button", { name: "Give back as finished" }).click();
		await translator.waitForURL(/done=translate/);
		await judge(translator, "translated");
	});

	await step("an officer publishes it in both languages", async () => {
		await goRecord(officer, id, "/publish");
		await officer.getByRole("button", { name: "Publish" }).click();
		await officer.waitForURL(/done=publish/);
		await judge(officer, "published");
	});

	await step("everybody finds it in the register by a word, an area and a year", async () => {
		await reader.goto("/");
		await judge(reader, "front");
		await reader.getByRole("button", { name: "Search the register" }).click();
		await judge(reader, "register");
		await reader.getByLabel("Search").fill("CARA");
		await reader.getByLabel("Area").selectOption({ label: "Dyfed-Powys" });
		await reader.getByLabel("Year signed").selectOption("2025");
		await reader.getByRole("button", { name: "Apply filters" }).click();
		await judge(reader, "register-filtered");
		assert.equal(await reader.locator("main tbody tr").count(), 1);
		await reader.getByLabel("Search").fill("nothing-has-this-word");
		await reader.getByRole("button", { name: "Apply filters" }).click();
		await judge(reader, "register-empty");
		assert.equal(await reader.locator("main tbody tr").count(), 0);
	});

	await step("everybody reads it in English, and the same page in Welsh", async () => {
		await reader.goto("/register?search=CARA");
		await reader.getByRole("link", { name: "Funding for the CARA programme in 2025" }).click();
		await judge(reader, "public-en");
		assert.match(await textOf(reader), /£33,760/);
		assert.match(await textOf(reader), /20 March 2025/);
		await reader.getByRole("link", { name: "Cymraeg" }).click();
		await judge(reader, "public-cy");
		assert.equal(new URL(reader.url()).pathname, `/cy/register/${id}`);
		assert.equal(await textOf(reader, "h1"), "Cyllid ar gyfer rhaglen CARA yn 2025");
		assert.match(await textOf(reader), /20 Mawrth 2025/);
	});

	await step("on paper the record is there and the menus are not", async () => {
		await reader.goto(`/register/${id}`);
		await reader.emulateMedia({ media: "print" });
		assert.equal(await reader.locator("h1").isVisible(), true);
		for (const what of ["nav", ".govuk-skip-link", ".sarn-languages"])
			assert.equal(await reader.locator(what).first().isVisible(), false, what);
		await reader.goto("/register");
		assert.equal(await reader.locator("main tbody tr").first().isVisible(), true);
		assert.equal(await reader.locator("main form").isVisible(), false);
		await reader.emulateMedia({ media: null });
	});

	await step("the feed of each language holds it, and a reader of feeds finds the feed", async () => {
		for (const [language, title] of [["en", "Funding for the CARA programme in 2025"],
			["cy", "Cyllid ar gyfer rhaglen CARA yn 2025"]]) {
			await reader.goto(at(language, "/register"));

			const feed = await reader.locator('link[rel="alternate"][type="application/atom+xml"]')
				.getAttribute("href");
			const answer = await reader.request.get(feed);

			assert.match(answer.headers()["content-type"], /^application\/atom\+xml/);
			assert.match(await answer.text(), new RegExp(`<title[^>]*>[^<]*${title}`));
		}
	});

	// ---- in Welsh, without scripting, on a narrow screen ----

	await step("in Welsh and without scripting, pasted text becomes a record and its sentences light up", async () => {
		const page = await open({ scripting: false, size: NARROW, language: "cy" });
		const other = await open({ scripting: false, size: NARROW, language: "cy" });
		const all = await open({ scripting: false, size: NARROW, language: "cy" });

		await signIn(page, "decision-officer", "cy");
		await page.goto("/cy/decisions/import");
		await fill(page, { text: sample("dli364.cy.md", "DLI902").text });
		await send(page, "/decisions/import");
		await page.waitForURL(/\/cy\/decisions\/\d+\/edit$/);

		const welsh = recordOf(page);

		assert.equal(await page.locator('[name="reference"]').inputValue(), "DLI902");
		await page.locator('fieldset.sarn-amount a[href^="#a"]').first().click();
		assert.match(await textOf(page, ":target"), /£33,760/);
		assert.notEqual(await page.locator(":target").evaluate((mark) => getComputedStyle(mark).backgroundColor),
			await page.locator("mark:not(:target)").first()
				.evaluate((mark) => getComputedStyle(mark).backgroundColor));

		await fill(page, { maker: "Enghraifft Comisiynydd", "cy-legal-powers": "Deddf Enghreifftiol 2011",
			"en-legal-powers": "Example Act 2011",
			"cy-funders": "Comisiynydd yr Heddlu a Throseddu Dyfed-Powys",
			"cy-providers": "Threshold DAS", "cy-programmes": "CARA" });
		await send(page, "/edit");
		await page.waitForURL(/done=alter/);
		await act(page, "pair");
		await fill(page, { text: sample("dli364.en.md", "DLI902").text });
		await send(page, "/pair");
		await page.waitForURL(/\/cy\/decisions\/\d+\/compare$/);

		await signIn(other, "approver", "cy");
		await goRecord(other, welsh, "/sign", "cy");
		await send(other, "/sign");
		await other.waitForURL(/done=attest/);

		await goRecord(page, welsh, "/publish", "cy");
		await send(page, "/publish");
		await page.waitForURL(/done=publish/);

		await all.goto("/cy/register?search=DLI902");
		await all.locator("main tbody a").click();
		assert.equal(await all.locator("html").getAttribute("lang"), "cy");
		assert.match(await textOf(all), /1 Ebrill 2025/);
		assert.equal(await all.evaluate("document.documentElement.scrollWidth"), NARROW.width);
	});

	// ---- by the keyboard alone ----

	await step("the keyboard alone imports, reviews, attests and reads", async () => {
		const page = await open();
		const other = await open();

		// On with Tab until what is wanted has the focus, which has to be seen there.
		const tabTo = async (where, selector) => {
			for (let i = 0; i < 300; i++) {
				await where.keyboard.press("Tab");
				if (await where.evaluate((wanted) => document.activeElement.matches(wanted), selector))
					return assert.ok(await where.evaluate(() => {
						const style = getComputedStyle(document.activeElement);

						return style.outlineStyle !== "none" || style.boxShadow !== "none";
					}), `nothing shows the focus on ${selector}`);
			}
			assert.fail(`Tab does not reach ${selector}`);
		};
		const press = async (where, selector, key, to) => {
			await tabTo(where, selector);
			await Promise.all([where.waitForURL(to), where.keyboard.press(key)]);
		};

		await page.goto("/sign-in");
		await page.keyboard.press("Tab");
		assert.equal(await page.evaluate(() => document.activeElement.className), "govuk-skip-link");
		await page.keyboard.press("Enter");
		await press(page, 'input[value="decision-officer"] ~ button', "Enter", (url) => url.pathname !== "/sign-in");
		await page.goto("/decisions/import");
		await tabTo(page, "textarea");
		await page.keyboard.insertText(sample("dli364.en.md", "DLI903").text);
		await press(page, "main form button", "Enter", /\/edit$/);
		await tabTo(page, 'a[data-lights^="a"]');
		await page.keyboard.press("Enter");
		assert.match(await textOf(page, ".sarn-lit"), /£33,760/);
		await page.reload();
		await tabTo(page, "#maker");
		await page.keyboard.type("Enghraifft Comisiynydd");
		await press(page, 'main form[action$="/edit"] button', "Enter", /done=alter/);

		const typed = recordOf(page);

		await other.goto("/sign-in");
		await press(other, 'input[value="approver"] ~ button', "Enter", (url) => url.pathname !== "/sign-in");
		await other.goto(`/decisions/${typed}`);
		await press(other, '.sarn-acts a[href$="/sign"]', "Enter", /\/sign$/);
		await press(other, 'main form[action$="/sign"] button', "Space", /done=attest/);
		assert.match(await textOf(other), /Waiting to be published|Signed/);
	});
});
