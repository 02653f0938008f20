import type { IncomingMessage } from 'node:http';

import type { LoggedRequest } from './log';

/** What was received, as servers and proxies write it back. */
interface Echo {
	message: string;
	details: Record<string, unknown>;
}

/** The whole request, secrets too: as JSON, in one text, encoded for a URL and in base64. */
export function echoed(request: IncomingMessage, { body }: LoggedRequest): Echo {
	const { method, url, headers } = request;
	const all = JSON.stringify({ method, url, headers, body });
	return {
		message: `${method} ${url} was received with Authorization: ${headers.authorization ?? 'none'}`,
		details: {
			headers,
			body,
			text: all,
			inUrl: encodeURIComponent(all),
			inBase64: Buffer.from(all).toString('base64'),
		},
	};
}

/** A good answer that repeats what was received: in a key of its own, and behind texts that people read. */
export function withEcho(answer: unknown, echo: Echo): unknown {
	if (Array.isArray(answer)) return answer.map((one: unknown) => withEcho(one, echo));
	if (typeof answer !== 'object' || answer === null) return answer;
	const told = Object.entries(answer).map(([name, value]: [string, unknown]) => [
		name,
		typeof value === 'string' && /^(name|title|description|message|alt_text)$/.test(name)
			? `${value} ${echo.message}`
			: withEcho(value, echo),
	]);
	return { ...Object.fromEntries(told), received: echo };
}
