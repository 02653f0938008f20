import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from './row';

/** One request as it came, without secrets. */
export interface LoggedRequest {
	host: Environment | 'upload';
	method: string;
	/** As received, escapes not decoded, without the query: `/v5/boards/1%2F2`. */
	path: string;
	/** Template of the operation, `/boards/{board_id}`; null when there is none. */
	route: string | null;
	query: Array<[string, string]>;
	/** Lower-case names; `authorization` shows its kind and its last four characters. */
	headers: Record<string, string>;
	/** Parsed JSON or form; a summary for uploads; long texts are cut. Undefined without a body. */
	body?: unknown;
	/** 0 until answered, and for requests that never are (reset). */
	status: number;
	/** It did its work, whatever was answered then. */
	isExecuted: boolean;
	/** Milliseconds since 1970. */
	at: number;
	/** Last four characters of the bearer token; null without one. */
	token: string | null;
}

/** Headers for the log: no credential in full. */
export function loggedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
	const logged: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers))
		logged[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
	if (logged.authorization) logged.authorization = logged.authorization.replace(/^(\S+) .*(.{4})$/, '$1 …$2');
	return logged;
}

/** Last four characters of a bearer token. */
export function tokenEnd(authorization: string | undefined): string | null {
	return /^Bearer .*(.{4})$/i.exec(authorization ?? '')?.[1] ?? null;
}

const secrets = new Set(['code', 'refresh_token', 'client_secret', 'access_token', 'token']);
const longest = 20_000;

/** A body for the log: parsed, secrets down to their last four characters, images and other long texts cut. */
export function loggedBody(body: Buffer, contentType: string | undefined): unknown {
	if (body.length === 0) return undefined;
	const text = body.toString('utf8');
	try {
		if (contentType?.startsWith('application/x-www-form-urlencoded')) {
			const entries = [...new URLSearchParams(text)];
			return Object.fromEntries(
				entries.map(([name, value]) => [name, secrets.has(name) ? `…${value.slice(-4)}` : value]),
			);
		}
		const shorten = (_name: string, value: unknown) => (typeof value === 'string' ? shortened(value) : value);
		return JSON.parse(text, shorten) as unknown;
	} catch {
		return shortened(text);
	}
}

function shortened(text: string): string {
	return text.length > longest ? `${text.slice(0, 40)}… (${text.length} characters)` : text;
}
