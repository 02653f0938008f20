import { filmIn, filmOf, tellsFilm } from '../../../../nodes/shared/api/film';
import { box, film, ftyp, moov } from '../../../harness/films';

describe('a film', () => {
	const handler = (kind: string) => box('hdlr', `\0\0\0\0\0\0\0\0${kind}`);
	const described = (...kinds: string[]) => box('moov', ...kinds.map(handler));
	const large = Buffer.alloc(300_000, 7);
	async function* inPieces(file: Buffer, size: number) {
		for (let at = 0; at < file.length; at += size) yield await Promise.resolve(file.subarray(at, at + size));
	}
	const hasSoundOnly = async (size: number, ...boxes: Buffer[]) =>
		(await filmOf(inPieces(Buffer.concat(boxes), size)))?.isSoundOnly ?? false;

	it.each([1, 7, 65_536, 1_000_000])('with sound only is told, read in pieces of %i bytes', async (size) => {
		const rest = size === 1 ? large.subarray(0, 100) : large;
		expect(await hasSoundOnly(size, ftyp('isom'), described('soun'), box('mdat', rest))).toBe(true);
		expect(await hasSoundOnly(size, ftyp('isom'), box('mdat', rest), described('soun', 'mdir'))).toBe(true);
		expect(await hasSoundOnly(size, ftyp('isom'), box('mdat', rest), described('soun', 'vide'))).toBe(false);
		expect(await hasSoundOnly(size, ftyp('isom'), described('vide'), box('mdat', rest))).toBe(false);
	});

	it('may have its data in a box whose size has 64 bits', async () => {
		const head = Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\0', 'latin1');
		head.writeBigUInt64BE(BigInt(16 + large.length), 8);
		expect(await hasSoundOnly(1000, ftyp('isom'), head, large, described('soun'))).toBe(true);
	});

	it('that does not tell what is in it is not judged', async () => {
		expect(await hasSoundOnly(1000, ftyp('isom'), large)).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), Buffer.from('\0\0\0\0mdat'), large, described('soun'))).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), described('soun').subarray(0, 20))).toBe(false);
		expect(await hasSoundOnly(1000, ftyp('isom'), described())).toBe(false);
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
		expect(await filmOf(counted())).toBeUndefined();
		expect(read).toBe(0);
	});

	it('is read for 8 MB at most, whatever it consists of', async () => {
		let read = 0;
		async function* counted() {
			yield ftyp('isom');
			for (; read < 100; read++) yield await Promise.resolve(box('mdat', large));
		}
		expect(await filmOf(counted())).toBeUndefined();
		expect(read).toBe(Math.floor((8 * 1024 * 1024) / (large.length + 8)));
	});

	it('is not read where its description is larger than 4 MB; its data may be', async () => {
		const headOf = (type: string, size: number) => {
			const head = Buffer.from(`\0\0\0\0${type}`, 'latin1');
			head.writeUInt32BE(size);
			return head;
		};
		let read = 0;
		async function* counted() {
			yield headOf('moov', 4 * 1024 * 1024 + 1);
			for (; read < 100; read++) yield await Promise.resolve(large);
		}
		expect(await filmOf(counted())).toBeUndefined();
		expect(read).toBe(0);
		const data = Buffer.alloc(5 * 1024 * 1024);
		expect(await hasSoundOnly(1_000_000, headOf('mdat', data.length + 8), data, described('soun'))).toBe(true);
	});

	it.each([
		[{ seconds: 12.5 }, { seconds: 12.5, width: 720, height: 1280 }],
		[
			{ seconds: 3, width: 1920, height: 1080, isTurned: true },
			{ seconds: 3, width: 1080, height: 1920 },
		],
		[
			{ seconds: 900, isLong: true },
			{ seconds: 900, width: 720, height: 1280 },
		],
		[{ seconds: 0 }, { width: 720, height: 1280 }],
	])('says how long and how large it is: %j', async (facts, expected) => {
		const whole = film(facts);
		expect(await filmOf(inPieces(whole, 1000))).toEqual({ isSoundOnly: false, ...expected });
		expect(filmIn(whole.subarray(0, 2000))).toEqual({ isSoundOnly: false, ...expected });
	});

	it('is described by a part of its description too, but for whether it has sound only', () => {
		const whole = Buffer.concat([ftyp('isom'), moov({ seconds: 7 }), described('soun')]);
		const part = whole.subarray(0, ftyp('isom').length + 8 + 8 + 100);
		expect(filmIn(part)).toEqual({ isSoundOnly: false, seconds: 7 });
		expect(filmIn(part.subarray(0, 40))).toEqual({ isSoundOnly: false });
		expect(filmIn(ftyp('isom'))).toBeUndefined();
	});

	it('has told once its description is there, or will not come soon', () => {
		const front = film({ seconds: 7 }, 10);
		const end = front.length - 18;
		expect([tellsFilm(front.subarray(0, end - 1)), tellsFilm(front.subarray(0, end))]).toEqual([false, true]);
		const back = (bytes: number) => Buffer.concat([ftyp('isom'), box('mdat', Buffer.alloc(bytes))]);
		expect([tellsFilm(back(2_000_000).subarray(0, 40)), tellsFilm(back(2000))]).toEqual([true, false]);
		expect([tellsFilm(Buffer.from('\0\0\0\0mdat')), tellsFilm(Buffer.alloc(3))]).toEqual([true, false]);
	});
});
