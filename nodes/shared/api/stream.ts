/** The part of Node.js's readable streams that is used here; community packages may not import the class. */
export interface ByteStream {
	on(event: string, listener: (told: Error) => void): unknown;
	removeListener(event: string, listener: (told: Error) => void): unknown;
	read(): Buffer | null;
	unshift(chunk: Buffer): void;
	push(...chunk: unknown[]): boolean;
	destroy(): void;
	[Symbol.asyncIterator](): AsyncIterator<Buffer>;
}

/** Whether so much of a file tells what is to be known. */
export type Enough = (begin: Buffer) => boolean;

/** Bytes of a file that tell what it is. */
const BEGINNING = 4096;

const isLong: Enough = ({ length }) => length >= BEGINNING;

export function isStream(value: unknown): value is ByteStream {
	const methods = ['on', 'removeListener', 'read', 'unshift', 'push', 'destroy'] as const;
	return (
		typeof value === 'object' &&
		value !== null &&
		methods.every((name) => typeof (value as Partial<ByteStream>)[name] === 'function')
	);
}

/** Tells of each piece that comes; a listener for data would make the stream flow before anybody reads it. */
export function tellPieces(stream: ByteStream, onPiece: () => void): void {
	const push = stream.push.bind(stream);
	stream.push = (...chunk) => {
		onPiece();
		return push(...chunk);
	};
}

/** The first bytes of a stream, which stay in it; or all of it where it is short. */
export async function beginningOf(
	stream: ByteStream,
	enough: Enough = isLong,
): Promise<{ begin: Buffer; isWhole: boolean }> {
	let begin: Buffer = Buffer.alloc(0);
	return await new Promise((resolve, reject) => {
		const listeners: Array<[string, (told: Error) => void]> = [];
		const leave = () => {
			for (const [event, listener] of listeners) stream.removeListener(event, listener);
		};
		const readOn = () => {
			while (!enough(begin)) {
				const chunk = stream.read();
				if (!chunk) return;
				begin = begin.length === 0 ? chunk : Buffer.concat([begin, chunk]);
			}
			leave();
			// At once: a stream that was read to its end takes nothing back.
			stream.unshift(begin);
			resolve({ begin, isWhole: false });
		};
		const end = () => {
			leave();
			resolve({ begin, isWhole: true });
		};
		const fail = (error: Error) => {
			leave();
			reject(error);
		};
		listeners.push(['readable', readOn], ['end', end], ['error', fail]);
		for (const [event, listener] of listeners) stream.on(event, listener);
	});
}
