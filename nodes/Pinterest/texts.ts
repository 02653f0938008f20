/** Texts that are made to fit what Pinterest takes. */

/** How many characters Pinterest counts: code points, so that an emoji is mostly one. */
export function lengthOf(text: string): number {
	return [...text].length;
}

const ELLIPSIS = '…';

/** Hashtags at the end of a text, with the spaces and line breaks before them. */
const LAST_HASHTAGS = /(?:\s+#[^\s#]+)+\s*$/u;

/**
 * Cuts a text at a word, with an ellipsis. Line breaks stay, and so do hashtags at its end, as many of them as leave half of the room to
 * the words. No emoji is cut in two.
 *
 * @param most characters, as {@link lengthOf} counts them
 */
export function cutAtWord(text: string, most: number): string {
	if (lengthOf(text) <= most) return text;
	const tags = LAST_HASHTAGS.exec(text)?.[0] ?? '';
	const kept = tagsWithin(tags.trimEnd(), most / 2);
	const body = text.slice(0, text.length - tags.length);
	const room = most - lengthOf(kept);
	// Where hashtags alone were too many, the words are whole.
	return `${lengthOf(body) <= room ? body : `${wordsWithin(body, room - ELLIPSIS.length)}${ELLIPSIS}`}${kept}`;
}

function tagsWithin(tags: string, most: number): string {
	let kept = '';
	for (const [tag] of tags.matchAll(/\s+#\S+/gu)) {
		if (lengthOf(kept) + lengthOf(tag) > most) break;
		kept += tag;
	}
	return kept;
}

function wordsWithin(text: string, most: number): string {
	let head = '';
	let count = 0;
	for (const { segment } of new Intl.Segmenter().segment(text)) {
		count += lengthOf(segment);
		if (count > most) break;
		head += segment;
	}
	const isWhole = /^\s/u.test(text.slice(head.length));
	const words = isWhole ? head : (/^([^]*\S)\s+\S*$/u.exec(head)?.[1] ?? head);
	return words.replace(/[\s,;:.–—-]+$/u, '');
}

/** Names of HTML entities for the characters 160 to 255, in their order. Source: HTML, named character references. */
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const ENTITIES = new Map<string, string>([
	...LATIN_1.split(' ').map((name, at): [string, string] => [name, String.fromCodePoint(160 + at)]),
	// A space that keeps words together is of no use in a text that is to be cut.
	['nbsp', ' '],
	...Object.entries({
		...{ amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' },
		...{ bull: '•', hellip: '…', mdash: '—', ndash: '–', prime: '′', trade: '™', euro: '€' },
		...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›' },
		...{ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', hearts: '♥', larr: '←', rarr: '→' },
		...{ ensp: ' ', emsp: ' ', thinsp: ' ' },
	}),
]);

const LAST_CODE_POINT = 0x10ffff;

/** A text with the characters that its HTML entities stand for; what is none stays as it is. */
export function decoded(text: string): string {
	return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,9});/gi, (whole, name: string) => {
		if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
		const isHex = name[1]?.toLowerCase() === 'x';
		const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
		const isSurrogate = code >= 0xd800 && code <= 0xdfff;
		return code === 0 || code > LAST_CODE_POINT || isSurrogate ? whole : String.fromCodePoint(code);
	});
}

/** The parameters by which a website tells where its visitors come from. */
export interface Tracking {
	trackingSource?: string;
	trackingMedium?: string;
	trackingCampaign?: string;
	trackingContent?: string;
}

const PARAMETERS = {
	utm_source: 'trackingSource',
	utm_medium: 'trackingMedium',
	utm_campaign: 'trackingCampaign',
	utm_content: 'trackingContent',
} as const;

/** A link with tracking parameters. Nothing of it changes: not its fragment, its writing, nor a parameter that it has already. */
export function withTracking(link: string, tracking: Tracking): string {
	const at = link.indexOf('#');
	const [address, fragment] = at < 0 ? [link, ''] : [link.slice(0, at), link.slice(at)];
	const query = address.includes('?') ? address.slice(address.indexOf('?') + 1) : '';
	const present = new Set(query.split('&').map((part) => part.split('=')[0]));
	const added = Object.entries(PARAMETERS).flatMap(([name, field]) => {
		const value = tracking[field];
		return value && !present.has(name) ? [`${name}=${encodeURIComponent(value)}`] : [];
	});
	if (added.length === 0) return link;
	const between = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
	return `${address}${between}${added.join('&')}${fragment}`;
}
