import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Environment } from './environment';
import { explanationIn, withoutEnd } from './explanation';
import { asObject, parseJson } from './json';
import { redactJson, withoutShapes } from './secrets';

/** Why a request failed, before it is told to a person. */
export interface Failure {
	/** HTTP status, or undefined where no answer came. */
	status?: number;
	/** Pinterest's own code, for example 29 (not permitted). */
	code?: number;
	/** Pinterest's own message, or what broke. */
	message: string;
	/** What to do next; otherwise derived from status, code and message. */
	advice?: string;
	/** What answered was a page or plain text, not Pinterest's API. */
	isPage?: boolean;
	/** Extra facts for machines, put in the error item's `details`. */
	details?: Record<string, unknown>;
}

/** Pinterest's codes that need an explanation of their own. Source: the API description's examples and public docs. */
export const CODES = { missingScope: 3, rateLimit: 8, ownFault: 12, notPermitted: 29 } as const;

const NO_INTEGRATION =
	'There is no commerce integration with this ID. Create makes one, Get Many lists those of this account: check the ID, which is told apart by upper and lower case.';

/** What to do about codes that tell more than their status. Source: the API description's examples. */
const ADVICE: Record<number, string> = {
	4180: NO_INTEGRATION,
	4182: 'The commerce integration with this external business ID belongs to another Pinterest user, so this one can neither read nor change it. Use the credential of the user who made it, or another external business ID.',
	4517: NO_INTEGRATION,
};

/** Whether a failure passes without anything being changed, by what is said of it: some come with a status that says otherwise. */
export function passesByItself(failure: Failure): boolean {
	return failure.code === CODES.ownFault || OWN_FAULT.test(failure.message) || waitIn(failure.message) !== undefined;
}

const OWN_FAULT = /something went wrong on our end/i;

const UNITS: Array<[RegExp, number]> = [
	[/^(ms|milli)/i, 1],
	[/^m/i, 60_000],
	[/^h/i, 3_600_000],
];

/** How long a message asks to wait, in milliseconds: `Retry after 2 seconds`. */
export function waitIn(message: string): number | undefined {
	const [, amount, unit = ''] =
		/\b(?:retry|try again|wait)\b[a-z\s:-]{1,20}?(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]*)/i.exec(message) ?? [];
	if (amount === undefined) return undefined;
	return Number(amount) * (UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1000);
}

/**
 * Says what happened, and what to do about it. Numbers are no title: status, code and item are in the details, and whoever ends a run of
 * several items counts them (see `run/items.ts`).
 *
 * The error is built from status, code and message alone: the HTTP client's own error holds the request's headers, the
 * token among them, and is never attached.
 */
export function apiError(
	node: INode,
	failure: Failure,
	place: { itemIndex?: number; environment?: Environment } = {},
): NodeApiError {
	const { status, code } = failure;
	const { itemIndex, environment } = place;
	const redact = environment?.secrets?.redact ?? withoutShapes;
	const message = redact(failure.message);
	const numbers = [status === undefined ? '' : `HTTP ${status}`, code === undefined ? '' : `code ${code}`]
		.filter(Boolean)
		.join(', ');
	const text = capitalise(withoutEnd(message));
	const error = new NodeApiError(
		node,
		{ message, code: code ?? null },
		{
			message: text,
			description: redact(failure.advice ?? advice(failure, environment)),
			httpCode: status === undefined ? 'none' : String(status),
			itemIndex,
		},
	);
	// n8n puts a sentence of its own in place of one that holds a word such as ENOTFOUND.
	error.message = text;
	// The editor shows these under the details of the error, beside the status and the item's index.
	error.messages = [numbers ? `${numbers}: ${text}` : text];
	Object.assign(error.context, { status, code, ...asObject(redactJson(failure.details, redact)) });
	return error;
}

/** The failure of a request that several items share, as the failure of one of them. */
export function errorForItem(error: unknown, itemIndex: number): unknown {
	if (!(error instanceof NodeApiError)) return error;
	const copy = Object.create(NodeApiError.prototype, Object.getOwnPropertyDescriptors(error)) as NodeApiError;
	copy.context = { ...error.context, itemIndex };
	return copy;
}

/** The scopes a 401 names as missing: `… Missing: ['boards:write', 'pins:read']`. */
export function missingScopes(message: string): string[] {
	const list = /missing:?\s*\[([^\]]*)\]/i.exec(message)?.[1] ?? '';
	return list.match(/[a-z_]+:[a-z_]+/g) ?? [];
}

/** Whether a 401 is about what the app or the token may do: another token of the same account would be refused too. */
export function lacksAccess(failure: Failure): boolean {
	const { code, message } = failure;
	return code === CODES.missingScope || missingScopes(message).length > 0 || restrictedFeature(failure) !== undefined;
}

/** The feature that Pinterest has not granted to the app: `… does not have access to this restricted feature: pin_edit`. */
export function restrictedFeature({ message }: Failure): string | undefined {
	return /restricted feature:?\s*([\w-]{1,80})?/i
		.exec(message)
		?.slice(1)
		.map((name = '') => name)[0];
}

/** What an answer without an explanation is told as. */
export const UNEXPLAINED = 'Pinterest answered without an explanation';

/** Reads a failure out of an error's body, whatever came. */
export function failureFrom(status: number, body: unknown): Failure {
	const { code, message, details, isPage } = explanationIn(typeof body === 'string' ? parsed(body) : body);
	return {
		status,
		message: message || UNEXPLAINED,
		...(code !== undefined && { code }),
		...(isPage && { isPage }),
		...(details && { details: { pinterest: redactJson(details, withoutShapes) } }),
	};
}

/** Whether it is not known what became of a write. */
export function isLost(error: unknown): boolean {
	return error instanceof NodeApiError && error.context.mayHaveBeenExecuted === true;
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
 * Takes values out of a text, or out of the text of JSON; those that are no text, or an empty one, are in none. Whoever writes an email
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
export const OWN_NAMES = ['code', 'message', 'error_description', 'details'];

function escaped(literal: string): string {
	return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const NO_API =
	'What answered is not Pinterest’s API but something on the way to it, such as a proxy, a firewall or a sign-in page. Check the network that n8n runs in, the proxy, and the base URL of the credential.';

const TRIAL =
	'With Trial access Pinterest refuses Create Pin and Update Pin in production; boards can be made (and are public), and reading and analytics work. Use a sandbox credential for tests, or apply for Standard access in the developer portal.';

function advice(failure: Failure, environment?: Environment): string {
	const { status, code, message, isPage = false } = failure;
	const isExplained = message !== UNEXPLAINED;
	if (code !== undefined && ADVICE[code]) return ADVICE[code];
	if (status === undefined) return 'Check the connection to Pinterest, a proxy, and the base URL of the credential.';
	if (restrictedFeature(failure) !== undefined) return notGranted(restrictedFeature(failure));
	if (status >= 500) return 'Pinterest has a problem of its own. Try again later.';
	if (status === 413) return 'The request is too large. Send less at once: a smaller file, or fewer elements.';
	if (isPage) return NO_API;
	if (status === 401) return notSignedIn(failure, environment);
	if (status === 403 || code === CODES.notPermitted) return notPermitted(failure, environment);
	if (status === 404)
		return 'Pinterest does not know this id in this account and environment. It may be deleted, secret, or belong to somebody else.';
	if (status === 409) return 'The object was changed or exists already. Read it again before changing it.';
	if (!isExplained)
		return 'Pinterest did not say what is wrong. Check each parameter of this item, and that the credential is for this environment.';
	if (passesByItself(failure))
		return 'Pinterest has a problem of its own, or asks for a pause. Run the item again later.';
	if (status === 400 || status === 422)
		return 'Pinterest refused the values. Correct the parameters named above and run again.';
	return 'Pinterest refused the request for the reason that its message gives.';
}

function notGranted(feature = ''): string {
	const named = feature ? ` "${feature}"` : '';
	const trial = /^pin_/.test(feature) ? ' Apps with Trial access do not have it.' : '';
	return `Pinterest grants the feature${named} to each app by itself: no scope and no reconnecting helps.${trial} Ask for it in the developer portal (developers.pinterest.com, My apps) or through your contact at Pinterest.`;
}

function notSignedIn(failure: Failure, environment?: Environment): string {
	if (lacksAccess(failure)) {
		const scopes = missingScopes(failure.message).join(', ') || 'that this operation needs';
		return `The credential lacks the scope ${scopes}. Add it to the credential's scopes, reconnect the account and run again. Nothing was executed.`;
	}
	const other = environment?.name === 'sandbox' ? 'production' : 'sandbox';
	return `The access token is expired, revoked or was made for another environment (this credential uses ${environment?.name ?? 'production'}; a ${other} token does not work here). Reconnect the account, or paste a new token. Nothing was executed.`;
}

function notPermitted({ code, message }: Failure, environment?: Environment): string {
	const permission = 'The account may not do this. Check that it owns the object or has a role on the ad account.';
	if (environment?.name === 'sandbox')
		return `${permission} The sandbox does not offer every operation: try it with a production credential.`;
	return code === CODES.notPermitted || /\btrial\b/i.test(message) ? `${permission} ${TRIAL}` : permission;
}

/** JSON where it is some, otherwise the text. */
function parsed(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}

function capitalise(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
