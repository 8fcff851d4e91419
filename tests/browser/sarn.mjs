// SPDX-License-Identifier: MIT
//
// A Sarn of one's own: on a free port, its data in a folder that goes with it.

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

function environment(folder, port) {
	const env = { ...process.env, SARN_DATA: join(folder, "data"), SARN_ADDRESS: "127.0.0.1",
		SARN_PORT: String(port) };

	delete env.SARN_PICTURES; // the journeys' own: sarn refuses what is not a setting
	return env;
}

// `prepare` gets the program's commands before it serves; without it, it is a demonstration.
export async function startSarn(prepare = (run) => run(["demonstration", "--samples", samples])) {
	const folder = mkdtempSync(join(tmpdir(), "sarn-journey-"));
	const port = await freePort();
	const env = environment(folder, port);
	const said = [];

	prepare((words, input = "") => execFileSync(process.env.SARN, words,
		{ env, input, stdio: ["pipe", "ignore", "inherit"] }));

	const server = spawn(process.env.SARN, ["serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
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

		// As if everybody had been away for an hour.
		everybodyWasAway() {
			execFileSync("sqlite3", [join(env.SARN_DATA, "sarn.db"),
				".timeout 5000", "UPDATE session SET last_seen_at = last_seen_at - 3600000"]);
		},
	};
}
