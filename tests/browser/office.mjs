// SPDX-License-Identifier: MIT
//
// What people of the demonstration's office do in several journeys.  Addresses and
// names of fields are the same in both languages, so `language` only says which
// pages they are on.

import { readFileSync } from "node:fs";

const samples = new URL("../../samples/", import.meta.url);

// A sample under a reference of its own, as a file to upload.
export function sample(name, reference) {
	const text = readFileSync(new URL(name, samples), "utf8").replaceAll(/DLI364|PCCG-2024-021/g, reference);

	return { name, mimeType: "text/markdown", text, buffer: Buffer.from(text) };
}

export function at(language, path) {
	return `${language === "cy" ? "/cy" : ""}${path}`;
}

// The number of the record that the page is about.
export function recordOf(page) {
	return new URL(page.url()).pathname.match(/\/(?:decisions|register)\/(\d+)/)[1];
}

// Presses what sends the form to an address that ends so.
export async function send(page, action) {
	await page.locator(`form[action$="${action}"] button:not([name])`).first().click();
}

// To the page of the record, or the one of that name under it.
export async function goRecord(page, id, under = "", language = "en") {
	await page.goto(at(language, `/decisions/${id}${under}`));
}

// A button of the record's page: some are links, some are forms.
export async function act(page, path) {
	await page.locator(`main .sarn-acts a[href$="/${path}"], main .sarn-acts form[action$="/${path}"] button`)
		.click();
}

export async function fill(page, values) {
	for (const [name, value] of Object.entries(values))
		await page.locator(`[name="${name}"]`).fill(value);
}

export async function fillDate(page, name, [day, month, year]) {
	await fill(page, { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
}

// What stands where, without its spaces.
export async function textOf(page, selector = "main") {
	return (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ").trim();
}
