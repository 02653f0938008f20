import { withoutInvisible } from './given';

/** A locale in the parts that the API asks for. */
export interface Locale {
	/** Two or three small letters. */
	language: string;
	/** With what else was said, as BCP 47 writes it: `de-AT`. */
	tag: string;
	/** With the country that it most likely is of where none was said: `en-US` for `en`. */
	likely: string;
}

/** The locale that a text is: `de_DE.UTF-8`, `de-de` and `deu` too; undefined where it is none. */
export function localeIn(text: string): Locale | undefined {
	const written = withoutInvisible(text)
		.trim()
		.replace(/[.@].*$/, '')
		.replace(/_/g, '-');
	if (!/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(written)) return undefined;
	try {
		const locale = new Intl.Locale(written);
		const { language, region } = locale.maximize();
		return { language, tag: locale.toString(), likely: region === undefined ? language : `${language}-${region}` };
	} catch {
		return undefined;
	}
}

/**
 * The two letters of a language: of a locale, or of its name in English or in itself (`German`, `Deutsch`).
 *
 * @throws Error where the text is none of these
 */
export function languageOf(text: string): string {
	const word = wordOf(text.replace(/\(.*\)$/, ''));
	const language = localeIn(text)?.language ?? '';
	if (/^[a-z]{2}$/.test(language)) return language;
	const named = languagesByName().get(word);
	if (named !== undefined) return named;
	throw new Error('is no language: give its two-letter code, such as de');
}

let byName: Map<string, string> | undefined;

function languagesByName(): Map<string, string> {
	byName ??= new Map(
		CODES.flatMap((code) => ['en', code].map((locale) => [wordOf(nameOf(code, locale)), code] as const)),
	);
	return byName;
}

function nameOf(code: string, locale: string): string {
	return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}

function wordOf(text: string): string {
	return withoutInvisible(text).normalize('NFC').trim().toLowerCase();
}

/** ISO 639-1. */
const CODES =
	'aa ab af ak am ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy ia id ig is it iu ja jv ka kg ki kk kl km kn ko ks ku kv kw ky la lb lg ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne nl nn no nr nv ny oc om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(
		' ',
	);

/** A locale as BCP 47 writes it; a text that is none as it is. */
export function localeOf(text: string): string {
	return localeIn(text)?.tag ?? text;
}
