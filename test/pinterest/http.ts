import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './row';

/** The whole body. Throws 413 when it is larger than `most` bytes. */
export async function readAll(request: IncomingMessage, most: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		// What is too much is read on but not kept: a sender that is cut off would not see the answer.
		if (size <= most) chunks.push(chunk);
	}
	if (size > most) throw new Refusal(413, 1, `The request body is larger than ${most} bytes.`);
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

/** A JSON answer, or one without a body when it is undefined. */
export function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
	if (body === undefined) {
		response.writeHead(status, headers);
		response.end();
		return;
	}
	const text = Buffer.from(JSON.stringify(body));
	response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': text.length });
	response.end(text);
}

/** Path and query as received, nothing decoded in the path. */
export function splitUrl(url: string): { path: string; search: URLSearchParams } {
	const at = url.indexOf('?');
	return at === -1
		? { path: url, search: new URLSearchParams() }
		: { path: url.slice(0, at), search: new URLSearchParams(url.slice(at + 1)) };
}
