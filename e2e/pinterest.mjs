/** The simulated Pinterest of test/pinterest as a process of its own, and what steers it. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchAgain } from './fetch-again.mjs';
import { root } from './package-install.mjs';
import { SetupError, startProcess } from './processes.mjs';

/**
 * Starts the simulated Pinterest on 127.0.0.1 and waits until it answers.
 * @param {{port: number, sandboxPort: number, logFile: string, hasDemo?: boolean}} options with what is there to be tried by hand, or without
 * @returns {Promise<Pinterest>}
 * @throws {SetupError} with the end of its log when it doesn't start
 *
 * @typedef {object} Pinterest
 * @property {string} url e.g. http://127.0.0.1:8585
 * @property {string} baseUrl of the API: what a credential's custom base URL takes
 * @property {string} sandboxBaseUrl
 * @property {string} conversionToken empty without the demo
 * @property {string} consentUrl where people give an app access
 * @property {{id: string, secret: string}} app registered there
 * @property {number} pid
 * @property {ReturnType<typeof connectControl>} control
 * @property {Promise<{code: number | null, signal: string | null}>} exited
 * @property {() => Promise<void>} stop
 */
export async function startPinterest({ port, sandboxPort, logFile, hasDemo = false }) {
	rmSync(logFile, { force: true });
	const args = [
		'--import',
		'tsx',
		join(root, 'test/pinterest/main.ts'),
		'--port',
		String(port),
		'--sandbox-port',
		String(sandboxPort),
		...(hasDemo ? [] : ['--plain']),
	];
	const child = startProcess(process.execPath, args, { cwd: root, logFile, graceMs: 3_000 });
	const url = `http://127.0.0.1:${port}`;
	const control = connectControl(url);
	let ended = false;
	child.exited.finally(() => (ended = true)).catch(() => {});
	const until = Date.now() + 60_000;
	const readLog = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
	// Its own words count, not an answer alone: another program may have taken the port meanwhile.
	const isPrinted = () => (hasDemo ? /conversion token/ : /app secret/).test(readLog());
	while (!isPrinted() || !(await control.isReady())) {
		if (ended || Date.now() > until) {
			await child.stop();
			const end = readLog().trim().split('\n').slice(-20).join('\n');
			throw new SetupError(`The simulated Pinterest did not start. Its log, ${logFile}, ends:\n${end}`);
		}
		await sleep(100);
	}
	const printed = readLog();
	const shown = (what) => new RegExp(`${what} +(\\S+)`).exec(printed)?.[1] ?? '';
	return {
		url,
		app: { id: shown('app id'), secret: shown('app secret') },
		conversionToken: shown('a conversion token'),
		baseUrl: `${url}/v5`,
		sandboxBaseUrl: `http://127.0.0.1:${sandboxPort}/v5`,
		consentUrl: `${url}/oauth/`,
		pid: child.pid,
		control,
		exited: child.exited,
		stop: child.stop,
	};
}

/** Steering that comes to the same when it is said twice. */
const REPEATABLE = /^\/_control\/(reset|settings|limits|store|tokens)/;

/** What a test may do to the simulated Pinterest from outside, and a view of its state through its own API. */
function connectControl(url) {
	let ownToken;

	async function call(method, path, body, headers = {}) {
		const response = await fetchAgain(method === 'GET' || REPEATABLE.test(path), `${url}${path}`, {
			method,
			headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
		return text === '' ? undefined : JSON.parse(text);
	}

	async function isReady() {
		try {
			await state();
			return true;
		} catch {
			return false;
		}
	}

	/** @param {object} [options] what test/pinterest/tokens.ts calls IssueOptions, e.g. `{ refreshToken: true }` */
	const issueToken = (options = {}) => call('POST', '/_control/tokens', options);

	/** What test/pinterest/log.ts calls LoggedRequest, oldest first, since the start or since `clearRequests`. */
	const requests = () => call('GET', '/_control/requests');

	const clearRequests = () => call('DELETE', '/_control/requests');

	/** @param {string} [id] last four characters of an access token; all tokens when left out. Refresh tokens live on. */
	async function expireTokens(id) {
		ownToken = undefined;
		return await call('POST', '/_control/tokens/expire', { id });
	}

	/** @param {{match?: object, fault: object}} rule what test/pinterest/faults.ts calls FaultRule, `match.pathPattern` for an expression */
	const addFault = (rule) => call('POST', '/_control/faults', rule);

	const clearFaults = () => call('DELETE', '/_control/faults');

	/** @param {object} settings what test/pinterest/settings.ts calls Settings, those to change */
	const changeSettings = (settings) => call('POST', '/_control/settings', settings);

	/** Puts something into a store of the production host: what a test knows how to steer by, such as `report settings`. */
	const put = (kind, key, value) => call('POST', '/_control/store', { kind, key, value });

	/** Makes something happen that no operation brings about; see test/pinterest/changes.ts. @returns {Promise<object>} the ids it is about */
	const happen = (what, facts = {}) => call('POST', '/_control/happen', { what, ...facts });

	/** @param {object} limit e.g. `{ off: true }`; see test/pinterest/control.ts */
	const changeLimits = (limit) => call('POST', '/_control/limits', limit);

	/** @param {{boards?: number, pinsPerBoard?: number}} options @returns {Promise<{boardIds: string[]}>} */
	const seedBoards = (options) => call('POST', '/_control/seed', options);

	/** Has people fill in a lead form; @param {{form: string, count?: number, answers?: string[]}} options @returns {Promise<string[]>} the leads' ids */
	const takeLeads = (options) => call('POST', '/_control/leads', options);

	/** Sends a lead to its webhook once more. */
	const repeatLead = (id) => call('POST', '/_control/leads/repeat', { id });

	/** What test/pinterest/resources/audiences/leadDelivery.ts calls Delivery, oldest first. */
	const leadDeliveries = () => call('GET', '/_control/leads');
	/** @param {{adAccounts?: number, adsPerAccount?: number}} options @returns {Promise<{adAccountIds: string[]}>} */
	const seedAds = (options) => call('POST', '/_control/seed/ads', options);

	/** How many objects, tokens and faults still to come there are. */
	const state = () => call('GET', '/_control/state');

	/** Back to the seeded state. Tokens issued before are gone. */
	async function reset() {
		ownToken = undefined;
		await call('POST', '/_control/reset', {});
	}

	/** What the API answers to a token of ours: `read('/pins')`. */
	async function read(path) {
		ownToken ??= (await issueToken()).accessToken;
		return await call('GET', `/v5${path}`, undefined, { authorization: `Bearer ${ownToken}` });
	}

	/** Every page of a list. */
	async function readAll(path) {
		const items = [];
		let bookmark = '';
		do {
			const query = new URLSearchParams({ page_size: '250', ...(bookmark ? { bookmark } : {}) });
			const page = await read(`${path}${path.includes('?') ? '&' : '?'}${query}`);
			items.push(...page.items);
			bookmark = page.bookmark;
		} while (bookmark);
		return items;
	}

	return {
		isReady,
		issueToken,
		expireTokens,
		requests,
		clearRequests,
		addFault,
		clearFaults,
		changeSettings,
		changeLimits,
		put,
		happen,
		seedBoards,
		takeLeads,
		repeatLead,
		leadDeliveries,
		seedAds,
		state,
		reset,
		read,
		readAll,
	};
}
