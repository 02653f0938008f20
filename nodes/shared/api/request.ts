import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { CATEGORIES } from './categories';
import { CONVERSION_TOKEN, CONVERSION_TOKEN_REQUEST, CREDENTIAL_TYPES } from './environment';
import type { Failure } from './errors';
import { OWN_NAMES, UNEXPLAINED, apiError, failureFrom, lacksAccess, passesByItself, waitIn } from './errors';
import { cut, explanationIn, withoutEnd } from './explanation';
import { TooLongError } from './gate';
import { asObject, asText, isObject, parseJson } from './json';
import { holdWrite } from './hold';
import { ABOUT_FAILURES, heldBy, notHeld, promiseOf } from './promise';
import type { Promised } from './promised';
import { readRateLimit, categoryOf } from './rateLimit';
import type { Policy, RateLimit } from './rateLimit';
import { isRepeatable, requestOf } from './requestName';
import type { RequestName } from './requestName';
import { MOST_ATTEMPTS, backoff, httpAnswerIn, jitter, networkCode, networkFailure, refusedTokenStatus } from './retry';
import type { Context, Run } from './run';
import { readToken } from './run';
import { redactJson, redactorFor, secretsOf } from './secrets';
import { fillPath, queryString } from './url';
import { CancelledError, wait } from './wait';

/** What is asked for beyond this is no time any more: a year. */
const LONGEST_RESET_MS = 31_536_000_000;

/** A token endpoint that has a problem is asked so often in a run. */
const MOST_RENEWALS = 3;

/** How long another execution gets to store the token that it renewed. */
const OTHER_RENEWAL_MS = 1000;

/** One request to the API. */
export interface Call {
	/**
	 * As the API description names it, `GET /boards/{board_id}/pins`: its method and path, and the rate-limit category that it is counted
	 * in. Where the name is put together, its parts have types: `GET /boards/{board_id}/${what}`, with `what: 'pins' | 'sections'`.
	 */
	request: RequestName;
	/** Values for the names in the path; encoded here and nowhere else. */
	ids?: Record<string, unknown>;
	query?: IDataObject;
	/** Makes the query anew whenever the request is sent, where what it may hold changes while it waits its turn. */
	queryNow?: (query: IDataObject) => IDataObject;
	/** Query names whose lists are sent as `a=1&a=2` (the others: `a=1,2`). */
	repeated?: readonly string[];
	body?: unknown;
	/** Whether a request that may have been executed may be sent again. Default: only GET. */
	repeatable?: boolean;
	/** Whether what came with an error's status is an answer all the same (some of a batch was refused). */
	isAnswer?: (status: number, body: unknown) => boolean;
	/** Takes out of what Pinterest says of a failure what must not be told. */
	redactText?: (text: string) => string;
}

export interface Answer {
	status: number;
	headers: IDataObject;
	/** Parsed JSON; undefined where the answer has no body. */
	body: unknown;
}

/** Who asks: n8n's context, the run it belongs to, and the input item, for errors. */
export interface Caller {
	context: Context;
	run: Run;
	itemIndex?: number;
	/** What writes is shown and not sent. */
	isPreview?: boolean;
}

/**
 * The one way to Pinterest: waits for its turn, sends, repeats what is safe to repeat, and turns every failure into an
 * error a person can act on.
 *
 * - 429 means not executed: any request is sent again after `Retry-After` or `x-ratelimit-reset`.
 * - 5xx, broken connections and unreadable answers: only reads are sent again.
 * - 401: the token is renewed once for all requests in flight, unless the message names a missing scope.
 *
 * A write is held to what the credential allows, and shown instead where the item wants a preview.
 *
 * @throws NodeApiError, Previewed, or CancelledError when the execution was stopped meanwhile
 */
export async function request(caller: Caller, call: Call): Promise<Answer> {
	const { run } = caller;
	holdToken(caller, call);
	const repeatable = isRepeatable(call);
	if (!repeatable) holdWrite(caller, call);
	const wrote = () => {
		if (!repeatable && caller.itemIndex !== undefined) run.wrote.set(caller.itemIndex, lastIdOf(call));
	};
	const bytes = bytesOf(call.body);
	let waited = 0;
	for (let attempt = 1; ; attempt++) {
		const asked = Date.now();
		const leave = await enter(caller, call, bytes);
		// The first turn is the run's own pace; a later one is waited for because of what came before.
		if (attempt > 1) waited += Date.now() - asked;
		if (run.deadline !== undefined && Date.now() >= run.deadline) {
			leave();
			throw fail(caller, call, outOfTime(run.maximumWaitMs));
		}
		const outcome = await attemptOnce(caller, call, attempt).finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if ('answer' in outcome) {
			wrote();
			return outcome.answer;
		}
		const { failure, limits } = outcome;
		let delay: number | undefined;
		if (failure.status === 429) {
			const reset = resetMs(limits, attempt, failure);
			if (waited + reset > run.maximumWaitMs)
				throw fail(caller, call, overLimit(call, failure, reset, run.maximumWaitMs - waited, nearest(limits)));
			delay = jitter(reset);
		} else if (outcome.unknown && !repeatable) {
			wrote();
			throw fail(caller, call, maybeExecuted(call, failure));
		} else if (outcome.temporary && attempt < MOST_ATTEMPTS) {
			const pause = waitIn(failure.message) ?? backoff(attempt);
			if (waited + pause <= run.maximumWaitMs) delay = jitter(pause);
		}
		if (delay === undefined) throw fail(caller, call, failure);
		await run.gate.pause(delay);
		waited += delay;
	}
}

/** A conversion token is offered for every operation of its node: what it is not good for is not asked. */
function holdToken(caller: Caller, call: Call): void {
	const isConversionToken = caller.run.environment.credentialType === CREDENTIAL_TYPES.get(CONVERSION_TOKEN);
	if (!isConversionToken || call.request === CONVERSION_TOKEN_REQUEST) return;
	throw fail(caller, call, {
		message: 'A conversion token only sends conversion events',
		advice: 'Choose OAuth2 or Access Token under Authentication for this operation.',
	});
}

type Outcome =
	| { answer: Answer }
	| {
			failure: Failure;
			limits?: RateLimit;
			/** Trying again may help. */
			temporary: boolean;
			/** Pinterest may have executed the request. */
			unknown: boolean;
	  };

async function attemptOnce(caller: Caller, call: Call, attempt: number): Promise<Outcome> {
	const { run } = caller;
	try {
		const answer = await send(caller, call);
		const limits = readRateLimit(answer.headers);
		run.gate.learn(CATEGORIES[call.request], limits);
		if (answer.status === 429) {
			const reset = resetMs(limits, attempt, failureFrom(429, answer.body));
			run.gate.block(CATEGORIES[call.request], reset, nearest(limits));
		} else run.gate.letThrough(CATEGORIES[call.request]);
		return call.isAnswer?.(answer.status, answer.body) ? { answer } : judge(answer, limits, call);
	} catch (error) {
		return networkFailure(error);
	}
}

/** What is shorter does not count beside images. */
const LONG_TEXT = 10_000;

/** What the long texts of a body hold, such as an image in base64, wherever in it media stand. */
function bytesOf(body: unknown, depth = 3): number {
	if (typeof body === 'string') return body.length > LONG_TEXT ? body.length : 0;
	if (typeof body !== 'object' || body === null || depth === 0) return 0;
	return Object.values(body).reduce((sum: number, value: unknown) => sum + bytesOf(value, depth - 1), 0);
}

async function enter(caller: Caller, call: Call, bytes: number): Promise<() => void> {
	const { run } = caller;
	return await run.gate.enter(CATEGORIES[call.request], bytes).catch((error: Error) => {
		throw error instanceof TooLongError
			? fail(caller, call, overLimit(call, {}, error.delay, run.maximumWaitMs, error.policy))
			: error;
	});
}

function judge(answer: Answer, limits: RateLimit, call: Call): Outcome {
	const { status, body } = answer;
	if (status >= 200 && status < 300) return judgeGood(answer, call);
	if (status >= 300 && status < 400) {
		const message = 'The host answered with a redirect, which is not followed so that the token stays with it';
		const advice = 'Correct the base URL of the credential: it must be the API itself.';
		return { failure: { status, message, advice }, temporary: false, unknown: false };
	}
	const failure = failureFrom(status, redacted(body, call));
	const isOwnFault = status >= 500 || status === 408 || (status === 400 && passesByItself(failure));
	// Who asks for a pause has refused the request; who broke may have carried it out before.
	const unknown = isOwnFault && waitIn(failure.message) === undefined;
	return { failure, limits, temporary: isOwnFault && isRepeatable(call), unknown };
}

/** A status of 2xx says nothing of what the answer holds: that is held against what the request promises. */
function judgeGood(answer: Answer, call: Call): Outcome {
	const { status, body } = answer;
	const promised = promiseOf(call.request);
	const isRead = requestOf(call.request).method === 'GET';
	if (isCutOff(answer)) return { failure: { status, ...BROKE_OFF }, temporary: true, unknown: true };
	if (typeof body === 'string' && (isRead || !isGoodText(promised, body))) {
		const said = cut(explanationIn(redacted(body, call)).message, 200);
		const message = /^\s*[[{]/.test(body)
			? 'Pinterest’s answer broke off or is not JSON'
			: `Pinterest’s answer is not JSON${said && `: ${said}`}`;
		return { failure: { status, message, isPage: true }, temporary: true, unknown: true };
	}
	// Whatever a read answers, it is something: also where nobody described what.
	const held = isRead && !isSomething(body) ? notHeld(promised) : heldBy(promised, body);
	if ('body' in held) return { answer: { ...answer, body: held.body } };
	const failure = failureFrom(status, redacted(onlyFailure(body), call));
	const reason = failure.message === UNEXPLAINED ? '' : `: ${failure.message}`;
	const advice = 'Pinterest has a problem of its own. Try again later.';
	return {
		failure: { ...failure, message: `Pinterest’s answer ${held.missing}${reason}`, advice },
		temporary: passesByItself(failure),
		unknown: true,
	};
}

/** What a good answer says of a failure: an object's own names, such as its description, say nothing of that. */
function onlyFailure(body: unknown): unknown {
	if (!isObject(body)) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => ABOUT_FAILURES.includes(name)));
}

const BROKE_OFF = {
	message: 'Pinterest’s answer broke off',
	advice: 'Something on the way to Pinterest, such as a proxy, may cut answers off. Try again later.',
};

/** So long is what gzip makes of nothing. */
const COMPRESSED_NOTHING = 20;

/** What is compressed and does not come whole may read as nothing: n8n's HTTP client takes the end of the data for the end. */
function isCutOff({ status, headers, body }: Answer): boolean {
	return body === undefined && status !== 204 && Number(headers['content-length'] ?? 0) > COMPRESSED_NOTHING;
}

/** An object or a list. */
function isSomething(body: unknown): boolean {
	return typeof body === 'object' && body !== null;
}

/** Where nothing is promised, a word is as good as nothing; a page is not. */
function isGoodText(promised: Promised, text: string): boolean {
	const wantsNothing = Object.keys(promised).length === 1;
	return wantsNothing && !text.trimStart().startsWith('<');
}

function redacted(body: unknown, { redactText }: Call): unknown {
	return redactText ? redactJson(body, redactText, OWN_NAMES) : body;
}

/** Sends once, and once more when the token had expired and n8n could renew it. */
async function send(caller: Caller, call: Call): Promise<Answer> {
	const { run } = caller;
	const answer = await transmit(caller, call, true);
	if (!isExpired(answer) || !run.environment.refreshable) return answer;
	// The first request that meets an expired token renews it; the others wait for that and then just repeat.
	if (run.renewal) {
		await run.renewal.catch(() => undefined);
		if (run.renewalRefused) return answer;
		const repeated = await transmit(caller, call, true);
		if (!isExpired(repeated)) return repeated;
	}
	if (run.renewalRefused) return answer;
	const renewing = renewAndRepeat(caller, call);
	run.renewal = renewing;
	try {
		return await renewing;
	} finally {
		if (run.renewal === renewing) run.renewal = undefined;
	}
}

/** A 401 that a new token may mend. */
function isExpired({ status, body }: Answer): boolean {
	return status === 401 && !lacksAccess(failureFrom(401, body));
}

/**
 * n8n renews an OAuth2 token only when a request throws a 401, so this one does. Where the new token is refused too, or there is none,
 * the run does not try again.
 */
async function renewAndRepeat(caller: Caller, call: Call): Promise<Answer> {
	const { run } = caller;
	const renewed = transmit(caller, call, { ignore: true, except: [401] });
	const error = await renewed.then(
		() => undefined,
		(thrown: unknown) => thrown ?? new Error('The renewal failed'),
	);
	if (error === undefined) return await renewed;
	const answered = httpAnswerIn(error);
	// The token is new, and refused as the old one was.
	if (answered?.status === 401) {
		run.renewalRefused = true;
		return { ...answered, body: bodyOf(answered.body, run) };
	}
	const status = refusedTokenStatus(error) ?? 401;
	if (networkCode(error) !== undefined || [429, 500, 502, 503, 504].includes(status)) {
		// Each request would try it again for every item: after a few times the run does without a new token.
		run.renewalFailures = (run.renewalFailures ?? 0) + 1;
		run.renewalRefused = run.renewalFailures >= MOST_RENEWALS;
		return await renewed;
	}
	// Another execution may have used the refresh token up a moment ago: what it stored is read again.
	await wait(OTHER_RENEWAL_MS, run.signal);
	await readToken(caller.context, run);
	const answer = await transmit(caller, call, true);
	run.renewalRefused = isExpired(answer);
	return answer;
}

async function transmit(
	{ context, run }: Caller,
	call: Call,
	ignoreHttpStatusErrors: IHttpRequestOptions['ignoreHttpStatusErrors'],
): Promise<Answer> {
	const { request: name, ids, queryNow = (query) => query, repeated, body } = call;
	const { method, path } = requestOf(name);
	const options: IHttpRequestOptions = {
		...run.transport,
		method,
		url: `${run.environment.baseUrl}${fillPath(path, ids)}${queryString(queryNow(call.query ?? {}), repeated)}`,
		headers: { Accept: 'application/json' },
		// As text, since JSON as the HTTP client reads it loses the digits of long numbers.
		encoding: 'text',
		json: false,
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors,
		abortSignal: run.signal,
		...timeLimit(run),
	};
	if (body !== undefined) {
		options.headers = { ...options.headers, 'Content-Type': 'application/json' };
		// n8n leaves an empty object out; as text it is sent.
		options.body = isEmptyObject(body) ? '{}' : body;
	}
	const renews = ignoreHttpStatusErrors !== true;
	const sent =
		run.token === undefined || renews
			? throughN8n({ context, run }, options)
			: context.helpers.httpRequest(withToken(options, run.token));
	const answer = (await sent) as { statusCode: number; headers: IDataObject; body: unknown };
	const clock = Date.parse(asText(answer.headers.date) ?? '');
	if (!Number.isNaN(clock)) run.clockAheadMs = clock - Date.now();
	return { status: answer.statusCode, headers: answer.headers, body: bodyOf(answer.body, run) };
}

/** A tool's call does not wait longer for an answer than it may take. */
function timeLimit({ deadline, transport }: Run): Pick<IHttpRequestOptions, 'timeout'> {
	if (deadline === undefined) return {};
	return { timeout: Math.max(1000, Math.min(transport.timeout ?? Infinity, deadline - Date.now())) };
}

/** Parsed JSON; text that is none stays text, and nothing is undefined. */
function bodyOf(body: unknown, { environment }: Run): unknown {
	if (typeof body !== 'string') return body ?? undefined;
	if (body.trim() === '') return undefined;
	const text = environment.secrets?.redactAnswer(body) ?? body;
	try {
		return parseJson(text);
	} catch {
		return text;
	}
}

function withToken(options: IHttpRequestOptions, token: string): IHttpRequestOptions {
	return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}

/** n8n gets the first token of an app, and renews one that a 401 refused; the requests after that use the new one. */
async function throughN8n({ context, run }: Caller, options: IHttpRequestOptions): Promise<unknown> {
	const { credentialType } = run.environment;
	try {
		return await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options);
	} finally {
		await readToken(context, run);
	}
}

function fail({ context, run, itemIndex }: Caller, call: Call, failure: Failure): Error {
	const told = withoutSecretsOf(call, failure);
	return apiError(context.getNode(), told, { itemIndex, environment: run.environment });
}

/** A failure without the passwords and tokens that were in the request. */
function withoutSecretsOf({ body, query }: Call, failure: Failure): Failure {
	const own = secretsOf(body, query);
	if (own.length === 0) return failure;
	const redact = redactorFor(own);
	const details = isObject(failure.details) ? { details: asObject(redactJson(failure.details, redact)) } : {};
	return { ...failure, message: redact(failure.message), ...details };
}

/** How long to wait after a 429. */
function resetMs(limits: RateLimit | undefined, attempt: number, { message }: Failure): number {
	const told = limits?.retryAfterSeconds ?? limits?.resetSeconds;
	return Math.min(LONGEST_RESET_MS, told ? told * 1000 : (waitIn(message) ?? backoff(attempt)));
}

/** The policy that is nearest to being used up, as far as the headers tell. */
function nearest(limits?: RateLimit): Policy | undefined {
	return limits?.policies.find(({ limit }) => limit === limits.limit) ?? limits?.policies.at(-1);
}

function overLimit(call: Call, failure: Partial<Failure>, delay: number, leftMs: number, policy?: Policy): Failure {
	const category = policy ? categoryOf(policy.name) : CATEGORIES[call.request];
	const reset = new Date(Date.now() + delay).toISOString();
	const rate = policy ? `${policy.limit} requests in ${policy.windowMs / 1000} seconds` : 'not announced';
	return {
		...failure,
		message: `The rate limit of ${category} is used up (limit: ${rate}; it resets at ${reset})`,
		advice: `The request was not executed. It would have to wait ${Math.ceil(delay / 1000)} s, more than the ${Math.max(0, Math.floor(leftMs / 1000))} s that the option "Maximum Wait" leaves. Run again after the reset, or raise that option.`,
		details: { ...failure.details, category, limit: policy?.limit, resetAt: reset },
	};
}

function outOfTime(maximumWaitMs: number): Failure {
	return {
		message: `The ${maximumWaitMs / 1000} s that a tool's call may take are over, so the request was not sent`,
		advice:
			'Ask for less at once, or call it again later. A person can raise Maximum Wait in the settings of the tool, up to what the client of the agent waits.',
	};
}

function maybeExecuted(call: Call, failure: Failure): Failure {
	return {
		...failure,
		message: `${withoutEnd(failure.message)}. The ${requestOf(call.request).method} may have been executed, so it was not sent again`,
		advice: 'Look at Pinterest whether the change is there before you run this item again.',
		details: { ...failure.details, mayHaveBeenExecuted: true },
	};
}

function isEmptyObject(value: unknown): boolean {
	return isObject(value) && Object.keys(value).length === 0;
}

/** What stands for the thing that a request is about: the last id in its path. */
function lastIdOf({ request: name, ids = {} }: Call): string | undefined {
	const last = [...requestOf(name).path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1];
	return last === undefined ? undefined : asText(ids[last]);
}
