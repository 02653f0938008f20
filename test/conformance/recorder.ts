import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { ApiDescription, Described } from './description';
import type { Maker } from './make';
import { FAILURES } from './rules';
import { isObject } from './schema';

/** A request as it came in. */
export interface Recorded {
	method: string;
	/** Without the API's root and without the query; not decoded. */
	path: string;
	/** As sent, without its question mark. */
	query: string;
	headers: IncomingMessage['headers'];
	body: string;
	/** Sent to the store, not to the API. */
	elsewhere: boolean;
}

const MOST_VARIANTS = 9;

/**
 * Records requests and gives each the answer that the description promises, made from its schema: jobs are done at once,
 * uploads and downloads lead to a store on another origin, a list has a second page.
 */
export class Recorder {
	readonly url: string;
	private readonly servers: Server[] = [];
	private requests: Recorded[] = [];
	/** What the address in the last answer leads to. */
	private file = '';

	private constructor(
		private readonly api: ApiDescription,
		private readonly maker: Maker,
		ports: { api: Server; store: Server },
	) {
		this.servers = [ports.api, ports.store];
		this.url = `${originOf(ports.api)}${api.root}`;
		ports.api.on('request', (request: IncomingMessage, response: ServerResponse) => void this.serve(request, response));
		ports.store.on(
			'request',
			(request: IncomingMessage, response: ServerResponse) => void this.store(request, response),
		);
	}

	static async start(api: ApiDescription, maker: Maker): Promise<Recorder> {
		const listening = async () => {
			const server = createServer();
			await once(server.listen(0, '127.0.0.1'), 'listening');
			return server;
		};
		return new Recorder(api, maker, { api: await listening(), store: await listening() });
	}

	/** The requests since the last call, oldest first. */
	take(): Recorded[] {
		const taken = this.requests;
		this.requests = [];
		return taken;
	}

	async close(): Promise<void> {
		for (const server of this.servers) {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		}
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const recorded = await this.record(request, false);
		const described = this.api.match(recorded.method, recorded.path);
		if (!described) return void send(response, 404, { code: 0, message: 'Not described' });
		const { status, schema } = described.answer ?? { status: 204 };
		// Who reads wants something, also where nobody described what it is.
		if (!schema && recorded.method === 'GET') return void send(response, status, [{ name: 'Made' }]);
		if (!schema) return void response.writeHead(status === 200 ? 204 : status).end();
		return void send(response, status, this.answer(described, schema, recorded));
	}

	private answer(described: Described, schema: object, { query, body: sent }: Recorded): unknown {
		const store = originOf(this.servers[1]);
		// Where an element may be an error, nothing is left of it: then another variant is made.
		let body: unknown;
		for (let turn = 0; turn < MOST_VARIANTS && (turn === 0 || isHollow(body)); turn++)
			body = withoutFailures(this.maker.make(schema, `answer ${described.name}`, '', { fill: 'all', store }));
		if (typeof body === 'object' && body !== null && 'bookmark' in body) {
			body.bookmark = new URLSearchParams(query).has('bookmark') ? null : 'made-bookmark';
		}
		this.file = described.path.includes('/billing_invoice/') ? '%PDF-1.4\n' : 'ID,NAME\n';
		return forEach(elementsIn(sent), withSentTags(withSentIds(body, sent), sent));
	}

	/** Takes files, and gives a table without rows. */
	private async store(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method } = await this.record(request, true);
		if (method === 'GET') return void response.writeHead(200, { 'content-type': 'text/csv' }).end(this.file);
		return void response.writeHead(204).end();
	}

	private async record(request: IncomingMessage, elsewhere: boolean): Promise<Recorded> {
		const [path, query = ''] = (request.url ?? '').split(/\?(.*)/s);
		const { method = '', headers } = request;
		const body = (await buffer(request)).toString();
		const rootless = !elsewhere && path.startsWith(this.api.root) ? path.slice(this.api.root.length) : path;
		const recorded = { method, path: rootless, query, headers, body, elsewhere };
		this.requests.push(recorded);
		return recorded;
	}
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The elements of a batched write: its body is a list, or has one. */
function elementsIn(body: string): unknown[] {
	const sent = body === '' ? undefined : (JSON.parse(body) as unknown);
	const list = Array.isArray(sent)
		? (sent as unknown[])
		: Object.values(isObject(sent) ? sent : {}).find(Array.isArray);
	return list ?? [];
}

/** The answer to a batched write, with as many elements as were sent, each with ids of its own. */
function forEach(elements: readonly unknown[], answer: unknown): unknown {
	const repeated = (list: unknown[]) => elements.map((sent, at) => ownOf(list[at % list.length], sent, at));
	if (elements.length === 0 || (isObject(answer) && 'bookmark' in answer)) return answer;
	if (Array.isArray(answer)) return repeated(answer);
	if (!isObject(answer)) return answer;
	return Object.fromEntries(
		Object.entries(answer).map(([name, value]) => [name, Array.isArray(value) ? repeated(value) : value]),
	);
}

/** An element of an answer with the ids of what was sent, or else with some that no other one has. */
function ownOf(element: unknown, sent: unknown, at: number): unknown {
	if (!isObject(element)) return element;
	if (isObject(element.data)) return { ...element, data: ownOf(element.data, sent, at) };
	return Object.fromEntries(
		Object.entries(element).map(([name, value]) => {
			if (!/(^|_)id$/.test(name) || typeof value !== 'string') return [name, value];
			const given = isObject(sent) ? sent[name] : undefined;
			return [name, typeof given === 'string' ? given : /^\d+$/.test(value) ? `${value}${at}` : value];
		}),
	);
}

/** An answer that says by ids alone what was deleted has those that were sent. */
function withSentIds(answer: unknown, sent: string): unknown {
	if (!isObject(answer)) return answer;
	const ids = [...sent.matchAll(/"(\d{6,})"/g)].map(([, id]) => id);
	return Object.fromEntries(
		Object.entries(answer).map(([name, value]) => [name, name.startsWith('deleted_') && ids.length > 0 ? ids : value]),
	);
}

/** An answer that tells the tags of a Pin has those that were sent. */
function withSentTags(answer: unknown, sent: string): unknown {
	const body = sent === '' ? undefined : (JSON.parse(sent) as unknown);
	if (!isObject(answer) || !isObject(body) || !('product_tags' in answer) || !('product_tags' in body)) return answer;
	return { ...answer, product_tags: body.product_tags };
}

/** Whether a list has an element with nothing in it. */
function isHollow(answer: unknown): boolean {
	const elements = Array.isArray(answer) ? (answer as unknown[]) : Object.values(isObject(answer) ? answer : {}).flat();
	return elements.some((one) => isObject(one) && isObject(one.data) && Object.keys(one.data).length === 0);
}

/** An answer in which all went well. */
function withoutFailures(value: unknown): unknown {
	if (Array.isArray(value)) return (value as unknown[]).map(withoutFailures);
	if (!isObject(value)) return value;
	const kept = Object.entries(value).filter(([name, one]) => !FAILURES.includes(name) && !isError(one));
	return Object.fromEntries(kept.map(([name, one]) => [name, withoutFailures(one)]));
}

/** What the API says of one of several things in place of its outcome. */
function isError(value: unknown): boolean {
	return isObject(value) && Object.keys(value).sort().join() === 'code,message';
}

function originOf(server: Server): string {
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
