import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { execute, type ApiAnswer, type ApiParts } from './api';
import { authorise } from './authorise';
import { control } from './control';
import { Faults, type Fault } from './faults';
import { imageAt } from './images';
import { loggedBody, loggedHeaders, tokenEnd, type LoggedRequest } from './log';
import { Refusal, type Environment } from './row';
import type { SimulatedPinterest } from './index';
import { receive } from './upload';

/** Everything the listeners share. */
export interface ServerParts extends ApiParts {
	faults: Faults;
	requests: LoggedRequest[];
	/** How many requests are being worked on, and the most there ever were. */
	flight: { now: number; most: number };
	pinterest: () => SimulatedPinterest;
	/** Aborted when the server closes: what waits stops waiting. */
	closing: AbortController;
}

/** The log keeps this many requests; a server that runs for days must not grow without end. */
const longestLog = 200_000;

/** Opens the port of one host and answers there. */
export async function listen(
	parts: ServerParts,
	host: LoggedRequest['host'],
	port: number,
): Promise<{ url: string; server: Server }> {
	const handle =
		host === 'upload'
			? handleUpload
			: (...rest: [IncomingMessage, ServerResponse, ServerParts]) => handleApi(host, ...rest);
	const server = createServer((request, response) => {
		handle(request, response, parts).catch((error: unknown) => {
			if (parts.closing.signal.aborted || response.socket === null || response.socket.destroyed)
				return response.destroy();
			// A mistake of the simulation itself must be seen, not be taken for an answer of Pinterest's.
			console.error('Simulated Pinterest:', error);
			if (!response.headersSent) send(response, 500, {}, { code: 500, message: `Simulation error: ${String(error)}` });
			return undefined;
		});
	});
	// Uploads of gigabytes over a slow disk take longer than Node's five minutes.
	server.requestTimeout = 0;
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function handleApi(
	host: Environment,
	request: IncomingMessage,
	response: ServerResponse,
	parts: ServerParts,
): Promise<void> {
	const { path, search } = splitUrl(request.url ?? '/');
	if (path.startsWith('/_control/')) {
		const body = await readAll(request, parts.settings.maxBodyBytes);
		const { status, body: answer } = control(parts.pinterest(), request.method ?? 'GET', path, body);
		return send(response, status, {}, answer);
	}
	if (path.startsWith('/images/')) {
		const image = imageAt(path);
		response.writeHead(image ? 200 : 404, { 'content-type': 'image/png', 'content-length': image?.length ?? 0 });
		response.end(image);
		return;
	}
	if (path === '/oauth/' || path === '/oauth') {
		const given =
			request.method === 'POST' ? new URLSearchParams((await readAll(request, 100_000)).toString()) : search;
		const page = authorise(request.method ?? 'GET', given, {
			appId: parts.app.id,
			tokens: parts.tokens,
			settings: parts.settings,
		});
		response.writeHead(page.status, page.headers);
		response.end(page.body);
		return;
	}
	await handleOperation(host, request, response, parts, path, search);
}

async function handleOperation(
	environment: Environment,
	request: IncomingMessage,
	response: ServerResponse,
	parts: ServerParts,
	path: string,
	search: URLSearchParams,
): Promise<void> {
	const method = request.method ?? 'GET';
	const below = path.startsWith('/v5/') ? path.slice(3) : `/not-v5${path}`;
	const match = parts.router.find(method, below);
	const route = 'row' in match ? match.row.path : null;
	const { entry, done } = open(parts, environment, request, path, route, search);
	try {
		const body = await readAll(request, parts.settings.maxBodyBytes);
		entry.body = loggedBody(body, request.headers['content-type']);
		const fault = parts.faults.take({ host: environment, method, path: below, route });
		if (await before(fault, parts, request, response, entry)) return;
		const paging =
			fault && /^(repeatBookmark|emptyPage|endless)$/.test(fault.kind) ? (fault.kind as 'endless') : undefined;
		const answer = execute(parts, { environment, method, path: below, search, headers: request.headers, body }, paging);
		if (await after(fault, answer, parts, response, entry)) return;
		entry.status = answer.status;
		send(response, answer.status, answer.headers, answer.body);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		entry.status = error.status;
		send(response, error.status, { connection: 'close' }, { code: error.code, message: error.message });
	} finally {
		done();
	}
}

async function handleUpload(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
	const { path, search } = splitUrl(request.url ?? '/');
	const { entry, done } = open(parts, 'upload', request, path, null, search);
	try {
		const fault = parts.faults.take({ host: 'upload', method: request.method ?? '', path, route: null });
		if (await before(fault, parts, request, response, entry)) return;
		const { status, body, seen } = await receive(request, Object.values(parts.worlds), parts.settings.maxUploadBytes);
		entry.body = seen;
		if (await after(fault, { status, body, headers: {} }, parts, response, entry)) return;
		entry.status = status;
		response.writeHead(status, body === '' ? {} : { 'content-type': 'application/xml' });
		response.end(body);
	} finally {
		done();
	}
}

/** Faults that keep a request from being executed. True when the request is dealt with. */
async function before(
	fault: Fault | undefined,
	{ tokens, closing }: ServerParts,
	request: IncomingMessage,
	response: ServerResponse,
	entry: LoggedRequest,
): Promise<boolean> {
	switch (fault?.kind) {
		case 'latency':
			await wait(fault.ms, undefined, { signal: closing.signal });
			return false;
		case 'reset':
			if (fault.afterExecuting) return false;
			reset(response);
			return true;
		case 'status':
			if (fault.afterExecuting) return false;
			sendStatus(fault, response, entry);
			return true;
		case '429': {
			entry.status = 429;
			const headers: Record<string, string> = {
				'x-ratelimit-limit': '1000, 100;w=1;name="safety_net_app_id_user_id", 1000;w=60;name="org_read_app_id_user_id"',
				'x-ratelimit-remaining': '0',
				'x-ratelimit-reset': `${fault.resetSeconds ?? 1}`,
			};
			if (typeof fault.retryAfter === 'number') headers['retry-after'] = `${fault.retryAfter}`;
			send(response, 429, headers, { code: 8, message: 'This request exceeded a rate limit.' });
			return true;
		}
		case 'expireToken':
			if (entry.token !== null) tokens.expire(entry.token);
			entry.status = 401;
			send(response, 401, {}, { code: 2, message: 'Authentication failed.' });
			return true;
		case 'redirect':
			entry.status = fault.status ?? 302;
			request.resume();
			response.writeHead(entry.status, { location: fault.to, 'content-length': 0 });
			response.end();
			return true;
		default:
			return false;
	}
}

/** Faults that spoil the answer of a request that was executed. True when the request is dealt with. */
async function after(
	fault: Fault | undefined,
	answer: ApiAnswer,
	{ closing }: ServerParts,
	response: ServerResponse,
	entry: LoggedRequest,
): Promise<boolean> {
	switch (fault?.kind) {
		case 'reset':
			reset(response);
			return true;
		case 'status':
			sendStatus(fault, response, entry);
			return true;
		case 'stall':
			await wait(fault.ms, undefined, { signal: closing.signal });
			return false;
		case 'truncate': {
			const whole = Buffer.from(JSON.stringify(answer.body ?? {}));
			const half = whole.subarray(0, Math.floor(whole.length / 2));
			entry.status = answer.status;
			const length = fault.abort ? whole.length : half.length;
			response.writeHead(answer.status, {
				...answer.headers,
				'content-type': 'application/json',
				'content-length': length,
			});
			if (fault.abort) response.write(half, () => reset(response));
			else response.end(half);
			return true;
		}
		default:
			return false;
	}
}

function sendStatus(fault: Fault & { kind: 'status' }, response: ServerResponse, entry: LoggedRequest): void {
	const { status, code = status, message = 'Something went wrong on our end. Sorry about that.', headers = {} } = fault;
	entry.status = status;
	send(response, status, headers, { code, message });
}

/** A TCP reset (RST), as when a load balancer drops a connection. */
function reset(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}

function open(
	parts: ServerParts,
	host: LoggedRequest['host'],
	request: IncomingMessage,
	path: string,
	route: string | null,
	search: URLSearchParams,
): { entry: LoggedRequest; done: () => void } {
	const entry: LoggedRequest = {
		host,
		method: request.method ?? 'GET',
		path,
		route,
		query: [...search],
		headers: loggedHeaders(request.headers),
		status: 0,
		at: Date.now(),
		token: tokenEnd(request.headers.authorization),
	};
	if (parts.requests.length >= longestLog) parts.requests.splice(0, longestLog / 2);
	parts.requests.push(entry);
	const { flight } = parts;
	flight.now += 1;
	flight.most = Math.max(flight.most, flight.now);
	return {
		entry,
		done: () => {
			flight.now -= 1;
		},
	};
}

async function readAll(request: IncomingMessage, most: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > most) throw new Refusal(413, 1, `The request body is larger than ${most} bytes.`);
		chunks.push(chunk);
	}
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
	if (body === undefined) {
		response.writeHead(status, headers);
		response.end();
		return;
	}
	const text = Buffer.from(JSON.stringify(body));
	response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': text.length });
	response.end(text);
}

function splitUrl(url: string): { path: string; search: URLSearchParams } {
	const at = url.indexOf('?');
	return at === -1
		? { path: url, search: new URLSearchParams() }
		: { path: url.slice(0, at), search: new URLSearchParams(url.slice(at + 1)) };
}
