import { checkSize, imageFrom } from '../../../../nodes/shared/api/image';
import { stub } from '../../../harness/stub';

const PNG = Buffer.from('89504e470d0a1a0a00ff', 'hex');
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const MB = 1024 * 1024;

/** An item with a file: in memory, or (with an id) where n8n's binary mode puts it. */
function itemWith(bytes: Buffer, { id, size, fileName }: { id?: string; size?: number; fileName?: string } = {}) {
	const reads: unknown[] = [];
	const helpers = {
		assertBinaryData: (...args: unknown[]) => {
			reads.push(args);
			return { id, fileName, mimeType: 'text/plain', data: id ? 'filesystem' : bytes.toString('base64') };
		},
		getBinaryDataBuffer: async (...args: unknown[]) => {
			reads.push(args);
			return await Promise.resolve(bytes);
		},
		getBinaryMetadata: async () => await Promise.resolve({ fileSize: size }),
	};
	return { caller: stub([], { itemIndex: 3, helpers }).caller, reads };
}

describe('an image of an item', () => {
	it.each([
		['a PNG', PNG, 'image/png'],
		['a JPEG', JPEG, 'image/jpeg'],
	])('is %s by its first bytes', async (_, bytes, content_type) => {
		const { caller, reads } = itemWith(bytes);
		expect(await imageFrom(caller, 'data')).toEqual({ content_type, data: bytes.toString('base64') });
		expect(reads).toEqual([
			[3, 'data'],
			[3, 'data'],
		]);
	});

	it.each([
		['text', Buffer.from('<svg/>')],
		['the beginning of a PNG', PNG.subarray(0, 7)],
		['the beginning of a JPEG', JPEG.subarray(0, 2)],
		['a JPEG behind something', Buffer.concat([Buffer.from([0]), JPEG])],
	])('is none with %s', async (_, bytes) => {
		await expect(imageFrom(itemWith(bytes, { fileName: 'a.png' }).caller, 'data')).rejects.toThrow(
			'The input data field "data" (a.png) is neither a PNG nor a JPEG image',
		);
	});

	it('is not read where it is empty or too large', async () => {
		await expect(imageFrom(itemWith(Buffer.alloc(0)).caller, 'data')).rejects.toThrow(
			'The input data field "data" (data) is empty',
		);
		const { caller, reads } = itemWith(PNG, { id: 'x', size: 20 * MB + 1 });
		await expect(imageFrom(caller, 'data')).rejects.toThrow('has 20.0 MB, Pinterest takes at most 20 MB');
		expect(reads).toHaveLength(1);
		expect(await imageFrom(itemWith(PNG, { id: 'x', size: 20 * MB }).caller, 'data')).toBeDefined();
	});

	it('has the size that n8n knows', () => {
		const check = (size: number) => () => checkSize('data', 'a.mp4', size, 2 * MB, '2 MB');
		expect(check(0)).toThrow('The input data field "data" (a.mp4) is empty');
		expect(check(1)).not.toThrow();
		expect(check(2 * MB)).not.toThrow();
		expect(check(2.5 * MB)).toThrow('The input data field "data" (a.mp4) has 2.5 MB, Pinterest takes at most 2 MB');
	});
});
