// SPDX-License-Identifier: MIT
//
// What becomes of a record once everybody may read it: a part that is withheld, a
// language that follows later, a mistake corrected beside it, the whole withdrawn
// and published again.  Each time the public page says what and why.

import { go, journey } from "./kit.mjs";
import { act, done, fill, fillDate, goRecord, recordOf, refused, sample, send, textOf } from "./office.mjs";

const WITHHELD = { en: "It names a person who is not public", cy: "Mae'n enwi person nad yw'n gyhoeddus" };
const LATER = { en: "The translator is away", cy: "Mae'r cyfieithydd i ffwrdd" };
const CORRECTION = { en: "There are 4 groups of 10, not of 12.", cy: "Mae 4 grŵp o 10, nid o 12." };
const WITHDRAWN = { en: "It was published too early", cy: "Fe'i cyhoeddwyd yn rhy gynnar" };

const NEXT_YEAR = String(new Date().getFullYear() + 1);

function both(name, texts) {
	return { [`${name}-en`]: texts.en, [`${name}-cy`]: texts.cy };
}

await journey(async ({ way, open, step, signIn, judge, judgePaper, t, assert }) => {
	const own = way.language;
	const officer = await open();
	const approver = await open();
	let id;

	/*
	 * The public page says these, on the screen and on paper, and nothing of `never`.  The reader is
	 * always a new one, whose browser has nothing of it yet.
	 */
	const publicSays = async (what, texts, never = []) => {
		const reader = await open();

		await go(reader, `/register/${id}`);

		const says = await textOf(reader);

		for (const text of texts)
			assert.ok(says.includes(text), `"${text}" is not on the public page`);
		for (const text of never)
			assert.ok(!says.includes(text), `"${text}" is on the public page`);
		await judge(reader, what);
		await judgePaper(reader, `${what}-on-paper`);
		await reader.context().close();
	};

	await step("an officer withholds a part, with a reason in both languages", async () => {
		await signIn(officer, "decision-officer");
		await signIn(approver, "approver");
		await go(officer, "/decisions/import");
		await fill(officer, { text: sample(`dli364.${own}.md`, "DLI905").text });
		await send(officer, "/decisions/import");
		await officer.waitForURL(/\/edit$/);
		id = recordOf(officer);
		await goRecord(officer, id);
		await act(officer, "withhold");
		await judge(officer, "withhold");
		await send(officer, "/withhold");
		await refused(officer, "Choose a part");
		await judge(officer, "withhold-refused");
		await officer.locator('[name="field"]').selectOption("summary");
		await fill(officer, both("reason", { ...WITHHELD, cy: "" }));
		await send(officer, "/withhold");
		await officer.locator("#reason-cy-error").waitFor();
		assert.equal(await officer.locator('[name="reason-en"]').inputValue(), WITHHELD.en);
		assert.equal(await officer.locator('[name="field"]').inputValue(), "summary");
		await fill(officer, both("reason", WITHHELD));
		await done(officer, "withhold");
		await judge(officer, "withheld");
	});

	await step("it is published in one language, and the page says by when the other follows", async () => {
		await goRecord(approver, id, "/sign");
		await done(approver, "sign", "attest");
		await goRecord(officer, id, "/publish");
		await judge(officer, "publish-part");
		await fill(officer, both("reason", LATER));
		await fillDate(officer, "until", ["31", "2", NEXT_YEAR]);
		await send(officer, "/publish");
		await officer.locator("#until-error").waitFor();
		await judge(officer, "publish-impossible-date");
		assert.equal(await officer.locator('[name="until-day"]').inputValue(), "31");
		assert.equal(await officer.locator('[name="reason-en"]').inputValue(), LATER.en);
		await fillDate(officer, "until", ["27", "3", NEXT_YEAR]);
		await done(officer, "publish");
		await publicSays("public-in-part", [t("This part is not published."),
			t("The reason: {reason}", { reason: WITHHELD[own] }), LATER[own], NEXT_YEAR], ["COG"]);
	});

	await step("a mistake is corrected beside the record, in both languages", async () => {
		await goRecord(officer, id);
		await act(officer, "correct");
		await judge(officer, "correct");
		await send(officer, "/correct");
		await refused(officer, "Choose the part that is wrong");
		await judge(officer, "correct-refused");
		await officer.locator('[name="field"]').selectOption("recommendation");
		await fill(officer, both("text", CORRECTION));
		await done(officer, "correct");
		await judge(officer, "corrected");
		await publicSays("public-corrected", [CORRECTION[own], t("{count} correction", { count: 1 })]);
	});

	await step("the whole is withdrawn, and its page says when and why and nothing else", async () => {
		await goRecord(officer, id);
		await act(officer, "withdraw");
		await judge(officer, "withdraw");
		await send(officer, "/withdraw");
		await officer.locator("#reason-en-error").waitFor();
		await judge(officer, "withdraw-refused");
		await fill(officer, both("reason", WITHDRAWN));
		await done(officer, "withdraw");
		await judge(officer, "withdrawn");
		await publicSays("public-withdrawn", [t("The reason: {reason}", { reason: WITHDRAWN[own] })],
			["£60,000", CORRECTION[own]]);
	});

	await step("published again, it stands there as before", async () => {
		await goRecord(officer, id);
		await act(officer, "publish");
		await judge(officer, "publish-again");
		await fill(officer, both("reason", LATER));
		await fillDate(officer, "until", ["27", "3", NEXT_YEAR]);
		await done(officer, "publish");
		await publicSays("public-again", [CORRECTION[own], "£60,000"]);
	});

	await step("the history holds each of these", async () => {
		await goRecord(officer, id, "/history");
		await judge(officer, "history");

		const titles = await officer.locator(".moj-timeline__title").allInnerTexts();

		assert.deepEqual(titles.slice(0, 4),
			["Published", "Withdrawn from the register", "Corrigendum added", "Published"].map((act) => t(act)));
	});
});
