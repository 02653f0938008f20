/** A text with its escapes undone, which still knows where in the original everything stands. */
export interface View {
	text: string;
	/** Where in the original the character at an offset of `text` begins. */
	originalAt(offset: number): number;
}

type Decode = (text: string, at: number) => { decoded: string; length: number } | undefined;

/**
 * A text as it is, and with the escapes undone that it may have gone through: of JSON, once and twice; of URLs, once and twice; and of
 * JSON in a URL. Only those that differ are there. Time and memory grow with the length of the text.
 */
export function viewsOf(text: string): View[] {
	const plain: View = { text, originalAt: (offset) => offset };
	const json = undone(plain, '\\', jsonEscape);
	const url = undone(plain, '%', percentEscape);
	return [
		plain,
		...json,
		...json.flatMap((view) => undone(view, '\\', jsonEscape)),
		...url,
		...url.flatMap((view) => [...undone(view, '%', percentEscape), ...undone(view, '\\', jsonEscape)]),
	];
}

/** The view with one kind of escape undone; none where there is no such escape. */
function undone(view: View, sign: string, decode: Decode): View[] {
	const { text } = view;
	const pieces: string[] = [];
	/** Offsets in the new text after which it runs along the old one again, and what they are there. */
	const offsets: number[] = [0];
	const origins: number[] = [0];
	let length = 0;
	let done = 0;
	for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at)) {
		const found = decode(text, at);
		if (!found) {
			at++;
			continue;
		}
		pieces.push(text.slice(done, at), found.decoded);
		length += at - done;
		offsets.push(length);
		origins.push(at);
		length += found.decoded.length;
		done = at += found.length;
		offsets.push(length);
		origins.push(at);
	}
	if (pieces.length === 0) return [];
	pieces.push(text.slice(done));
	const originalAt = (offset: number) => {
		const index = lastNotAfter(offsets, offset);
		return view.originalAt((origins[index] ?? 0) + offset - (offsets[index] ?? 0));
	};
	return [{ text: pieces.join(''), originalAt }];
}

/** The index of the last number of a sorted list that is at most `value`; the list begins with 0. */
function lastNotAfter(sorted: number[], value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function jsonEscape(text: string, at: number): ReturnType<Decode> {
	const sign = text[at + 1];
	if (sign === undefined) return undefined;
	if (sign !== 'u') return { decoded: CONTROLS[sign] ?? sign, length: 2 };
	const code = hexAt(text, at + 2, 4);
	return code === undefined ? undefined : { decoded: String.fromCharCode(code), length: 6 };
}

/** One character, which takes several bytes where it is no letter of English. */
function percentEscape(text: string, at: number): ReturnType<Decode> {
	const first = byteAt(text, at);
	if (first === undefined) return undefined;
	const count = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	if (count === 1) return { decoded: String.fromCharCode(first), length: 3 };
	const bytes = [first];
	while (bytes.length < count) {
		const byte = byteAt(text, at + 3 * bytes.length);
		if (byte === undefined || (byte & 0xc0) !== 0x80) return { decoded: String.fromCharCode(first), length: 3 };
		bytes.push(byte);
	}
	return { decoded: Buffer.from(bytes).toString('utf8'), length: 3 * count };
}

function byteAt(text: string, at: number): number | undefined {
	return text[at] === '%' ? hexAt(text, at + 1, 2) : undefined;
}

function hexAt(text: string, at: number, digits: number): number | undefined {
	let value = 0;
	for (let offset = at; offset < at + digits; offset++) {
		const code = text.charCodeAt(offset);
		const digit =
			code >= 48 && code <= 57 ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;
		// Beyond the end the code is NaN, and so no digit.
		if (digit < 0) return undefined;
		value = value * 16 + digit;
	}
	return value;
}
