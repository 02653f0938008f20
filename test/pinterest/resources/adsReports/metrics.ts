import {
	actions,
	baseCount,
	baseNames,
	channels,
	conversionCount,
	conversionEvents,
	type Attribution,
	type Cell,
	type Conversion,
} from './counts';

/** A number that adds up over ads and days; undefined where there is none. */
type Count = (cell: Cell) => number | undefined;

/** A column of numbers: what it needs to be added up, and what is made of the sums. */
export interface Metric {
	counts: Count[];
	/** Sums in the order of `counts`. Undefined is no value. */
	of(sums: Array<number | undefined>): number | undefined;
}

/** Sums of what was paid for and what came after. */
const bothSides =
	/^TOTAL_((?:IMPRESSION|CLICKTHROUGH|ENGAGEMENT|WEB_SESSIONS|DESTINATION_VIEWS|IDEA_PIN_\w+|VIDEO_\w+?_(?:VIEWS|COMBINED|COMPLETE)))$/;

/** Columns that are one column over another, times a factor. */
const ratios: Record<string, [over: string, under: string, factor?: number]> = {
	CTR: ['CLICKTHROUGH_1', 'IMPRESSION_1'],
	CTR_2: ['CLICKTHROUGH_2', 'IMPRESSION_2'],
	ECTR: ['TOTAL_CLICKTHROUGH', 'TOTAL_IMPRESSION'],
	OUTBOUND_CTR: ['TOTAL_OUTBOUND_CLICK', 'TOTAL_IMPRESSION'],
	OUTBOUND_CTR_1: ['OUTBOUND_CLICK_1', 'IMPRESSION_1'],
	CPC_IN_MICRO_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'CLICKTHROUGH_1'],
	ECPC_IN_MICRO_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH'],
	ECPC_IN_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH', 1e-6],
	CPM_IN_MICRO_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'IMPRESSION_1', 1000],
	CPM_IN_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'IMPRESSION_1', 1e-3],
	ECPM_IN_MICRO_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_IMPRESSION', 1000],
	ECPM_IN_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_IMPRESSION', 1e-3],
	ECPE_IN_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_ENGAGEMENT', 1e-6],
	ADVERTISER_PAID_ECPC_IN_DOLLAR: ['ADVERTISER_PAID_SPEND_IN_MICRO_DOLLAR', 'TOTAL_CLICKTHROUGH', 1e-6],
	ADVERTISER_PAID_ECPM_IN_DOLLAR: ['ADVERTISER_PAID_SPEND_IN_MICRO_DOLLAR', 'TOTAL_IMPRESSION', 1e-3],
	ENGAGEMENT_RATE: ['ENGAGEMENT_1', 'IMPRESSION_1'],
	EENGAGEMENT_RATE: ['TOTAL_ENGAGEMENT', 'TOTAL_IMPRESSION'],
	REPIN_RATE: ['REPIN_1', 'IMPRESSION_1'],
	TOTAL_REPIN_RATE: ['TOTAL_REPIN', 'TOTAL_IMPRESSION'],
	TOTAL_IMPRESSION_FREQUENCY: ['TOTAL_IMPRESSION', 'TOTAL_IMPRESSION_USER'],
	COST_PER_OUTBOUND_CLICK: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_OUTBOUND_CLICK', 1e-6],
	COST_PER_OUTBOUND_CLICK_IN_DOLLAR: ['SPEND_IN_MICRO_DOLLAR', 'TOTAL_OUTBOUND_CLICK', 1e-6],
	COST_PER_OUTBOUND_CLICK_IN_DOLLAR_1: ['SPEND_IN_MICRO_DOLLAR', 'OUTBOUND_CLICK_1', 1e-6],
	COST_PER_LEAD: ['SPEND_IN_MICRO_DOLLAR', 'LEADS', 1e-6],
	PAID_VIDEO_VIEWABLE_RATE: ['VIDEO_MRC_VIEWS_1', 'IMPRESSION_1'],
	CPV_IN_MICRO_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'VIDEO_MRC_VIEWS_1'],
	ECPV_IN_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'TOTAL_VIDEO_MRC_VIEWS', 1e-6],
	CPCV_IN_MICRO_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'VIDEO_P100_COMPLETE_1'],
	ECPCV_IN_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'TOTAL_VIDEO_P100_COMPLETE', 1e-6],
	CPCV_P95_IN_MICRO_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'VIDEO_P95_COMBINED_1'],
	ECPCV_P95_IN_DOLLAR: ['VIDEO_SPEND_IN_MICRO_DOLLAR', 'TOTAL_VIDEO_P95_COMBINED', 1e-6],
	VIDEO_AVG_WATCHTIME_IN_SECOND_1: ['VIDEO_WATCHTIME_IN_SECOND_1', 'VIDEO_P0_COMBINED_1'],
	VIDEO_AVG_WATCHTIME_IN_SECOND_2: ['VIDEO_WATCHTIME_IN_SECOND_2', 'VIDEO_P0_COMBINED_2'],
	TOTAL_VIDEO_AVG_WATCHTIME_IN_SECOND: ['TOTAL_VIDEO_WATCHTIME', 'TOTAL_VIDEO_P0_COMBINED'],
};

const sums: Record<string, string[]> = {
	PAID_IMPRESSION: ['IMPRESSION_1'],
	TOTAL_OUTBOUND_CLICK: ['OUTBOUND_CLICK_1', 'OUTBOUND_CLICK_2'],
	TOTAL_REPIN: ['REPIN_1', 'REPIN_2'],
	TOTAL_VIDEO_WATCHTIME: ['VIDEO_WATCHTIME_IN_SECOND_1', 'VIDEO_WATCHTIME_IN_SECOND_2'],
};

const events = Object.keys(conversionEvents).join('|');
const conversion = new RegExp(
	`^(?:TOTAL_)?(?:(WEB|INAPP|OFFLINE|PINTEREST)_)?(?:(CLICK|ENGAGEMENT|VIEW)_)?(${events}|CONVERSIONS)` +
		'(?:_(VALUE_IN_MICRO_DOLLAR|QUANTITY|CONVERSION_RATE|COST_PER_ACTION|ROAS|CONVERSION_PRODUCT_(?:QUANTITY|VALUE|VALUE_IN_USD)|' +
		'(?:DESKTOP|MOBILE|TABLET)_ACTION_TO_(?:DESKTOP|MOBILE|TABLET)_CONVERSION))?$',
);
const productsOfAll = /^TOTAL_(?:(WEB|INAPP|OFFLINE)_)?CONVERSION_PRODUCT_(QUANTITY|VALUE|VALUE_IN_USD)$/;
const custom =
	/^ADE_(?:(AVERAGE_VALUE_IN_MICRO_DOLLAR)|(?:TOTAL_)?(?:(WEB|INAPP|OFFLINE)_)?(?:(CLICK|VIEW)_?)?(CONVERSIONS|VALUE_IN_MICRO_DOLLAR|CONVERSION_RATE|COST_PER_ACTION|ROAS|CONVERSION_PRODUCT_(?:QUANTITY|VALUE|VALUE_IN_MICRO_UNITS|VALUE_IN_USD|VALUE_IN_MICRO_USD))?)$/;

/** Columns that this ad account has no numbers for: formats it doesn't use, Pinterest's own checkout. */
const empty = /^(?:SHOWCASE_|QUIZ_|ONSITE_CHECKOUTS|(?:TOTAL_)?PINTEREST_CHECKOUT)/;

/** The metric behind a column's name; undefined for a column that is no number. */
export function metric(name: string, attribution: Attribution): Metric | undefined {
	const plain = (other: string) => needed(other, attribution);
	if (baseNames.has(name)) return added([baseCount(name)]);
	if (empty.test(name)) return added([]);
	if (name.endsWith('SPEND_IN_DOLLAR')) {
		return times(plain(name.replace('DOLLAR', 'MICRO_DOLLAR')), 1e-6);
	}
	if (name === 'ADVERTISER_PAID_SPEND_IN_MICRO_DOLLAR') return added([paidSpend]);
	if (Object.hasOwn(ratios, name)) {
		const [over, under, factor] = ratios[name];
		return ratio(plain(over), plain(under), factor);
	}
	if (Object.hasOwn(sums, name)) return added(sums[name].flatMap((one) => plain(one).counts));
	const sides = bothSides.exec(name);
	if (sides && baseNames.has(`${sides[1]}_1`))
		return added([...plain(`${sides[1]}_1`).counts, ...plain(`${sides[1]}_2`).counts]);
	const found = conversion.exec(name);
	if (found) {
		const [, channel, action, event, what] = found;
		return conversions({ channel, action, event, what }, attribution);
	}
	const products = productsOfAll.exec(name);
	if (products) {
		const [, channel, what] = products;
		return conversions({ channel, event: 'CONVERSIONS', what: `CONVERSION_PRODUCT_${what}` }, attribution);
	}
	return undefined;
}

/** A column of an event that an advertiser defined. */
export function customMetric(name: string, event: string, attribution: Attribution): Metric {
	const found = custom.exec(name);
	if (!found) throw new Error(`No column ${name}`);
	const [, average, channel, action, what] = found;
	if (average) {
		const value = conversions({ event, what: 'VALUE_IN_MICRO_DOLLAR' }, attribution);
		return ratio(value, conversions({ event }, attribution));
	}
	return conversions({ channel, action, event, what: what === 'CONVERSIONS' ? undefined : what }, attribution);
}

const spent = baseCount('SPEND_IN_MICRO_DOLLAR');
const credited = baseCount('ADS_CREDIT_SPEND_IN_MICRO_DOLLAR');

/** What wasn't paid with a credit. */
function paidSpend(cell: Cell): number | undefined {
	const spend = spent(cell);
	return spend === undefined ? undefined : spend - (credited(cell) ?? 0);
}

function needed(name: string, attribution: Attribution): Metric {
	const found = metric(name, attribution);
	if (!found) throw new Error(`No metric ${name}`);
	return found;
}

interface Wanted {
	/** Left out where all count. */
	channel?: string;
	action?: string;
	/** `CONVERSIONS` for all events. */
	event: string;
	what?: string;
}

function conversions(wanted: Wanted, attribution: Attribution): Metric {
	const { channel, action, event, what = '' } = wanted;
	const each = (kind: Conversion['what']): Metric => added(countsOf(wanted, kind, attribution));
	const spend = needed('SPEND_IN_MICRO_DOLLAR', attribution);
	if (what === 'CONVERSION_RATE') return ratio(each('count'), needed('TOTAL_CLICKTHROUGH', attribution));
	if (what === 'COST_PER_ACTION') return ratio(spend, each('count'), 1e-6);
	if (what === 'ROAS') return ratio(each('value'), spend);
	if (what.endsWith('QUANTITY')) return each('quantity');
	if (/VALUE_IN_MICRO/.test(what)) return each('value');
	if (what.includes('VALUE')) return times(each('value'), 1e-6);
	if (what.includes('_ACTION_TO_')) {
		// Of ten conversions four begin and end on a phone, and so on; the nine pairs make up the whole.
		const [from, to] = what.replace('_CONVERSION', '').split('_ACTION_TO_');
		const pairs = Object.keys(devices).flatMap((one) => Object.keys(devices).map((other) => `${one} ${other}`));
		const sizes = pairs.map((pair) => pair.split(' ').reduce((size, one) => size * devices[one], 1));
		const at = pairs.indexOf(`${from} ${to}`);
		const before = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
		const part = [before, at === pairs.length - 1 ? 1 : before + sizes[at]] as const;
		return added(
			countsOf({ channel, action, event }, 'count', attribution).map(
				(count) => (cell: Cell) => count({ ...cell, parts: [...cell.parts, part] }),
			),
		);
	}
	return each('count');
}

const devices: Record<string, number> = { MOBILE: 0.5, DESKTOP: 0.25, TABLET: 0.25 };

function countsOf({ channel, action, event }: Wanted, what: Conversion['what'], attribution: Attribution): Count[] {
	const wanted = <K extends string>(one: string | undefined, all: Record<K, number>) =>
		(Object.keys(all) as K[]).filter((each) => one === undefined || each === one);
	const counted = event === 'CONVERSIONS' ? Object.keys(conversionEvents) : [event];
	return counted.flatMap((one) =>
		wanted(channel, channels).flatMap((where) =>
			wanted(action, actions).map((how) =>
				conversionCount({ event: one, channel: where, action: how, what }, attribution),
			),
		),
	);
}

function added(counts: Count[]): Metric {
	return { counts, of: total };
}

function total(sums: Array<number | undefined>): number | undefined {
	const there = sums.filter((sum) => sum !== undefined);
	return there.length === 0 ? undefined : there.reduce((all, sum) => all + sum, 0);
}

function times(one: Metric, factor: number): Metric {
	return {
		counts: one.counts,
		of(sums) {
			const value = one.of(sums);
			return value === undefined ? undefined : rounded(value * factor);
		},
	};
}

/** No value where there is nothing to divide by. */
function ratio(over: Metric, under: Metric, factor = 1): Metric {
	return {
		counts: [...over.counts, ...under.counts],
		of(sums) {
			const top = over.of(sums.slice(0, over.counts.length));
			const bottom = under.of(sums.slice(over.counts.length));
			return top === undefined || !bottom ? undefined : rounded((top / bottom) * factor);
		},
	};
}

/** Without the tail that binary fractions leave. */
function rounded(value: number): number {
	return Number(value.toPrecision(12));
}
