import { isSoundOnly, nameOfContent, videoType } from '../../../../nodes/shared/api/content';

const box = (type: string, content: Buffer | string = '') => {
	const bytes = Buffer.from(content as string, 'latin1');
	const head = Buffer.alloc(8, type, 'latin1').fill(0, 0, 4).fill(type, 4, 8, 'latin1');
	head.writeUInt32BE(bytes.length + 8);
	return Buffer.concat([head, bytes]);
};
const ftyp = (brand: string) => box('ftyp', `${brand}\0\0\0\0mp42`);

describe('a file by its content', () => {
	it.each([
		['heic', 'a HEIC image'],
		['heix', 'a HEIC image'],
		['hevc', 'a HEIC image'],
		['mif1', 'a HEIC image'],
		['msf1', 'a HEIC image'],
		['avif', 'an AVIF image'],
		['avis', 'an AVIF image'],
		['M4A ', 'an M4A audio file'],
		['M4B ', 'an M4A audio file'],
	])('of brand %j is no video', (brand, name) => {
		expect([nameOfContent(ftyp(brand)), videoType(ftyp(brand))]).toEqual([name, undefined]);
	});

	it.each([
		['isom', 'video/mp4'],
		['mp42', 'video/mp4'],
		['M4V ', 'video/mp4'],
		['3gp4', 'video/mp4'],
		['qt  ', 'video/quicktime'],
	])('of brand %j is a video', (brand, type) => {
		expect([nameOfContent(ftyp(brand)), videoType(ftyp(brand))]).toEqual([undefined, type]);
	});

	it.each(['moov', 'mdat', 'wide', 'free', 'skip'])('that begins with %s is a MOV', (type) => {
		expect(videoType(box(type))).toBe('video/quicktime');
	});

	it.each([
		['\x89PNG\r\n\x1a\n', 'a PNG image'],
		['\xff\xd8\xff\xe0', 'a JPEG image'],
		['GIF89a', 'a GIF image'],
		['RIFF\x01\0\0\0WEBPVP8 ', 'a WebP image'],
		['RIFF\x01\n\0\0AVI ', 'an AVI video'],
		['RIFF\x01\0\0\0WAVEfmt ', 'a WAV audio file'],
		['\x1a\x45\xdf\xa3', 'a WebM or MKV video'],
		['ID3\x03', 'an MP3 audio file'],
		['\xff\xfb\x90', 'an MP3 audio file'],
		['OggS', 'an Ogg file'],
		['fLaC', 'a FLAC audio file'],
		['II*\0', 'a TIFF image'],
		['MM\0*', 'a TIFF image'],
		['BM', 'a BMP image'],
		['%PDF-1.4', 'a PDF'],
		[' <!DOCTYPE html>', 'an HTML page'],
		['<svg xmlns="">', 'an SVG image'],
		['<?xml version="1.0"?><svg>', 'an SVG image'],
		['\xff\xfea\0', undefined],
		['hello', undefined],
		['', undefined],
	])('%j is %s', (text, name) => {
		expect([nameOfContent(Buffer.from(text, 'latin1')), videoType(Buffer.from(text, 'latin1'))]).toEqual([
			name,
			undefined,
		]);
	});
});

describe('a film', () => {
	const handler = (kind: string) => box('hdlr', `\0\0\0\0\0\0\0\0${kind}`);
	const moov = (...kinds: string[]) => box('moov', Buffer.concat(kinds.map(handler)));
	const large = Buffer.alloc(300_000, 7);
	async function* inPieces(file: Buffer, size: number) {
		for (let at = 0; at < file.length; at += size) yield await Promise.resolve(file.subarray(at, at + size));
	}
	const hasSoundOnly = async (size: number, ...boxes: Buffer[]) =>
		await isSoundOnly(inPieces(Buffer.concat(boxes), size));

	it.each([1, 7, 65_536, 1_000_000])('with sound only is told, read in pieces of %i bytes', async (size) => {
		const rest = size === 1 ? large.subarray(0, 100) : large;
		expect(await hasSoundOnly(size, ftyp('isom'), moov('soun'), box('mdat', rest))).toBe(true);
		expect(await hasSoundOnly(size, ftyp('isom'), box('mdat', rest), moov('soun', 'mdir'))).toBe(true);
		expect(await hasSoundOnly(size, ftyp('isom'), box('mdat', rest), moov('soun', 'vide'))).toBe(false);
		expect(await hasSoundOnly(size, ftyp('isom'), moov('vide'), box('mdat', rest))).toBe(false);
	});

	it('may have its data in a box whose size has 64 bits', async () => {
		const head = Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\0', 'latin1');
		head.writeBigUInt64BE(BigInt(16 + large.length), 8);
		expect(await hasSoundOnly(1000, ftyp('isom'), head, large, moov('soun'))).toBe(true);
	});

	it('that does not tell what is in it is not judged', async () => {
		expect(await hasSoundOnly(1000, ftyp('isom'), large)).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), Buffer.from('\0\0\0\0mdat'), large, moov('soun'))).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), moov('soun').subarray(0, 20))).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), moov())).toBe(false);
	});

	it('is not read on where its description comes after 8 MB', async () => {
		const head = Buffer.from('\0\0\0\0mdat', 'latin1');
		head.writeUInt32BE(9 * 1024 * 1024);
		let read = 0;
		async function* counted() {
			yield ftyp('isom');
			yield head;
			for (; read < 1000; read++) yield await Promise.resolve(large);
		}
		expect(await isSoundOnly(counted())).toBe(false);
		expect(read).toBe(0);
	});
});
