// SPDX-License-Identifier: MIT
//
// A Sarn of one's own, either program or both: on free ports, their data in folders that go with them.

import { spawn, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
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

// As 20260516.
function dayInTheUk(ms) {
	return new Date(ms).toLocaleDateString("sv", { timeZone: "Europe/London" }).replaceAll("-", "");
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

// Where it is, and its commands, which see its settings; nothing runs yet.
async function placeOf(program) {
	const folder = mkdtempSync(join(tmpdir(), "sarn-journey-"));
	const port = await freePort();
	const settings = { DATA: join(folder, "data"), ADDRESS: "127.0.0.1", PORT: String(port) };
	const env = { ...process.env };

	for (const [name, value] of Object.entries(settings))
		env[program.prefix + name] = value;
	delete env.SARN_VICTIM_BINARY;
	delete env.SARN_WAYS;
	delete env.SARN_PICTURES; // the journeys' own: sarn refuses what is not a setting

	return { program, folder, port, env, data: settings.DATA, said: [],
		run: (words, input = "") => execFileSync(program.binary, words,
			{ env, input, encoding: "utf8", stdio: ["pipe", "pipe", "inherit"] }) };
}

// Where demonstrations lie for whoever begins with one, in memory if the machine has files there.  What
// runs many journeys names a folder that they share (script/common); else it is this journey's, and goes
// at its end.
let shelf = process.env.JOURNEYS_SHELF;

function shelfOfDemonstrations() {
	if (!shelf) {
		shelf = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "sarn-made-"));
		process.on("exit", () => rmSync(shelf, { recursive: true, force: true }));
	}
	return shelf;
}

// Made once a day.  It comes to its place whole: of two journeys that make it at once, one is too late.
function demonstrate({ program, env, data }) {
	const made = join(shelfOfDemonstrations(), `${program.database}-${dayInTheUk(Date.now())}`);

	if (!existsSync(made)) {
		const folder = mkdtempSync(`${made}-`);

		execFileSync(program.binary, program.demonstration, { encoding: "utf8",
			env: { ...env, [`${program.prefix}DATA`]: join(folder, "data") },
			stdio: ["ignore", "pipe", "inherit"] });
		try {
			renameSync(join(folder, "data"), made);
		} catch (error) {
			if (!existsSync(made))
				throw error;
		}
		rmSync(folder, { recursive: true, force: true });
	}
	cpSync(made, data, { recursive: true });
}

// Until it is asked to stop, which answers its status, and what it said.
async function serve({ program, port, env, said }) {
	const server = spawn(program.binary, ["serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
	const ended = new Promise((resolve) => server.on("exit", (status) => resolve(status)));

	server.stdout.on("data", (text) => said.push(text));
	server.stderr.on("data", (text) => said.push(text));

	let started = false;

	for (let i = 0; i < 400 && server.exitCode === null && !started; i++) {
		await sleep(50);
		started = await answers(port);
	}

	const stop = async () => {
		server.kill("SIGTERM");

		const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
		const status = await ended;

		clearTimeout(late);
		return { status, said: said.join("") };
	};

	if (!started)
		throw new Error(`sarn did not start:\n${(await stop()).said}`);
	return { stop };
}

async function startAt(place) {
	let server = await serve(place);

	return {
		folder: place.folder,	// its own, gone when it stops
		address: `http://127.0.0.1:${place.port}`,
		run: place.run,
		saidSoFar: () => place.said.join(""),

		async stop() {
			const ended = await server.stop();

			rmSync(place.folder, { recursive: true, force: true });
			return ended;
		},

		// Ends it, and serves the same again.
		async goDown() {
			await server.stop();
		},
		async comeUp() {
			server = await serve(place);
		},

		// Ends it, and serves the same again with its clock so many days ahead (later.c).
		async goLater(days) {
			await server.stop();
			Object.assign(place.env, { LD_PRELOAD: process.env.LATER, LATER_DAYS: String(days) });
			server = await serve(place);
		},

		change: (statement) => sqlite(place, statement),

		// As if everybody had been away for an hour.  A checkpoint is the server's alone.
		everybodyWasAway() {
			sqlite(place, "UPDATE session SET last_seen_at = last_seen_at - 3600000");
		},

		// As if what waits in the relay had been said yesterday, in the UK.
		whatWaitsIsOfYesterday() {
			const yesterday = dayInTheUk(Date.now() - 86_400_000);

			sqlite(place, `UPDATE relay_out SET made_on = ${yesterday} WHERE next_try > 0`);
		},
	};
}

function sqlite(place, statement) {
	execFileSync("sqlite3", [join(place.folder, "data", place.program.database),
		".timeout 5000", "PRAGMA wal_autocheckpoint = 0", statement]);
}

// Stands in the relay's way to that port, and keeps what went by: { body, answer }.
async function startListener(port) {
	const heard = [];
	const send = async (body) =>
		await (await fetch(`http://127.0.0.1:${port}/relay`, { method: "POST", body })).text();
	const server = createHttpServer(async (request, reply) => {
		const body = (await request.toArray()).join("");

		try {
			const answer = await send(body);

			heard.push({ body, answer });
			reply.end(answer);
		} catch {
			request.destroy(); // nobody is there
		}
	});

	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { heard, send, port: server.address().port, stop: () => server.close() };
}

// `prepare` gets the program's commands, and the folder of its data, before it serves; without it, it
// is a demonstration.
export async function startSarn(prepare = undefined, program = SARN) {
	const place = await placeOf(program);

	if (prepare)
		prepare(place.run, join(place.folder, "data"));
	else
		demonstrate(place);
	return startAt(place);
}

// The demonstrations of both, each of which knows the other; sarn-victim is its `other`, and what was
// said to it is in `relayed`.
export async function startBoth() {
	const places = [await placeOf(SARN), await placeOf(SARN_VICTIM)];

	places.forEach(demonstrate);
	const relayed = await startListener(places[1].port);

	for (const [us, other, port] of [[...places, relayed.port],
		[...places.toReversed(), places[0].port]]) {
		us.env[`${us.program.prefix}RELAY_PORT`] = String(port);
		us.run(["relay", "trust", other.run(["relay", "key"]).trim()]);
	}

	const [sarn, other] = [await startAt(places[0]), await startAt(places[1])];

	return { ...sarn, other, relayed,
		async goLater(days) {
			await sarn.goLater(days);
			await other.goLater(days);
		},
		async stop() {
			relayed.stop();
			const ends = [await sarn.stop(), await other.stop()];

			return { status: Math.max(...ends.map(({ status }) => status ?? 1)),
				said: ends.map(({ said }) => said).join("") };
		} };
}
