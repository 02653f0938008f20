import { Socket } from 'node:net';

const guarded = Symbol.for('n8n-nodes-pinterest-api.loopback-only');

/**
 * From now on this process connects to itself only: a connection to any host but loopback throws.
 * A test that would leave the machine fails at once and says where it wanted to go, online or not.
 */
export function allowLoopbackOnly(): void {
	const prototype = Socket.prototype as Socket & { [guarded]?: true };
	// Node's own modules outlive a test file within a jest worker.
	if (prototype[guarded]) return;
	prototype[guarded] = true;

	const connect = prototype.connect as (...args: unknown[]) => Socket;
	prototype.connect = function (this: Socket, ...args: unknown[]) {
		const host = hostOf(args);
		if (host !== undefined && !isLoopback(host)) {
			throw new Error(`Tests talk to loopback only, and something wanted to connect to ${host}`);
		}
		return connect.apply(this, args);
	};
}

/** The host in the arguments of `socket.connect`, which takes (options), (port, host) and, inside Node, one normalized array. */
function hostOf(args: unknown[]): string | undefined {
	const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
	if (typeof first === 'object' && first !== null) {
		const { host, path } = first as { host?: string; path?: string };
		return path ? undefined : host;
	}
	return typeof second === 'string' ? second : undefined;
}

function isLoopback(host: string): boolean {
	return /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|::ffff:127\.\d+\.\d+\.\d+|(.+\.)?localhost)$/i.test(host);
}
