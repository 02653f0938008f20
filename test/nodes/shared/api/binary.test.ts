import type { IBinaryData } from 'n8n-workflow';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { binaryOf } from '../../../../nodes/shared/api/binary';
import { stub } from '../../../harness/stub';

const bytes = Buffer.from('four');
const inMemory: IBinaryData = { data: bytes.toString('base64'), mimeType: 'video/mp4', fileName: 'clip.mp4' };
const stored: IBinaryData = { data: 'filesystem-v2', id: 'filesystem-v2:1', mimeType: 'video/mp4' };

/** The helpers of a context for all items, where the third item has the file in `video`; what they are asked for is noted. */
function helpersWith(binary: IBinaryData) {
	const asked: unknown[][] = [];
	const noted =
		<Value>(name: string, value: Value) =>
		(...args: unknown[]) => {
			asked.push([name, ...args]);
			return value;
		};
	return {
		asked,
		helpers: {
			assertBinaryData: noted('assertBinaryData', binary),
			getBinaryDataBuffer: noted('getBinaryDataBuffer', Promise.resolve(bytes)),
			getBinaryMetadata: noted('getBinaryMetadata', Promise.resolve({ fileSize: 4_000_000 })),
			getBinaryStream: noted('getBinaryStream', Promise.resolve(Readable.from([bytes]))),
		},
	};
}

const text = async (chunks: AsyncIterable<Buffer>) => (await buffer(Readable.from(chunks))).toString();

describe('a file of an item', () => {
	it('that n8n holds in memory is read from there, as a whole or as one chunk', async () => {
		const { helpers, asked } = helpersWith(inMemory);
		const file = await binaryOf(stub([], { itemIndex: 2, helpers }).caller, 'video');
		expect(file).toMatchObject({ size: 4, name: 'clip.mp4', mimeType: 'video/mp4' });
		expect(asked).toEqual([['assertBinaryData', 2, 'video']]);
		expect(await file.read()).toEqual(bytes);
		expect(await text(await file.open())).toBe('four');
		expect(asked.slice(1)).toEqual([
			['getBinaryDataBuffer', 2, 'video'],
			['getBinaryDataBuffer', 2, 'video'],
		]);
	});

	it('that n8n has stored is measured without reading it, and read as a stream; without a name it is called as its field', async () => {
		const { helpers, asked } = helpersWith(stored);
		const file = await binaryOf(stub([], { helpers }).caller, 'video');
		expect(file).toMatchObject({ size: 4_000_000, name: 'video' });
		expect(await text(await file.open())).toBe('four');
		expect(asked).toEqual([
			['assertBinaryData', 0, 'video'],
			['getBinaryMetadata', 'filesystem-v2:1'],
			['getBinaryStream', 'filesystem-v2:1'],
		]);
	});

	it('is asked for without the index of the item where the context is of one item', async () => {
		const { helpers, asked } = helpersWith(inMemory);
		const { caller } = stub([], { itemIndex: 2, helpers, context: { getItemIndex: () => 2 } });
		const file = await binaryOf(caller, 'video');
		expect(file.size).toBe(4);
		expect(await file.read()).toEqual(bytes);
		expect(asked).toEqual([
			['assertBinaryData', 'video'],
			['getBinaryDataBuffer', 'video'],
		]);
	});

	it('that is not there is n8n’s to tell of', async () => {
		const assertBinaryData = () => {
			throw new Error('No binary field video');
		};
		const { caller } = stub([], { helpers: { assertBinaryData } });
		await expect(binaryOf(caller, 'video')).rejects.toThrow('No binary field video');
	});
});
