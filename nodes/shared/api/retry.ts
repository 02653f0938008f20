import type { IDataObject } from 'n8n-workflow';

import { asObject, asText, isObject } from './json';
import type { Failure } from './errors';

/** A read is sent at most this often when Pinterest or the connection fails. */
export const MOST_ATTEMPTS = 6;

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Errors that come before anything was sent: the request was not executed, whatever it was. */
const NOT_SENT =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|ERR_INVALID_URL|ERR_TLS_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/;

const NO_TOKEN =
	'Check the client ID, the client secret and the environment of the credential, then reconnect the account.';

/** Milliseconds to wait after the given attempt (1, 2, …) failed: 0.5 s doubled each time, 30 s at most. */
export function backoff(attempt: number): number {
	return Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
}

/** More would only lose time of a rate limit’s window: a handful of workers is spread by less. */
const MOST_JITTER_MS = 1000;

/** Spreads a wait over up to a tenth more, and a second at most, so that many workers do not come back in the same instant. */
export function jitter(milliseconds: number): number {
	return Math.ceil(milliseconds + Math.random() * Math.min(milliseconds / 10, MOST_JITTER_MS));
}

/** What an error of the HTTP client means: it has no answer of Pinterest's. */
export function networkFailure(error: unknown): { failure: Failure; temporary: boolean; unknown: boolean } {
	const refused = refusedTokenStatus(error);
	if (refused !== undefined) {
		// A limit of the token endpoint is none of the request's.
		const status = refused === 429 ? undefined : refused;
		const failure = { status, message: 'Pinterest gave no access token', advice: NO_TOKEN };
		return { failure, temporary: refused >= 500 || refused === 429, unknown: false };
	}
	const code = networkCode(error);
	const text = error instanceof Error ? error.message : String(error);
	if (code === undefined)
		// What is no network's says itself what to do, or nothing.
		return { failure: { message: text, advice: adviceOf(error) ?? '' }, temporary: false, unknown: false };
	// A token was asked for because the request was refused: it was not executed.
	const sent = !NOT_SENT.test(code) && !isOfToken(error);
	const message = sent
		? `The connection to Pinterest broke (${label(code)})`
		: `Pinterest could not be reached (${label(code)})`;
	return { failure: { message }, temporary: true, unknown: sent };
}

const TOKEN_ADDRESS = /\/oauth\/token$/;

/** Whether what broke is the way to the token endpoint. */
function isOfToken(error: unknown): boolean {
	return chainOf(error).some(({ config }) => TOKEN_ADDRESS.test(asText(asObject(config).url) ?? ''));
}

/** A code of the system, of TLS, of the HTTP parser or of decompression. */
const CODE = /^(E[A-Z0-9_]{4,}|ERR_\w+|HPE_\w+|Z_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/;

/**
 * The code of a broken connection, or of an answer that can't be decoded, wherever n8n wrapped it; undefined for other errors, and where
 * an answer came (the HTTP client throws those with a code too).
 */
export function networkCode(error: unknown): string | undefined {
	if (refusedTokenStatus(error) !== undefined || httpAnswerIn(error) !== undefined) return undefined;
	for (const one of chainOf(error)) {
		for (const candidate of [one.code, one.httpCode]) {
			if (typeof candidate === 'string' && CODE.test(candidate)) return candidate;
		}
	}
	return /socket hang up|aborted|timeout|network/i.test(error instanceof Error ? error.message : '')
		? 'ECONNRESET'
		: undefined;
}

/** An answer that the HTTP client threw as an error. */
export interface ThrownAnswer {
	status: number;
	headers: IDataObject;
	body: unknown;
}

/** The answer in an error of the HTTP client, wherever n8n wrapped it. */
export function httpAnswerIn(error: unknown): ThrownAnswer | undefined {
	if (refusedTokenStatus(error) !== undefined) return undefined;
	for (const { response } of chainOf(error)) {
		const { status, statusCode = status, headers, data, body = data } = asObject(response);
		if (typeof statusCode === 'number' && body !== undefined)
			return { status: statusCode, headers: { ...asObject(headers) }, body };
	}
	return undefined;
}

/** An error and what caused it, as far as that goes. */
function chainOf(error: unknown): IDataObject[] {
	const chain: IDataObject[] = [];
	for (let at = error; isObject(at) && chain.length < 5; at = at.cause) chain.push(at);
	return chain;
}

/**
 * The HTTP status with which the token endpoint refused a token, if that is what an error is about. (n8n's OAuth2 client
 * gives such errors codes that look like the system's, or throws those of its HTTP client.)
 */
export function refusedTokenStatus(error: unknown): number | undefined {
	for (const { code, status, config, response } of chainOf(error)) {
		if (code === 'ESTATUS' && typeof status === 'number') return status;
		// The endpoint answered with a reason of OAuth's.
		if (code === 'EAUTH') return typeof status === 'number' ? status : 400;
		const { status: answered } = asObject(response);
		if (TOKEN_ADDRESS.test(asText(asObject(config).url) ?? '') && typeof answered === 'number') return answered;
	}
	return undefined;
}

/** n8n replaces messages that hold a system code by its own; words keep ours. */
function label(code: string): string {
	if (/^(Z_|ERR_+[A-Z_]*(FORMAT|PADDING|DECODER))/.test(code)) return 'the answer could not be decompressed';
	const words: Record<string, string> = {
		ECONNRESET: 'connection reset',
		ECONNABORTED: 'no answer in time',
		ETIMEDOUT: 'no answer in time',
		ECONNREFUSED: 'connection refused',
		ENOTFOUND: 'host name not found',
		EAI_AGAIN: 'host name not found',
		ERR_BAD_RESPONSE: 'the answer broke off',
	};
	return words[code] ?? code.toLowerCase().replace(/_/g, ' ');
}

function adviceOf(error: unknown): string | undefined {
	const { description } = asObject(error);
	return typeof description === 'string' ? description : undefined;
}
