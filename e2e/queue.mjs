/** n8n as a cluster: a main process and workers with a PostgreSQL, a Redis and a user folder each, as on machines of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startN8n, startWorker } from './n8n.mjs';
import { startPostgres } from './postgres.mjs';
import { freePort } from './processes.mjs';
import { startRedis } from './redis.mjs';

/**
 * @param {{runtime: import('./runtime.mjs').Runtime, packages: string, workers: number, concurrency?: number, env?: NodeJS.ProcessEnv}} options
 *   `packages`: the folder of installed community packages; each process gets a copy. `concurrency`: executions of a worker at once
 * @returns {Promise<{n8n: import('./n8n.mjs').N8n, workers: Worker[], addWorker: () => Promise<Worker>, stop: () => Promise<void>}>}
 *
 * @typedef {Awaited<ReturnType<typeof startWorker>>} Worker
 */
export async function startQueue({ runtime, packages, workers: count, concurrency, env }) {
	const started = [];
	const folders = [];
	const folder = () => {
		const made = mkdtempSync(join(tmpdir(), 'n8n-e2e-queue-'));
		folders.push(made);
		cpSync(packages, join(made, '.n8n/nodes'), { recursive: true });
		return made;
	};
	const stop = async () => {
		for (const one of started.reverse()) await one.stop();
		for (const one of folders) rmSync(one, { recursive: true, force: true });
	};
	const keep = (one) => {
		started.push(one);
		return one;
	};
	try {
		const postgres = keep(await startPostgres());
		const redis = keep(await startRedis());
		const whole = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: redis.host,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: postgres.host,
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: postgres.database,
			DB_POSTGRESDB_USER: postgres.user,
			DB_POSTGRESDB_PASSWORD: postgres.password,
			...env,
		};
		const n8n = keep(await startN8n({ runtime, userFolder: folder(), port: await freePort(), env: whole }));
		const workers = [];
		const addWorker = async () => {
			const worker = await startWorker({ runtime, userFolder: folder(), access: n8n.access, concurrency, env: whole });
			workers.push(keep(worker));
			return worker;
		};
		// One after the other: each of them makes sure that the database is as it should be.
		while (workers.length < count) await addWorker();
		return { n8n, workers, addWorker, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
