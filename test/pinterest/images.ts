import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';
import { invalid } from './check';
import type { PinImage } from './world';

const maxImageBytes = 20 * 1024 ** 2;

/**
 * An image given as base64, checked as Pinterest does: real base64, up to 20 MB, and of the type it claims. Answers its shape.
 * @param name where it stands in the body, for the refusal (400)
 */
export function readImage(data: string, contentType: string, name: string): PinImage {
	const bytes = (data.length / 4) * 3;
	if (data.length % 4 !== 0 || /=[^=]|={3}/.test(data.slice(-4))) throw invalid(`Body '${name}' is not valid base64.`);
	if (bytes > maxImageBytes + 2) throw invalid(`Body '${name}' is larger than 20 MB.`);
	const head = Buffer.from(data.slice(0, 64), 'base64');
	const type = head.subarray(0, 4).equals(pngMagic.subarray(0, 4))
		? 'image/png'
		: head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff
			? 'image/jpeg'
			: undefined;
	if (!type) throw invalid(`Body '${name}' is neither a PNG nor a JPEG image.`);
	if (type !== contentType) throw invalid(`Body '${name}' is ${type}, not ${contentType}.`);
	const isWholePng = type === 'image/png' && head.length >= 24;
	return { ratio: isWholePng ? head.readUInt32BE(20) / Math.max(1, head.readUInt32BE(16)) || 1 : 1.5 };
}

/** The sizes a Pin's image comes in, with addresses that this server answers. */
export function imageSizes(origin: string, color: string, image: PinImage): Record<string, unknown> {
	const size = (width: number, height: number) => ({
		width,
		height,
		url: `${origin}/images/${color.slice(1)}/${width}x${height}.png`,
	});
	const bounded = (width: number) => size(width, Math.min(4000, Math.max(1, Math.round(width * image.ratio))));
	return { '150x150': size(150, 150), '400x300': size(400, 300), '600x': bounded(600), '1200x': bounded(1200) };
}

export function imageUrl(origin: string, color: string, width: number, height: number): string {
	return `${origin}/images/${color.slice(1)}/${width}x${height}.png`;
}

const pngMagic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngs = new Map<string, Buffer>();

/** The PNG behind `/images/6e7874/600x900.png`, or undefined for another path. One colour, one bit a pixel: small and quick. */
export function imageAt(path: string): Buffer | undefined {
	const found = /^\/images\/([0-9a-f]{6})\/(\d{1,4})x(\d{1,4})\.png$/i.exec(path);
	if (!found) return undefined;
	let image = pngs.get(path);
	if (!image) pngs.set(path, (image = png(Buffer.from(found[1], 'hex'), Number(found[2]), Number(found[3]))));
	return image;
}

/** A PNG of one colour. */
export function png(rgb: Buffer, width: number, height: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([1, 3, 0, 0, 0], 8);
	const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
	const parts = [
		chunk('IHDR', header),
		chunk('PLTE', rgb),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	];
	return Buffer.concat([pngMagic, ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(zlibCrc32(body));
	return Buffer.concat([length, body, sum]);
}
