import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError } from './errors';
import type { FilePart } from './multipart';
import { MultipartBody } from './multipart';
import { outsideAddress } from './outside';
import { holdWrite } from './hold';
import type { Caller } from './request';
import { MOST_ATTEMPTS, backoff, jitter, networkFailure } from './retry';
import { unlessSilent } from './silence';
import { CancelledError } from './wait';

/** A slow line: bytes in a second that the time limit of a part of a file allows for. */
const SLOWEST = 64 * 1024;

/**
 * Sends a file to a signed upload address on another host. No token goes there and no redirect is followed. The file's
 * stream can be read once, so an upload is never repeated. It may take long as long as it goes on: the node's own timeout is for silence.
 *
 * @param target the address and the signed fields, as the API gave them
 * @throws NodeApiError when the store refuses the file, a page comes in place of its answer, or the connection breaks; Error when the address is none to send to (see
 *   {@link outsideAddress})
 */
export async function upload(
	caller: Caller,
	target: { url: string; fields: Record<string, string> },
	file: FilePart,
): Promise<void> {
	const { context, run, itemIndex } = caller;
	const url = outsideAddress(target.url, run.environment, 'upload');
	holdWrite(caller, { request: 'POST', note: `An upload of a file of ${file.length} bytes` });
	const leave = await run.gate.enter('upload', file.length);
	const failure = await unlessSilent(run, async (stop, onProgress) => {
		const body = new MultipartBody(target.fields, { ...file, chunks: told(file.chunks, onProgress) });
		const request = { method: 'POST' as const, url, body: body as unknown as IDataObject };
		// n8n's HTTP helper would count its timeout from the beginning.
		return await send(caller, { ...request, timeout: 0, abortSignal: stop }).finally(() => body.destroy());
	}).then(judge, brokenOff);
	leave();
	if (run.signal?.aborted) throw new CancelledError();
	if (failure) throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

async function* told(chunks: AsyncIterable<Buffer>, onChunk: () => void): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		onChunk();
		yield chunk;
	}
}

/**
 * Puts a file at a signed address on another host, as it is. No token goes there and no redirect is followed. The same bytes at the
 * same address are the same file, so what broke off is sent again, as long as the option "Maximum Wait" leaves.
 *
 * @param url the address as the API gave it
 * @throws NodeApiError when the store refuses the file or the connection keeps breaking; Error when the address is none to send to
 */
export async function put(caller: Caller, url: string, body: Buffer, mimeType: string): Promise<void> {
	const { context, run, itemIndex } = caller;
	const address = outsideAddress(url, run.environment, 'upload');
	holdWrite(caller, { request: 'PUT', note: `An upload of ${body.length} bytes (${mimeType})` });
	const until = Date.now() + run.maximumWaitMs;
	// It is counted from the beginning, so that a large part gets the time that it takes.
	const timeout = (run.transport.timeout ?? 0) + Math.ceil((body.length / SLOWEST) * 1000);
	const request = { method: 'PUT' as const, url: address, body, headers: { 'Content-Type': mimeType }, timeout };
	for (let attempt = 1; ; attempt++) {
		const leave = await run.gate.enter('upload', body.length);
		const failure = await send(caller, request).then(judge, brokenOff).finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if (!failure) return;
		const isTemporary = failure.status === undefined || failure.status === 429 || failure.status >= 500;
		const pause = jitter(backoff(attempt));
		if (!isTemporary || attempt >= MOST_ATTEMPTS || Date.now() + pause > until)
			throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
		await run.gate.pause(pause);
	}
}

async function send({ context, run }: Caller, request: IHttpRequestOptions): Promise<Answer> {
	return (await context.helpers.httpRequest({
		encoding: 'text',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		proxy: run.transport.proxy,
		skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
		abortSignal: run.signal,
		...request,
	})) as Answer;
}

interface Answer {
	statusCode: number;
	body: unknown;
}

function judge({ statusCode, body }: Answer): Failure | undefined {
	if (statusCode < 200 || statusCode >= 300) return { status: statusCode, ...refusal(body) };
	return isPage(body) ? { status: statusCode, ...PAGE } : undefined;
}

/** Stores answer with nothing, or with XML. */
function isPage(body: unknown): boolean {
	return typeof body === 'string' && /^[\s\uFEFF]*<(!doctype html|html|head|body|script|meta|title)\b/i.test(body);
}

const PAGE = {
	message: 'The file was not uploaded: a web page came in place of the upload store’s answer',
	advice:
		'A proxy, a firewall or a login page may have answered instead: let the host of the upload through, then run the item again.',
};

function brokenOff(error: unknown): Failure {
	const message = `The upload broke off: ${networkFailure(error).failure.message}`;
	return { message, advice: 'Run the item again: it registers a new upload.' };
}

/** Stores answer with XML: `<Error><Code>…</Code><Message>…</Message></Error>`. */
function refusal(body: unknown): { message: string; advice: string } {
	const text = typeof body === 'string' ? body : '';
	const message = /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? 'no reason given';
	return {
		message: `The upload store refused the file: ${message}`,
		advice: 'Check that the input data field holds the whole file, then run the item again: it registers a new upload.',
	};
}
