/**
 * Child processes that never outlive this one. Each gets a process group of its own, so that what it starts itself (n8n's
 * task runner, npm's scripts) can be ended with it.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What to say and stop with when the fault is the user's to mend: printed without a stack. */
export class SetupError extends Error {}

/** Group leaders still running. @type {Map<number, {command: string, stop: () => Promise<void>}>} */
const running = new Map();
const lockFiles = new Set();
let stopping;

/** Ends every process started here; resolves when none is left. */
export async function stopAll() {
	await Promise.all([...running.values()].map((child) => child.stop()));
	for (const file of lockFiles) rmSync(file, { force: true });
}

/**
 * Makes Ctrl-C, a kill and a crash end everything that was started. Call it once, first thing in a command.
 * @param {{onStop?: () => void}} [options] `onStop` runs when the first signal arrives, before anything is ended
 */
export function stopAllOnExit({ onStop } = {}) {
	const end = (exitCode) => {
		// npm passes Ctrl-C on although the terminal has sent it already: the second one must not cut the stopping short.
		stopping ??= stopAll().finally(() => process.exit(exitCode));
	};
	for (const [signal, number] of [
		['SIGINT', 2],
		['SIGTERM', 15],
		['SIGHUP', 1],
	]) {
		process.on(signal, () => {
			if (!stopping) onStop?.();
			end(128 + number);
		});
	}
	const crash = (error) => {
		console.error(error instanceof SetupError ? `\n${error.message}` : error);
		end(1);
	};
	process.on('uncaughtException', crash);
	process.on('unhandledRejection', crash);
	process.on('exit', () => {
		for (const pid of running.keys()) killGroup(pid, 'SIGKILL');
		for (const file of lockFiles) rmSync(file, { force: true });
	});
	// A closed terminal or `| head` must not turn into a crash in the middle of stopping.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function killGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

/**
 * Starts a process that goes on in the background.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, onLine?: (line: string) => void, graceMs?: number}} options
 *   output goes to `logFile` (appended) or line by line to `onLine`; `graceMs` is what it gets between SIGTERM and SIGKILL
 * @returns {{pid: number, exited: Promise<{code: number | null, signal: string | null}>, stop: () => Promise<void>}}
 */
export function startProcess(command, args, { cwd, env, logFile, onLine, graceMs = 10_000 } = {}) {
	if (logFile) mkdirSync(dirname(logFile), { recursive: true });
	const output = logFile ? openSync(logFile, 'a') : 'pipe';
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
	if (typeof output === 'number') closeSync(output);
	if (onLine) for (const stream of [child.stdout, child.stderr]) eachLine(stream, onLine);

	const exited = new Promise((resolve, reject) => {
		child.once('error', (error) => reject(new SetupError(`${command} can't be started: ${error.message}`)));
		child.once('exit', (code, signal) => {
			running.delete(child.pid);
			resolve({ code, signal });
		});
	});
	exited.catch(() => {});
	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGTERM');
			await Promise.race([exited.catch(() => {}), sleep(graceMs, undefined, { ref: false })]);
		}
		killGroup(child.pid, 'SIGKILL');
		await exited.catch(() => {});
	};
	if (child.pid !== undefined) running.set(child.pid, { command, stop });
	return { pid: child.pid, exited, stop };
}

function eachLine(stream, onLine) {
	let rest = '';
	stream.setEncoding('utf8');
	stream.on('data', (text) => {
		const lines = (rest + text).split('\n');
		rest = lines.pop();
		lines.forEach(onLine);
	});
	stream.on('end', () => rest && onLine(rest));
}

/**
 * Runs a process to its end and keeps what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void}} options
 * @returns {Promise<{code: number | null, stdout: string, stderr: string}>} `code` is null when a signal ended it
 * @throws {SetupError} when the command doesn't exist
 */
export async function runProcess(command, args, { cwd, env, onLine } = {}) {
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	const printed = { stdout: '', stderr: '' };
	for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
		child[name].setEncoding('utf8').on('data', (text) => (printed[name] += text));
		if (onLine) eachLine(child[name], onLine);
	}
	return await new Promise((resolve, reject) => {
		child.once('error', (error) => reject(new SetupError(`${command} can't be started: ${error.message}`)));
		if (child.pid === undefined) return;
		const { pid } = child;
		running.set(pid, { command, stop: async () => killGroup(pid, 'SIGKILL') });
		child.once('close', (code) => {
			running.delete(pid);
			resolve({ code, ...printed });
		});
	});
}

/**
 * The environment for an npm of our own: what an outer `npm run` put there about the outer package would steer the inner one.
 * Settings a user makes on purpose (registry, proxy, cache) stay.
 */
export function environmentForNpm(env = process.env) {
	const outer = /^(npm_(package|lifecycle)_|npm_(command|execpath|node_execpath)$|INIT_CWD$)/i;
	const outerSettings =
		/^npm_config_(local_prefix|prefix|global_prefix|ignore_scripts|omit|include|omit_lockfile_registry_resolved|workspace.*)$/i;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name) && !outerSettings.test(name)));
}

/** Whether a process with this id exists. */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/**
 * Takes a lock file that names its owner; one left behind by a process that is gone is taken over.
 * @param {string} file
 * @param {{onBusy: (pid: number) => void | Promise<void>}} options called again and again while another process holds it; throw there to give up
 * @returns {Promise<() => void>} gives the lock back
 */
export async function takeLock(file, { onBusy }) {
	mkdirSync(dirname(file), { recursive: true });
	for (;;) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			lockFiles.add(file);
			return () => {
				lockFiles.delete(file);
				rmSync(file, { force: true });
			};
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
		if (owner && isAlive(owner)) await onBusy(owner);
		else rmSync(file, { force: true });
	}
}

/**
 * @param {number} port
 * @param {string} what who wants it, e.g. "n8n"
 * @param {string} option how to choose another, e.g. "--port 5680"
 * @throws {SetupError} naming the port when something listens there already
 */
export async function assertPortFree(port, what, option) {
	const answered = await new Promise((resolve) => {
		const socket = createConnection({ port, host: '127.0.0.1' });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('close', () => {}).setTimeout(2_000, () => resolve(true));
		socket.once('connect', () => socket.destroy());
	});
	const problem = answered ? 'EADDRINUSE' : await listenError(port);
	if (problem === 'EADDRINUSE') {
		throw new SetupError(
			`Port ${port}, wanted for ${what}, is taken by another program. Choose another one: ${option}`,
		);
	}
	if (problem)
		throw new SetupError(`Port ${port}, wanted for ${what}, can't be used (${problem}). Choose another one: ${option}`);
}

async function listenError(port) {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', (error) => resolve(error.code));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
	});
}

/**
 * Waits until something holds, asking again and again.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {{timeoutMs?: number, everyMs?: number}} [options]
 * @throws {Error} when it does not hold in time
 */
export async function until(holds, { timeoutMs = 90_000, everyMs = 200 } = {}) {
	const end = Date.now() + timeoutMs;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`What was waited for did not happen within ${timeoutMs / 1000} s`);
		await sleep(everyMs);
	}
}

/** A port nothing listens on at this moment. */
export async function freePort() {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
