import { randomFrom } from '../../random';
import { dayAfter } from './windows';

/** What is counted by itself: an ad, a keyword, a product group or a product. */
export interface Leaf {
	id: string;
	creative: string;
	/** First day it was shown, `YYYY-MM-DD`; none for what never was. */
	since?: string;
	/** Days whose numbers are others by now. */
	restated?: Restatement;
	/** What was worked out already, as columns and shares of a row all ask for the same day. */
	days?: Map<string, Float64Array>;
	conversions?: Map<string, DayConversions[]>;
}

/**
 * Numbers that Pinterest has corrected since, by day (`YYYY-MM-DD`): counts of the funnel by their names, and no others. A test says so in
 * `world.store<Restatement>('restatement')`, by the id of an ad. What follows from those counts is worked out anew.
 */
export type Restatement = Record<string, Record<string, number>>;

/** A share of a count, from and to between 0 and 1: one hour of a day, one gender of all. Shares that meet add up to the whole. */
export type Part = readonly [from: number, to: number];

/** One leaf on one day, or a part of that. */
export interface Cell {
	leaf: Leaf;
	date: string;
	parts: readonly Part[];
}

/** How conversions are ascribed to ads. */
export interface Attribution {
	click_window_days: number;
	engagement_window_days: number;
	view_window_days: number;
	conversion_report_time: 'TIME_OF_AD_ACTION' | 'TIME_OF_CONVERSION';
}

/** Each number is a share of another one (or a number of its own), between the two bounds. `_1` is what was paid for, `_2` came after it. */
const funnel: ReadonlyArray<[name: string, of: string | null, least: number, most: number]> = [
	['IMPRESSION_1', null, 2000, 20_000],
	['IMPRESSION_1_GROSS', 'IMPRESSION_1', 1.01, 1.05],
	['IMPRESSION_2', 'IMPRESSION_1', 0.02, 0.08],
	['TOTAL_IMPRESSION_USER', 'IMPRESSION_1', 0.5, 0.8],
	['SPEND_IN_MICRO_DOLLAR', 'IMPRESSION_1', 3000, 9000],
	['ADS_CREDIT_SPEND_IN_MICRO_DOLLAR', 'SPEND_IN_MICRO_DOLLAR', 0, 0.1],
	['LEADS', 'IMPRESSION_1', 0.0002, 0.001],
	...['_1', '_2'].flatMap((side): Array<[string, string, number, number]> => [
		[`ENGAGEMENT${side}`, `IMPRESSION${side}`, 0.02, 0.06],
		[`CLICKTHROUGH${side}`, `ENGAGEMENT${side}`, 0.3, 0.6],
		[`OUTBOUND_CLICK${side}`, `CLICKTHROUGH${side}`, 0.5, 0.9],
		[`REPIN${side}`, `ENGAGEMENT${side}`, 0.1, 0.3],
		[`WEB_SESSIONS${side}`, `OUTBOUND_CLICK${side}`, 0.7, 1],
		[`DESTINATION_VIEWS${side}`, `OUTBOUND_CLICK${side}`, 0.8, 1],
		[`IDEA_PIN_PAGE_FORWARD${side}`, `ENGAGEMENT${side}`, 0.2, 0.5],
		[`IDEA_PIN_PAGE_BACKWARD${side}`, `ENGAGEMENT${side}`, 0.05, 0.1],
		[`IDEA_PIN_PRODUCT_TAG_VISIT${side}`, `ENGAGEMENT${side}`, 0.05, 0.1],
		[`VIDEO_P0_COMBINED${side}`, `IMPRESSION${side}`, 0.7, 0.9],
		[`VIDEO_3SEC_VIEWS${side}`, `VIDEO_P0_COMBINED${side}`, 0.5, 0.7],
		[`VIDEO_MRC_VIEWS${side}`, `VIDEO_P0_COMBINED${side}`, 0.4, 0.6],
		[`VIDEO_15SEC_UNIQUE_VIEWS${side}`, `VIDEO_MRC_VIEWS${side}`, 0.1, 0.3],
		[`VIDEO_P25_COMBINED${side}`, `VIDEO_P0_COMBINED${side}`, 0.5, 0.7],
		[`VIDEO_P50_COMBINED${side}`, `VIDEO_P25_COMBINED${side}`, 0.5, 0.7],
		[`VIDEO_P75_COMBINED${side}`, `VIDEO_P50_COMBINED${side}`, 0.5, 0.7],
		[`VIDEO_P95_COMBINED${side}`, `VIDEO_P75_COMBINED${side}`, 0.6, 0.8],
		[`VIDEO_P100_COMPLETE${side}`, `VIDEO_P95_COMBINED${side}`, 0.8, 0.9],
		[`VIDEO_WATCHTIME_IN_SECOND${side}`, `VIDEO_P0_COMBINED${side}`, 2, 8],
	]),
	['CLICKTHROUGH_1_GROSS', 'CLICKTHROUGH_1', 1.01, 1.05],
	['VIDEO_SPEND_IN_MICRO_DOLLAR', 'SPEND_IN_MICRO_DOLLAR', 1, 1],
];

/** Numbers that only ads of this kind have. */
const kinds: ReadonlyArray<[prefix: string, creatives: readonly string[]]> = [
	['VIDEO_', ['VIDEO', 'MAX_VIDEO', 'IDEA']],
	['IDEA_PIN_', ['IDEA']],
];

export const baseNames: ReadonlySet<string> = new Set(funnel.map(([name]) => name));

const places = new Map(funnel.map(([name], at) => [name, at]));
const draws = funnel.map(([, of, least, most]) => ({ of: of === null ? -1 : (places.get(of) as number), least, most }));

/** Everything counted on one day for one leaf, in the order of the funnel, the same at every call; nothing before its first day. */
function dayCounts(leaf: Leaf, date: string): Float64Array | undefined {
	if (leaf.since === undefined || date < leaf.since) return undefined;
	leaf.days ??= new Map();
	const known = leaf.days.get(date);
	if (known) return known;
	const random = randomFrom(`${leaf.id} ${date}`);
	const counts = new Float64Array(draws.length);
	draws.forEach(({ of, least, most }, at) => {
		counts[at] = Math.floor((of === -1 ? 1 : counts[of]) * (least + random() * (most - least)));
	});
	forgetOld(leaf.days);
	for (const [name, count] of Object.entries(leaf.restated?.[date] ?? {})) counts[placeOf(name)] = count;
	leaf.days.set(date, counts);
	return counts;
}

function placeOf(name: string): number {
	const at = places.get(name);
	if (at === undefined) throw new Error(`No count ${name}`);
	return at;
}

/** Rows ask for a few days at a time; what they asked for before would only fill the memory. */
function forgetOld(known: Map<string, unknown>): void {
	if (known.size > 100) known.clear();
}

/** How to count one number of a cell; undefined where this kind of ad doesn't have it. */
export function baseCount(name: string): (cell: Cell) => number | undefined {
	const at = placeOf(name);
	const only = kinds.find(([prefix]) => name.startsWith(prefix))?.[1];
	return ({ leaf, date, parts }) => {
		if (only && !only.includes(leaf.creative)) return undefined;
		const counts = dayCounts(leaf, date);
		return counts && partOf(counts[at], parts);
	};
}

export const conversionEvents = {
	PAGE_VISIT: 0.5,
	SIGNUP: 0.04,
	CHECKOUT: 0.1,
	CUSTOM: 0.05,
	LEAD: 0.03,
	ADD_TO_CART: 0.2,
	SEARCH: 0.1,
	WATCH_VIDEO: 0.04,
	VIEW_CATEGORY: 0.2,
	UNKNOWN: 0.02,
	APP_INSTALL: 0.02,
	ADD_TO_WISHLIST: 0.06,
	SUBSCRIBE: 0.02,
	ADD_PAYMENT_INFO: 0.08,
	INITIATE_CHECKOUT: 0.12,
	VIEW_CONTENT: 0.3,
};

export const channels = { WEB: 0.7, INAPP: 0.2, OFFLINE: 0.1 };
export const actions = { CLICK: 0.6, ENGAGEMENT: 0.2, VIEW: 0.2 };

export interface Conversion {
	/** One of `conversionEvents`, or the name of an event an advertiser defined. */
	event: string;
	channel: keyof typeof channels;
	action: keyof typeof actions;
	what: 'count' | 'value' | 'quantity';
}

interface DayConversions {
	/** As many as the longest usual window finds. */
	count: number;
	/** What each was worth, in micro-currency. */
	value: number;
	/** How many things were in each. */
	quantity: number;
}

const sides = Object.entries(channels).flatMap(([channel, ofChannel]) =>
	Object.entries(actions).map(([action, ofAction]) => ({ name: `${channel} ${action}`, share: ofChannel * ofAction })),
);
const outboundClicks = places.get('OUTBOUND_CLICK_1') as number;

/** Conversions of one event on one day, in the order of `sides`. */
function dayConversions(leaf: Leaf, date: string, event: string): DayConversions[] | undefined {
	const clicks = dayCounts(leaf, date)?.[outboundClicks];
	if (clicks === undefined) return undefined;
	const key = `${date} ${event}`;
	leaf.conversions ??= new Map();
	const known = leaf.conversions.get(key);
	if (known) return known;
	const random = randomFrom(`${leaf.id} ${key}`);
	const rate = conversionEvents[event as keyof typeof conversionEvents] ?? 0.05;
	const found = sides.map(({ share }) => ({
		count: clicks * rate * share * (0.5 + random()),
		value: 20_000_000 + Math.floor(random() * 40_000_000),
		quantity: 1 + Math.floor(random() * 3),
	}));
	forgetOld(leaf.conversions);
	leaf.conversions.set(key, found);
	return found;
}

/** How to count the conversions of one event in a cell, what they were worth (micro-currency), or how many things were in them. */
export function conversionCount(conversion: Conversion, attribution: Attribution): (cell: Cell) => number | undefined {
	const { event, channel, action, what } = conversion;
	const at = sides.findIndex(({ name }) => name === `${channel} ${action}`);
	const share = windowShare(attribution[`${action.toLowerCase() as Lowercase<typeof action>}_window_days`]);
	// By its own time a conversion stands a day after the ad was seen.
	const isLate = attribution.conversion_report_time === 'TIME_OF_CONVERSION';
	return ({ leaf, date, parts }) => {
		const found = dayConversions(leaf, isLate ? dayAfter(date, -1) : date, event)?.[at];
		if (!found) return undefined;
		const counted = Math.floor(found.count * share);
		return partOf(what === 'count' ? counted : counted * found[what], parts);
	};
}

const windowShares: Record<number, number> = { 0: 0, 1: 0.6, 7: 0.8, 14: 0.9, 30: 1, 60: 1.1 };

/** A longer window finds more. */
function windowShare(days: number): number {
	return windowShares[days] ?? 1;
}

export function partOf(count: number, parts: readonly Part[]): number {
	let left = count;
	for (const [from, to] of parts) left = Math.floor(left * to) - Math.floor(left * from);
	return left;
}

/** The parts that shares of these sizes make, in order. */
export function partsBySize(sizes: readonly number[]): Part[] {
	const whole = sizes.reduce((sum, size) => sum + size, 0);
	let before = 0;
	return sizes.map((size, at) => {
		const from = before / whole;
		before += size;
		return [from, at === sizes.length - 1 ? 1 : before / whole] as const;
	});
}

/** Nights are quiet. */
const hours = partsBySize(Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 1 : hour < 17 ? 3 : 5)));

export function hourPart(hour: number): Part {
	return hours[hour];
}
