import { sizeOf } from '../../../../nodes/shared/api/imageSize';
import { png } from '../../../pinterest';

const segment = (marker: number, content: Buffer) => {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
};
const frame = (width: number, height: number, marker = 0xc0) => {
	const content = Buffer.alloc(15);
	content.writeUInt16BE(height, 1);
	content.writeUInt16BE(width, 3);
	return segment(marker, content);
};
const jpeg = (...segments: Buffer[]) => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments]);
/** How a picture is to be turned, as cameras say it. */
const exif = (orientation: number, isLittle: boolean) => {
	const tiff = Buffer.alloc(26);
	tiff.write(isLittle ? 'II' : 'MM', 0);
	const write = (value: number, at: number) =>
		isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
	if (isLittle) tiff.writeUInt32LE(8, 4);
	else tiff.writeUInt32BE(8, 4);
	write(1, 8);
	write(0x0112, 10);
	write(orientation, 18);
	return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
};

describe('the size of an image', () => {
	it('is in the first chunk of a PNG', () => {
		expect(sizeOf(png(Buffer.from('6e7874', 'hex'), 1000, 1500))).toEqual({ width: 1000, height: 1500 });
	});

	it.each([0xc0, 0xc1, 0xc2, 0xcf])('is in the frame of a JPEG, behind other segments: marker %i', (marker) => {
		const file = jpeg(segment(0xe0, Buffer.alloc(14)), segment(0xc4, Buffer.alloc(9, 9)), frame(640, 480, marker));
		expect(sizeOf(file)).toEqual({ width: 640, height: 480 });
	});

	it.each([
		[1, true, { width: 640, height: 480 }],
		[6, true, { width: 480, height: 640 }],
		[8, false, { width: 480, height: 640 }],
		[3, false, { width: 640, height: 480 }],
	])('is that of the picture as it is shown: orientation %i', (orientation, isLittle, size) => {
		expect(sizeOf(jpeg(exif(orientation, isLittle), frame(640, 480)))).toEqual(size);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['one byte', Buffer.from([0xff])],
		['the beginning of a PNG', png(Buffer.from('6e7874', 'hex'), 10, 10).subarray(0, 20)],
		['a JPEG without a frame', jpeg(segment(0xe0, Buffer.alloc(14)))],
		['a JPEG with something else in between', jpeg(Buffer.alloc(40), frame(1, 1))],
		['a JPEG of no height', jpeg(frame(640, 0))],
		['a picture whose Exif is cut off', jpeg(segment(0xe1, Buffer.from('Exif\0\0II*\0')))],
	])('is not known of %s', (_what, bytes) => {
		expect(sizeOf(bytes)).toBeUndefined();
	});
});
