import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError } from './errors';
import type { FilePart } from './multipart';
import { MultipartBody } from './multipart';
import type { Caller } from './request';
import { MOST_ATTEMPTS, backoff, jitter, networkFailure } from './retry';
import { CancelledError } from './wait';

/**
 * Sends a file to a signed upload address on another host. No token goes there and no redirect is followed. The file's
 * stream can be read once, so an upload is never repeated.
 *
 * @param target the address and the signed fields, as the API gave them
 * @throws NodeApiError when the store refuses the file or the connection breaks
 */
export async function upload(
	caller: Caller,
	target: { url: string; fields: Record<string, string> },
	file: FilePart,
): Promise<void> {
	const { context, run, itemIndex } = caller;
	const leave = await run.gate.enter('upload');
	const body = new MultipartBody(target.fields, file);
	const request = { method: 'POST' as const, url: target.url, body: body as unknown as IDataObject };
	const failure = await send(caller, request).then(judge, brokenOff);
	body.destroy();
	leave();
	if (run.signal?.aborted) throw new CancelledError();
	if (failure) throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

/**
 * Puts a file at a signed address on another host, as it is. No token goes there and no redirect is followed. The same bytes at the
 * same address are the same file, so what broke off is sent again.
 *
 * @param url the address as the API gave it
 * @throws NodeApiError when the store refuses the file or the connection keeps breaking
 */
export async function put(caller: Caller, url: string, body: Buffer, mimeType: string): Promise<void> {
	const { context, run, itemIndex } = caller;
	const request = { method: 'PUT' as const, url, body, headers: { 'Content-Type': mimeType } };
	for (let attempt = 1; ; attempt++) {
		const leave = await run.gate.enter('upload');
		const failure = await send(caller, request).then(judge, brokenOff).finally(leave);
		if (run.signal?.aborted) throw new CancelledError();
		if (!failure) return;
		const isTemporary = failure.status === undefined || failure.status === 429 || failure.status >= 500;
		if (!isTemporary || attempt >= MOST_ATTEMPTS)
			throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
		await run.gate.pause(jitter(backoff(attempt)));
	}
}

async function send({ context, run }: Caller, request: IHttpRequestOptions): Promise<Answer> {
	return (await context.helpers.httpRequest({
		...request,
		encoding: 'text',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		timeout: UPLOAD_TIMEOUT_MS,
		proxy: run.transport.proxy,
		skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
		abortSignal: run.signal,
	})) as Answer;
}

interface Answer {
	statusCode: number;
	body: unknown;
}

function judge({ statusCode, body }: Answer): Failure | undefined {
	return statusCode >= 200 && statusCode < 300 ? undefined : { status: statusCode, ...refusal(body) };
}

function brokenOff(error: unknown): Failure {
	const message = `The upload broke off: ${networkFailure(error).failure.message}`;
	return { message, advice: 'Run the item again: it registers a new upload.' };
}

/** 2 GB in an hour is 5 Mbit/s. */
const UPLOAD_TIMEOUT_MS = 3_600_000;

/** Stores answer with XML: `<Error><Code>…</Code><Message>…</Message></Error>`. */
function refusal(body: unknown): { message: string; advice: string } {
	const text = typeof body === 'string' ? body : '';
	const message = /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? 'no reason given';
	return {
		message: `The upload store refused the file: ${message}`,
		advice: 'Check that the binary property holds the whole file, then run the item again: it registers a new upload.',
	};
}
