import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError, unlessStatus } from './errors';
import type { Caller } from './request';
import { MOST_ATTEMPTS, backoff, jitter, networkFailure } from './retry';
import { CancelledError } from './wait';

/** A file of some hundred megabytes over a slow line. */
const DOWNLOAD_TIMEOUT_MS = 1_800_000;

/**
 * Reads a file from a signed address on another host, as text. No token goes there. Signed addresses end after minutes, so one
 * that was refused is not asked again; what broke off is.
 *
 * @param url as the API gave it; http(s) only
 * @throws NodeApiError
 */
export async function downloadText(caller: Caller, url: string): Promise<string> {
	const body = await download(caller, url, 'text');
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/**
 * Reads such a file as binary data of n8n's, without holding it in memory where n8n's binary mode allows that.
 *
 * @throws NodeApiError
 */
export async function downloadBinary(
	caller: Caller,
	url: string,
	fileName: string,
	mimeType: string,
): Promise<IBinaryData> {
	const body = await download(caller, url, 'stream');
	const { helpers } = caller.context as IExecuteFunctions;
	return await helpers.prepareBinaryData(body as Buffer, fileName, mimeType);
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

async function download(caller: Caller, url: string, encoding: 'text' | 'stream'): Promise<unknown> {
	const { context, run, itemIndex } = caller;
	const address = checked(url);
	for (let attempt = 1; ; attempt++) {
		const leave = await run.gate.enter('download');
		const outcome = await context.helpers
			.httpRequest({
				method: 'GET',
				url: address,
				encoding,
				json: false,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
				timeout: DOWNLOAD_TIMEOUT_MS,
				proxy: run.transport.proxy,
				skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
				abortSignal: run.signal,
			})
			.then((answer: unknown) => judge(answer as { statusCode: number; body: unknown }), brokenOff)
			.finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if ('body' in outcome) return outcome.body;
		if (!outcome.isTemporary || attempt >= MOST_ATTEMPTS) {
			throw apiError(context.getNode(), outcome.failure, { itemIndex, environment: run.environment });
		}
		await run.gate.pause(jitter(backoff(attempt)));
	}
}

type Outcome = { body: unknown } | { failure: Failure; isTemporary: boolean };

function judge({ statusCode: status, body }: { statusCode: number; body: unknown }): Outcome {
	if (status >= 200 && status < 300) return { body };
	const reason = typeof body === 'string' ? (/<Message>([^<]*)<\/Message>/.exec(body)?.[1] ?? '') : '';
	const message = `The file could not be fetched${reason ? `: ${reason}` : ''}`;
	const advice = 'Addresses of files end after some minutes. Ask for the file again with the same token or id.';
	return { failure: { status, message, advice }, isTemporary: status >= 500 || status === 429 };
}

function brokenOff(error: unknown): Outcome {
	const message = `The download broke off: ${networkFailure(error).failure.message}`;
	return { failure: { message, advice: 'Run the item again.' }, isTemporary: true };
}

function checked(url: string): string {
	const protocol = URL.canParse(url) ? new URL(url).protocol : '';
	if (protocol === 'https:' || protocol === 'http:') return url;
	throw new Error('Pinterest gave no usable address for the file');
}

/**
 * Rows of a CSV text with a header line, as objects of texts. Quotes, doubled quotes, and line breaks inside quotes are read as
 * RFC 4180 says.
 */
export function readCsv(text: string): IDataObject[] {
	const [header = [], ...rows] = csvLines(text.replace(/^\uFEFF/, ''));
	return rows
		.filter((row) => row.length > 1 || row[0] !== '')
		.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

const END_OF_CELL = /[,\r\n]/g;

function csvLines(text: string): string[][] {
	const lines: string[][] = [];
	let line: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell: string;
		if (text[at] === '"') {
			const end = closingQuote(text, at + 1);
			cell = text.slice(at + 1, end).replaceAll('""', '"');
			at = end + 1;
		} else {
			END_OF_CELL.lastIndex = at;
			const end = END_OF_CELL.exec(text)?.index ?? text.length;
			cell = text.slice(at, end);
			at = end;
		}
		line.push(cell);
		if (text[at] === ',') {
			at += 1;
			if (at === text.length) line.push('');
			continue;
		}
		at += text.startsWith('\r\n', at) ? 2 : 1;
		lines.push(line);
		line = [];
	}
	if (line.length > 0) lines.push(line);
	return lines;
}

function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
		if (text[at + 1] !== '"') return at;
	}
	return text.length;
}
