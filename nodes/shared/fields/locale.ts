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

/** @throws Error unless the value is a language with a two-letter code, or a locale of one */
export function parseLanguage(value: unknown): string {
	const { language = '' } = (typeof value === 'string' && localeIn(value)) || {};
	if (/^[a-z]{2}$/.test(language)) return language;
	throw new Error('must be a language as a two-letter code, such as de');
}

/** @throws Error unless the value is a locale */
export function parseLocale(value: unknown): string {
	const { tag } = (typeof value === 'string' && localeIn(value)) || {};
	if (tag !== undefined) return tag;
	throw new Error('must be a locale such as de-AT');
}
