import type { IDataObject } from 'n8n-workflow';

import { parseCountry } from '../../shared/fields/country';
import { byName } from '../../shared/fields/english';
import { choice, field, flag, mostly } from '../../shared/fields/kinds';
import { localeIn } from '../../shared/fields/locale';
import type { Field } from '../../shared/rows/field';

/** Types of catalogs, in the order of their fields. */
export const CATALOG_TYPES = ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'] as const;

export type CatalogType = (typeof CATALOG_TYPES)[number];

/** The type of the catalog; other parameters follow it with `when: { catalogType: ['HOTEL'] }`. */
export const catalogType = mostly(
	{
		name: 'catalogType',
		apiName: 'catalog_type',
		label: 'Catalog Type',
		description: 'The type of items in the catalog. The fields below depend on it.',
		required: true,
	},
	(facts) =>
		choice({
			...facts,
			options: [
				{ name: 'Creative Assets', value: 'CREATIVE_ASSETS', description: 'Images and videos for ads' },
				{ name: 'Hotel', value: 'HOTEL', description: 'Hotels and other places to stay' },
				{ name: 'Retail', value: 'RETAIL', description: 'Products of a shop' },
			],
			default: 'RETAIL',
		}),
);

/** The type of a catalog, where it says none that of products. */
export function typeIn({ catalog_type: type }: IDataObject): CatalogType {
	return type === 'HOTEL' || type === 'CREATIVE_ASSETS' ? type : 'RETAIL';
}

/** Sends a body of the time when all catalogs were retail ones. Other catalogs have none. */
export const OLDER_FORM = flag({
	name: 'olderForm',
	in: 'local',
	label: 'Older Request Form',
	description:
		'Whether to send the request without a catalog type and catalog, which Pinterest still accepts for retail catalogs',
	onlyWith: { catalogType: ['RETAIL'] },
});

/** Makes a body the older form of itself where that is wanted. */
export function withoutType(body: IDataObject, { olderForm }: { olderForm?: boolean }): void {
	if (olderForm !== true) return;
	delete body.catalog_type;
	delete body.catalog_id;
}

/** A country, by its two-letter code. */
export const country = mostly(
	{ name: 'country', label: 'Country', description: 'A two-letter code (ISO 3166-1)', placeholder: 'e.g. US' },
	(facts) => field(facts, { type: 'string', default: '' }, parseCountry),
);

/** Languages of feeds, items and product groups. Source: the API description's CatalogsLocale. */
const LOCALE_OPTIONS = [
	{ name: 'Afrikaans (South Africa)', value: 'af-ZA' },
	{ name: 'American English', value: 'en-US' },
	{ name: 'Arabic (Saudi Arabia)', value: 'ar-SA' },
	{ name: 'Australian English', value: 'en-AU' },
	{ name: 'Bangla (India)', value: 'bn-IN' },
	{ name: 'Brazilian Portuguese', value: 'pt-BR' },
	{ name: 'British English', value: 'en-GB' },
	{ name: 'Bulgarian (Bulgaria)', value: 'bg-BG' },
	{ name: 'Canadian English', value: 'en-CA' },
	{ name: 'Canadian French', value: 'fr-CA' },
	{ name: 'Chinese (China)', value: 'zh-CN' },
	{ name: 'Chinese (Taiwan)', value: 'zh-TW' },
	{ name: 'Croatian (Croatia)', value: 'hr-HR' },
	{ name: 'Czech (Czechia)', value: 'cs-CZ' },
	{ name: 'Danish (Denmark)', value: 'da-DK' },
	{ name: 'Dutch', value: 'nl' },
	{ name: 'English (India)', value: 'en-IN' },
	{ name: 'European Portuguese', value: 'pt-PT' },
	{ name: 'European Spanish', value: 'es-ES' },
	{ name: 'Filipino (Philippines)', value: 'tl-PH' },
	{ name: 'Finnish (Finland)', value: 'fi-FI' },
	{ name: 'French', value: 'fr' },
	{ name: 'German', value: 'de' },
	{ name: 'Greek (Greece)', value: 'el-GR' },
	{ name: 'Hebrew (Israel)', value: 'he-IL' },
	{ name: 'Hindi (India)', value: 'hi-IN' },
	{ name: 'Hungarian (Hungary)', value: 'hu-HU' },
	{ name: 'Indonesian (Indonesia)', value: 'id-ID' },
	{ name: 'Italian', value: 'it' },
	{ name: 'Japanese', value: 'ja' },
	{ name: 'Korean (South Korea)', value: 'ko-KR' },
	{ name: 'Latin American Spanish', value: 'es-419' },
	{ name: 'Malay (Malaysia)', value: 'ms-MY' },
	{ name: 'Mexican Spanish', value: 'es-MX' },
	{ name: 'Norwegian Bokmål (Norway)', value: 'nb-NO' },
	{ name: 'Polish (Poland)', value: 'pl-PL' },
	{ name: 'Romanian (Romania)', value: 'ro-RO' },
	{ name: 'Russian (Russia)', value: 'ru-RU' },
	{ name: 'Slovak (Slovakia)', value: 'sk-SK' },
	{ name: 'Spanish (Argentina)', value: 'es-AR' },
	{ name: 'Swedish (Sweden)', value: 'sv-SE' },
	{ name: 'Telugu (India)', value: 'te-IN' },
	{ name: 'Thai (Thailand)', value: 'th-TH' },
	{ name: 'Turkish', value: 'tr' },
	{ name: 'Ukrainian (Ukraine)', value: 'uk-UA' },
	{ name: 'Vietnamese (Vietnam)', value: 'vi-VN' },
] as const;

/** A language with its country where it has several, as Pinterest writes them. */
export const locale = mostly({ name: 'locale', label: 'Language', description: 'The language of texts' }, (facts) =>
	written(
		choice({
			...facts,
			options: LOCALE_OPTIONS,
			default: 'en-US',
		}),
	),
);

/** The same choice, which takes what people have: de_DE and de-AT are de, where it offers no country for it; en is en-US, sr_RS SR. */
function written<One extends Field>(one: One): One {
	const formOf = (text: string) => {
		const { language = '', tag = '', likely = '' } = localeIn(text) ?? {};
		const forms = [text, tag, language, ...(tag === language ? [likely] : []), language.toUpperCase()];
		return forms.find((form) => one.values?.includes(form)) ?? text;
	};
	return { ...one, parse: (value) => one.parse(typeof value === 'string' ? formOf(value.trim()) : value) };
}

/** What items may be written in as well, the older way. Source: the API description's Language; IW and IN are what HE and ID once were. */
export const LANGUAGE_OPTIONS = [
	{ name: 'Albanian', value: 'SQ' },
	{ name: 'Amharic', value: 'AM' },
	{ name: 'Arabic', value: 'AR' },
	{ name: 'Armenian', value: 'HY' },
	{ name: 'Azerbaijani', value: 'AZ' },
	{ name: 'Bangla', value: 'BN' },
	{ name: 'Bosnian', value: 'BS' },
	{ name: 'Bulgarian', value: 'BG' },
	{ name: 'Burmese', value: 'MY' },
	{ name: 'Catalan', value: 'CA' },
	{ name: 'Chinese', value: 'ZH' },
	{ name: 'Croatian', value: 'HR' },
	{ name: 'Czech', value: 'CS' },
	{ name: 'Danish', value: 'DA' },
	{ name: 'Dhivehi', value: 'DV' },
	{ name: 'Dutch', value: 'NL' },
	{ name: 'Dzongkha', value: 'DZ' },
	{ name: 'English', value: 'EN' },
	{ name: 'Estonian', value: 'ET' },
	{ name: 'Filipino', value: 'TL' },
	{ name: 'Finnish', value: 'FI' },
	{ name: 'French', value: 'FR' },
	{ name: 'Georgian', value: 'KA' },
	{ name: 'German', value: 'DE' },
	{ name: 'Greek', value: 'EL' },
	{ name: 'Hebrew', value: 'HE' },
	{ name: 'Hebrew (Code IW)', value: 'IW' },
	{ name: 'Hindi', value: 'HI' },
	{ name: 'Hungarian', value: 'HU' },
	{ name: 'Icelandic', value: 'IS' },
	{ name: 'Indonesian', value: 'ID' },
	{ name: 'Indonesian (Code IN)', value: 'IN' },
	{ name: 'Italian', value: 'IT' },
	{ name: 'Japanese', value: 'JA' },
	{ name: 'Khmer', value: 'KM' },
	{ name: 'Korean', value: 'KO' },
	{ name: 'Lao', value: 'LO' },
	{ name: 'Latvian', value: 'LV' },
	{ name: 'Lithuanian', value: 'LT' },
	{ name: 'Macedonian', value: 'MK' },
	{ name: 'Malay', value: 'MS' },
	{ name: 'Mongolian', value: 'MN' },
	{ name: 'Nepali', value: 'NE' },
	{ name: 'Norwegian', value: 'NO' },
	{ name: 'Norwegian Bokmål', value: 'NB' },
	{ name: 'Persian', value: 'FA' },
	{ name: 'Polish', value: 'PL' },
	{ name: 'Portuguese', value: 'PT' },
	{ name: 'Romanian', value: 'RO' },
	{ name: 'Russian', value: 'RU' },
	{ name: 'Serbian', value: 'SR' },
	{ name: 'Slovak', value: 'SK' },
	{ name: 'Slovenian', value: 'SL' },
	{ name: 'Spanish', value: 'ES' },
	{ name: 'Swedish', value: 'SV' },
	{ name: 'Telugu', value: 'TE' },
	{ name: 'Thai', value: 'TH' },
	{ name: 'Turkish', value: 'TR' },
	{ name: 'Ukrainian', value: 'UK' },
	{ name: 'Unknown', value: 'XX' },
	{ name: 'Vietnamese', value: 'VI' },
] as const;

/** The same beside the languages with countries, some of which have the same names. */
const OLDER_OPTIONS = LANGUAGE_OPTIONS.map(({ name, value }) => ({ name: `${name} (Older Form)`, value }));

/** The language of an item: with its country, or as two letters. */
export const itemLanguage = mostly(
	{ name: 'itemLanguage', apiName: 'language', label: 'Language', description: 'The language of the item' },
	(facts) =>
		written(
			choice({
				...facts,
				options: [...LOCALE_OPTIONS, ...OLDER_OPTIONS].sort(byName),
				default: 'en-US',
			}),
		),
);
