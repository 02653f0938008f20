import type { CatalogType } from './shared';

export type Attributes = Record<string, unknown>;

/** Something wrong with an item: its name in feeds, the attribute, and what was given. */
export interface Issue {
	name: string;
	attribute: string;
	given: unknown;
	message: string;
}

export interface Checked {
	/** The item without what can't be used. */
	attributes: Attributes;
	/** One error, and the item is not taken. */
	errors: Issue[];
	/** The item is taken all the same, shortened or without the attribute. */
	warnings: Issue[];
}

const money = /^\d+(\.\d+)?\s?([A-Z]{3})?$/;
const address = /^https?:\/\/[^\s/]+/;

/** Values an attribute may have, in upper or lower case. */
const choices: Record<string, [issue: string, values: string[]]> = {
	condition: ['OPTIONAL_CONDITION_INVALID', ['new', 'used', 'refurbished']],
	gender: ['GENDER_INVALID', ['male', 'female', 'unisex']],
	age_group: ['AGE_GROUP_INVALID', ['newborn', 'infant', 'toddler', 'kids', 'adult']],
	size_type: ['SIZE_TYPE_INVALID', ['regular', 'petite', 'plus', 'big_and_tall', 'maternity']],
	size_system: ['SIZE_SYSTEM_INVALID', ['us', 'uk', 'eu', 'de', 'fr', 'jp', 'cn', 'it', 'br', 'mex', 'au']],
};
const availabilities = ['in stock', 'out of stock', 'preorder'];

const required: Record<CatalogType, Record<string, string>> = {
	RETAIL: {
		title: 'TITLE_MISSING',
		description: 'DESCRIPTION_MISSING',
		link: 'PRODUCT_LINK_MISSING',
		image_link: 'IMAGE_LINK_MISSING',
		price: 'PRICE_MISSING',
		availability: 'AVAILABILITY_INVALID',
	},
	HOTEL: { name: 'TITLE_MISSING', link: 'PRODUCT_LINK_MISSING', main_image: 'IMAGE_LINK_MISSING' },
	CREATIVE_ASSETS: { title: 'TITLE_MISSING', link: 'PRODUCT_LINK_MISSING' },
};

/**
 * A whole item as it would stand in the catalog, held against the rules for items: what is missing or can't be read makes it fail, what is
 * too long is cut, and what is doubtful is left out.
 * @param domains websites the account has verified; products must link to one of them
 */
export function checkItem(type: CatalogType, given: Attributes, domains: readonly string[]): Checked {
	const attributes = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
	const errors: Issue[] = [];
	const warnings: Issue[] = [];
	const add = (to: Issue[], name: string, attribute: string, message: string) =>
		to.push({ name, attribute, given: given[attribute], message: `'${attribute}' ${message}.` });
	const fail: Note = (name, attribute, message) => add(errors, name, attribute, message);
	const drop: Note = (name, attribute, message) => {
		add(warnings, name, attribute, message);
		delete attributes[attribute];
	};
	checkNeeded(type, attributes, fail);
	checkLinks(type, attributes, domains, fail);
	checkValues(attributes, fail);
	for (const [name, most] of Object.entries({ title: 500, description: 10_000 })) {
		const long = textOf(attributes, name);
		if (long.length <= most) continue;
		add(warnings, `${name.toUpperCase()}_LENGTH_TOO_LONG`, name, `was cut at ${most} characters`);
		attributes[name] = long.slice(0, most);
	}
	checkChoices(attributes, drop);
	checkSalePrice(attributes, drop);
	checkMoreMedia(attributes, drop);
	return { attributes, errors, warnings };
}

/** Notes an issue; whether the item fails by it, or only loses the attribute, is up to the list it goes to. */
type Note = (issue: string, attribute: string, message: string) => void;

function checkNeeded(type: CatalogType, attributes: Attributes, fail: Note): void {
	for (const [name, issue] of Object.entries(required[type]))
		if (isBlank(name === 'main_image' ? hotelImage(attributes) : attributes[name])) fail(issue, name, 'is missing');
	if (type === 'CREATIVE_ASSETS' && isBlank(attributes.image_link) && isBlank(attributes.video_link))
		fail('IMAGE_LINK_MISSING', 'image_link', 'or video_link is needed');
	const ratings = attributes.guest_ratings as Attributes | undefined;
	if (ratings && ['max_score', 'number_of_reviewers', 'rating_system', 'score'].some((key) => ratings[key] == null))
		fail('PARSE_LINE_ERROR', 'guest_ratings', 'needs all of its four parts');
}

function checkLinks(type: CatalogType, attributes: Attributes, domains: readonly string[], fail: Note): void {
	const link = textOf(attributes, 'link');
	if (link !== '') {
		if (link.length > 511) fail('LINK_LENGTH_TOO_LONG', 'link', 'is longer than 511 characters');
		else if (!address.test(link)) fail('LINK_FORMAT_INVALID', 'link', 'is not an http address');
		else if (!isOn(link, domains)) fail('INVALID_DOMAIN', 'link', 'does not lead to a website this account verified');
	}
	const [attribute, images] =
		type === 'HOTEL' ? ['main_image', hotelImage(attributes)] : ['image_link', attributes.image_link];
	for (const image of [images].flat()) {
		if (typeof image !== 'string' || image === '') continue;
		if (image.length > 2000) fail('IMAGE_LINK_LENGTH_TOO_LONG', attribute, 'is longer than 2000 characters');
		else if (!address.test(image)) fail('IMAGE_LINK_INVALID', attribute, 'is not an http address');
	}
}

function checkValues(attributes: Attributes, fail: Note): void {
	for (const name of ['price', 'base_price']) {
		const price = textOf(attributes, name);
		if (price !== '' && !money.test(price)) fail('PRODUCT_PRICE_INVALID', name, 'is not an amount with a currency');
	}
	const availability = textOf(attributes, 'availability');
	if (availability !== '' && !availabilities.includes(availability.toLowerCase()))
		fail('AVAILABILITY_INVALID', 'availability', `is none of ${availabilities.join(', ')}`);
	const visibility = textOf(attributes, 'visibility');
	if (visibility !== '' && !['visible', 'hidden'].includes(visibility.toLowerCase()))
		fail('PARSE_LINE_ERROR', 'visibility', 'is neither visible nor hidden');
	for (const [name, value] of Object.entries(attributes))
		if (name.startsWith('custom_number') && !(Number(value) >= 0 && Number(value) <= 4_294_967_295))
			fail('PARSE_LINE_ERROR', name, 'is not between 0 and 4294967295');
}

function checkChoices(attributes: Attributes, drop: Note): void {
	for (const [name, [issue, values]] of Object.entries(choices)) {
		const value = attributes[name];
		if (typeof value === 'string' && !values.includes(value.toLowerCase()))
			drop(issue, name, `is none of ${values.join(', ')}`);
	}
	if (textOf(attributes, 'product_type').length > 1000)
		drop('PRODUCT_TYPE_LENGTH_TOO_LONG', 'product_type', 'is longer than 1000 characters');
}

function checkSalePrice(attributes: Attributes, drop: Note): void {
	const { sale_price: sale, price, base_price: base } = attributes;
	if (typeof sale !== 'string') return;
	if (!money.test(sale)) drop('SALES_PRICE_INVALID', 'sale_price', 'is not an amount with a currency');
	else if (amountOf(sale) > amountOf(price ?? base)) drop('SALES_PRICE_TOO_HIGH', 'sale_price', 'is above the price');
}

function checkMoreMedia(attributes: Attributes, drop: Note): void {
	const more = attributes.additional_image_link;
	if (Array.isArray(more)) {
		if (more.some((url) => !address.test(String(url))))
			drop('ADDITIONAL_IMAGE_LINK_WARNING', 'additional_image_link', 'holds what is not an http address');
		else if (more.length > 10) {
			drop(
				'TOO_MANY_ADDITIONAL_IMAGE_LINKS',
				'additional_image_link',
				'holds more than 10 links; the first 10 were taken',
			);
			attributes.additional_image_link = more.slice(0, 10);
		}
	}
	for (const name of Object.keys(attributes)) {
		const [, base, part] = /^(ad_(?:image|video)_\d+)_(link|tag)$/.exec(name) ?? [];
		if (base === undefined) continue;
		const value = String(attributes[name]);
		const other = part === 'link' ? 'tag' : 'link';
		if (value.length > (part === 'link' ? 2000 : 511))
			drop(`${name.toUpperCase()}_LENGTH_TOO_LONG`, name, 'is too long');
		else if (part === 'link' && !address.test(value))
			drop(`${name.toUpperCase()}_WARNING`, name, 'is not an http address');
		else if (isBlank(attributes[`${base}_${other}`]))
			drop(`${base.toUpperCase()}_${other.toUpperCase()}_REQUIRED`, name, `needs ${base}_${other} beside it`);
		else if (base.startsWith('ad_video') && isBlank(attributes.video_link))
			drop('VIDEO_REQUIRED_WHEN_AD_VIDEO_PROVIDED', name, 'needs video_link beside it');
	}
}

/** Blank where there is none, or where it is no text. */
function textOf(attributes: Attributes, name: string): string {
	const value = attributes[name];
	return typeof value === 'string' ? value : '';
}

function isBlank(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0 || value.every(isBlank);
	return value == null || (typeof value === 'string' && value.trim() === '');
}

function hotelImage(attributes: Attributes): unknown {
	return (attributes.main_image as { link?: unknown } | undefined)?.link;
}

/** Whether the address is on one of these hosts, or on one below them. */
function isOn(link: string, domains: readonly string[]): boolean {
	const host = link.replace(/^https?:\/\//, '').split(/[/?#:]/)[0];
	return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** `24.99` of "24.99 EUR". */
export function amountOf(price: unknown): number {
	return typeof price === 'string' ? Number.parseFloat(price) : Number.NaN;
}

/** `EUR` of "24.99 EUR"; US dollars where it says none. */
export function currencyOf(price: unknown): string {
	return /[A-Z]{3}$/.exec(typeof price === 'string' ? price : '')?.[0] ?? 'USD';
}

const codes: Record<string, number> = { TITLE_MISSING: 106 };

/** The number of an issue. Only a few are written down anywhere; the others follow from the name. */
export function codeOf(issue: string): number {
	let hash = 0;
	for (const character of issue) hash = (hash * 31 + character.charCodeAt(0)) % 800;
	return codes[issue] ?? 150 + hash;
}

/** An issue as batches answer it. */
export function eventOf({ name, attribute, message }: Issue): { attribute: string; code: number; message: string } {
	return { attribute, code: codeOf(name), message };
}
