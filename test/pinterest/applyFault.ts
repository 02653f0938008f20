import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiAnswer } from './api';
import type { Fault } from './faults';
import { send } from './http';
import type { LoggedRequest } from './log';
import type { RateCategory } from './row';
import type { ServerParts } from './server';

/** Faults that keep a request from being executed. True when the request is dealt with. */
export async function before(
	fault: Fault | undefined,
	{ tokens, limits, closing }: ServerParts,
	category: RateCategory,
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
	const { status, code = status, headers = {} } = fault;
	const { message = status >= 500 ? 'Something went wrong on our end. Sorry about that.' : 'That is not right.' } =
		fault;
	entry.status = status;
	send(response, status, headers, { code, message });
}

/** A TCP reset (RST), as when a load balancer drops a connection. */
function reset(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}
