/**
 * A real n8n on 127.0.0.1, in a user folder of its own: the server, and the command line beside it.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRest } from './n8n-rest.mjs';
import { freePort, runProcess, SetupError, startProcess } from './processes.mjs';

/** Starting takes 15 to 25 s on a small machine; a first start also creates the database. */
const START_TIMEOUT_MS = 180_000;

/**
 * @typedef {object} Access what opens a user folder's n8n
 * @property {string} encryptionKey of the credentials stored in it
 * @property {string} email of the owner
 * @property {string} password of the owner
 * @property {string} passwordHash bcrypt, what n8n is given
 */

/**
 * Reads the user folder's key and login, making them up at random the first time.
 * @param {{userFolder: string, runtime: import('./runtime.mjs').Runtime}} options
 * @returns {Promise<Access>}
 */
export async function accessTo({ userFolder, runtime }) {
	const file = join(userFolder, 'access.json');
	if (!existsSync(file)) {
		if (existsSync(join(userFolder, '.n8n/database.sqlite'))) {
			throw new SetupError(
				`${userFolder} holds an n8n that was not made here (no access.json). Choose another one: --user-folder DIR`,
			);
		}
		mkdirSync(userFolder, { recursive: true, mode: 0o700 });
		// n8n asks for a digit and a capital.
		const password = `Pin-${randomBytes(9).toString('base64url')}-1A`;
		const access = {
			encryptionKey: randomBytes(24).toString('base64'),
			email: 'owner@n8n.example',
			password,
			passwordHash: await runtime.require('bcryptjs').hash(password, 10),
		};
		writeFileSync(file, JSON.stringify(access, null, 2), { mode: 0o600 });
	}
	chmodSync(file, 0o600);
	return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * n8n's environment: the user folder, loopback only, and no call to any host of n8n's own. What nodes call is not restricted.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, access: Access, port?: number, env?: NodeJS.ProcessEnv}} options
 */
async function environmentFor({ runtime, userFolder, access, port, env }) {
	const inherited = Object.entries(runtime.env).filter(
		([name]) => !/^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_|CREDENTIALS_|NODE_OPTIONS$)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: access.encryptionKey,
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: access.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Pin',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: access.passwordHash,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		...(port === undefined ? {} : { N8N_PORT: String(port), N8N_EDITOR_BASE_URL: `http://localhost:${port}` }),
		// The default, 5679, would make two n8n on one machine collide.
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_OUTPUT: 'console',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '8',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		NO_COLOR: '1',
		...env,
	};
}

/**
 * Starts n8n and waits until it answers as its owner.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, port: number, env?: NodeJS.ProcessEnv}} options
 *   `env` is added to n8n's environment
 * @returns {Promise<N8n>}
 * @throws {SetupError} with the end of n8n's log when it stops or doesn't answer within three minutes
 *
 * @typedef {object} N8n
 * @property {string} url of the editor
 * @property {number} pid
 * @property {Access} access
 * @property {string} userFolder
 * @property {string} logFile
 * @property {ReturnType<import('./n8n-rest.mjs').connectRest>} rest the owner's REST calls
 * @property {Promise<{code: number | null, signal: string | null}>} exited
 * @property {() => Promise<void>} kill a crash: it and all that it has started
 * @property {() => Promise<void>} stop
 * @property {(credentials: object[]) => Promise<void>} importCredentials
 * @property {(workflows: object[]) => Promise<void>} importWorkflows
 * @property {(id: string) => Promise<object>} executeWorkflow
 * @property {(id: string) => Promise<ReturnType<typeof startProcess>>} startExecute
 */
export async function startN8n({ runtime, userFolder, port, env }) {
	const access = await accessTo({ userFolder, runtime });
	const logFile = join(userFolder, 'n8n.log');
	rmSync(logFile, { force: true });
	const child = startProcess(runtime.node, [runtime.n8n, 'start'], {
		cwd: userFolder,
		env: await environmentFor({ runtime, userFolder, access, port, env }),
		logFile,
	});
	const rest = connectRest({ url: `http://127.0.0.1:${port}`, access, require: runtime.require });
	let ended = false;
	const exit = child.exited.then(({ code, signal }) => {
		ended = true;
		throw new SetupError(
			`n8n ended while starting (${signal ?? `code ${code}`}). Its log, ${logFile}, ends:\n${tail(logFile)}`,
		);
	});
	exit.catch(() => {});
	const ready = async () => {
		const until = Date.now() + START_TIMEOUT_MS;
		while (!ended && !(await rest.isReady())) {
			if (Date.now() > until)
				throw new SetupError(`n8n did not answer within three minutes. Its log, ${logFile}, ends:\n${tail(logFile)}`);
			await sleep(250);
		}
		if (!ended) await rest.login();
	};
	await Promise.race([ready(), exit]);
	const cli = { runtime, userFolder, env };
	return {
		url: `http://localhost:${port}`,
		pid: child.pid,
		access,
		userFolder,
		logFile,
		rest,
		exited: child.exited,
		kill: async () => {
			process.kill(-child.pid, 'SIGKILL');
			await child.exited;
		},
		stop: child.stop,
		importCredentials: (credentials) => importCredentials({ ...cli, credentials }),
		importWorkflows: (workflows) => importWorkflows({ ...cli, workflows }),
		executeWorkflow: (id) => executeWorkflow({ ...cli, id }),
		startExecute: (id) => startExecute({ ...cli, id }),
	};
}

/**
 * Starts a worker that takes executions out of the queue, and waits until it is ready.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, access: Access, concurrency?: number, env: NodeJS.ProcessEnv}} options
 *   `userFolder` is its own, `access` that of the n8n it works for, `concurrency` how many executions it carries out at once, `env` names
 *   queue and database
 * @returns {Promise<{pid: number, readLog: () => string, kill: () => Promise<void>, stop: () => Promise<void>}>} `kill` is a crash
 * @throws {SetupError} with the end of its log when it stops or isn't ready within three minutes
 */
export async function startWorker({ runtime, userFolder, access, concurrency = 1, env }) {
	const logFile = join(userFolder, 'n8n-worker.log');
	const child = startProcess(runtime.node, [runtime.n8n, 'worker', `--concurrency=${concurrency}`], {
		cwd: userFolder,
		env: await environmentFor({ runtime, userFolder, access, env }),
		logFile,
	});
	let ended = false;
	child.exited.finally(() => (ended = true)).catch(() => {});
	const readLog = () => readFileSync(logFile, 'utf8');
	for (const until = Date.now() + START_TIMEOUT_MS; !/worker is now ready/i.test(readLog()); await sleep(250)) {
		if (!ended && Date.now() < until) continue;
		await child.stop();
		throw new SetupError(`n8n's worker did not get ready. Its log, ${logFile}, ends:\n${tail(logFile)}`);
	}
	const kill = async () => {
		process.kill(-child.pid, 'SIGKILL');
		await child.exited;
	};
	return { pid: child.pid, readLog, kill, stop: child.stop };
}

/**
 * `n8n import:credentials`: stores or replaces credentials under the ids they carry.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, credentials: {id: string, name: string, type: string, data: object}[], env?: NodeJS.ProcessEnv}} options
 *   `data` is plain; an OAuth2 credential may carry `oauthTokenData`
 */
export async function importCredentials({ credentials, ...cli }) {
	await importFile(cli, 'import:credentials', credentials);
}

/**
 * `n8n import:workflow`: stores or replaces workflows under the ids they carry, inactive.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, workflows: object[], env?: NodeJS.ProcessEnv}} options
 */
export async function importWorkflows({ workflows, ...cli }) {
	await importFile(cli, 'import:workflow', workflows);
}

async function importFile(cli, command, list) {
	if (list.length === 0) return;
	// The file holds tokens for a moment: a folder only this user can enter.
	const folder = mkdtempSync(join(cli.userFolder, 'import-'));
	try {
		const file = join(folder, 'import.json');
		writeFileSync(file, JSON.stringify(list), { mode: 0o600 });
		const { stdout, stderr } = await runCli(cli, [command, `--input=${file}`]);
		// n8n answers 0 for a failed import, so what it says decides.
		if (!/Successfully imported/.test(stdout + stderr))
			throw new SetupError(`n8n ${command} failed:\n${stdout}${stderr}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * `n8n execute --rawOutput`: runs a stored workflow in a process of its own, beside the server.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, id: string, env?: NodeJS.ProcessEnv}} options
 * @returns {Promise<object>} n8n's run; `data.resultData.runData` holds the outputs by node
 * @throws {SetupError} with what n8n printed when the workflow fails
 */
export async function executeWorkflow({ id, ...cli }) {
	const { stdout, stderr } = await runCli(cli, ['execute', `--id=${id}`, '--rawOutput']);
	const start = stdout.search(/^\{$/m);
	if (start < 0) throw new SetupError(`n8n execute --id=${id} failed:\n${stdout}${stderr}`);
	return JSON.parse(stdout.slice(start, stdout.lastIndexOf('}') + 1));
}

/**
 * The same in a process that is not waited for, so that a check can end it half-way.
 * @param {{runtime: import('./runtime.mjs').Runtime, userFolder: string, id: string, env?: NodeJS.ProcessEnv}} options
 */
async function startExecute({ runtime, userFolder, env, id }) {
	const access = await accessTo({ userFolder, runtime });
	return startProcess(runtime.node, [runtime.n8n, 'execute', `--id=${id}`], {
		cwd: userFolder,
		env: await environmentFor({ runtime, userFolder, access, env }),
		logFile: join(userFolder, 'n8n-execute.log'),
	});
}

async function runCli({ runtime, userFolder, env }, args) {
	const access = await accessTo({ userFolder, runtime });
	const environment = await environmentFor({ runtime, userFolder, access, env });
	return await runProcess(runtime.node, [runtime.n8n, ...args], { cwd: userFolder, env: environment });
}

function tail(file) {
	return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-30).join('\n') : '';
}
