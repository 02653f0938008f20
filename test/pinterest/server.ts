import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, type ApiParts } from './api';
import { authorise } from './authorise';
import { control } from './control';
import type { Faults } from './faults';
import { readAll, send, splitUrl } from './http';
import { imageAt } from './images';
import { loggedBody, loggedHeaders, tokenEnd, type LoggedRequest } from './log';
import { Refusal, type Environment } from './row';
import type { SimulatedPinterest } from './index';
import { after, before } from './applyFault';
import { storedFile } from './files';
import { receive } from './upload';

/** Everything the listeners share. */
export interface ServerParts extends ApiParts {
	faults: Faults;
	requests: LoggedRequest[];
	/** How many requests are being worked on, the most there ever were, and how many get no answer. */
	flight: { now: number; most: number; silent: number };
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
	const category = 'row' in match ? match.row.facts.category : 'org_read';
	const { entry, done } = open(parts, environment, request, path, route, search);
	try {
		const body = await readAll(request, parts.settings.maxBodyBytes);
		entry.body = loggedBody(body, request.headers['content-type']);
		const fault = parts.faults.take({ host: environment, method, path: below, route });
		if (await before(fault, parts, category, request, response, entry)) return;
		const paging =
			fault && /^(repeatBookmark|emptyPage|endless)$/.test(fault.kind) ? (fault.kind as 'endless') : undefined;
		const answer = execute(parts, { environment, method, path: below, search, headers: request.headers, body }, paging);
		entry.isExecuted = answer.status < 400;
		if (await after(fault, answer, parts, request, response, entry)) return;
		entry.status = answer.status;
		send(response, answer.status, answer.headers, answer.body);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		entry.status = error.status;
		send(response, error.status, {}, { code: error.code, message: error.message });
	} finally {
		done();
	}
}

async function handleUpload(request: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
	const { path, search } = splitUrl(request.url ?? '/');
	const { entry, done } = open(parts, 'upload', request, path, null, search);
	try {
		const fault = parts.faults.take({ host: 'upload', method: request.method ?? '', path, route: null });
		if (await before(fault, parts, 'org_write', request, response, entry)) return;
		if (path.startsWith('/files/')) {
			const { status, body, headers } = await storedFile(request, Object.values(parts.worlds), path);
			entry.isExecuted = status < 400;
			if (await after(fault, { status, body, headers: {} }, parts, request, response, entry)) return;
			entry.status = status;
			response.writeHead(status, { ...headers, 'content-length': body.length });
			response.end(body);
			return;
		}
		const { status, body, seen } = await receive(request, Object.values(parts.worlds), parts.settings.maxUploadBytes);
		entry.body = seen;
		entry.isExecuted = status < 400;
		if (await after(fault, { status, body, headers: {} }, parts, request, response, entry)) return;
		entry.status = status;
		response.writeHead(status, body === '' ? {} : { 'content-type': 'application/xml' });
		response.end(body);
	} finally {
		done();
	}
}

/** Writes a request into the log and counts it as in flight until `done`. */
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
		isExecuted: false,
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
