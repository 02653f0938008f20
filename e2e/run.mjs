/**
 * `npm run e2e [name …]`: runs checks/*.check.mjs against a real n8n with this package in it, a simulated Pinterest and a real browser.
 * Names choose checks by a part of their file name; `--pictures` makes the pictures of the docs instead. KEEP=1 keeps n8n's user folder, FULL=1 takes large numbers
 * where a check says so.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium, openBrowser, screenshots } from './browser.mjs';
import { credentialData, credentialsNamedBy, readExamples } from './examples.mjs';
import { startN8n } from './n8n.mjs';
import { ensureCheckout, installPackage } from './package-install.mjs';
import { startPinterest } from './pinterest.mjs';
import { environmentForNpm, freePort, runProcess, SetupError, stopAll, stopAllOnExit } from './processes.mjs';
import { ensureRuntime } from './runtime.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const CHECK_TIMEOUT_MS = 5 * 60_000;
const log = (line = '') => console.log(line);

/**
 * @typedef {object} Context what a check gets
 * @property {import('./runtime.mjs').Runtime} runtime
 * @property {import('./n8n.mjs').N8n} n8n
 * @property {import('./pinterest.mjs').Pinterest} pinterest
 * @property {import('axios').AxiosStatic} axios
 * @property {Awaited<ReturnType<typeof openBrowser>>} browser logged in to n8n
 * @property {(page: import('playwright-core').Page, name: string) => Promise<string>} screenshot
 * @property {(changes: Record<string, (workflow: any) => any>) => Promise<Record<string, any>>} importExamples imports examples/<name>.json, each
 *   changed as told, with the credentials they name; the workflows by name
 * @property {(name: string, type: string, data?: object) => Promise<{id: string, name: string}>} createCredential for the simulated Pinterest
 * @property {(workflow: object) => Promise<import('./n8n-rest.mjs').Execution>} runWorkflow stores it, runs it, waits; `items` by node
 */

async function ensureOwnDependencies() {
	if (['playwright-core', 'axios', 'pg'].every((name) => existsSync(join(here, 'node_modules', name)))) return;
	log("Installing the checks' own dependencies");
	const { code, stderr } = await runProcess('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: here,
		env: environmentForNpm(),
	});
	if (code !== 0) throw new SetupError(`npm ci in e2e/ failed:\n${stderr}`);
}

async function chooseChecks(names) {
	if (names.includes('--pictures')) return [{ file: 'pictures.mjs', ...(await import('./pictures.mjs')) }];
	const files = readdirSync(join(here, 'checks'))
		.filter((file) => file.endsWith('.check.mjs'))
		.sort();
	const chosen = files.filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
	if (chosen.length === 0)
		throw new SetupError(`No check is named like ${names.join(', ')}. There are:\n  ${files.join('\n  ')}`);
	return await Promise.all(chosen.map(async (file) => ({ file, ...(await import(`./checks/${file}`)) })));
}

/** @returns {Promise<Context>} */
async function makeContext(userFolder) {
	await ensureCheckout({ log });
	await ensureOwnDependencies();
	const executablePath = await ensureChromium({ log });
	const runtime = await ensureRuntime({ log });
	await installPackage({ userFolder, log });
	const { default: axios } = await import('axios');

	log(`Starting n8n ${runtime.version} and the simulated Pinterest`);
	const [port, pinterestPort, sandboxPort] = await Promise.all([freePort(), freePort(), freePort()]);
	const [pinterest, n8n] = await Promise.all([
		startPinterest({ port: pinterestPort, sandboxPort, logFile: join(userFolder, 'pinterest.log') }),
		startN8n({ runtime, userFolder, port }),
	]);
	const browser = await openBrowser({ executablePath, n8n });

	let imports = 0;
	async function importExamples(changes) {
		const examples = readExamples();
		const workflows = Object.entries(changes).map(([name, change]) => {
			const example = examples.find((candidate) => candidate.name === name);
			if (!example) throw new Error(`There is no examples/${name}.json`);
			return change(example.workflow);
		});
		// An id of its own each time: n8n may still hold what was imported before under the same one.
		imports += 1;
		for (const { nodes } of workflows)
			for (const node of nodes)
				for (const [type, credential] of Object.entries(node.credentials ?? {}))
					if (type.startsWith('pinterest')) credential.id = `example${imports}`;
		const credentials = await Promise.all(
			credentialsNamedBy(workflows).map(async (one) => ({ ...one, data: await credentialData(one.type, pinterest) })),
		);
		await Promise.all([n8n.importCredentials(credentials), n8n.importWorkflows(workflows)]);
		return Object.fromEntries(Object.keys(changes).map((name, at) => [name, workflows[at]]));
	}

	async function createCredential(name, type, data) {
		const { id } = await n8n.rest.createCredential({
			name,
			type,
			data: data ?? (await credentialData(type, pinterest)),
		});
		return { id, name };
	}

	async function runWorkflow(workflow) {
		const stored = await n8n.rest.createWorkflow({ name: 'e2e', ...workflow });
		return await n8n.rest.runWorkflow(stored.id);
	}

	const { screenshot } = browser;
	return { runtime, n8n, pinterest, axios, browser, screenshot, importExamples, createCredential, runWorkflow };
}

async function runCheck(check, context) {
	const started = Date.now();
	const { timeoutMs = CHECK_TIMEOUT_MS } = check;
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not done after ${timeoutMs / 60_000} minutes`)), timeoutMs);
	});
	try {
		// Whatever an earlier check left there (faults, boards, tokens) must not decide this one.
		await context.pinterest.control.reset();
		await Promise.race([check.run(context), late]);
		log(`✓ ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
		await context.browser.clear();
		return true;
	} catch (error) {
		log(`✗ ${check.name}\n${indent(error.stack ?? String(error))}`);
		log(indent(`The last requests to the simulated Pinterest:\n${await lastRequests(context.pinterest)}`));
		await context.browser.clear({ failed: check.file.replace('.check.mjs', '') });
		return false;
	} finally {
		clearTimeout(timer);
	}
}

async function lastRequests({ control }) {
	const requests = await control.requests().catch(() => []);
	const lines = requests
		.slice(-15)
		.map(
			({ at, method, path, status, token }) => `${new Date(at).toISOString()} ${method} ${path} ${status} …${token}`,
		);
	return [...lines, JSON.stringify(await control.state().catch(String))].join('\n');
}

function indent(text) {
	return text.replace(/^/gm, '    ');
}

stopAllOnExit();
const checks = await chooseChecks(process.argv.slice(2));
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
const context = await makeContext(userFolder);
let failed = 0;
for (const check of checks) if (!(await runCheck(check, context))) failed += 1;

await context.browser.close();
await stopAll();
if (failed > 0 || process.env.KEEP) log(`n8n's user folder with its log: ${userFolder}; pictures: ${screenshots}`);
else rmSync(userFolder, { recursive: true, force: true });
log(`\n${checks.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
