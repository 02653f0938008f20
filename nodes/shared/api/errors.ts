import type { INode } from 'n8n-workflow';
import { NodeApiError, jsonParse } from 'n8n-workflow';

import type { Environment } from './environment';
import { asObject, isObject } from './json';

/** Why a request failed, before it is told to a person. */
export interface Failure {
	/** HTTP status, or undefined where no answer came. */
	status?: number;
	/** Pinterest's own code, for example 29 (not permitted). */
	code?: number;
	/** Pinterest's own message, or what broke. */
	message: string;
	/** What to do next; otherwise derived from status and code. */
	advice?: string;
	/** Extra facts for machines, put in the error item's `details`. */
	details?: Record<string, unknown>;
}

/** Pinterest's codes that need an explanation of their own. Source: the API description's examples and public docs. */
export const CODES = { missingScope: 3, notPermitted: 29 } as const;

const NO_INTEGRATION =
	'There is no commerce integration with this ID. Create makes one, Get Many lists those of this account: check the ID, which is told apart by upper and lower case.';

/** What to do about codes that tell more than their status. Source: the API description's examples. */
const ADVICE: Record<number, string> = {
	4180: NO_INTEGRATION,
	4182: 'The commerce integration with this external business ID belongs to another Pinterest user, so this one can neither read nor change it. Use the credential of the user who made it, or another external business ID.',
	4517: NO_INTEGRATION,
};

/**
 * Says what happened, to which item, and what to do about it.
 *
 * The error is built from status, code and message alone: the HTTP client's own error holds the request's headers, the
 * token among them, and is never attached.
 */
export function apiError(
	node: INode,
	failure: Failure,
	place: { itemIndex?: number; environment?: Environment } = {},
): NodeApiError {
	const { status, code, message } = failure;
	const { itemIndex, environment } = place;
	const numbers = [status === undefined ? '' : `HTTP ${status}`, code === undefined ? '' : `code ${code}`]
		.filter(Boolean)
		.join(', ');
	const item = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const text = `${capitalise(withoutSecrets(message)).replace(/[.\s]+$/, '')}${numbers ? ` (${numbers})` : ''}${item}`;
	const error = new NodeApiError(
		node,
		{ message, code: code ?? null },
		{
			message: text,
			description: failure.advice ?? advice(failure, environment),
			httpCode: status === undefined ? 'none' : String(status),
			itemIndex,
		},
	);
	// n8n puts a sentence of its own in place of one that holds a word such as ENOTFOUND.
	error.message = text;
	Object.assign(error.context, { status, code, ...failure.details });
	return error;
}

/** The failure of a request that several items share, as the failure of one of them. */
export function errorForItem(error: unknown, itemIndex: number): unknown {
	if (!(error instanceof NodeApiError)) return error;
	const copy = Object.create(NodeApiError.prototype, Object.getOwnPropertyDescriptors(error)) as NodeApiError;
	copy.message = `${error.message} [item ${itemIndex}]`;
	copy.context = { ...error.context, itemIndex };
	return copy;
}

/** The scopes a 401 names as missing: `… Missing: ['boards:write', 'pins:read']`. */
export function missingScopes(message: string): string[] {
	const list = /missing:?\s*\[([^\]]*)\]/i.exec(message)?.[1] ?? '';
	return list.match(/[a-z_]+:[a-z_]+/g) ?? [];
}

/** Whether a 401 is about scopes: another token of the same account would be refused too. */
export function lacksScope({ code, message }: Failure): boolean {
	return code === CODES.missingScope || missingScopes(message).length > 0;
}

/** Reads `{code, message, details}` from an error's body, whatever came instead of it. */
export function failureFrom(status: number, body: unknown): Failure {
	const parsed = typeof body === 'string' ? parse(body) : body;
	const { code, message, error_description: oauthMessage, details } = asObject(parsed);
	const text = typeof message === 'string' ? message : typeof oauthMessage === 'string' ? oauthMessage : '';
	if (text === '') return { status, message: 'Pinterest answered without an explanation' };
	const failure = { status, code: typeof code === 'number' ? code : undefined, message: text };
	return isObject(details) ? { ...failure, details: { pinterest: objectWithoutSecrets(details) } } : failure;
}

/** Takes tokens out of text that came from outside. */
export function withoutSecrets(text: string): string {
	return text.replace(/\bpin[arc]_[\w-]{6,}/g, '[token]').replace(/(bearer|basic)\s+[\w.~+/=-]{6,}/gi, '$1 [token]');
}

/** The HTTP status of an error of Pinterest's; undefined where no answer came. */
export function statusOf(error: unknown): number | undefined {
	const status = Number(error instanceof NodeApiError ? error.httpCode : undefined);
	return Number.isInteger(status) ? status : undefined;
}

/** What is asked for, or something else where Pinterest answers with one of the statuses; any other error stays one. */
export async function unlessStatus<T, R>(
	statuses: number[],
	ask: () => Promise<T>,
	otherwise: () => R | Promise<R>,
): Promise<T | R> {
	return await ask().catch(async (error: unknown) => {
		if (!statuses.includes(statusOf(error) ?? 0)) throw error;
		return await otherwise();
	});
}

/**
 * Takes values out of a text, or out of the text of JSON; those that are no text, or an empty one, are in none. Whoever writes an e-mail
 * address back may write it in lower case.
 */
export function redact(text: string, values: unknown[]): string {
	const texts = values.filter((value): value is string => typeof value === 'string' && value !== '');
	// In JSON a quotation mark looks different.
	const written = texts.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
	// What is part of another comes after it.
	written.sort((a, b) => b.length - a.length);
	return written.reduce(
		(told, value) => told.replace(new RegExp(escaped(value), value.includes('@') ? 'gi' : 'g'), '[hidden]'),
		text,
	);
}

/** What an error of Pinterest's is read by: those are Pinterest's words, though a secret (`me`) may be part of one. */
const OWN_NAMES = ['code', 'message', 'error_description', 'details'];

/** JSON without secrets, value by value: one may look like what makes JSON of a text, such as a digit or a quotation mark. */
export function redactedIn(json: unknown, redactText: (text: string) => string): unknown {
	if (typeof json === 'string') return redactText(json);
	if (typeof json === 'number') return redactText(String(json)) === String(json) ? json : '[hidden]';
	if (Array.isArray(json)) return json.map((one) => redactedIn(one, redactText));
	if (!isObject(json)) return json;
	return Object.fromEntries(
		Object.entries(json).map(([name, value]) => [
			OWN_NAMES.includes(name) ? name : redactText(name),
			redactedIn(value, redactText),
		]),
	);
}

function escaped(literal: string): string {
	return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function objectWithoutSecrets(object: object): unknown {
	return JSON.parse(withoutSecrets(JSON.stringify(object)), (_, value: unknown) =>
		// Once more unescaped: in JSON, what looks like a letter may stand before a token (`\npina_…`).
		typeof value === 'string' ? withoutSecrets(value) : value,
	);
}

function advice(failure: Failure, environment?: Environment): string {
	const { status, code, message } = failure;
	if (code !== undefined && ADVICE[code]) return ADVICE[code];
	const sandbox = environment?.name === 'sandbox';
	if (status === 401) {
		if (lacksScope(failure)) {
			const scopes = missingScopes(message).join(', ') || 'that this operation needs';
			return `The credential lacks the scope ${scopes}. Add it to the credential's scopes, reconnect the account and run again.`;
		}
		const other = sandbox ? 'production' : 'sandbox';
		return `The access token is expired, revoked or was made for another environment (this credential uses ${environment?.name ?? 'production'}; a ${other} token does not work here). Reconnect the account, or paste a new token.`;
	}
	if (status === 403 || code === CODES.notPermitted) {
		const trial = sandbox
			? 'The sandbox does not offer every operation: try it with a production credential.'
			: 'An app with Trial access can only create Pins and boards that its own user sees, and some operations not at all: use a sandbox credential for tests, or apply for Standard access in the developer portal.';
		return `The account may not do this. Check that it owns the object or has a role on the ad account. ${trial}`;
	}
	if (status === 404)
		return 'Pinterest does not know this id in this account and environment. It may be deleted, secret, or belong to somebody else.';
	if (status === 409) return 'The object was changed or exists already. Read it again before changing it.';
	if (status === 400 || status === 422)
		return 'Pinterest refused the values. Correct the parameters named above and run again.';
	if (status !== undefined && status >= 500) return 'Pinterest has a problem of its own. Try again later.';
	if (status === undefined) return 'Check the connection to Pinterest, a proxy, and the base URL of the credential.';
	return 'See the message above.';
}

function parse(text: string): unknown {
	try {
		return jsonParse<unknown>(text);
	} catch {
		return undefined;
	}
}

function capitalise(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
