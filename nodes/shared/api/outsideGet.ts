/** Reads from other hosts than Pinterest's API: no token goes there, redirects are followed by hand, what broke off is asked for again. */
import type { IHttpRequestMethods } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError } from './errors';
import { BrokenFileError, ForeignFileError } from './file';
import { asObject, asText } from './json';
import { givenAddress, outsideAddress } from './outside';
import type { Caller } from './request';
import { MOST_ATTEMPTS, backoff, jitter, networkFailure } from './retry';
import { beginningOf, isStream } from './stream';
import { CancelledError } from './wait';

/** A file that came damaged is asked for at most so often in all. */
const MOST_READS = 3;

const MOST_REDIRECTS = 5;

/** What is asked for. */
export interface Asked {
	url: string;
	/** What is there, for messages: "report". */
	noun: string;
	encoding: 'text' | 'stream';
	/** The user gave the address; otherwise it came in an answer. */
	isGiven?: boolean;
	method?: IHttpRequestMethods;
	/** Go to the host of the address alone, and to none that it leads to. */
	headers?: Record<string, string>;
	/** What is told where it is not given. */
	refusal: (status: number, said: unknown) => Failure;
	stop?: AbortSignal;
}

export interface Got {
	body: unknown;
	/** By names in lower case. */
	headers: Record<string, unknown>;
}

/** What is at an address. Redirects are followed, each address checked. */
export async function getOutside(caller: Caller, asked: Asked): Promise<Got> {
	const { url, refusal, headers = {} } = asked;
	let address = checked(caller, asked, url);
	const { origin } = new URL(address);
	for (let redirects = 0; ; redirects++) {
		const own = new URL(address).origin === origin ? headers : {};
		const { statusCode: status, headers: told, body } = await get(caller, asked, address, own);
		// Whoever reads it hears of its end; here it only must not end the process.
		if (isStream(body)) body.on('error', () => undefined);
		if (status >= 200 && status < 300) return { body, headers: asObject(told) };
		const location = asText(asObject(told).location);
		const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
		const said = isStream(body) ? (await beginningOf(body)).begin.toString('utf8') : body;
		if (isStream(body)) body.destroy();
		if (!isRedirect || redirects >= MOST_REDIRECTS) throw refused(status, refusal(status, said));
		address = checked(caller, asked, location, address);
	}
}

/**
 * Repeats a download that broke off, in a slot of the gate; the option "Maximum Wait" is for all attempts and waits together.
 *
 * @param brokenOff what is told of a broken connection
 * @throws NodeApiError
 */
export async function repeated<T>(
	caller: Caller,
	attempt: () => Promise<T>,
	brokenOff: (error: unknown) => Failure = ofPinterest,
): Promise<T> {
	const { context, run, itemIndex } = caller;
	const until = Date.now() + run.maximumWaitMs;
	for (let number = 1; ; number++) {
		const leave = await run.gate.enter('download');
		const outcome = await attempt()
			.then(
				(got) => ({ got }),
				(error: unknown) => judge(error, brokenOff),
			)
			.finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if ('got' in outcome) return outcome.got;
		const pause = jitter(backoff(number));
		if (number >= outcome.most || Date.now() + pause > until)
			throw apiError(context.getNode(), outcome.failure, { itemIndex, environment: run.environment });
		await run.gate.pause(pause);
	}
}

/** The file was not given. */
export class RefusedError extends Error {
	constructor(
		readonly failure: Failure,
		/** How often to ask for it in all. */
		readonly most: number,
	) {
		super(failure.message);
	}
}

/** What an error means, and how often the file is asked for at most. */
function judge(error: unknown, brokenOff: (error: unknown) => Failure): { failure: Failure; most: number } {
	if (error instanceof RefusedError) return error;
	const { message, description } = asObject(error);
	const said = { message: asText(message) ?? 'It broke off', advice: asText(description) };
	if (error instanceof BrokenFileError) return { failure: said, most: MOST_READS };
	if (error instanceof ForeignFileError) return { failure: said, most: 1 };
	return { failure: brokenOff(error), most: MOST_ATTEMPTS };
}

function ofPinterest(error: unknown): Failure {
	const broke = networkFailure(error).failure.message;
	return { message: `The download broke off: ${broke}`, advice: 'Run the item again.' };
}

interface Answer {
	statusCode: number;
	headers?: unknown;
	body: unknown;
}

async function get(
	{ context, run }: Caller,
	{ method = 'GET', encoding, stop = run.signal }: Asked,
	url: string,
	headers: Record<string, string>,
): Promise<Answer> {
	return (await context.helpers.httpRequest({
		method,
		url,
		encoding,
		json: false,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		timeout: run.transport.timeout,
		proxy: run.transport.proxy,
		skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
		abortSignal: stop,
		...(Object.keys(headers).length > 0 ? { headers } : {}),
	})) as Answer;
}

function checked({ run }: Caller, { noun, isGiven }: Asked, url: string, from?: string): string {
	try {
		return (isGiven ? givenAddress : outsideAddress)(url, run.environment, noun, from);
	} catch (error) {
		throw refusedAddress(error);
	}
}

function refusedAddress(error: unknown): Error {
	const { message, description } = asObject(error);
	return new RefusedError({ message: asText(message) ?? '', advice: asText(description) ?? '' }, 1);
}

function refused(status: number, failure: Failure): Error {
	return new RefusedError({ status, ...failure }, status >= 500 || status === 429 ? MOST_ATTEMPTS : 1);
}
