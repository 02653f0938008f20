import type { INodePropertyMode } from 'n8n-workflow';

import type { Field } from '../rows/operation';
import type { Address } from '../run/lookups';
import { adAccountByUrl, boardByUrl, sectionByUrl } from '../run/lookups';
import type { Facts } from './kinds';
import { atMost, field, quote, parseId } from './kinds';

type Locate = (facts: Facts & { board?: string }) => Field;

/** A board: from a list, by id or by URL. */
export const board: Locate = (facts) => ({
	...locator(facts, 'board', [
		list('searchBoards', 'board'),
		byId('e.g. 549755885175'),
		byUrl('e.g. https://www.pinterest.com/my-shop/summer-recipes/'),
	]),
	resolve: boardByUrl,
});

/** A section of the board that the parameter `board` picks. */
export const section: Locate = (facts) => ({
	...locator(facts, 'section', [
		list('searchSections', 'section'),
		byId('e.g. 5177764827392847'),
		byUrl('e.g. https://www.pinterest.com/my-shop/summer-recipes/salads/'),
	]),
	resolve: sectionByUrl,
});

/** An ad account: the business that the request is made for. */
export const adAccount: Locate = (facts) => ({
	...locator(facts, 'ad account', [
		list('searchAdAccounts', 'ad account'),
		byId('e.g. 549755885175'),
		byUrl('e.g. https://ads.pinterest.com/advertiser/549755885175/'),
	]),
	resolve: adAccountByUrl,
});

/**
 * A thing of an ad account, from a list or by id.
 *
 * @param search the list search's method, `searchCampaigns`
 */
export const adsObject = (facts: Facts & { search: string; kind: string; example: string }): Field =>
	locator(facts, facts.kind, [list(facts.search, facts.kind), byId(`e.g. ${facts.example}`)]);

/** A Pin, by id or by any of the addresses Pinterest gives it. */
export const pin: Locate = (facts) => {
	const made = locator(facts, 'Pin', [
		byId('e.g. 813744226420795884'),
		byUrl('e.g. https://www.pinterest.com/pin/813744226420795884/'),
	]);
	return { ...made, parse: (value) => pinIdOf(made.parse(value)) };
};

/** Several Pins: a list, or text with commas between; each an id or an address. */
export const pinIds = (facts: Facts & { maxItems?: number; repeated?: boolean }): Field => ({
	...field(facts, { type: 'string', default: '' }, (value) => {
		const parts = Array.isArray(value) ? (value as unknown[]) : String(value).split(/[\s,]+/);
		const ids = parts.filter((part) => part !== '').map((part) => pinIdOf(idOrAddress(part, 'Pin')));
		return atMost([...new Set(ids)], facts.maxItems);
	}),
	repeated: facts.repeated,
});

function locator(facts: Facts, kind: string, modes: INodePropertyMode[]): Field {
	return field(facts, { type: 'resourceLocator', default: { mode: modes[0].name, value: '' }, modes }, (value) =>
		idOrAddress(value, kind),
	);
}

function list(searchListMethod: string, kind: string): INodePropertyMode {
	return {
		...named('From List', 'list'),
		type: 'list',
		placeholder: `Select ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}…`,
		typeOptions: { searchListMethod, searchable: true },
	};
}

function byId(placeholder: string): INodePropertyMode {
	return {
		...named('By ID', 'id'),
		type: 'string',
		placeholder,
		validation: [{ type: 'regex', properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID is all digits' } }],
	};
}

function byUrl(placeholder: string): INodePropertyMode {
	return {
		...named('By URL', 'url'),
		type: 'string',
		placeholder,
		validation: [
			{ type: 'regex', properties: { regex: '^\\s*https?://.+', errorMessage: 'The URL starts with https://' } },
		],
	};
}

function named(displayName: string, name: string) {
	return { displayName, name };
}

/** An id as it is; an address in parts. The host must be one of Pinterest's: another would never hold the id. */
function idOrAddress(value: unknown, kind: string): string | Address {
	const raw =
		typeof value === 'object' && value !== null && 'value' in value ? (value as { value: unknown }).value : value;
	const string = typeof raw === 'string' ? raw.trim() : raw;
	if (typeof string !== 'string' || !/^https?:\/\//i.test(string)) {
		return parseId(string, `. Pick the ${kind} from the list, or enter its id or URL`);
	}
	return addressOf(string);
}

/**
 * The parts of one of Pinterest's web addresses, on any of its hosts.
 *
 * @throws Error when it is another site's, or a short link
 */
export function addressOf(string: string): Address {
	if (!URL.canParse(string)) throw new Error(`is not a web address: ${quote(string)}`);
	const url = new URL(string);
	if (url.hostname === 'pin.it')
		throw new Error('is a short link, which hides the id; open it in a browser and use the address it leads to');
	if (!/(^|\.)pinterest(\.[a-z]{2,3}){1,2}$/.test(url.hostname))
		throw new Error(`is not an address of Pinterest: ${quote(string)}`);
	return { segments: url.pathname.split('/').filter(Boolean).map(decode), text: string };
}

/** `/pin/813744226420795884/`, `/pin/a-title--813744226420795884/sent/` and the like. */
function pinIdOf(value: unknown): string {
	if (typeof value === 'string') return value;
	const { segments, text } = value as Address;
	const at = segments.indexOf('pin');
	const found = at < 0 ? undefined : /^(?:.*--)?(\d+)$/.exec(segments[at + 1] ?? '')?.[1];
	if (found) return found;
	throw new Error(
		`is not the address of a Pin: ${quote(text)}. It looks like https://www.pinterest.com/pin/813744226420795884/`,
	);
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}
