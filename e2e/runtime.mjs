/**
 * The real n8n and the Node.js it runs on, installed once into the user's cache folder. The versions are those of
 * n8n/package-lock.json; another lock means another folder, so an upgrade never mixes with what was there.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentForNpm, runProcess, SetupError, takeLock } from './processes.mjs';

const pinned = fileURLToPath(new URL('./n8n', import.meta.url));
/** Measured 2.9 GB, plus npm's own cache and the compiler's leavings. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/**
 * @typedef {object} Runtime
 * @property {string} folder where n8n is installed
 * @property {string} node the Node.js executable n8n runs on
 * @property {string} n8n n8n's own start script, an argument for `node`
 * @property {string} version of n8n
 * @property {NodeJS.ProcessEnv} env environment in which that Node.js comes first
 * @property {NodeJS.Require} require loads a library out of n8n's install
 */

/** The folder for the pinned versions, whether it exists yet or not. */
export function runtimeFolder() {
	const lock = readFileSync(join(pinned, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-pinterest-api', `n8n-${hash}`);
}

/**
 * Gives the runtime, installing it first when it isn't there: about 6 minutes and 2.9 GB, once.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<Runtime>}
 * @throws {SetupError} when npm can't reach its registry, the disk is full or a compiler is missing
 */
export async function ensureRuntime({ log }) {
	const folder = runtimeFolder();
	const complete = join(folder, '.complete.json');
	if (!existsSync(complete)) {
		let told = false;
		const release = await takeLock(`${folder}.lock`, {
			onBusy: async (pid) => {
				if (!told) log(`Another process (${pid}) is installing n8n; waiting for it …`);
				told = true;
				await sleep(1_000);
			},
		});
		try {
			if (!existsSync(complete)) await install(folder, complete, log);
		} finally {
			release();
		}
	}
	const require = createRequire(join(folder, 'package.json'));
	return {
		folder,
		node: join(folder, 'node_modules/node/bin/node'),
		n8n: join(folder, 'node_modules/n8n/bin/n8n'),
		version: require('n8n/package.json').version,
		env: environmentOf(folder),
		require,
	};
}

function environmentOf(folder) {
	const env = environmentForNpm();
	return { ...env, PATH: [join(folder, 'node_modules/node/bin'), env.PATH].join(delimiter) };
}

async function install(folder, complete, log) {
	if (process.platform === 'win32')
		throw new SetupError('n8n is installed from npm on Linux and macOS only; on Windows use WSL.');
	const started = Date.now();
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const disk = statfsSync(folder);
	if (disk.bavail * disk.bsize < NEEDED_BYTES) {
		throw new SetupError(
			`n8n needs about 4 GB in ${folder} while it is installed, and there is less. XDG_CACHE_HOME chooses another place.`,
		);
	}
	for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(pinned, file), join(folder, file));
	await assertRegistryAnswers(folder);

	log(`Installing n8n and its Node.js into ${folder} (once; about 6 minutes, 2.9 GB)`);
	const env = environmentForNpm();
	const total = Object.keys(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages).length - 1;
	// n8n's dependencies compile things nobody here needs, and one of them fails; the two scripts that matter run by name below.
	const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
	// Not `npm ci`: it refuses a lock that lacks one of the optional packages of other platforms. The versions locked hold here too.
	await step(`about ${total} packages`, ['install', ...quietly], { cwd: folder, env }, log);
	const run = ['--ignore-scripts=false', '--foreground-scripts'];
	await step('Node.js', ['rebuild', 'node', ...run], { cwd: folder, env }, log);
	const withNode = { ...environmentOf(folder), npm_config_nodedir: headersFolder(folder), JOBS: '2' };
	await step('the SQLite driver, compiled here', ['rebuild', 'sqlite3', ...run], { cwd: folder, env: withNode }, log);

	const seconds = Math.round((Date.now() - started) / 1000);
	writeFileSync(complete, JSON.stringify({ installedAt: new Date().toISOString(), seconds }, null, 2));
	log(`n8n is installed (${duration(seconds)})`);
}

async function assertRegistryAnswers(folder) {
	const patience = ['--fetch-retries=0', '--fetch-timeout=20000'];
	const answer = await runProcess('npm', ['view', 'n8n', 'version', ...patience], {
		cwd: folder,
		env: environmentForNpm(),
	});
	if (answer.code === 0) return;
	const reason = answer.stderr.match(/code (E\w+)/)?.[1] ?? lastLines(answer.stderr, 3);
	throw new SetupError(
		`n8n is not installed yet and npm can't reach its registry (${reason}). The first run needs a network connection ` +
			'(or a registry named in your npm settings); later runs need none.',
	);
}

/** Runs one npm command and says how far it is every ten seconds, since npm itself is silent outside a terminal. */
async function step(what, args, options, log) {
	const started = Date.now();
	let fetched = 0;
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const timer = setInterval(() => {
		log(`  … ${what}: ${duration(seconds())}${fetched ? `, ${fetched} downloaded` : ''}`);
	}, 10_000);
	const onLine = (line) => {
		if (/http fetch GET 200 .*\.tgz/.test(line)) fetched += 1;
	};
	try {
		const { code, stdout, stderr } = await runProcess('npm', args, { ...options, onLine });
		if (code !== 0) throw new SetupError(explain(what, args, stdout + stderr));
	} finally {
		clearInterval(timer);
	}
	log(`  ✓ ${what}: ${duration(seconds())}`);
}

function explain(what, args, output) {
	const lines = output.split('\n').filter((line) => !/npm http /.test(line));
	const text = lastLines(lines.join('\n'), 25);
	const compiler = /gyp|not found: make|g\+\+|python/i.test(text)
		? '\nIt is compiled from C++: Python 3, make and a C++ compiler have to be installed (Debian: apt-get install python3 make g++).'
		: '';
	return `Installing n8n failed at "${what}" (npm ${args.slice(0, 2).join(' ')}):\n${text}${compiler}`;
}

/** Node's C headers come with its npm package; node-gyp would look for them on the internet. */
function headersFolder(folder) {
	const own = join(folder, 'node_modules/node/node_modules');
	const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
	const found = [own, join(folder, 'node_modules')]
		.flatMap((place) => names.map((name) => join(place, name)))
		.find((place) => existsSync(join(place, 'include/node/node.h')));
	if (!found)
		throw new SetupError(
			`Node.js for ${process.platform} ${process.arch} came without its C headers (looked in ${own}).`,
		);
	return found;
}

function duration(seconds) {
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function lastLines(text, count) {
	return text.trim().split('\n').slice(-count).join('\n');
}
