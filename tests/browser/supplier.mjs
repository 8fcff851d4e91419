// SPDX-License-Identifier: MIT
//
// A supplier's side of an invoice: finance asks, the supplier's lead is told at home and answers with a
// paper, and finance goes on with it.

import { fetchAs, go, journey } from "./kit.mjs";
import { fill, refused, send, textOf } from "./office.mjs";

const PDF = Buffer.from("%PDF-1.4\n%%EOF\n");

async function sendAct(page, act) {
	await page.locator(`form[action$="/act"]:has(input[value="${act}"]) button`).press("Enter");
}

await journey(async ({ open, step, signIn, judge, judgePaper, t, assert }) => {
	const finance = await open();
	const lead = await open();
	const colleague = await open();
	let invoice, sent, reference;

	await step("a finance officer notes an answer that came by telephone, and asks once more", async () => {
		await signIn(finance, "finance-officer");
		await go(finance, "/invoices?state=queried");
		await finance.locator("main tbody a").first().click();
		await finance.waitForURL(/\/invoices\/\d+$/);
		invoice = new URL(finance.url()).pathname.replace(/^\/cy/, "");
		sent = invoice.replace("/invoices", "/sent-invoices");
		reference = (await finance.locator("h1").textContent()).match(/INV-\d+/)[0];
		await fill(finance, { answer: "By telephone: the second hall." });
		await sendAct(finance, "invoice-answer");
		await fill(finance, { query: "Which venue?" });
		await judge(finance, "finance-asks");
		await sendAct(finance, "invoice-query");
		assert.ok((await textOf(finance)).includes("Which venue?"));
		await judge(finance, "finance-asked");
	});

	await step("the supplier's lead is told at home, and finds each invoice with how it stands", async () => {
		await signIn(lead, "perpetrator-lead");
		await go(lead, "/home");
		await judge(lead, "home");

		const said = await textOf(lead);

		assert.ok(said.includes(t("Queries about your invoices that wait for your answer")));
		assert.ok(said.includes("Which venue?"));
		await go(lead, "/sent-invoices");
		await judge(lead, "list");
		assert.ok(await lead.locator("main tbody tr").count() >= 5);
		for (const word of ["Queried", "Approved", "Being checked"])
			assert.ok((await textOf(lead)).includes(t(word)), word);
		await lead.locator('[name="state"]').selectOption("paid");
		await lead.locator(".sarn-register__filter button").first().press("Enter");
		await lead.waitForURL(/state=paid/);

		const stands = await lead.locator("main tbody .govuk-tag").allInnerTexts();

		assert.ok(stands.length >= 1);
		for (const each of stands)
			assert.ok(each.startsWith(t("Paid on {date}", { date: "" })), each);
		await go(lead, "/sent-invoices?search=NONE-999");
		await judge(lead, "list-empty");
		assert.ok((await textOf(lead)).includes(t("There is no such invoice.")));
	});

	await step("one that is above the contract's line says so, and nothing of who pays", async () => {
		await go(lead, "/sent-invoices?state=checked");
		await lead.locator("main tbody a").first().click();
		await lead.waitForURL(/\/sent-invoices\/\d+$/);
		await judge(lead, "held");
		await judgePaper(lead, "held-paper");

		const said = await textOf(lead);

		assert.ok(said.includes(t("{money} above the contract’s line. Nothing is trimmed: it stays as you asked it.",
			{ money: "" })));
		for (const hidden of ["Who pays it", "Within the cap of its heading", "What was done"])
			assert.ok(!said.includes(t(hidden)), hidden);
		assert.equal(await lead.locator('main a[href*="/programmes/"], main a[href*="/trace"]').count(), 0);
	});

	await step("the question is answered with a paper; what is missing is said beside it", async () => {
		await go(lead, "/home");
		await lead.locator(`main a[href$="${sent}"]`).click();
		await lead.waitForURL(/\/sent-invoices\/\d+$/);
		assert.ok((await textOf(lead, "h1")).includes(reference));
		assert.ok((await textOf(lead)).includes("By telephone: the second hall."));
		await judge(lead, "asked");
		await send(lead, "/answer");
		await refused(lead, "Say what the answer is");
		await judge(lead, "answer-refused");
		await signIn(colleague, "perpetrator-lead");
		await go(colleague, sent);
		await fill(colleague, { answer: "Neuadd y dref, eto." });
		await fill(lead, { answer: "Neuadd y dref." });
		await lead.locator('[name="file"]').setInputFiles({ name: "venue.pdf", mimeType: "application/pdf",
			buffer: PDF });
		await send(lead, "/answer");
		await lead.waitForURL(/\/sent-invoices\/\d+\?done=1$/);
		await judge(lead, "answered");
		assert.ok((await textOf(lead)).includes("Neuadd y dref."));
		assert.ok(await lead.locator('main a[href*="/papers/"]').count() >= 1);
	});

	await step("whoever answers later is told so, and gets the text back", async () => {
		await send(colleague, "/answer");
		assert.ok((await textOf(colleague)).includes(t("Somebody was here before you")));
		assert.ok((await colleague.locator("main").innerHTML()).includes("Neuadd y dref, eto."));
		await judge(colleague, "overtaken");
	});

	await step("finance is told at home what was answered, and goes on with the invoice", async () => {
		await go(finance, "/home");
		await judge(finance, "finance-home");

		const said = await textOf(finance);

		assert.ok(said.includes(t("Queries that the supplier has answered")));
		assert.ok(said.includes("Neuadd y dref."));
		await go(finance, invoice);
		await judge(finance, "finance-answered");
		assert.ok(await finance.locator('main a[href*="/papers/"]').count() >= 1);
		await sendAct(finance, "invoice-match");
		assert.ok((await textOf(finance, "h1")).includes(t("To be approved")));
	});

	await step("another supplier's lead finds nothing of it", async () => {
		const other = await open();

		await signIn(other, "casework-lead");
		await go(other, "/sent-invoices");
		assert.equal(await other.locator(`main a[href$="${sent}"]`).count(), 0);
		await judge(other, "other-list");
		assert.equal((await fetchAs(other, sent)).status, 404);
	});
});
