/** Files at addresses that people give: they lie on anybody's host, and no token of Pinterest's goes there. */
import type { Failure } from './errors';
import { BrokenFileError } from './file';
import { asObject, asText } from './json';
import { RefusedError, getOutside, repeated } from './outsideGet';
import type { Caller } from './request';
import { networkCode } from './retry';
import { unlessSilent } from './silence';
import type { ByteStream, Enough } from './stream';
import { beginningOf, isStream, tellPieces } from './stream';

/** What is read, and how it is asked for. */
export interface SourceFacts {
	url: string;
	/** "video" */
	noun: string;
	/** Go to the host of the address alone. */
	headers?: Record<string, string>;
	/** Pinterest's bound, in bytes, and for people. */
	most: number;
	mostLabel: string;
}

/** A file that is read as it comes. Who opens one has to close it. */
export interface SourceFile {
	/** Its first bytes. */
	begin: Buffer;
	/** Bytes. */
	length: number;
	/** As its address has it. */
	name: string;
	/** All of it, from the first byte on; can be read once. */
	chunks: AsyncIterable<Buffer>;
	/** Why it did not come whole; undefined while nothing is known. */
	brokenBy: () => Error | undefined;
	close: () => void;
}

/** Servers that compress on the way tell the length of something else. */
const AS_IT_IS = { 'Accept-Encoding': 'identity' };

/**
 * Opens a file without reading more than its beginning.
 *
 * @param enough whether its beginning tells what is to be known of it
 * @throws NodeApiError where it is not given, is too large, or nobody says how large it is
 */
export async function openSource(caller: Caller, facts: SourceFacts, enough?: Enough): Promise<SourceFile> {
	return await attempts(caller, facts, async (body, headers, stop, onProgress) => {
		tellPieces(body, onProgress);
		let isOpen = false;
		try {
			const length = lengthIn(headers) ?? (await lengthAsked(caller, facts, stop));
			checkLength(facts, length);
			const { begin, isWhole } = await beginningOf(body, enough);
			isOpen = true;
			return opened(facts, { body, begin, isWhole, length });
		} finally {
			if (!isOpen) body.destroy();
		}
	});
}

/**
 * Reads a file that is small enough for it.
 *
 * @throws NodeApiError where it is not given, is too large, or does not come whole
 */
export async function readSource(caller: Caller, facts: SourceFacts): Promise<Buffer> {
	return await attempts(caller, facts, async (body, headers, _stop, onProgress) => {
		try {
			const told = lengthIn(headers);
			if (told !== undefined) checkLength(facts, told);
			const chunks: Buffer[] = [];
			let length = 0;
			for await (const chunk of body) {
				onProgress();
				length += chunk.length;
				checkLength(facts, length);
				chunks.push(chunk);
			}
			if (told !== undefined && length < told) throw notWhole(facts, length, told);
			checkLength(facts, length);
			return Buffer.concat(chunks);
		} finally {
			body.destroy();
		}
	});
}

type Read<T> = (
	body: ByteStream,
	headers: Record<string, unknown>,
	stop: AbortSignal,
	onProgress: () => void,
) => Promise<T>;

async function attempts<T>(caller: Caller, facts: SourceFacts, read: Read<T>): Promise<T> {
	const attempt = async () =>
		await unlessSilent(caller.run, async (stop, onProgress) => {
			const { body, headers } = await ask(caller, facts, stop);
			if (!isStream(body)) throw new Error('n8n gave no stream');
			return await read(body, headers, stop, onProgress);
		});
	return await repeated(caller, attempt, (error) => broken(facts, error));
}

async function ask(caller: Caller, facts: SourceFacts, stop: AbortSignal) {
	const { url, noun, headers } = facts;
	return await getOutside(caller, {
		...{ url, noun, encoding: 'stream', isGiven: true, stop },
		headers: { ...AS_IT_IS, ...headers },
		refusal: (status) => refusal(facts, status),
	});
}

/** Some servers tell the length of what they send piece by piece only when they are asked for nothing else. */
async function lengthAsked(caller: Caller, facts: SourceFacts, stop: AbortSignal): Promise<number> {
	const { url, noun, headers } = facts;
	const answer = await getOutside(caller, {
		...{ url, noun, encoding: 'text', method: 'HEAD', isGiven: true, stop },
		headers: { ...AS_IT_IS, ...headers },
		refusal: () => lengthless(facts),
	});
	const length = lengthIn(answer.headers);
	if (length === undefined) throw new RefusedError(lengthless(facts), 1);
	return length;
}

function lengthIn(headers: Record<string, unknown>): number | undefined {
	const told = asText(headers['content-length']) ?? '';
	return /^\d+$/.test(told) ? Number(told) : undefined;
}

function checkLength(facts: SourceFacts, length: number): void {
	if (length > 0 && length <= facts.most) return;
	const size = `${(length / 1024 / 1024).toFixed(1)} MB`;
	const message = `The ${place(facts)} ${length === 0 ? 'is empty' : `has ${size} or more, Pinterest takes at most ${facts.mostLabel}`}`;
	throw new RefusedError({ message, advice: 'Nothing was sent to Pinterest.' }, 1);
}

interface Opening {
	body: ByteStream;
	begin: Buffer;
	isWhole: boolean;
	length: number;
}

function opened(facts: SourceFacts, { body, begin, isWhole, length }: Opening): SourceFile {
	let failure: Error | undefined;
	async function* chunks() {
		let count = 0;
		try {
			for await (const chunk of isWhole ? [begin] : body) {
				count += chunk.length;
				yield chunk;
			}
		} catch (error) {
			throw (failure = failed(broken(facts, error)));
		}
		if (count < length) throw (failure = failed({ message: cutOff(facts, count, length), advice: AGAIN }));
	}
	return {
		...{ begin, length, name: nameIn(facts) },
		chunks: chunks(),
		brokenBy: () => failure,
		close: () => body.destroy(),
	};
}

function failed({ message, advice }: Failure): Error {
	return Object.assign(new Error(message), { description: advice });
}

const AGAIN = 'Run the item again.';

function notWhole(facts: SourceFacts, length: number, told: number): Error {
	return Object.assign(new BrokenFileError(cutOff(facts, length, told)), { description: AGAIN });
}

/** What an error says of a file: no more of its address than the host, since the rest may be signed. */
function place({ noun, url }: SourceFacts): string {
	return `${noun} at ${new URL(url).host}`;
}

/** What its address calls it. */
function nameIn({ url, noun }: SourceFacts): string {
	const [last = ''] = new URL(url).pathname.split('/').slice(-1);
	return /^[\w.-]{1,100}$/.test(last) ? last : noun;
}

function cutOff(facts: SourceFacts, count: number, length: number): string {
	return `The ${place(facts)} broke off after ${count} of ${length} bytes`;
}

function broken(facts: SourceFacts, error: unknown): Failure {
	const { message, description } = asObject(error);
	const code = networkCode(error);
	const why = code === undefined ? (asText(message) ?? 'it broke off') : `the connection broke (${code})`;
	return {
		message: `The ${place(facts)} could not be downloaded: ${why}`,
		advice: asText(description) ?? 'Check that n8n can reach this address, then run the item again.',
	};
}

function refusal(facts: SourceFacts, status: number): Failure {
	// What another host says with its status is nothing of Pinterest's.
	return {
		status: undefined,
		message: `The ${place(facts)} could not be downloaded: the server answered with status ${status}`,
		advice: ADVICE[status] ?? 'Open the address in a browser to see what is there, then run the item again.',
	};
}

const SIGN_IN =
	'The server asks who is there. Add what it takes under Download Headers, or download the file with a node that can sign in, and give its input data field.';

const ADVICE: Record<number, string> = {
	401: SIGN_IN,
	403: SIGN_IN,
	404: 'There is nothing at this address (any more). Correct it and run the item again.',
	410: 'There is nothing at this address (any more). Correct it and run the item again.',
	429: 'The server asks for a pause. Run the item again later, with fewer Requests at Once.',
};

function lengthless(facts: SourceFacts): Failure {
	return {
		message: `The server of the ${place(facts)} does not say how many bytes it has`,
		advice:
			'The upload to Pinterest begins with its size. Download the file with the HTTP Request node, and give its input data field.',
	};
}
