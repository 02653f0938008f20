/** A real n8n that is killed again and again (SIGKILL, with all that it has started), and started again on the same files. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startN8n } from './n8n.mjs';
import { freePort } from './processes.mjs';

/**
 * Starts an n8n of its own, in a user folder of its own.
 * @param {{runtime: import('./runtime.mjs').Runtime, packages: string}} options `packages`: the folder of installed community packages
 * @returns {Promise<{n8n: () => import('./n8n.mjs').N8n, start: () => Promise<void>, stop: () => Promise<void>}>}
 *   `n8n` gives the one that runs now; after its `kill`, `start` starts the next one
 */
export async function startMortalN8n({ runtime, packages }) {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-killed-'));
	cpSync(packages, join(userFolder, '.n8n/nodes'), { recursive: true });
	const port = await freePort();
	let n8n;
	const start = async () => {
		n8n = await startN8n({ runtime, userFolder, port });
	};
	const stop = async () => {
		await n8n?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	await start().catch(async (error) => {
		await stop();
		throw error;
	});
	return { n8n: () => n8n, start, stop };
}

/**
 * Random numbers that come again for the same seed (mulberry32).
 * @param {number} seed
 * @returns {(from: number, to: number) => number} a number from `from` up to `to`
 */
export function randomBy(seed) {
	let state = seed >>> 0;
	return (from, to) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return from + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (to - from);
	};
}
