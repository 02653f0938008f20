/** A real Redis for n8n's queue: a server of its own on a free port, which keeps nothing. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureProgram } from './debian.mjs';
import { freePort, runProcess, SetupError, startProcess } from './processes.mjs';

const START_TIMEOUT_MS = 30_000;

/**
 * Starts a server that only this machine reaches, installing Debian's package where there is none (`REDIS_BIN` names another folder).
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<{host: string, port: number, pid: number, stop: () => Promise<void>}>}
 */
export async function startRedis({ log = console.log } = {}) {
	const bin = await ensureProgram({
		find: () =>
			[process.env.REDIS_BIN, '/usr/bin', '/usr/local/bin'].find(
				(folder) => folder && existsSync(join(folder, 'redis-server')),
			),
		name: 'Redis',
		package: 'redis-server',
		advice:
			'This check needs Redis. Install it (Debian: apt-get install redis-server) or name its programs: REDIS_BIN=/path/to/bin npm run e2e',
		log,
	});
	const folder = mkdtempSync(join(tmpdir(), 'n8n-redis-'));
	const access = { host: '127.0.0.1', port: await freePort() };
	const child = startProcess(
		join(bin, 'redis-server'),
		['--bind', access.host, '--port', String(access.port), '--dir', folder, '--save', '', '--appendonly', 'no'],
		{ cwd: folder, env: { PATH: process.env.PATH }, logFile: join(folder, 'redis.log') },
	);
	const stop = async () => {
		await child.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	const ping = async () =>
		(await runProcess(join(bin, 'redis-cli'), ['-h', access.host, '-p', String(access.port), 'ping'])).stdout;
	for (const until = Date.now() + START_TIMEOUT_MS; !/PONG/.test(await ping()); await sleep(100)) {
		if (Date.now() < until) continue;
		await stop();
		throw new SetupError('Redis did not answer within half a minute.');
	}
	return { ...access, pid: child.pid, stop };
}
