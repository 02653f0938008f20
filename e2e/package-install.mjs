/**
 * Brings this package into an n8n user folder the way a user gets it: built, packed by npm, and unpacked as n8n itself does when someone
 * installs a community node from its settings page.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentForNpm, runProcess, SetupError } from './processes.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs what the checkout needs to build and to run the simulated Pinterest, when it isn't there yet.
 * @param {{log: (line: string) => void}} options
 */
export async function ensureCheckout({ log }) {
	if (existsSync(join(root, 'node_modules/gulp')) && existsSync(join(root, 'node_modules/tsx'))) return;
	log('Installing the development dependencies of this checkout (once; about a minute)');
	await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, env: environmentForNpm() });
}

/**
 * Builds and packs the checkout.
 * @param {{log: (line: string) => void}} options
 * @returns {Promise<string>} the tarball's path, in a temporary folder that `installTarball` removes
 */
export async function packPackage({ log }) {
	await ensureCheckout({ log });
	log('Building and packing this package');
	await must(process.execPath, [join(root, 'node_modules/gulp/bin/gulp.js'), 'build'], { cwd: root });
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-pinterest-api-'));
	const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	const { stdout } = await must('npm', args, { cwd: root, env: environmentForNpm() });
	return join(folder, tarballName(JSON.parse(stdout)));
}

/** npm 11 and older answer a list; newer ones an object keyed by package name. */
function tarballName(packed) {
	const [first] = Object.values(packed);
	return first.filename.replace(/^@/, '').replace('/', '-');
}

/**
 * Unpacks a tarball into `<userFolder>/.n8n/nodes`, replacing an earlier version. n8n does the same after fetching the tarball: unpack, drop
 * development and peer dependencies from package.json, install the rest (a verified node has none), note it in nodes/package.json.
 * n8n must not be running on that folder.
 * @param {{tarball: string, userFolder: string}} options
 * @returns {Promise<{name: string, version: string}>}
 */
export async function installTarball({ tarball, userFolder }) {
	const nodes = join(userFolder, '.n8n/nodes');
	mkdirSync(join(nodes, 'node_modules'), { recursive: true });
	const unpacked = mkdtempSync(join(nodes, 'unpacking-'));
	try {
		await must('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], {});
		const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = readJson(
			join(unpacked, 'package.json'),
		);
		if (Object.keys(manifest.dependencies ?? {}).length > 0) {
			throw new SetupError(`${manifest.name} has runtime dependencies; a verified community node has none.`);
		}
		writeJson(join(unpacked, 'package.json'), manifest);
		const place = join(nodes, 'node_modules', manifest.name);
		rmSync(place, { recursive: true, force: true });
		renameSync(unpacked, place);

		const list = join(nodes, 'package.json');
		const installed = existsSync(list) ? readJson(list) : { name: 'installed-nodes', private: true, dependencies: {} };
		installed.dependencies[manifest.name] = manifest.version;
		writeJson(list, installed);
		return { name: manifest.name, version: manifest.version };
	} finally {
		rmSync(unpacked, { recursive: true, force: true });
	}
}

/**
 * Builds, packs and installs the checkout.
 * @param {{userFolder: string, log: (line: string) => void}} options
 * @returns {Promise<{name: string, version: string}>}
 */
export async function installPackage({ userFolder, log }) {
	const tarball = await packPackage({ log });
	try {
		return await installTarball({ tarball, userFolder });
	} finally {
		rmSync(join(tarball, '..'), { recursive: true, force: true });
	}
}

async function must(command, args, options) {
	const result = await runProcess(command, args, options);
	if (result.code === 0) return result;
	const output = (result.stdout + result.stderr).trim().split('\n').slice(-40).join('\n');
	throw new SetupError(`"${[command, ...args].join(' ')}" failed:\n${output}`);
}

function readJson(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}

function writeJson(file, value) {
	writeFileSync(file, JSON.stringify(value, null, 2));
}
