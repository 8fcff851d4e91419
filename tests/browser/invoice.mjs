// SPDX-License-Identifier: MIT
//
// Invoices: what waits for a finance officer, one that is entered wrongly and rightly, matched by one and
// approved by the other, queried, and read by an auditor.

import { fetchAs, go, journey } from "./kit.mjs";
import { fill, fillDate, refused, send, textOf } from "./office.mjs";

const PDF = Buffer.from("%PDF-1.4\n%%EOF\n");

// Several forms of the page are sent there: the one of that act.
async function sendAct(page, act) {
	await page.locator(`form[action$="/act"]:has(input[value="${act}"]) button`).press("Enter");
}

await journey(async ({ open, step, signIn, judge, judgePaper, t, assert }) => {
	const first = await open();
	const second = await open();
	let invoice;

	await step("a finance officer is told at home what waits, and why it is held", async () => {
		await signIn(first, "finance-officer");
		await go(first, "/home");
		await judge(first, "home");

		const said = await textOf(first);

		assert.ok(said.includes(t("Invoices to be matched")));
		assert.ok(said.includes(t("Queries about invoices that wait for an answer")));
		await go(first, "/invoices");
		await judge(first, "list");
		assert.ok(await first.locator("main tbody tr").count() >= 5);
	});

	await step("one above the contract's line is held and not trimmed", async () => {
		await go(first, "/invoices?state=matched");
		await first.locator("main tbody a").first().click();
		await first.waitForURL(/\/invoices\/\d+$/);
		await judge(first, "held");
		await judgePaper(first, "held-paper");

		const said = await textOf(first);

		assert.ok(said.includes(t("Within the most of the contract’s line")));
		assert.ok(said.includes(t("Held")));
		assert.ok(!said.includes(t("Approve it and share it")));
	});

	await step("the paper stands beside the checks, and nothing that the page may not load is asked for", async () => {
		const refusals = [];
		const answers = [];

		first.on("console", (message) => {
			if (/Content Security Policy|X-Frame-Options/.test(message.text()))
				refusals.push(message.text());
		});
		first.on("response", (response) => {
			if (/\/paper(#|$)/.test(response.url()))
				answers.push(response.status());
		});
		await first.reload();

		const frame = first.locator('iframe[name="paper-shown"]');
		const isWide = first.viewportSize().width >= 1024;

		assert.equal(await frame.isVisible(), isWide);
		assert.equal(await frame.getAttribute("title"), t("The paper that is shown (PDF)"));
		if (isWide) {
			for (let i = 0; i < 50 && answers.length === 0; i++)
				await first.waitForTimeout(100);
			assert.deepEqual(answers, [200]);

			const checks = await first.locator(".sarn-with-paper > div").boundingBox();
			const paper = await frame.boundingBox();

			assert.ok(paper.x >= checks.x + checks.width, "the paper is not beside the checks");
			await judge(first, "paper-beside");
		}
		assert.deepEqual(refusals, []);
	});

	await step("one that is approved says who pays how much, and what was found then", async () => {
		await go(first, "/invoices?state=no-recharge");
		await first.locator("main tbody a").first().click();
		await first.waitForURL(/\/invoices\/\d+$/);
		await judge(first, "shared");

		const said = await textOf(first);

		assert.ok(said.includes(t("Who pays it")));
		assert.ok(said.includes(t("Half of the places were taken"))); // as it was when approved
	});

	await step("the programme's statement says what each body owes", async () => {
		await first.locator('main a[href*="/programmes/"]').first().click();
		await first.waitForURL(/\/programmes\/\d+$/);
		await first.getByRole("link", { name: t("Who owes what for a year’s invoices") }).click();
		await first.waitForURL(/\/statements\/\d+$/);
		await judge(first, "statement");
		await judgePaper(first, "statement-paper");
		assert.ok(await first.locator("main tbody tr").count() >= 3);
	});

	await step("what a body pays before it is spent is asked for, received and taken back", async () => {
		const statement = new URL(first.url()).pathname.replace(/^\/cy/, "");
		const acts = name => first.locator(`main form:has(input[value="claim-${name}"]) button`);
		const press = async (name, says) => {
			await acts(name).press("Enter");
			await first.getByText(says).first().waitFor();
		};

		await first.locator('main a[href*="/claims/"]').last().click();
		await first.waitForURL(/\/claims\/\d+\/\d+\/\d+$/);
		await judge(first, "claim");
		for (let slips = 1; await acts("undo").count() > 0; slips++) { // late in the year it is asked for
			await first.locator('[name="because"]').fill(`A slip, ${slips}`);
			await press("undo", `A slip, ${slips}`);
		}
		await press("ask", "CLM-");
		await first.locator('[name="sum"]').fill("6,000.01");
		await first.locator('[name="reference"]').fill("RCPT-9");
		await acts("receive").press("Enter");
		await refused(first, "That is more than is still to be received of this claim");
		await judge(first, "claim-refused");
		assert.equal(await first.locator('[name="reference"]').inputValue(), "RCPT-9");
		await first.locator('[name="sum"]').fill("6,000");
		await press("receive", "RCPT-9");
		assert.equal(await acts("receive").count(), 0);
		await judge(first, "claim-received");
		await first.locator('[name="because"]').fill("Another body paid that");
		await press("undo", "Another body paid that");
		assert.equal(await acts("receive").count(), 1);
		await go(first, statement);
		await judge(first, "statement-claims");
		assert.equal(await first.locator('main a[href*="/claims/"]').count(), 4);
		assert.ok((await textOf(first)).includes("CLM-"));
	});

	await step("a pound of the statement is traced to its sentence, and the heading on to its invoices", async () => {
		await first.locator('main td a[href$="/trace"]').last().click();
		await first.waitForURL(/\/invoices\/\d+\/trace$/);
		await judge(first, "trace");
		await judgePaper(first, "trace-paper");

		const lines = await first.locator('main h2[id^="line-"]').count();

		assert.ok(lines >= 1);
		assert.equal(await first.locator("main q").count(), lines);
		assert.ok(await first.locator('main a[href*="/cohorts/"]').count() >= 1);
		await first.locator('main a[href*="/trace/delivery"]').first().click();
		await first.waitForURL(/\/trace\/delivery\?year=\d+$/);
		await judge(first, "heading");
		assert.ok(await first.locator('main ol a[href*="/trace#line-"]').count() >= 3);
	});

	await step("a reference in hand is traced, and one that is nothing is asked again", async () => {
		await go(first, "/invoices");
		await first.getByRole("link", { name: t("Trace a pound from any reference") }).click();
		await first.waitForURL(/\/trace$/);
		await judge(first, "ask");
		await first.locator('[name="ref"]').fill("INV-99999");
		await first.locator('[name="ref"]').press("Enter");
		await refused(first, "There is nothing of this reference that you may read. Check how it is written");
		await judge(first, "ask-unknown");
		await first.locator('[name="ref"]').fill("EXAMPLE-C1");
		await first.locator('[name="ref"]').press("Enter");
		await first.waitForURL(/\/contracts\/\d+\/trace/);
		await judge(first, "contract-trace");
		await judgePaper(first, "contract-trace-paper");
		await first.locator('main tbody a').first().click();
		await first.waitForURL(/\/invoices\/\d+\/trace#line-\d+$/);
		await go(first, "/trace?ref=EXAMPLE-1");
		await judge(first, "decision-trace");
		await first.locator('main td a[href$="/trace/delivery"]').first().click();
		await first.waitForURL(/\/trace\/delivery$/);
	});

	await step("a journal names the codes that are missing, and is made once they are entered", async () => {
		await go(first, "/programmes");
		await first.locator('main dt a[href*="/programmes/"]').first().click();
		await first.waitForURL(/\/programmes\/\d+$/);
		await first.getByRole("link", { name: t("Its codes of the ledger") }).click();
		await first.waitForURL(/\/ledger-codes$/);
		await judge(first, "codes");
		for (const field of await first.locator('main input[name^="code-"]').all())
			await field.fill("");
		await send(first, "/ledger-codes");
		await first.waitForURL(/\/ledger-codes\?done=1$/);
		await go(first, "/journals");
		await judge(first, "journals-missing");

		const made = await first.locator('main tbody a[href$="/csv"]').count();

		assert.ok(made >= 4); // one after each month
		await first.locator('main li a[href$="/ledger-codes"]').first().click();
		await first.waitForURL(/\/ledger-codes$/);
		for (const field of await first.locator('main input[name^="code-"]').all())
			await field.fill("40100");
		await send(first, "/ledger-codes");
		await first.waitForURL(/\/ledger-codes\?done=1$/);
		await judge(first, "codes-saved");
		await first.locator('main a[href$="/journals"]').first().click();
		await send(first, "/journals");
		await first.waitForURL(new RegExp(`/journals\\?made=${made + 1}$`));
		await judge(first, "journals");
		assert.equal(await first.locator(`main tbody a[href$="/journals/${made + 1}/csv"]`).count(), 1);
	});

	await step("a payment typed on its page asks for its day and keeps what the ledger calls it", async () => {
		await go(first, "/invoices?state=no-recharge");
		await first.locator("main tbody a").first().click();
		await first.waitForURL(/\/invoices\/\d+$/);
		await first.locator('[name="ledger-reference"]').fill("GL-7");
		await sendAct(first, "invoice-pay");
		await refused(first, "Enter the day on which it was paid");
		await judge(first, "pay-refused");
		assert.equal(await first.locator('[name="ledger-reference"]').inputValue(), "GL-7");
	});

	await step("what the ledger paid is checked row by row, and noted whole", async () => {
		const list = rows => ({ name: "paid.csv", mimeType: "text/csv",
			buffer: Buffer.from(`Invoice,Paid on,Amount,Ledger reference\n${rows}`) });
		const today = new Date().toISOString().slice(0, 10);
		const reference = (await first.locator("h1").textContent()).match(/INV-\d+/)[0];
		const total = (await textOf(first)).match(/£[\d,]+\.\d\d/)[0];

		await go(first, "/invoices/paid");
		await judge(first, "paid");
		await first.locator('[name="file"]').setInputFiles(list(`${reference},${today},1.00,GL-7\n`));
		await send(first, "/invoices/paid/check");
		await judge(first, "paid-refused");
		assert.ok((await textOf(first)).includes(t("The invoice has another total:")));
		await first.locator('[name="file"]').setInputFiles(list(`${reference},${today},"${total}",GL-7\n`));
		await send(first, "/invoices/paid/check");
		await judge(first, "paid-report");
		await send(first, "/invoices/paid");
		await first.waitForURL(/\/invoices\/paid\?done=1$/);
		await judge(first, "paid-done");
		await go(first, `/invoices?state=paid&search=${reference}`);
		await first.locator("main tbody a").first().click();
		await first.waitForURL(/\/invoices\/\d+$/);
		await judge(first, "paid-drawn");
		assert.ok(!(await textOf(first)).includes(t("Paid, to be recharged")));
		assert.equal(await first.locator('[value="invoice-recharge"]').count(), 0); // the fund has paid ahead
	});

	await step("what was paid is listed to be published, month by month, and leaves as a file", async () => {
		const month = new Date().toISOString().slice(0, 7);

		await go(first, "/invoices");
		await first.locator('main a[href$="/spending"]').click();
		await first.waitForURL(/\/spending$/);
		await judge(first, "spending-last-month");
		await first.locator('[name="month"]').selectOption(month);
		await first.locator(".moj-filter button").click();
		await first.waitForURL(new RegExp(`/spending\\?month=${month}`));
		await judge(first, "spending");

		const rows = await first.locator("main tbody tr").count();
		const file = await fetchAs(first, await first.locator('main a[href*="/spending.csv"]').getAttribute("href"));
		const lines = (await file.text()).trim().split("\r\n");

		assert.ok(rows > 0);
		assert.equal(lines.length, rows + 1);
		assert.ok(!lines.some((line) => line.includes("GL-7")));
		await go(first, "/spending?month=2015-01");
		await judge(first, "spending-none");
		assert.equal(await first.locator("main table").count(), 0);
	});

	await step("an invoice is entered; what is wrong is said beside it, and nothing typed is lost", async () => {
		await go(first, "/invoices/new");
		await judge(first, "choose");
		await first.locator('main a[href*="contract="]').first().click();
		await first.waitForURL(/contract=\d+$/);
		await judge(first, "head");
		await fill(first, { "supplier-number": "EX-101", total: "1,20.00" });

		const yesterday = new Date(Date.now() - 86_400_000);
		const day = [yesterday.getDate(), yesterday.getMonth() + 1, yesterday.getFullYear()].map(String);

		for (const field of ["dated-on", "received-on", "delivered-on"])
			await fillDate(first, field, day);
		await send(first, "/invoices/new");
		assert.equal(await first.locator('[name="total"]').inputValue(), "1,20.00");
		await judge(first, "head-refused");
		await fill(first, { total: "1,200.00" });
		await send(first, "/invoices/new");
		await refused(first, "An invoice of this supplier with this number is here already");
		assert.equal(await first.locator('main .govuk-inset-text a[href*="/invoices/"]').count(), 1);
		await fill(first, { "supplier-number": "EX-901" });
		await send(first, "/invoices/new");
		await first.waitForURL(/\/invoices\/\d+$/);
		invoice = new URL(first.url()).pathname.replace(/^\/cy/, "");
		await judge(first, "entered");
	});

	await step("a line asks for its parts and for no cohort twice", async () => {
		await go(first, `${invoice}/line`);
		await judge(first, "choose-line");
		await first.locator('main a[href*="contract-line=2"]').click();
		await first.waitForURL(/contract-line=2$/);
		await judge(first, "line");
		await fill(first, { net: "1,200.00", hours: "20", rate: "50", venue: "100", cohorts: "999" });
		await send(first, "/line");
		await judge(first, "line-refused");
		assert.equal(await first.locator('[name="hours"]').inputValue(), "20");
		assert.ok((await textOf(first)).includes(t("There is no cohort of that number in the contract’s scheme:")));
	});

	await step("its paper is attached and opened", async () => {
		await go(first, invoice);
		await first.locator('[name="file"]').setInputFiles({ name: "invoice.pdf", mimeType: "application/pdf",
			buffer: PDF });
		await send(first, "/attach");
		await first.waitForURL(/\/invoices\/\d+$/);
		assert.equal(await first.locator('main a[href$="/paper"]').count(), 1);
		await judge(first, "attached");
	});

	await step("the other officer asks something, and the first one answers", async () => {
		await signIn(second, "second-finance-officer");
		await go(second, invoice);
		await sendAct(second, "invoice-query");
		await refused(second, "Say what is asked");
		await judge(second, "query-refused");
		await second.locator('[name="query"]').fill("Which cohorts?");
		await sendAct(second, "invoice-query");
		await go(first, invoice);
		assert.ok((await textOf(first)).includes("Which cohorts?"));
		await judge(first, "queried");
		await first.locator('[name="answer"]').fill("None yet.");
		await sendAct(first, "invoice-answer");
		await judge(first, "answered");
	});

	await step("an auditor reads it and can do nothing", async () => {
		const auditor = await open();

		await signIn(auditor, "auditor");
		await go(auditor, invoice);
		await judge(auditor, "auditor");
		assert.equal(await auditor.locator('form[action$="/act"]').count(), 0);
	});
});
