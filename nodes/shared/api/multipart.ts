import { randomBytes } from 'crypto';

/** A file to send: its bytes as they come, their exact number, and how it is named. */
export interface FilePart {
	chunks: AsyncIterable<Buffer>;
	/** Bytes. */
	length: number;
	fileName: string;
	mimeType: string;
}

/** The part of a request that a body is written to; a Node.js writable stream. */
interface Sink {
	write(chunk: Buffer): boolean;
	end(): void;
	once(event: 'drain' | 'close' | 'error', listener: () => void): void;
	removeListener(event: 'drain' | 'close' | 'error', listener: () => void): void;
	destroyed?: boolean;
}

type Listener = (error?: Error) => void;

/**
 * A multipart/form-data body that is read as it is sent: the fields in their order, then the file as the last part,
 * under the name `file`. Its length is known beforehand, as stores of signed uploads insist on it.
 *
 * n8n takes an object with `append` and `getHeaders` for a form, and its HTTP client anything that has `pipe` for a
 * stream; community packages may not import Node.js's own.
 */
export class MultipartBody {
	private readonly boundary = `----pinterest${randomBytes(16).toString('hex')}`;
	private readonly head: Buffer;
	private readonly tail: Buffer;
	private listeners: Array<{ event: string; listener: Listener }> = [];
	private isOver = false;
	/** Ends the wait for a request that takes no more. */
	private wake = (): void => {};

	constructor(
		fields: Record<string, string>,
		private readonly file: FilePart,
	) {
		this.head = Buffer.from(this.headOf(fields));
		this.tail = Buffer.from(`\r\n--${this.boundary}--\r\n`);
	}

	append(): never {
		throw new Error('The parts of this body are complete');
	}

	getHeaders(): Record<string, string> {
		return {
			'content-type': `multipart/form-data; boundary=${this.boundary}`,
			'content-length': String(this.head.length + this.file.length + this.tail.length),
		};
	}

	on(event: string, listener: Listener): this {
		this.listeners.push({ event, listener });
		return this;
	}

	/** Every event of a body happens once. */
	once(event: string, listener: Listener): this {
		return this.on(event, listener);
	}

	removeListener(event: string, listener: Listener): this {
		this.listeners = this.listeners.filter((one) => one.event !== event || one.listener !== listener);
		return this;
	}

	/** Writes the body to a request, no faster than the request takes it. */
	pipe<T extends Sink>(sink: T, { end = true }: { end?: boolean } = {}): T {
		void this.writeTo(sink).then(
			() => {
				if (end) sink.end();
				this.emit('end');
				this.emit('close');
			},
			(error: Error) => {
				this.emit('error', error);
				this.emit('close');
			},
		);
		return sink;
	}

	/** Stops reading the file. The HTTP client does not tell when its request is over before all was read. */
	destroy(): void {
		this.isOver = true;
		this.wake();
	}

	private async writeTo(sink: Sink): Promise<void> {
		await this.write(sink, this.head);
		let count = 0;
		for await (const chunk of this.file.chunks) {
			count += chunk.length;
			await this.write(sink, chunk);
		}
		// A file of another length than announced would leave the request hanging or spoil the upload.
		if (count !== this.file.length)
			throw new Error(`The file has ${count} bytes instead of the ${this.file.length} announced`);
		await this.write(sink, this.tail);
	}

	private async write(sink: Sink, chunk: Buffer): Promise<void> {
		if (this.isOver || sink.destroyed) throw new Error('The connection was closed while the file was sent');
		if (sink.write(chunk)) return;
		await new Promise<void>((resolve) => {
			const events = ['drain', 'close', 'error'] as const;
			this.wake = () => {
				for (const event of events) sink.removeListener(event, this.wake);
				resolve();
			};
			for (const event of events) sink.once(event, this.wake);
		});
	}

	private emit(event: string, error?: Error): void {
		for (const { listener } of this.listeners.filter((one) => one.event === event)) listener(error);
	}

	private headOf(fields: Record<string, string>): string {
		const { fileName, mimeType } = this.file;
		const texts = Object.entries(fields).map(
			([name, value]) =>
				`--${this.boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
		);
		const disposition = `form-data; name="file"; filename="${quoted(fileName)}"`;
		const type = mimeType.replace(/[\r\n]/g, '');
		return `${texts.join('')}--${this.boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
	}
}

function quoted(text: string): string {
	return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
