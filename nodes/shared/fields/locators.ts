import type { INodePropertyMode } from 'n8n-workflow';

import type { Address, Named, Near } from '../api/addresses';
import { adAccountAt, boardAt, boardCalled, idOfCalled, sectionAt, sectionCalled } from '../api/addresses';
import type { RequestName } from '../api/requestName';
import { isObject } from '../api/json';
import { withArticle } from '../api/promise';
import type { Caller } from '../api/request';
import type { Bounds, Field, Values } from '../rows/field';
import type { Facts, Made } from './kinds';
import { atMost, field, jsonListIn, mostly, parseId, quote } from './kinds';

type Locate = <const Own extends Facts>(facts: Own) => Made<Own, string>;

/** A board: from a list, by id or by URL. */
export const board: Locate = (facts) =>
	locator(
		facts,
		'board',
		[
			list('searchBoards', 'board'),
			byId('e.g. 549755885175'),
			byUrl('e.g. https://www.pinterest.com/my-shop/summer-recipes/'),
			byName('e.g. Summer recipes'),
		],
		lookedUp(boardAt, boardCalled),
	);

/** A section of the board that is chosen beside it. */
export const section: Locate = (facts) =>
	locator(
		facts,
		'section',
		[
			list('searchSections', 'section'),
			byId('e.g. 5177764827392847'),
			byUrl('e.g. https://www.pinterest.com/my-shop/summer-recipes/salads/'),
			byName('e.g. Salads'),
		],
		lookedUp(sectionAt, sectionCalled),
	);

/** Most digits of an ad account's id. Source: `maxLength` in the API description. */
const AD_ACCOUNT_DIGITS = 18;

/** An ad account: the business that the request is made for. */
export const adAccount: Locate = (facts) =>
	locator(
		facts,
		'ad account',
		[
			list('searchAdAccounts', 'ad account'),
			byId('e.g. 549755885175'),
			byUrl('e.g. https://ads.pinterest.com/advertiser/549755885175/'),
		],
		lookedUp(async (_caller, address) => adAccountAt(address)),
		AD_ACCOUNT_DIGITS,
	);

export interface ThingFacts extends Facts {
	/** The list search's method, `searchCampaigns`. */
	search: string;
	kind: string;
	example: string;
	/** Most digits of its id. */
	digits?: number;
	/** The list of the ad account that it is found in by name. */
	list?: Extract<RequestName, `GET /ad_accounts/{ad_account_id}/${string}`>;
}

/** A thing that only lists have, from one or by id: nothing says what the address of a page about it is, so none is taken. */
export const adsObject = <const Own extends ThingFacts>(facts: Own): Made<Own, string> => {
	const { search, kind, example, digits, list: ofNames } = facts;
	const parse = (value: unknown) =>
		(ofNames && nameIn(value)) ?? parseId(given(value), `. Give the id of the ${kind}`, digits);
	const modes = [list(search, kind), byId(`e.g. ${example}`), ...(ofNames ? [byName('e.g. Spring sale')] : [])];
	const resolve: Field['resolve'] = async (caller, parsed, { ids }) => {
		if (!ofNames || typeof parsed === 'string') return parsed;
		const call = { request: ofNames, ids: { ad_account_id: ids.ad_account_id } };
		return await idOfCalled(caller, call, kind, (parsed as Named).called);
	};
	const made = field(facts, locatorShown(modes), parse, {
		bounds: { maxLength: digits },
		...(ofNames ? { resolve } : {}),
	});
	// What is a name once it is parsed is an id once it is looked up.
	return made as Made<Own, string>;
};

/** A maker of pickers for one kind of thing. Their place differs: an id in the path, in the query, or in the body. */
export const picker = <const Usual extends Omit<ThingFacts, 'in'>>(usual: Usual) => mostly(usual, pickerOf);

const pickerOf = (facts: ThingFacts) => adsObject(facts);

/** A Pin, by id or by any of the addresses Pinterest gives it. */
export const pin: Locate = (facts) => {
	const modes = [byId('e.g. 813744226420795884'), byUrl('e.g. https://www.pinterest.com/pin/813744226420795884/')];
	return field(facts, locatorShown(modes), (value) => pinIdOf(idOrAddress(value, 'Pin')));
};

interface PinListFacts extends Facts, Pick<Bounds, 'maxItems'> {
	repeated?: boolean;
}

/** Several Pins: a list, or text separated by commas; each an id or an address. */
export const pinIds = <const Own extends PinListFacts>(facts: Own): Made<Own, string[]> => {
	const { repeated, maxItems } = facts;
	const parse = (value: unknown) => {
		const parts = Array.isArray(value) ? (value as unknown[]) : (jsonListIn(value) ?? String(value).split(/[\s,;]+/));
		const ids = parts.filter((part) => part !== '').map((part) => pinIdOf(idOrAddress(part, 'Pin')));
		return atMost([...new Set(ids)], maxItems);
	};
	return field(facts, { type: 'string', default: '' }, parse, { repeated, bounds: { maxItems } });
};

function locator<const Own extends Facts>(
	facts: Own,
	kind: string,
	modes: INodePropertyMode[],
	resolve?: Field['resolve'],
	digits?: number,
): Made<Own, string> {
	const takesName = modes.some(({ name }) => name === 'name');
	const parse = (value: unknown) => (takesName ? nameIn(value) : undefined) ?? idOrAddress(value, kind, digits);
	const made = field(facts, locatorShown(modes), parse, { resolve, bounds: { maxLength: digits } });
	// What is an address once it is parsed is an id once it is looked up.
	return made as Made<Own, string>;
}

function locatorShown(modes: INodePropertyMode[]) {
	return { type: 'resourceLocator' as const, default: { mode: modes[0]?.name ?? 'id', value: '' }, modes };
}

/** Asks for the id of what has an address, or a name. */
function lookedUp(
	at: (caller: Caller, address: Address, near: Near) => Promise<string>,
	called?: (caller: Caller, name: Named, near: Near) => Promise<string>,
): Field['resolve'] {
	return async (caller, parsed, { ids, query, body }) => {
		if (typeof parsed === 'string') return parsed;
		const near = { adAccountId: textOf(query.ad_account_id), boardId: textOf(ids.board_id ?? body.board_id) };
		const isName = called !== undefined && isObject(parsed) && 'called' in parsed;
		return await (isName ? called(caller, parsed as unknown as Named, near) : at(caller, parsed as Address, near));
	};
}

function textOf(value: Values['query'][string]): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function list(searchListMethod: string, kind: string): INodePropertyMode {
	return {
		...named('From List', 'list'),
		type: 'list',
		placeholder: `Select ${withArticle(kind)}…`,
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

function byName(placeholder: string): INodePropertyMode {
	return { ...named('By Name', 'name'), type: 'string', placeholder };
}

/** What a column of names may hold instead: an address, or an ID, which has more digits than a name. */
const NO_NAME = /^\s*(https?:\/\/|\d{12,}\s*$)/i;

/** The name that a locator holds: in the mode for names, or where what stands there is neither an id nor an address. */
function nameIn(value: unknown): Named | undefined {
	const called = given(value);
	if (typeof called !== 'string' || NO_NAME.test(called)) return undefined;
	const isName = isObject(value) && value.mode === 'name';
	return isName || NAME.test(called) ? { called } : undefined;
}

/** A text that is nothing else than a name: letters are in it, and nothing that stands in addresses and paths. */
const NAME = /^(?=.*\p{L})[^/?#%\\]+$/u;

function named(displayName: string, name: string) {
	return { displayName, name };
}

/** What a resource locator holds, or what an expression gives in its place. */
function given(value: unknown): unknown {
	return isObject(value) && 'value' in value ? value.value : value;
}

/** An id as it is; an address in parts. The host must be one of Pinterest's: another would never hold the id. */
function idOrAddress(value: unknown, kind: string, digits?: number): string | Address {
	const raw = given(value);
	const string = typeof raw === 'string' ? raw.trim() : raw;
	if (typeof string !== 'string' || !/^https?:\/\//i.test(string)) {
		return parseId(string, `. Give the id or the URL of the ${kind}`, digits);
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
function pinIdOf(value: string | Address): string {
	if (typeof value === 'string') return value;
	const { segments, text } = value;
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
