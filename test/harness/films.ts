/** Files of the kind of MP4, made of their boxes. */
export const box = (type: string, ...contents: Array<Buffer | string>): Buffer => {
	const bytes = Buffer.concat(contents.map((content) => Buffer.from(content as string, 'latin1')));
	const head = Buffer.alloc(8);
	head.writeUInt32BE(bytes.length + 8);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, bytes]);
};

export const ftyp = (brand: string): Buffer => box('ftyp', `${brand}\0\0\0\0mp42`);

export interface FilmFacts {
	seconds: number;
	width?: number;
	height?: number;
	/** Stands on its side, as telephones film. */
	isTurned?: boolean;
	/** With times of 64 bits. */
	isLong?: boolean;
}

/** The description of a film with one picture. */
export function moov({ seconds, width = 720, height = 1280, isTurned = false, isLong = false }: FilmFacts): Buffer {
	const mvhd = Buffer.alloc(isLong ? 112 : 100);
	const tkhd = Buffer.alloc(isLong ? 96 : 84);
	const matrix = isLong ? 52 : 40;
	if (isLong) {
		mvhd[0] = tkhd[0] = 1;
		mvhd.writeUInt32BE(1000, 20);
		mvhd.writeBigUInt64BE(BigInt(seconds * 1000), 24);
	} else {
		mvhd.writeUInt32BE(1000, 12);
		mvhd.writeUInt32BE(seconds * 1000, 16);
	}
	const [a, b] = isTurned ? [0, 0x10000] : [0x10000, 0];
	tkhd.writeInt32BE(a, matrix);
	tkhd.writeInt32BE(b, matrix + 4);
	tkhd.writeUInt32BE(width * 0x10000, matrix + 36);
	tkhd.writeUInt32BE(height * 0x10000, matrix + 40);
	const handler = box('hdlr', '\0\0\0\0\0\0\0\0vide');
	return box('moov', box('mvhd', mvhd), box('trak', box('tkhd', tkhd), box('mdia', handler)));
}

/** A whole film with its description in front. */
export const film = (facts: FilmFacts, bytes = 50_000): Buffer =>
	Buffer.concat([ftyp('isom'), moov(facts), box('mdat', Buffer.alloc(bytes, 7))]);
