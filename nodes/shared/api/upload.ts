import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './errors';
import { apiError, withoutSecrets } from './errors';
import type { FilePart } from './multipart';
import { MultipartBody } from './multipart';
import type { Caller } from './request';
import { networkFailure } from './retry';
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
	const sent = context.helpers.httpRequest({
		method: 'POST',
		url: target.url,
		body: body as unknown as IDataObject,
		encoding: 'text',
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		timeout: UPLOAD_TIMEOUT_MS,
		proxy: run.transport.proxy,
		skipSslCertificateValidation: run.transport.skipSslCertificateValidation,
		abortSignal: run.signal,
	}) as Promise<{ statusCode: number; body: unknown }>;
	const failure = await sent.then(judge, brokenOff);
	body.destroy();
	leave();
	if (run.signal?.aborted) throw new CancelledError();
	if (failure) throw apiError(context.getNode(), failure, { itemIndex });
}

function judge({ statusCode, body }: { statusCode: number; body: unknown }): Failure | undefined {
	return statusCode >= 200 && statusCode < 300 ? undefined : { status: statusCode, ...refusal(body) };
}

function brokenOff(error: unknown): Failure {
	const message = `The upload broke off: ${withoutSecrets(networkFailure(error).failure.message)}`;
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
