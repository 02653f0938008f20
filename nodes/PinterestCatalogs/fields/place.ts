import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { parseCountry } from '../../shared/fields/country';
import type { Facts } from '../../shared/fields/kinds';
import { choice, field, flag } from '../../shared/fields/kinds';

type Placed = Partial<Facts> & Pick<Facts, 'in'>;

export type CatalogType = 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';

/** What a catalog holds, which decides the fields of everything in it. */
const CATALOG_TYPES = [
	{ name: 'Creative Assets', value: 'CREATIVE_ASSETS', description: 'Pictures and videos for ads' },
	{ name: 'Hotel', value: 'HOTEL', description: 'Hotels and other places to stay' },
	{ name: 'Retail', value: 'RETAIL', description: 'Products of a shop' },
];

/** The type of the catalog; other parameters follow it with `when: { catalogType: ['HOTEL'] }`. */
export const catalogType = (facts: Placed): Field =>
	choice({
		name: 'catalogType',
		apiName: 'catalog_type',
		label: 'Catalog Type',
		description: 'What the catalog holds; the fields below follow it',
		options: CATALOG_TYPES,
		default: 'RETAIL',
		required: true,
		...facts,
	});

/** Sends a body of the time when all catalogs were retail ones. Other catalogs have none. */
export const OLDER_FORM = flag({
	name: 'olderForm',
	in: 'local',
	label: 'Older Request Form',
	description:
		'Whether to send the form of the request that names neither a catalog type nor a catalog, which Pinterest still takes for retail catalogs',
	when: { catalogType: ['RETAIL'] },
});

/** Makes a body the older form of itself where that is wanted. */
export function withoutType(body: IDataObject, { olderForm }: IDataObject): void {
	if (olderForm !== true) return;
	delete body.catalog_type;
	delete body.catalog_id;
}

/** A country, by its two-letter code. */
export const country = (facts: Placed): Field =>
	field(
		{
			name: 'country',
			label: 'Country',
			description: 'A two-letter code (ISO 3166-1)',
			placeholder: 'e.g. US',
			...facts,
		},
		{ type: 'string', default: '' },
		parseCountry,
	);

/** Languages of feeds, items and product groups. Source: the API description's CatalogsLocale. */
const LOCALES = (
	'af-ZA ar-SA bg-BG bn-IN cs-CZ da-DK de el-GR en-AU en-CA en-GB en-IN en-US es-419 es-AR es-ES es-MX fi-FI fr fr-CA he-IL hi-IN ' +
	'hr-HR hu-HU id-ID it ja ko-KR ms-MY nb-NO nl pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sv-SE te-IN th-TH tl-PH tr uk-UA vi-VN ' +
	'zh-CN zh-TW'
).split(' ');

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `Finnish (Finland)` for fi-FI. */
const LOCALE_OPTIONS = LOCALES.map((value) => ({ name: LANGUAGE_NAMES.of(value) ?? value, value }));

/** A language with its country where it has several, as Pinterest writes them. */
export const locale = (facts: Placed): Field =>
	choice({
		name: 'locale',
		label: 'Language',
		description: 'The language of texts',
		options: [...LOCALE_OPTIONS].sort((a, b) => a.name.localeCompare(b.name)),
		default: 'en-US',
		...facts,
	});

/** What items may be written in as well, the older way. Source: the API description's Language. */
export const LANGUAGES = (
	'AM AR AZ BG BN BS CA CS DA DV DZ DE EL EN ES ET FA FI FR HE HI HR HU HY ID IN IS IT IW JA KA KM KO LO LT LV MK MN MS MY NB NE ' +
	'NL NO PL PT RO RU SK SL SQ SR SV TL UK VI TE TH TR XX ZH'
).split(' ');

/** The language of an item: with its country, or as two letters. */
export const itemLanguage = (facts: Placed): Field =>
	choice({
		name: 'itemLanguage',
		apiName: 'language',
		label: 'Language',
		description: 'The language of the item',
		options: [...LOCALE_OPTIONS, ...LANGUAGES.map((value) => ({ name: value, value }))].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: 'en-US',
		...facts,
	});
