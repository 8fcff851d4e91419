// SPDX-License-Identifier: MIT
//
// A Sarn of one's own, either program: on a free port, its data in a folder that goes with it.

import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

function freePort() {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address();

			server.close(() => resolve(port));
		});
	});
}

function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");

		socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
		socket.on("connect", () => socket.destroy());
	});
}

// Each of the two: where it is, what its settings begin with, what its demonstration and database are.
export const SARN = {
	binary: process.env.SARN,
	prefix: "SARN_",
	demonstration: ["demonstration", "--samples", samples],
	database: "sarn.db",
};

export const SARN_VICTIM = {
	binary: process.env.SARN_VICTIM_BINARY,
	prefix: "SARN_VICTIM_",
	demonstration: ["demonstration"],
	database: "victim.db",
};

function environment(program, folder, port) {
	const settings = { DATA: join(folder, "data"), ADDRESS: "127.0.0.1", PORT: String(port) };
	const env = { ...process.env };

	for (const [name, value] of Object.entries(settings))
		env[program.prefix + name] = value;
	delete env.SARN_VICTIM_BINARY;

	delete env.SARN_PICTURES; // the journeys' own: sarn refuses what is not a setting
	return env;
}

// `prepare` gets the program's commands, and the folder of its data, before it serves; without it, it
// is a demonstration.
export async function startSarn(prepare = undefined, program = SARN) {
	const folder = mkdtempSync(join(tmpdir(), "sarn-journey-"));
	const port = await freePort();
	const env = environment(program, folder, port);
	const said = [];

	const run = (words, input = "") => execFileSync(program.binary, words,
		{ env, input, stdio: ["pipe", "ignore", "inherit"] });

	if (prepare)
		prepare(run, join(folder, "data"));
	else
		run(program.demonstration);

	const server = spawn(program.binary, ["serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
	const ended = new Promise((resolve) => server.on("exit", (status) => resolve(status)));

	server.stdout.on("data", (text) => said.push(text));
	server.stderr.on("data", (text) => said.push(text));

	let started = false;

	for (let i = 0; i < 400 && server.exitCode === null && !started; i++) {
		await sleep(50);
		started = await answers(port);
	}

	// Its status, and what it said, once it has been asked to stop.
	const stop = async () => {
		server.kill("SIGTERM");

		const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
		const status = await ended;

		clearTimeout(late);
		rmSync(folder, { recursive: true, force: true });
		return { status, said: said.join("") };
	};

	if (!started)
		throw new Error(`sarn did not start:\n${(await stop()).said}`);
	return {
		folder,		// its own, gone when it stops
		address: `http://127.0.0.1:${port}`,
		stop,

		// As if everybody had been away for an hour.  A checkpoint is the server's alone.
		everybodyWasAway() {
			execFileSync("sqlite3", [join(folder, "data", program.database),
				".timeout 5000", "PRAGMA wal_autocheckpoint = 0",
				"UPDATE session SET last_seen_at = last_seen_at - 3600000"]);
		},
	};
}
