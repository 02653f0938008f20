/** What an MP4 or MOV says of itself: how long it is, how large its picture, and whether it has one. */

/** A file whose description comes later than this is not read further for it: reading it all would take too long. */
const FURTHEST = 8 * 1024 * 1024;
const LARGEST_DESCRIPTION = 4 * 1024 * 1024;

/** So much of a file is read before it is sent on, where it can be read but once. */
const MOST_BEGINNING = 1024 * 1024;

export interface Film {
	/** Sound, but no picture. */
	isSoundOnly: boolean;
	seconds?: number;
	/** Pixels, as it is shown. */
	width?: number;
	height?: number;
}

/**
 * What a file's description (the `moov` box) says, as far as it is within the first 8 MB; read piece by piece.
 *
 * @returns undefined where it is not there
 */
export async function filmOf(file: AsyncIterable<Buffer>): Promise<Film | undefined> {
	const description = await boxIn(file, 'moov');
	return description && described(description);
}

/** What the beginning of a file says, where its description is in it; a part of it will do. */
export function filmIn(begin: Buffer): Film | undefined {
	for (let at = 0, box = headOf(begin); box && box.size >= box.head; at += box.size, box = headOf(begin.subarray(at))) {
		if (box.type !== 'moov') continue;
		const isWhole = at + box.size <= begin.length;
		const film = described(begin.subarray(at + box.head, at + box.size));
		return isWhole ? film : { ...film, isSoundOnly: false };
	}
	return undefined;
}

/** Whether the beginning of a file holds its description, or does not hold it soon. */
export function tellsFilm(begin: Buffer): boolean {
	if (begin.length >= MOST_BEGINNING) return true;
	for (let at = 0; at < MOST_BEGINNING;) {
		const box = headOf(begin.subarray(at));
		if (!box) return false;
		if (box.size < box.head) return true;
		if (box.type === 'moov') return at + box.size <= begin.length;
		at += box.size;
	}
	return true;
}

/** Source: ISO/IEC 14496-12, the boxes `mvhd`, `tkhd` and `hdlr`. */
function described(description: Buffer): Film {
	const kinds = new Set<string>();
	for (let at = description.indexOf('hdlr'); at >= 0; at = description.indexOf('hdlr', at + 4))
		kinds.add(description.toString('latin1', at + 12, at + 16));
	const pictures = boxesIn(description, 'trak')
		.flatMap((track) => boxesIn(track, 'tkhd'))
		.flatMap(pictureOf);
	const seconds = boxesIn(description, 'mvhd').flatMap(secondsOf)[0];
	return {
		isSoundOnly: kinds.has('soun') && !kinds.has('vide'),
		...(seconds === undefined ? {} : { seconds }),
		...pictures[0],
	};
}

/** The content of the boxes of a type, as much of it as is there. */
function boxesIn(bytes: Buffer, type: string): Buffer[] {
	const found: Buffer[] = [];
	for (let at = 0, box = headOf(bytes); box && box.size >= box.head; at += box.size, box = headOf(bytes.subarray(at)))
		if (box.type === type) found.push(bytes.subarray(at + box.head, at + box.size));
	return found;
}

function secondsOf(header: Buffer): number[] {
	const isLong = header[0] === 1;
	if (header.length < (isLong ? 32 : 20)) return [];
	const units = isLong ? header.readUInt32BE(20) : header.readUInt32BE(12);
	const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
	const isUnknown = duration === (isLong ? Number(0xffffffffffffffffn) : 0xffffffff);
	// A film in fragments has no duration in front.
	return units === 0 || duration === 0 || isUnknown ? [] : [duration / units];
}

function pictureOf(header: Buffer): Array<{ width: number; height: number }> {
	const at = header[0] === 1 ? 52 : 40;
	if (header.length < at + 44) return [];
	const [across, down] = [header.readUInt32BE(at + 36) >>> 16, header.readUInt32BE(at + 40) >>> 16];
	if (across === 0 || down === 0) return [];
	const isTurned = header.readInt32BE(at) === 0 && header.readInt32BE(at + 4) !== 0;
	return [isTurned ? { width: down, height: across } : { width: across, height: down }];
}

/** The content of the first box of a type at the top of a file. */
async function boxIn(file: AsyncIterable<Buffer>, wanted: string): Promise<Buffer | undefined> {
	let held: Buffer = Buffer.alloc(0);
	let toSkip = 0;
	let read = 0;
	// Leaving the loop closes the file.
	for await (const chunk of file) {
		read += chunk.length;
		if (toSkip >= chunk.length) {
			toSkip -= chunk.length;
		} else {
			const rest = chunk.subarray(toSkip);
			held = held.length === 0 ? rest : Buffer.concat([held, rest]);
			toSkip = 0;
			for (let box = headOf(held); box; box = headOf(held)) {
				if (box.size < box.head || (box.type === wanted && box.size > LARGEST_DESCRIPTION)) return undefined;
				if (box.type === wanted && box.size > held.length) break;
				if (box.type === wanted) return held.subarray(box.head, box.size);
				toSkip = Math.max(0, box.size - held.length);
				held = held.subarray(box.size);
			}
		}
		if (read + toSkip > FURTHEST) return undefined;
	}
	return undefined;
}

function headOf(bytes: Buffer): { type: string; head: number; size: number } | undefined {
	if (bytes.length < 8) return undefined;
	const type = bytes.toString('latin1', 4, 8);
	const size = bytes.readUInt32BE(0);
	if (size !== 1) return { type, head: 8, size };
	return bytes.length < 16 ? undefined : { type, head: 16, size: Number(bytes.readBigUInt64BE(8)) };
}
