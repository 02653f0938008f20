import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Somebody's web server, with files that a test puts on it. */
export interface FileServer {
	/** Its address, without a slash at the end. */
	url: string;
	/** What was asked for, oldest first: `GET /a.mp4`. */
	asked: Array<{ request: string; headers: IncomingMessage['headers'] }>;
	/** Puts a file at a path, or what answers there. */
	put(path: string, content: Buffer | Answer): string;
}

/** Starts one for a test file; it is empty before every test. */
export function useFileServer(): FileServer {
	const files = new Map<string, Buffer | Answer>();
	const at: FileServer = {
		url: '',
		asked: [],
		put: (path, content) => {
			files.set(path, content);
			return `${at.url}${path}`;
		},
	};
	const server = createServer((request, response) => {
		at.asked.push({ request: `${request.method} ${request.url}`, headers: request.headers });
		const found = files.get(request.url?.replace(/\?.*/, '') ?? '');
		if (found === undefined) return void response.writeHead(404).end();
		if (typeof found === 'function') return found(request, response);
		response.writeHead(200, { 'content-length': found.length }).end(request.method === 'HEAD' ? undefined : found);
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		at.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	beforeEach(() => {
		files.clear();
		at.asked.length = 0;
	});
	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return at;
}
