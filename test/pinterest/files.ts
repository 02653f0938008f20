import type { IncomingMessage } from 'node:http';

import { readAll } from './http';
import type { World } from './world';

/**
 * The store's answer to a GET or PUT of a signed address: the file, 403 when the address ran out, 404 where nothing is. A request
 * with an Authorization header is refused (400), as stores do: the signature is in the address already.
 */
export async function storedFile(
	request: IncomingMessage,
	worlds: World[],
	path: string,
): Promise<{ status: number; body: Buffer; headers: Record<string, string> }> {
	const content = request.method === 'PUT' ? await readAll(request, 64 * 1024 * 1024) : undefined;
	if (content === undefined) request.resume();
	const file = worlds.map((world) => world.files.get(path)).find((found) => found !== undefined);
	if (request.headers.authorization !== undefined)
		return refusal(400, 'InvalidArgument', 'Only one way to authenticate is allowed; found an Authorization header.');
	if (!file) return refusal(404, 'NoSuchKey', 'There is no such file.');
	if (file.expiresAt !== undefined && file.expiresAt <= Date.now())
		return refusal(403, 'AccessDenied', 'Request has expired');
	if (request.method === 'GET' && file.content !== undefined) {
		const made = typeof file.content === 'function' ? file.content() : file.content;
		const headers = { 'content-type': file.contentType ?? 'application/octet-stream' };
		return { status: 200, body: Buffer.from(made), headers };
	}
	if (content !== undefined && file.put) {
		file.put(content, request.headers);
		return { status: 200, body: Buffer.alloc(0), headers: {} };
	}
	return refusal(405, 'MethodNotAllowed', 'The method is not allowed for this address.');
}

function refusal(status: number, code: string, message: string) {
	const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	return { status, body: Buffer.from(text), headers: { 'content-type': 'application/xml' } };
}
