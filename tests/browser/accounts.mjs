// SPDX-License-Identifier: MIT
//
// A Sarn that is no demonstration: signing in by password, a session that ends
// while a form is filled in, and somebody with two roles who may not sign what
// they wrote themselves.

import { go, journey } from "./kit.mjs";
import { act, done, fill, goRecord, named, PASSWORD, refused, send, signOut, textOf } from "./office.mjs";

const OFFICE = "Commissioner of an invented area";

const WORDS = {
	title: "Gwaith grŵp dychmygol", purpose: "Gwaith grŵp", timing: "Unigol", category: "Comisiynu",
	summary: "Mae pob grŵp yn costio £1,500.", "legal-powers": "Deddf Enghreifftiol 2011",
	recommendation: "Cymeradwyo £1,500.", "maker-role": "Comisiynydd",
};

function prepare(run) {
	run(["migrate"]);
	run(["organisation", "add", OFFICE, "--kind", "OPCC", "--welsh", "Comisiynydd ardal ddychmygol",
		"--area", "An invented area", "--area-welsh", "Ardal ddychmygol", "--pattern", "DLI{n}"]);
	run(["account", "add", "awdur", "Awdur Enghreifftiol", "--organisation", OFFICE,
		"--role", "decision-officer", "--role", "approver"], `${PASSWORD}\n`);
	run(["account", "add", "llofnodwr", "Llofnodwr Enghreifftiol", "--organisation", OFFICE,
		"--role", "approver"], `${PASSWORD}\n`);
}

await journey(async ({ open, step, sarn, judge, t, assert }) => {
	const author = await open();
	const signer = await open();
	let id;

	const signInAs = async (page, login, password = PASSWORD) => {
		await fill(page, { login, password });
		await send(page, "/sign-in");
	};

	await step("before there are accounts to click on, one signs in by name and password", async () => {
		await go(author, "/");
		await author.getByRole("main").getByRole("link", { name: t("Sign in") }).click();
		await judge(author, "sign-in");
		assert.equal(await author.locator('form[action$="/demonstration"]').count(), 0);
	});

	await step("what is blank or wrong is said, and the password is not given back", async () => {
		await signInAs(author, "", "");
		await refused(author, "Enter your sign-in name");
		await judge(author, "sign-in-blank");
		await signInAs(author, "awdur", "not the password");
		await refused(author, "The sign-in name or the password is not right. Type both again.");
		await judge(author, "sign-in-wrong");
		assert.equal(await author.locator('[name="login"]').inputValue(), "awdur");
		assert.equal(await author.locator('[name="password"]').inputValue(), "");
	});

	await step("what is right leads on", async () => {
		await signInAs(author, "awdur");
		await author.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
		await go(author, "/home");
		await judge(author, "home");
	});

	await step("somebody who was on the way to a page goes on to it", async () => {
		await go(signer, "/decisions?state=ready");
		await signer.waitForURL(/\/sign-in/);
		await signInAs(signer, "llofnodwr");
		await signer.waitForURL(/\/decisions\?state=ready$/);
		await judge(signer, "list");
	});

	await step("a form sent after the session ended is kept, and completed after signing in again", async () => {
		await go(author, "/decisions/new");
		await author.locator('[name="organisation"]').selectOption({ index: 1 });
		await send(author, "/decisions/draft");
		await author.waitForURL(/\/edit$/);
		id = author.url().match(/\/decisions\/(\d+)/)[1];
		await fill(author, { maker: "Enghraifft Comisiynydd", ...named(author.language, WORDS) });
		await author.locator('[name="interests"][value="none"]').check();
		sarn.everybodyWasAway();
		await send(author, "/edit");
		await author.waitForURL(/\/sign-in\?kept=/);
		await judge(author, "sign-in-kept");
		await signInAs(author, "awdur");
		await author.waitForURL(/\/kept-form\//);
		await judge(author, "kept-form");
		await author.getByRole("button", { name: t("Complete the form") }).click();
		await author.waitForLoadState();
		await goRecord(author, id);
		assert.equal(await textOf(author, "h1"), WORDS.title);
		assert.match(await textOf(author), /Enghraifft Comisiynydd/);
	});

	await step("the author may sign others' decisions and not their own, and the page says so", async () => {
		await act(author, "submit");
		await author.waitForURL(/done=submit/);
		await goRecord(author, id, "/sign");
		assert.ok((await textOf(author)).includes(
			t("You made this record, so somebody else has to sign or attest it")), await textOf(author));
		assert.equal(await author.locator('main form[action$="/sign"]').count(), 0);
		await judge(author, "author-signing");
	});

	await step("somebody else signs, after their own session ended too", async () => {
		await go(signer, "/home");
		await signer.waitForURL(/\/sign-in/);
		await signInAs(signer, "llofnodwr");
		await signer.waitForURL(/\/home$/);
		await signer.getByRole("link", { name: WORDS.title }).click();
		await act(signer, "sign");
		await done(signer, "sign");
	});

	await step("after signing out no page of theirs is shown", async () => {
		await signOut(author);
		await author.waitForURL(/\/register$/);
		await judge(author, "signed-out");
		await goRecord(author, id);
		await author.waitForURL(/\/sign-in/);
	});
}, { prepare });
