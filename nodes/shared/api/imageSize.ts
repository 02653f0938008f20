/** How large a PNG or JPEG is, by its bytes. */
export interface Size {
	/** Pixels, as it is shown. */
	width: number;
	height: number;
}

/** The size of an image; undefined where its beginning does not tell. */
export function sizeOf(bytes: Buffer): Size | undefined {
	const size = bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(bytes) : pngSize(bytes);
	return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** Its first chunk tells. Source: PNG specification, IHDR. */
function pngSize(bytes: Buffer): Size | undefined {
	if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
	return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Markers that begin a frame: SOF0 to SOF15 without DHT, JPG and DAC. Source: ITU-T T.81, table B.1. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Its segments follow each other until the one that begins the picture; one before it may say that the picture is turned. */
function jpegSize(bytes: Buffer): Size | undefined {
	let isTurned = false;
	for (let at = 2; at + 9 <= bytes.length;) {
		const marker = bytes.readUInt8(at + 1);
		if (bytes.readUInt8(at) !== 0xff) return undefined;
		// Bytes of filling stand before a marker.
		if (marker === 0xff) at += 1;
		else if (isFrame(marker)) {
			const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
			return isTurned ? { width: height, height: width } : { width, height };
		} else {
			const length = bytes.readUInt16BE(at + 2);
			if (marker === 0xe1) isTurned = isTurnedBy(bytes.subarray(at + 4, at + 2 + length));
			at += 2 + length;
		}
	}
	return undefined;
}

/** The tag of how a picture is to be turned; from this value on, width and height change places. Source: Exif 2.3, 4.6.4. */
const ORIENTATION = 0x0112;
const FIRST_TURNED = 5;
const LAST_TURNED = 8;

/** @param segment an APP1 segment: `Exif`, two zeros, and a TIFF */
function isTurnedBy(segment: Buffer): boolean {
	const tiff = segment.subarray(6);
	if (segment.toString('latin1', 0, 4) !== 'Exif' || tiff.length < 10) return false;
	const isLittle = tiff.toString('latin1', 0, 2) === 'II';
	const short = (at: number) => {
		if (at + 2 > tiff.length) return 0;
		return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
	};
	const list = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
	for (let entry = 0; entry < short(list); entry++) {
		const at = list + 2 + entry * 12;
		if (short(at) !== ORIENTATION) continue;
		const value = short(at + 8);
		return value >= FIRST_TURNED && value <= LAST_TURNED;
	}
	return false;
}
