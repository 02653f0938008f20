/** A real PostgreSQL for the checks that load tables: a server of its own on a temporary folder and a free port. */
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureProgram } from './debian.mjs';
import { freePort, runProcess, SetupError, startProcess } from './processes.mjs';

const installs = '/usr/lib/postgresql';
const START_TIMEOUT_MS = 60_000;

/**
 * Finds PostgreSQL's programs (`POSTGRES_BIN` names another folder), installing Debian's package where that is possible.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<string>} the folder they are in
 * @throws {SetupError} when there are none and they can't be installed
 */
async function ensurePostgres({ log }) {
	return await ensureProgram({
		find() {
			const versions = existsSync(installs) ? readdirSync(installs).sort((a, b) => Number(b) - Number(a)) : [];
			const folders = [process.env.POSTGRES_BIN, ...versions.map((version) => join(installs, version, 'bin'))];
			return folders.find((folder) => folder && existsSync(join(folder, 'initdb')));
		},
		name: 'PostgreSQL',
		package: 'postgresql',
		options: ['-o', 'Dpkg::Options::=--force-confold'],
		prepare() {
			// Debian makes a server of its own otherwise.
			mkdirSync('/etc/postgresql-common', { recursive: true });
			const settings = '/etc/postgresql-common/createcluster.conf';
			if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n');
		},
		advice:
			'This check needs PostgreSQL. Install it (Debian: apt-get install postgresql) or name its programs: POSTGRES_BIN=/path/to/bin npm run e2e',
		log,
	});
}

/** PostgreSQL refuses to run as root, so then it runs as the user that its package made. */
async function userFor() {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (option) => Number((await runProcess('id', [option, 'postgres'])).stdout);
	const [uid, gid] = [await id('-u'), await id('-g')];
	if (!uid || !gid)
		throw new SetupError('PostgreSQL does not run as root, and there is no user postgres to run it as.');
	return { uid, gid };
}

/**
 * Starts a server that only this machine reaches.
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<{host: string, port: number, database: string, user: string, password: string, kill: () => Promise<void>, start: () => Promise<void>,
 *   stop: () => Promise<void>}>} `kill` is a crash, after which `start` starts it again on the same files
 */
export async function startPostgres({ log = console.log } = {}) {
	const bin = await ensurePostgres({ log });
	const owner = await userFor();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-postgres-'));
	const access = { host: '127.0.0.1', port: await freePort(), database: 'postgres', user: 'warehouse' };
	const password = randomBytes(12).toString('hex');
	const passwordFile = join(folder, 'password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
	const data = join(folder, 'data');
	const asOwner = (program, args) => {
		const whole = [join(bin, program), ...args];
		return owner ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', ...whole] : whole;
	};
	const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' };
	const [initdb, ...initArgs] = asOwner('initdb', [
		...['-D', data, '-U', access.user, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8', '--no-sync'],
	]);
	const made = await runProcess(initdb, initArgs, { cwd: folder, env });
	if (made.code !== 0) throw new SetupError(`initdb failed:\n${made.stdout}${made.stderr}`);
	const [postgres, ...args] = asOwner('postgres', [
		...['-D', data, '-p', String(access.port), '-h', access.host, '-k', folder, '-c', 'fsync=off'],
	]);
	const ready = [join(bin, 'pg_isready'), ['-h', access.host, '-p', String(access.port)]];
	let child;
	const start = async () => {
		// SIGTERM waits for clients, which n8n keeps for a while; what the server holds is thrown away anyhow.
		child = startProcess(postgres, args, {
			cwd: folder,
			env,
			logFile: join(folder, 'postgres.log'),
			graceMs: 1000,
		});
		const until = Date.now() + START_TIMEOUT_MS;
		while ((await runProcess(...ready, { env })).code !== 0) {
			if (Date.now() > until) throw new SetupError('PostgreSQL did not answer within a minute.');
			await sleep(100);
		}
	};
	const stop = async () => {
		await child.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	const kill = async () => {
		process.kill(child.pid, 'SIGKILL');
		// Its children notice that it is gone, and leave what they share with it.
		await child.stop();
	};
	await start().catch(async (error) => {
		await stop();
		throw error;
	});
	return { ...access, password, kill, start, stop };
}
