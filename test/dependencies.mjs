/** Installs the package's dev dependencies where they are missing. Plain JavaScript, because nothing is installed yet when it runs. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runNpm } from './node-version.mjs';

/**
 * Makes node_modules fit package-lock.json: does nothing when it does, else runs `npm ci` with its output shown.
 * A stamp in node_modules remembers the lock file that was installed, so that the next call costs nothing.
 *
 * @param {string} folder where package.json and package-lock.json lie
 * @throws Error when npm fails
 */
export async function ensureDependencies(folder) {
	const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
	const stamp = join(folder, 'node_modules', '.lock-sha256');
	const hash = createHash('sha256').update(lock).digest('hex');
	if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return;

	if (!(await isInstalled(folder, JSON.parse(lock)))) {
		console.error(`Installing the dependencies in ${folder} with npm (a minute or two)`);
		await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
	}
	await writeFile(stamp, hash);
}

/** Whether someone's own `npm ci` or `npm install` has put the very same versions there already; npm notes what it installs. */
async function isInstalled(folder, lock) {
	try {
		const note = await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8');
		const { packages: installed } = JSON.parse(note);
		const fits = Object.entries(installed).every(([path, { version }]) => lock.packages[path]?.version === version);
		const { dependencies, devDependencies } = lock.packages[''];
		return (
			fits && Object.keys({ ...dependencies, ...devDependencies }).every((name) => installed[`node_modules/${name}`])
		);
	} catch {
		return false;
	}
}
