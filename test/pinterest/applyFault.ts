import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ALTERATIONS } from './alterations';
import type { ApiAnswer } from './api';
import { echoed, withEcho } from './echo';
import type { Fault } from './faults';
import { send } from './http';
import type { LoggedRequest } from './log';
import type { RateCategory } from './row';
import type { ServerParts } from './server';

/** Faults that keep a request from being executed. True when the request is dealt with. */
export async function before(
	fault: Fault | undefined,
	parts: ServerParts,
	category: RateCategory,
	request: IncomingMessage,
	response: ServerResponse,
	entry: LoggedRequest,
): Promise<boolean> {
	const { tokens, limits, closing } = parts;
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
		case 'raw':
			if (fault.afterExecuting) return false;
			sendRaw(fault, response, entry);
			return true;
		case 'silence':
			if (fault.afterExecuting) return false;
			await silence(response, parts);
			return true;
		case 'echo':
			if (fault.status < 300) return false;
			entry.status = fault.status;
			send(response, fault.status, {}, { code: fault.status, ...echoed(request, entry) });
			return true;
		case 'answer':
			entry.status = fault.status ?? 200;
			send(response, entry.status, {}, fault.body);
			return true;
		case 'page':
			entry.status = fault.status ?? 200;
			request.resume();
			response.writeHead(entry.status, {
				'content-type': 'text/html',
				'content-length': Buffer.byteLength(fault.text),
			});
			response.end(fault.text);
			return true;
		case '429': {
			entry.status = 429;
			const headers = limits.full(category, fault.resetSeconds ?? 1);
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
export async function after(
	fault: Fault | undefined,
	answer: Pick<ApiAnswer, 'status' | 'headers'> & { body?: unknown },
	parts: ServerParts,
	request: IncomingMessage,
	response: ServerResponse,
	entry: LoggedRequest,
): Promise<boolean> {
	const { closing } = parts;
	switch (fault?.kind) {
		case 'reset':
			reset(response);
			return true;
		case 'status':
			sendStatus(fault, response, entry);
			return true;
		case 'raw':
			sendRaw(fault, response, entry);
			return true;
		case 'silence':
			await silence(response, parts);
			return true;
		case 'altered': {
			const text = ALTERATIONS[fault.how](answer.body);
			entry.status = answer.status;
			const headers = { ...answer.headers, 'content-type': 'application/json' };
			sendRaw({ status: answer.status === 204 ? 200 : answer.status, text, headers }, response, entry);
			return true;
		}
		case 'echo':
			entry.status = answer.status;
			send(response, answer.status, answer.headers, withEcho(answer.body, echoed(request, entry)));
			return true;
		case 'stall':
			await wait(fault.ms, undefined, { signal: closing.signal });
			return false;
		case 'truncate': {
			const { encoding } = fault;
			const plain = Buffer.from(JSON.stringify(answer.body ?? {}));
			const whole = encoding ? COMPRESS[encoding](plain) : plain;
			const half = whole.subarray(0, Math.floor(whole.length / 2));
			entry.status = answer.status;
			const length = fault.abort ? whole.length : half.length;
			response.writeHead(answer.status, {
				...answer.headers,
				'content-type': 'application/json',
				'content-length': length,
				...(encoding && { 'content-encoding': encoding }),
			});
			if (fault.abort) response.write(half, () => reset(response));
			else response.end(half);
			return true;
		}
		default:
			return false;
	}
}

const COMPRESS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

function sendStatus(fault: Fault & { kind: 'status' }, response: ServerResponse, entry: LoggedRequest): void {
	const { status, code = status, headers = {} } = fault;
	const { message = status >= 500 ? 'Something went wrong on our end. Sorry about that.' : 'That is not right.' } =
		fault;
	entry.status = status;
	send(response, status, headers, { code, message });
}

interface Raw {
	status: number;
	text?: string;
	headers?: Record<string, string>;
}

function sendRaw({ status, text, headers = {} }: Raw, response: ServerResponse, entry: LoggedRequest): void {
	entry.status = status;
	const body = Buffer.from(text ?? '');
	response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': body.length }) });
	response.end(status === 204 ? undefined : body);
}

/** Until the sender gives up; meanwhile nothing is being worked on. */
async function silence(response: ServerResponse, { flight, closing }: ServerParts): Promise<void> {
	flight.now -= 1;
	flight.silent += 1;
	await new Promise<void>((resolve) => {
		response.on('close', resolve);
		closing.signal.addEventListener('abort', () => resolve());
	});
	flight.silent -= 1;
	flight.now += 1;
}

/** A TCP reset (RST), as when a load balancer drops a connection. */
function reset(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}
