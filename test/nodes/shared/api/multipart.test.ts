import { MultipartBody } from '../../../../nodes/shared/api/multipart';
import type { FilePart } from '../../../../nodes/shared/api/multipart';

type Listener = () => void;

/** A request that takes what is written; with `full` only after a while, with `over` no more at all. */
function sinkThat({ full = false }: { full?: boolean } = {}) {
	const chunks: Buffer[] = [];
	const listeners: Array<[string, Listener]> = [];
	return {
		chunks,
		listeners,
		ends: 0,
		destroyed: false,
		text: () => Buffer.concat(chunks).toString(),
		write(chunk: Buffer) {
			chunks.push(chunk);
			return !full;
		},
		end() {
			this.ends++;
		},
		once: (event: string, listener: Listener) => void listeners.push([event, listener]),
		removeListener(event: string, listener: Listener) {
			const at = listeners.findIndex((one) => one[0] === event && one[1] === listener);
			if (at >= 0) listeners.splice(at, 1);
		},
		emit(event: string) {
			for (const [name, listener] of [...listeners]) if (name === event) listener();
		},
	};
}
async function* chunksOf(...texts: string[]): AsyncGenerator<Buffer> {
	for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}
const file = (more: Partial<FilePart> = {}): FilePart => ({
	chunks: chunksOf('abc', 'def'),
	length: 6,
	fileName: 'a.mp4',
	mimeType: 'video/mp4',
	...more,
});
const settle = async () => await new Promise((resolve) => setTimeout(resolve, 2));
function watched(body: MultipartBody) {
	const events: unknown[] = [];
	body.on('end', () => events.push('end')).once('close', () => events.push('close'));
	body.on('error', (error) => events.push(error?.message));
	return events;
}

describe('a form with a file', () => {
	it('has its fields in order and the file last, of the length it says', async () => {
		const body = new MultipartBody({ key: 'a/b', policy: 'x"y' }, file());
		const events = watched(body);
		const sink = sinkThat();
		expect(body.pipe(sink)).toBe(sink);
		await settle();
		const headers = body.getHeaders();
		const boundary = /^multipart\/form-data; boundary=(----pinterest[0-9a-f]{32})$/.exec(headers['content-type'])?.[1];
		expect(sink.text()).toBe(
			[
				`--${boundary}`,
				'Content-Disposition: form-data; name="key"',
				'',
				'a/b',
				`--${boundary}`,
				'Content-Disposition: form-data; name="policy"',
				'',
				'x"y',
				`--${boundary}`,
				'Content-Disposition: form-data; name="file"; filename="a.mp4"',
				'Content-Type: video/mp4',
				'',
				'abcdef',
				`--${boundary}--`,
				'',
			].join('\r\n'),
		);
		expect(headers['content-length']).toBe(String(Buffer.byteLength(sink.text())));
		expect([events, sink.ends]).toEqual([['end', 'close'], 1]);
	});

	it('has names that add no line', () => {
		const body = new MultipartBody(
			{ 'a"\r\nb""': 'x' },
			file({ fileName: 'c"\r\n\r\nd.mp4', mimeType: 'video/mp4\r\nX: 1\n' }),
		);
		const sink = sinkThat();
		body.pipe(sink);
		expect(sink.text()).toContain('name="a%22%0D%0Ab%22%22"\r\n');
		expect(sink.text()).toContain('filename="c%22%0D%0A%0D%0Ad.mp4"\r\nContent-Type: video/mp4X: 1\r\n\r\n');
	});

	it('may leave the request open', async () => {
		const sink = sinkThat();
		new MultipartBody({}, file()).pipe(sink, { end: false });
		await settle();
		expect([sink.ends, sink.text().endsWith('--\r\n')]).toEqual([0, true]);
	});

	it.each([5, 7])('is broken where the file has not the %i bytes announced', async (length) => {
		const body = new MultipartBody({}, file({ length }));
		const events = watched(body);
		const sink = sinkThat();
		body.pipe(sink);
		await settle();
		expect(events).toEqual([`The file has 6 bytes instead of the ${length} announced`, 'close']);
		expect([sink.ends, sink.text().endsWith('abcdef')]).toEqual([0, true]);
	});

	it.each(['drain', 'close', 'error'])('is written no faster than the request takes it (%s)', async (event) => {
		const body = new MultipartBody({}, file());
		const sink = sinkThat({ full: true });
		body.pipe(sink);
		for (const count of [1, 2, 3, 4]) {
			await settle();
			expect([sink.chunks.length, sink.listeners.map(([name]) => name)]).toEqual([count, ['drain', 'close', 'error']]);
			sink.emit(event);
			expect(sink.listeners).toEqual([]);
		}
		await settle();
		expect(sink.ends).toBe(1);
	});

	it('is not written to a request that is over', async () => {
		const body = new MultipartBody({}, file());
		const events = watched(body);
		const sink = sinkThat();
		sink.destroyed = true;
		body.pipe(sink);
		await settle();
		expect([events, sink.chunks]).toEqual([['The connection was closed while the file was sent', 'close'], []]);
	});

	it('is read no further once it is given up, though the request waits', async () => {
		const body = new MultipartBody({}, file());
		const events = watched(body);
		const sink = sinkThat({ full: true });
		body.pipe(sink);
		await settle();
		body.destroy();
		await settle();
		expect(events).toEqual(['The connection was closed while the file was sent', 'close']);
		expect([sink.chunks.length, sink.listeners]).toEqual([1, []]);
		expect(() => new MultipartBody({}, file()).destroy()).not.toThrow();
	});

	it('forgets a listener that is taken away, and no other', async () => {
		const body = new MultipartBody({}, file());
		const told: string[] = [];
		const first = () => told.push('first');
		const second = () => told.push('second');
		body.on('end', first).on('end', second).on('close', first);
		expect(body.removeListener('end', first)).toBe(body);
		body.pipe(sinkThat());
		await settle();
		expect(told).toEqual(['second', 'first']);
	});

	it('takes no further parts', () => {
		expect(() => new MultipartBody({}, file()).append()).toThrow('The parts of this body are complete');
	});
});
