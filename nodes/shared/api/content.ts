/** What a file is by its content: its name and the type that an item says are nobody's promise, and may be missing. */

/** Kinds of MP4-like files that are no video, by their main brand. Source: the MP4 Registration Authority. */
const BRANDS: Array<[RegExp, string]> = [
	[/^avi[fs]$/, 'an AVIF image'],
	[/^(he(ic|ix|im|is|vc|vx|vm|vs)|mi[fa][12f]|msf1)$/, 'a HEIC image'],
	[/^(M4[ABP] |F4[AB] |aaxc?|caqv)$/, 'an M4A audio file'],
];

/** First bytes of other files that are often tried, as Latin-1. */
const BEGINNINGS: Array<[RegExp, string]> = [
	[/^\x89PNG\r\n/, 'a PNG image'],
	[/^\xff\xd8\xff/, 'a JPEG image'],
	[/^GIF8[79]a/, 'a GIF image'],
	[/^RIFF[^]{4}WEBP/, 'a WebP image'],
	[/^RIFF[^]{4}AVI /, 'an AVI video'],
	[/^RIFF[^]{4}WAVE/, 'a WAV audio file'],
	[/^[^]E\xdf\xa3/, 'a WebM or MKV video'],
	[/^(ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/, 'an MP3 audio file'],
	[/^OggS/, 'an Ogg file'],
	[/^fLaC/, 'a FLAC audio file'],
	[/^(II\*\0|MM\0\*)/, 'a TIFF image'],
	[/^BM/, 'a BMP image'],
	[/^%PDF/, 'a PDF'],
	[/^\s*(<!doctype html|<html)/i, 'an HTML page'],
	[/^\s*(<\?xml[^]*)?<svg/i, 'an SVG image'],
];

/** Bytes that {@link nameOfContent} looks at. */
export const CONTENT_BYTES = 64;

/** What the first bytes of a file say it is, for messages: "a WebP image"; undefined where they say nothing. */
export function nameOfContent(bytes: Buffer): string | undefined {
	const brand = brandOf(bytes) ?? '';
	const text = bytes.toString('latin1', 0, CONTENT_BYTES);
	return (
		BRANDS.find(([brands]) => brands.test(brand))?.[1] ??
		BEGINNINGS.find(([begin]) => begin.test(text))?.[1] ??
		undefined
	);
}

/** The type of an MP4 or MOV by its first bytes; undefined for other files, MP4-like images and audio among them. */
export function videoType(bytes: Buffer): 'video/mp4' | 'video/quicktime' | undefined {
	// Such files begin with a box whose type stands at byte 4.
	const box = bytes.toString('latin1', 4, 8);
	if (!['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(box) || nameOfContent(bytes)) return undefined;
	const brand = brandOf(bytes);
	return brand === undefined || brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

function brandOf(bytes: Buffer): string | undefined {
	return bytes.toString('latin1', 4, 8) === 'ftyp' ? bytes.toString('latin1', 8, 12) : undefined;
}
