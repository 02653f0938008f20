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

/** The two letters of a language, or of a locale of one; a text that is neither as it is. */
export function languageOf(text: string): string {
	const { language = '' } = localeIn(text) ?? {};
	return /^[a-z]{2}$/.test(language) ? language : text;
}

/** A locale as BCP 47 writes it; a text that is none as it is. */
export function localeOf(text: string): string {
	return localeIn(text)?.tag ?? text;
}
