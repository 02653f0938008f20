/** Programs that checks need and that Debian has a package of. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { runProcess, SetupError } from './processes.mjs';

/**
 * Finds a program, installing Debian's package where that is possible.
 * @template T
 * @param {{find: () => T | undefined, name: string, package: string, options?: string[], prepare?: () => void, advice: string, log: (line: string) => void}} what
 *   `name` for people, `options` of apt-get beside the usual ones, `prepare` runs before the installation
 * @returns {Promise<T>}
 * @throws {SetupError} with the advice when there is none and it can't be installed
 */
export async function ensureProgram({ find, name, package: wanted, options = [], prepare, advice, log }) {
	const found = find();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		log(`Installing ${name} (Debian package)`);
		prepare?.();
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await runProcess('apt-get', ['update', '-q'], { env });
		const args = ['install', '-y', '-q', '--no-install-recommends', ...options, wanted];
		const { code, stderr } = await withoutServices(() => runProcess('apt-get', args, { env }));
		if (code !== 0) throw new SetupError(`apt-get could not install ${wanted}:\n${stderr.trim()}`);
		const installed = find();
		if (installed) return installed;
	}
	throw new SetupError(advice);
}

/** Debian's packages start their servers at once, which nobody needs here. */
async function withoutServices(install) {
	const policy = '/usr/sbin/policy-rc.d';
	if (existsSync(policy)) return await install();
	writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		return await install();
	} finally {
		rmSync(policy, { force: true });
	}
}
