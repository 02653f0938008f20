import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError, unlessStatus } from './errors';
import type { FileKind } from './file';
import { BrokenFileError, ForeignFileError, checkFile } from './file';
import { asObject, asText } from './json';
import { outsideAddress } from './outside';
import type { Caller } from './request';
import { MOST_ATTEMPTS, backoff, jitter, networkFailure } from './retry';
import { unlessSilent } from './silence';
import { CancelledError } from './wait';

/** A file that came damaged is asked for at most so often in all. */
const MOST_READS = 3;

const MOST_REDIRECTS = 5;

/** Bytes of a file that tell what it is. */
const BEGINNING = 4096;

/** A file that Pinterest promised, and what it is called in n8n. */
export interface Wanted {
	/** What it is, for messages: "report". */
	noun: string;
	kind: FileKind;
	fileName: string;
	mimeType: string;
}

/** A table as a file. */
export function tableFile(noun: string, name: string, isCsv = true): Wanted {
	return isCsv
		? { noun, kind: 'CSV', fileName: `${name}.csv`, mimeType: 'text/csv' }
		: { noun, kind: 'JSON', fileName: `${name}.json`, mimeType: 'application/json' };
}

/**
 * Reads a file from a signed address on another host. No token goes there. Signed addresses end after minutes, so one that was
 * refused is not asked again; what broke off or came damaged is, as long as the option "Maximum Wait" leaves.
 *
 * @param url as the API gave it (see {@link outsideAddress})
 * @param read makes something of the text, or throws what `file.ts` throws
 * @throws NodeApiError
 */
export async function downloadText<T>(
	caller: Caller,
	url: string,
	noun: string,
	read: (text: string) => T,
): Promise<T> {
	return await repeated(caller, async () => {
		const body = await fetched(caller, url, noun, 'text');
		return read(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
	});
}

/**
 * Reads such a file as binary data of n8n's, without holding it in memory where n8n's binary mode allows that. What is none of
 * what was promised by its beginning is an error.
 *
 * @throws NodeApiError
 */
export async function downloadBinary(
	caller: Caller,
	url: string,
	{ noun, kind, fileName, mimeType }: Wanted,
): Promise<IBinaryData> {
	const { helpers } = caller.context as IExecuteFunctions;
	return await repeated(caller, async () => {
		return await unlessSilent(caller.run, async (stop, onProgress) => {
			const body = await fetched(caller, url, noun, 'stream', stop);
			if (!isStream(body)) throw new Error('n8n gave no stream');
			const broken = new Promise<never>((_, reject) => body.on('error', reject));
			broken.catch(() => undefined);
			stop.addEventListener('abort', () => body.destroy());
			tellPieces(body, onProgress);
			try {
				const { begin, isWhole } = await beginningOf(body);
				checkFile(begin.toString('utf8'), noun, kind, isWhole);
				const file = (isWhole ? begin : body) as Buffer;
				return await Promise.race([helpers.prepareBinaryData(file, fileName, mimeType), broken]);
			} finally {
				body.destroy();
			}
		});
	});
}

/**
 * Fetches a file whose address holds for some minutes: where it ran out while the download waited, a new one is asked for once.
 *
 * @param addressOf asks the API for the address
 */
export async function fetchFresh<T>(addressOf: () => Promise<string>, fetch: (url: string) => Promise<T>): Promise<T> {
	const url = await addressOf();
	return await unlessStatus(
		[403],
		async () => await fetch(url),
		async () => await fetch(await addressOf()),
	);
}

/** Repeats a download that broke off, in a slot of the gate; the option "Maximum Wait" is for all attempts and waits together. */
async function repeated<T>(caller: Caller, attempt: () => Promise<T>): Promise<T> {
	const { context, run, itemIndex } = caller;
	const until = Date.now() + run.maximumWaitMs;
	for (let number = 1; ; number++) {
		const leave = await run.gate.enter('download');
		const outcome = await attempt()
			.then((got) => ({ got }), judge)
			.finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if ('got' in outcome) return outcome.got;
		const pause = jitter(backoff(number));
		if (number >= outcome.most || Date.now() + pause > until)
			throw apiError(context.getNode(), outcome.failure, { itemIndex, environment: run.environment });
		await run.gate.pause(pause);
	}
}

/** What an error means, and how often the file is asked for at most. */
function judge(error: unknown): { failure: Failure; most: number } {
	if (error instanceof RefusedError) return error;
	const { message, description } = asObject(error);
	const said = { message: asText(message) ?? 'It broke off', advice: asText(description) };
	if (error instanceof BrokenFileError) return { failure: said, most: MOST_READS };
	if (error instanceof ForeignFileError) return { failure: said, most: 1 };
	const broke = networkFailure(error).failure.message;
	return {
		failure: { message: `The download broke off: ${broke}`, advice: 'Run the item again.' },
		most: MOST_ATTEMPTS,
	};
}

/** The file was not given. */
class RefusedError extends Error {
	constructor(
		readonly failure: Failure,
		/** How often to ask for it in all. */
		readonly most: number,
	) {
		super(failure.message);
	}
}

interface Answer {
	statusCode: number;
	headers?: unknown;
	body: unknown;
}

/** What is at an address. Redirects are followed by hand, each address checked. */
async function fetched(
	caller: Caller,
	url: string,
	noun: string,
	encoding: 'text' | 'stream',
	stop = caller.run.signal,
): Promise<unknown> {
	let address = checked(caller, url, noun);
	for (let redirects = 0; ; redirects++) {
		const { statusCode: status, headers, body } = await get(caller, address, encoding, stop);
		// Whoever reads it hears of its end; here it only must not end the process.
		if (isStream(body)) body.on('error', () => undefined);
		if (status >= 200 && status < 300) return body;
		const location = asText(asObject(headers).location);
		const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
		const said = isStream(body) ? (await beginningOf(body)).begin.toString('utf8') : body;
		if (isStream(body)) body.destroy();
		if (!isRedirect || redirects >= MOST_REDIRECTS) throw refused(status, said);
		address = checked(caller, location, noun, address);
	}
}

async function get(
	{ context, run }: Caller,
	url: string,
	encoding: 'text' | 'stream',
	abortSignal?: AbortSignal,
): Promise<Answer> {
	return (await context.helpers.httpRequest({
		method: 'GET',
		url,
		encoding,
		json: false,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		timeout: run.transport.timeout,
		proxy: run.transport.proxy,
		skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
		abortSignal,
	})) as Answer;
}

function checked({ run }: Caller, url: string, noun: string, from?: string): string {
	try {
		return outsideAddress(url, run.environment, noun, from);
	} catch (error) {
		throw refusedAddress(error);
	}
}

function refusedAddress(error: unknown): Error {
	const { message, description } = asObject(error);
	return new RefusedError({ message: asText(message) ?? '', advice: asText(description) ?? '' }, 1);
}

function refused(status: number, body: unknown): Error {
	const reason = typeof body === 'string' ? (/<Message>([^<]*)<\/Message>/.exec(body)?.[1] ?? '') : '';
	const message = `The file could not be fetched${reason ? `: ${reason}` : ''}`;
	const advice = 'Addresses of files end after some minutes. Ask for the file again with the same token or id.';
	return new RefusedError({ status, message, advice }, status >= 500 || status === 429 ? MOST_ATTEMPTS : 1);
}

/** The part of Node.js's readable streams that is used here; community packages may not import the class. */
interface ByteStream {
	on(event: string, listener: (told: Error) => void): unknown;
	removeListener(event: string, listener: (told: Error) => void): unknown;
	read(): Buffer | null;
	unshift(chunk: Buffer): void;
	push(...chunk: unknown[]): boolean;
	destroy(): void;
}

function isStream(value: unknown): value is ByteStream {
	const methods = ['on', 'removeListener', 'read', 'unshift', 'push', 'destroy'] as const;
	return (
		typeof value === 'object' &&
		value !== null &&
		methods.every((name) => typeof (value as Partial<ByteStream>)[name] === 'function')
	);
}

/** Tells of each piece that comes; a listener for data would make the stream flow before anybody reads it. */
function tellPieces(stream: ByteStream, onPiece: () => void): void {
	const push = stream.push.bind(stream);
	stream.push = (...chunk) => {
		onPiece();
		return push(...chunk);
	};
}

/** The first bytes of a stream, which stay in it; or all of it where it is short. */
async function beginningOf(stream: ByteStream): Promise<{ begin: Buffer; isWhole: boolean }> {
	const chunks: Buffer[] = [];
	let length = 0;
	return await new Promise((resolve, reject) => {
		const listeners: Array<[string, (told: Error) => void]> = [];
		const leave = () => {
			for (const [event, listener] of listeners) stream.removeListener(event, listener);
		};
		const readOn = () => {
			while (length < BEGINNING) {
				const chunk = stream.read();
				if (!chunk) return;
				chunks.push(chunk);
				length += chunk.length;
			}
			leave();
			const begin = Buffer.concat(chunks);
			// At once: a stream that was read to its end takes nothing back.
			stream.unshift(begin);
			resolve({ begin: begin.subarray(0, BEGINNING), isWhole: false });
		};
		const end = () => {
			leave();
			resolve({ begin: Buffer.concat(chunks), isWhole: true });
		};
		const fail = (error: Error) => {
			leave();
			reject(error);
		};
		listeners.push(['readable', readOn], ['end', end], ['error', fail]);
		for (const [event, listener] of listeners) stream.on(event, listener);
	});
}
