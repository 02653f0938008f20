/** What the editor asks n8n's server for, asked as the owner without a browser. */
import { setTimeout as sleep } from 'node:timers/promises';

import { fetchAgain } from './fetch-again.mjs';

/** An answer of n8n that is not a success; `status` is HTTP's, `body` what n8n said. */
export class RestError extends Error {
	constructor(method, path, status, body) {
		super(`${method} ${path} answered ${status}: ${body?.message ?? JSON.stringify(body)}`);
		this.status = status;
		this.body = body;
	}
}

/**
 * @param {{url: string, access: {email: string, password: string}, require: NodeJS.Require}} options
 *   `require` loads libraries out of n8n's install
 */
export function connectRest({ url, access, require }) {
	let cookie = '';

	/** @returns {Promise<any>} the answer's `data`, or the whole answer where n8n wraps nothing */
	async function call(method, path, body) {
		const response = await fetchAgain(method === 'GET' || path.endsWith('/test'), `${url}${path}`, {
			method,
			headers: {
				accept: 'application/json',
				'browser-id': 'e2e',
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...(cookie ? { cookie } : {}),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		let answer;
		try {
			answer = JSON.parse(text);
		} catch {
			answer = { message: text.slice(0, 300) };
		}
		if (!response.ok) throw new RestError(method, path, response.status, answer);
		const session = response.headers.getSetCookie().find((value) => value.startsWith('n8n-auth='));
		if (session) cookie = session.split(';')[0];
		return Array.isArray(answer) ? answer : (answer.data ?? answer);
	}

	/** Whether the server has finished starting (before that it answers a waiting page). */
	async function isReady() {
		try {
			const settings = await call('GET', '/rest/settings');
			return typeof settings === 'object' && 'userManagement' in settings;
		} catch {
			return false;
		}
	}

	async function login() {
		return await call('POST', '/rest/login', { emailOrLdapLoginId: access.email, password: access.password });
	}

	/** All node types the editor knows, with their descriptions. */
	const nodeTypes = () => call('GET', '/types/nodes.json');

	/** All credential types the editor knows. */
	const credentialTypes = () => call('GET', '/types/credentials.json');

	/** @param {{name: string, type: string, data: object}} credential */
	const createCredential = (credential) => call('POST', '/rest/credentials', credential);

	/** A credential with its data; secrets are blanked out by n8n. `oauthTokenData` is true when one is stored. */
	const credential = (id) => call('GET', `/rest/credentials/${id}?includeData=true`);

	/**
	 * Tests a credential as it is stored, with the request its type declares. For OAuth2 the editor itself never does.
	 * @returns {Promise<{status: 'OK' | 'Error', message: string}>}
	 */
	async function testCredential(id) {
		const { name, type, data } = await credential(id);
		// n8n puts the stored tokens where it finds its own sign for a hidden value.
		if (data.oauthTokenData) data.oauthTokenData = require('n8n-workflow').CREDENTIAL_BLANKING_VALUE;
		return await call('POST', '/rest/credentials/test', { credentials: { id, name, type, data } });
	}

	/** @returns {Promise<string>} where the "Connect" button of an OAuth2 credential leads */
	const authorizationUrl = (id) => call('GET', `/rest/oauth2-credential/auth?id=${id}`);

	/** Stores a workflow; n8n chooses its id. */
	const createWorkflow = (workflow) => call('POST', '/rest/workflows', { settings: {}, connections: {}, ...workflow });

	const workflow = (id) => call('GET', `/rest/workflows/${id}`);

	/** @returns {Promise<{id: string, name: string}[]>} up to 250 */
	const workflows = () => call('GET', '/rest/workflows?take=250');

	/** Publishes a workflow, which starts its triggers. */
	async function activateWorkflow(id) {
		const { versionId } = await workflow(id);
		return await call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	/**
	 * What became of publishing a workflow, which n8n does in the background.
	 * @returns {Promise<{status: string, triggers: {nodeId: string, status: string, errorMessage?: string}[]}>} `published`, `failed`, …
	 */
	async function publication(id, { timeoutMs = 60_000 } = {}) {
		const until = Date.now() + timeoutMs;
		for (;;) {
			const now = await call('GET', `/rest/workflows/${id}/publication-status`);
			if (now.status !== 'in_progress') return now;
			if (Date.now() > until) throw new Error(`Workflow ${id} is still being published after ${timeoutMs / 1000} s.`);
			await sleep(150);
		}
	}

	/** Publishes a workflow and waits until its triggers have started. */
	async function publishWorkflow(id) {
		await activateWorkflow(id);
		const { status, triggers } = await publication(id);
		if (status !== 'published') throw new Error(`Workflow ${id} is ${status}: ${JSON.stringify(triggers)}`);
	}

	const deactivateWorkflow = (id) => call('POST', `/rest/workflows/${id}/deactivate`, {});

	/**
	 * Runs a stored workflow as the editor's button does, from its first trigger, and waits for its end.
	 * @param {string} id
	 * @param {{trigger?: string, timeoutMs?: number}} options `trigger`: the name of the trigger node to start from
	 * @returns {Promise<Execution>}
	 */
	async function runWorkflow(id, { trigger, timeoutMs = 120_000 } = {}) {
		return await executionAtEnd(await startWorkflow(id, { trigger }), { timeoutMs });
	}

	/** The same without waiting. @returns {Promise<string>} the execution's id */
	async function startWorkflow(id, { trigger } = {}) {
		const stored = await workflow(id);
		const name = trigger ?? stored.nodes.find((node) => /trigger$/i.test(node.type))?.name;
		if (!name) throw new Error(`The workflow "${stored.name}" has no trigger to start from.`);
		const { executionId } = await call('POST', `/rest/workflows/${id}/run`, { triggerToStartFrom: { name } });
		if (!executionId) throw new Error(`The workflow "${stored.name}" waits for a webhook call instead of running.`);
		return executionId;
	}

	/** What the editor's stop button does. */
	const stopExecution = (id) => call('POST', `/rest/executions/${id}/stop`, {});

	/**
	 * One page of a "From List" picker.
	 * @param {{node: import('./workflows.mjs').Node & {credentials: object}, method: string, path: string, filter?: string, paginationToken?: string}} options
	 *   `method` as the node names its list search, `path` of the parameter that has the picker
	 * @returns {Promise<{results: {name: string, value: string}[], paginationToken?: string}>}
	 */
	const searchList = ({ node, method, path, filter, paginationToken }) =>
		call('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			nodeTypeAndVersion: { name: node.type, version: node.typeVersion },
			currentNodeParameters: node.parameters,
			credentials: node.credentials,
			methodName: method,
			path: `parameters.${path}`,
			filter,
			paginationToken,
		});

	/**
	 * @typedef {object} Execution
	 * @property {string} id
	 * @property {string} status success, error, canceled, …
	 * @property {Record<string, object[]>} items what each node gave, all its runs and outputs in one list
	 * @property {Record<string, object[][]>} outputs what each node gave in its last run, a list for each output
	 * @property {any} [error] what ended it
	 * @property {any} data n8n's own record
	 */

	/** @returns {Promise<Execution>} */
	async function execution(id) {
		const stored = await call('GET', `/rest/executions/${id}`);
		const data = typeof stored.data === 'string' ? require('flatted').parse(stored.data) : stored.data;
		const { error, runData = {} } = data?.resultData ?? {};
		const outputs = Object.entries(runData).map(([node, tasks]) => [node, tasks.at(-1)?.data?.main ?? []]);
		return {
			id: String(id),
			status: stored.status,
			items: itemsByNode(data),
			outputs: Object.fromEntries(outputs),
			error,
			data,
		};
	}

	/** @returns {Promise<Execution>} when it has ended; throws when that takes longer than `timeoutMs` */
	async function executionAtEnd(id, { timeoutMs = 120_000 } = {}) {
		const until = Date.now() + timeoutMs;
		for (;;) {
			const current = await execution(id).catch(busy);
			if (!['new', 'running', 'waiting', 'unknown'].includes(current.status)) return current;
			if (Date.now() > until)
				throw new Error(`Execution ${id} is still ${current.status} after ${timeoutMs / 1000} s.`);
			await sleep(150);
		}
	}

	/** A server that is busy with an execution may say that its database is not ready, or break the connection off: it is asked again. */
	function busy(error) {
		const isBroken = error instanceof TypeError && error.message === 'fetch failed';
		if (error.status !== 503 && !isBroken) throw error;
		return { status: 'unknown' };
	}

	/** @returns {Promise<{id: string, status: string}[]>} the newest first */
	async function executionsOf(workflowId) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		return (await call('GET', `/rest/executions?filter=${filter}&limit=100`)).results;
	}

	return {
		call,
		isReady,
		login,
		nodeTypes,
		credentialTypes,
		createCredential,
		credential,
		testCredential,
		authorizationUrl,
		createWorkflow,
		workflow,
		workflows,
		activateWorkflow,
		publication,
		publishWorkflow,
		deactivateWorkflow,
		runWorkflow,
		startWorkflow,
		stopExecution,
		searchList,
		execution,
		executionAtEnd,
		executionsOf,
	};
}

/** @returns {Record<string, object[]>} all items of each node */
export function itemsByNode(data) {
	const runs = Object.entries(data?.resultData?.runData ?? {});
	return Object.fromEntries(
		runs.map(([node, tasks]) => [
			node,
			tasks.flatMap((task) => (task.data?.main ?? []).flatMap((output) => output ?? [])),
		]),
	);
}
