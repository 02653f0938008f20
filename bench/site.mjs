/** What the rows measure in: a real n8n with this package in it, the simulated Pinterest in a process of its own, a credential. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { credentialData } from '../e2e/examples.mjs';
import { startN8n } from '../e2e/n8n.mjs';
import { ensureCheckout, installPackage, root } from '../e2e/package-install.mjs';
import { startPinterest } from '../e2e/pinterest.mjs';
import { freePort, runProcess, stopAll } from '../e2e/processes.mjs';
import { ensureRuntime } from '../e2e/runtime.mjs';

const probe = fileURLToPath(new URL('./inside/probe.cjs', import.meta.url));
const ROUND_TIMEOUT_MS = 300_000;

/**
 * @typedef {object} Site
 * @property {import('../e2e/runtime.mjs').Runtime} runtime
 * @property {import('../e2e/pinterest.mjs').Pinterest} pinterest
 * @property {import('../e2e/n8n.mjs').N8n} n8n
 * @property {string} folder for files of this run
 * @property {string} packageFolder where this package is installed
 * @property {{id: string, name: string}} credential OAuth2, for the simulated Pinterest
 * @property {(workflow: object) => Promise<Measurement>} measure runs a workflow in the n8n that is running
 * @property {(workflow: object) => Promise<Measurement>} measureAlone runs it with `n8n execute`, in a process that has done nothing else
 * @property {(script: string, args: string[], options?: {typescript?: boolean}) => Promise<any>} measureOutside runs a script of
 *   inside/ on n8n's Node.js; the JSON it prints
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Measurement of the node named "Measured"; see inside/probe.cjs
 * @property {number} milliseconds
 * @property {number} cpuMilliseconds
 * @property {number} inputItems
 * @property {number} items
 * @property {number} failed items that stand for an error
 * @property {number} results the elements of `items` where an output item is a page
 * @property {object} [next] what the node gave on an output behind the first one
 * @property {number} idleBytes memory when the workflow began
 * @property {number} beforeBytes memory when the node began
 * @property {number} peakBytes highest memory while the node ran
 * @property {number} peakSinceStartBytes highest memory since the workflow began
 */

/**
 * @param {{log: (line: string) => void, profileFolder?: string}} options `profileFolder`: gets a .cpuprofile of each measured node
 * @returns {Promise<Site>}
 */
export async function openSite({ log, profileFolder }) {
	await ensureCheckout({ log });
	const runtime = await ensureRuntime({ log });
	const folder = mkdtempSync(join(tmpdir(), 'n8n-bench-'));
	const { name: packageName } = await installPackage({ userFolder: folder, log });
	log(`Starting n8n ${runtime.version} and the simulated Pinterest`);
	const [port, pinterestPort, sandboxPort] = [await freePort(), await freePort(), await freePort()];
	const env = {
		EXTERNAL_HOOK_FILES: probe,
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		N8N_RESTRICT_FILE_ACCESS_TO: folder,
		...(profileFolder ? { BENCH_PROFILE: profileFolder } : {}),
	};
	const [pinterest, n8n] = await Promise.all([
		startPinterest({ port: pinterestPort, sandboxPort, logFile: join(folder, 'pinterest.log') }),
		startN8n({ runtime, userFolder: folder, port, env }),
	]);
	await pinterest.control.changeLimits({ off: true });
	const data = await credentialData('pinterestOAuth2Api', pinterest);
	const { id, name } = await n8n.rest.createCredential({ name: 'Bench', type: 'pinterestOAuth2Api', data });

	const store = (workflow) => n8n.rest.createWorkflow({ name: 'bench', ...workflow });

	async function measure(workflow) {
		const { id } = await store(workflow);
		const execution = await n8n.rest.runWorkflow(id, { timeoutMs: ROUND_TIMEOUT_MS });
		if (execution.status !== 'success') throw new Error(failure(execution.error));
		const [measured, next] = execution.items.Measured;
		return { ...measured.json, ...(next ? { next: next.json } : {}) };
	}

	async function measureAlone(workflow) {
		const { id } = await store(workflow);
		const { data } = await n8n.executeWorkflow(id);
		const { error, runData } = data.resultData;
		if (error) throw new Error(failure(error));
		return runData.Measured[0].data.main[0][0].json;
	}

	async function measureOutside(script, args, { typescript = false } = {}) {
		const file = fileURLToPath(new URL(`./inside/${script}`, import.meta.url));
		const loader = typescript ? ['--import', 'tsx'] : [];
		const { code, stdout, stderr } = await runProcess(runtime.node, [...loader, file, ...args.map(String)], {
			cwd: root,
		});
		if (code !== 0) throw new Error(`${script} ended with ${code}:\n${stdout}${stderr}`);
		return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1));
	}

	async function close() {
		await stopAll();
		rmSync(folder, { recursive: true, force: true });
	}

	return {
		runtime,
		pinterest,
		n8n,
		folder,
		packageFolder: join(folder, '.n8n/nodes/node_modules', packageName),
		credential: { id, name },
		measure,
		measureAlone,
		measureOutside,
		close,
	};
}

function failure({ message, description, node } = {}) {
	return [`The workflow failed at "${node?.name ?? '?'}":`, message, description].filter(Boolean).join(' ');
}
