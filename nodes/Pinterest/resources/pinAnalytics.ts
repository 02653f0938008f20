import type { IDataObject } from 'n8n-workflow';

import { apiError, errorForItem, statusOf } from '../../shared/api/errors';
import { explanationIn } from '../../shared/api/explanation';
import { asObject, isObject } from '../../shared/api/json';
import { UnreadableError, objectIn, objectsIn } from '../../shared/api/parts';
import type { Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import type { Values } from '../../shared/rows/field';
import type { Operation, ReadItem } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { ORGANIC_DAYS, ORGANIC_PERIOD, fillOrganicPeriod, withinKeptDays } from '../../shared/fields/period';
import { choice, choices, listOf } from '../../shared/fields/kinds';
import type { OutputLocals } from '../../shared/fields/output';
import { isSimple } from '../../shared/fields/output';
import { pinIds } from '../../shared/fields/locators';
import { callOf } from '../../shared/run/call';
import { withForms } from '../../shared/run/form';
import { PIN } from './pinFields';

/** The most Pins one request for numbers takes. */
const MOST_PINS = 100;

/** Numbers that exist for Pins. Source: the API description's metric types of standard and video Pins. */
const METRICS = [
	{ name: 'Impressions', value: 'IMPRESSION' },
	{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
	{ name: 'Pin Clicks', value: 'PIN_CLICK' },
	{ name: 'Profile Visits', value: 'PROFILE_VISIT', description: 'Not for videos' },
	{ name: 'Save Rate', value: 'SAVE_RATE' },
	{ name: 'Saves', value: 'SAVE' },
	{ name: 'Total Comments', value: 'TOTAL_COMMENTS' },
	{ name: 'Total Reactions', value: 'TOTAL_REACTIONS' },
	{ name: 'User Follows', value: 'USER_FOLLOW', description: 'Not for videos' },
	{ name: 'Video 10-Second Views', value: 'VIDEO_10S_VIEW', description: 'Only for videos' },
	{ name: 'Video Average Watch Time', value: 'VIDEO_AVG_WATCH_TIME', description: 'Only for videos, in milliseconds' },
	{ name: 'Video Played to 95%', value: 'QUARTILE_95_PERCENT_VIEW', description: 'Only for videos' },
	{ name: 'Video Starts', value: 'VIDEO_START', description: 'Only for videos' },
	{ name: 'Video Total Watch Time', value: 'VIDEO_V50_WATCH_TIME', description: 'Only for videos, in milliseconds' },
	{ name: 'Video Views', value: 'VIDEO_MRC_VIEW', description: 'Only for videos' },
] as const;

const METRIC_TYPES = choices({
	name: 'metricTypes',
	apiName: 'metric_types',
	in: 'query',
	label: 'Metrics',
	description: 'The metrics to get',
	options: METRICS,
	default: ['IMPRESSION', 'OUTBOUND_CLICK', 'PIN_CLICK', 'SAVE'],
	required: true,
});

export const APP_TYPES = choice({
	name: 'appTypes',
	apiName: 'app_types',
	in: 'query',
	label: 'Devices',
	description: 'Only activity on these devices',
	options: [
		{ name: 'All', value: 'ALL' },
		{ name: 'Mobile', value: 'MOBILE' },
		{ name: 'Tablet', value: 'TABLET' },
		{ name: 'Web', value: 'WEB' },
	],
	default: 'ALL',
});

const SPLIT = choice({
	name: 'splitField',
	apiName: 'split_field',
	in: 'query',
	label: 'Split By',
	description: 'Break the metrics down by device type',
	options: [
		{ name: 'Device', value: 'APP_TYPE' },
		{ name: 'No Split', value: 'NO_SPLIT' },
	],
	default: 'NO_SPLIT',
});

const PIN_IDS = pinIds({
	name: 'pinIds',
	apiName: 'pin_ids',
	in: 'query',
	label: 'Pins',
	description: 'IDs or addresses, separated by commas. The Pins of all input items are combined, 100 to a request.',
	placeholder: 'e.g. 813744226420795884, 813744226420795885',
	required: true,
	repeated: true,
});

export function check({ query, local }: Values<{ period?: string }>): void {
	fillOrganicPeriod(query, local.period);
}

export const queryNow = withinKeptDays(ORGANIC_DAYS);

/**
 * One item a day (and part, where split), with the numbers beside the date. Numbers that are not told by day, such as comments and
 * reactions, which Pinterest counts over a Pin's lifetime, have one more item that says so; nobody is left without an item.
 *
 * @param of begins each item: whose numbers they are
 * @param split the key that names the part
 * @throws UnreadableError where something else stands in place of numbers
 */
export function days(of: IDataObject, numbers: unknown, split = 'device'): IDataObject[] {
	const items = Object.entries(objectIn(numbers, 'analytics')).flatMap(([name, part]) => {
		const named = name === 'all' ? {} : { [split]: name };
		const { daily_metrics: daily, lifetime_metrics: lifetime, summary_metrics: summary } = objectIn(part, 'analytics');
		const byDay = objectsIn(daily ?? [], 'daily numbers').map(({ date, data_status, metrics }) => ({
			...of,
			date,
			...named,
			data_status,
			...objectIn(metrics, 'numbers of a day'),
		}));
		const told = new Set(byDay.flatMap((day) => namesIn(day)));
		const wholes = (
			[
				['lifetime', lifetime],
				['whole period', summary],
			] as const
		).flatMap(([period, metrics]) => {
			const more = Object.entries(objectIn(metrics, `numbers of the ${period}`)).filter(
				([metric]) => !told.has(metric),
			);
			for (const [metric] of more) told.add(metric);
			return more.length === 0 ? [] : [{ ...of, counted_over: period, ...named, ...Object.fromEntries(more) }];
		});
		return [...byDay, ...wholes];
	});
	if (items.length > 0) return items;
	if (Object.keys(of).length > 0) return [of];
	if (Object.values(asObject(numbers)).some((part) => isObject(part) && Object.keys(part).length > 0))
		return [{ answered: false }];
	throw new UnreadableError('Pinterest’s answer holds analytics without numbers');
}

/** The names under which there is a value. */
function namesIn(object: IDataObject): string[] {
	return Object.keys(object).filter((name) => (object[name] ?? undefined) !== undefined);
}

type Item = ReadItem<OutputLocals>;

/** Gathers the Pins of all items that ask the same into requests of up to 100, and gives each item its own Pins. */
async function getMany(items: Item[]): Promise<void> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = JSON.stringify({ ...item.values.query, pin_ids: undefined });
		groups.set(key, [...(groups.get(key) ?? []), item]);
	}
	await Promise.all([...groups.values()].map(getGroup));
}

async function getGroup(items: Item[]): Promise<void> {
	const [first] = items;
	if (!first) return;
	const { caller, values } = first;
	const ids = [...new Set(items.flatMap(pinsOf))];
	const numbers = new Map<string, IDataObject>();
	const errors = new Map<string, unknown>();
	const ask = async (part: string[]): Promise<void> => {
		try {
			const call = callOf(getManyAnalytics, { ...values, query: { ...values.query, pin_ids: part } });
			const { body } = await request({ ...caller, itemIndex: undefined }, call);
			for (const [id, found] of Object.entries(asObject(body))) {
				if (!isObject(found)) continue;
				const error = refusalIn(caller, id, found);
				if (error) errors.set(id, error);
				else numbers.set(id, found);
			}
		} catch (error) {
			const isShared = items.filter((item) => pinsOf(item).some((id) => part.includes(id))).length > 1;
			if (!isUnknownPin(error) || !isShared || part.length === 1) {
				for (const id of part) errors.set(id, error);
				return;
			}
			// One Pin that Pinterest does not know must not spoil the items that name others: halves find it.
			const half = Math.ceil(part.length / 2);
			await ask(part.slice(0, half));
			const goesOn = 'continueOnFail' in caller.context && caller.context.continueOnFail();
			if (errors.size === 0 || goesOn) await ask(part.slice(half));
		}
	};
	await Promise.all(
		Array.from({ length: Math.ceil(ids.length / MOST_PINS) }, (_, at) =>
			ask(ids.slice(at * MOST_PINS, (at + 1) * MOST_PINS)),
		),
	);
	/** An answer may leave a Pin out. */
	const missing = (id: string) => (numbers.has(id) ? {} : { answered: false });
	const resultsOf = (id: string, local: OutputLocals): IDataObject[] => {
		const raw = { pin_id: id, ...missing(id), ...numbers.get(id) };
		if (!isSimple(local)) return [raw];
		return days({ pin_id: id, ...missing(id) }, numbers.get(id)).map((day) => withForms(local, day, raw));
	};
	for (const item of items) {
		const own = pinsOf(item);
		const failed = own.find((id) => errors.has(id));
		if (failed !== undefined) item.fail(errorForItem(errors.get(failed), item.caller.itemIndex));
		else {
			try {
				item.succeed(own.flatMap((id) => resultsOf(id, item.values.local)));
			} catch (error) {
				item.fail(error);
			}
		}
	}
}

/** Pinterest may say of one Pin why it gives no numbers of it; undefined where it gives some. */
function refusalIn({ context, run }: Caller, id: string, found: IDataObject): Error | undefined {
	const { code, message } = explanationIn(found);
	if (code === undefined || !message) return undefined;
	const failure = {
		code,
		message: `Pinterest gives no analytics of the Pin ${id}: ${message}`,
		advice: 'Leave this Pin out, or ask with an account that owns it.',
		details: { pin_id: id },
	};
	return apiError(context.getNode(), failure, { environment: run.environment });
}

function pinsOf({ values }: Item): string[] {
	return listOf(values.query.pin_ids);
}

function isUnknownPin(error: unknown): boolean {
	return statusOf(error) === 404;
}

export const getAnalytics: Operation = operation('GET /pins/{pin_id}/analytics', {
	value: 'getAnalytics',
	name: 'Get Analytics',
	action: 'Get analytics of pin',
	description: 'Get how often one Pin was seen, clicked and saved, day by day, over at most the last 90 days',
	fields: [PIN, ...ORGANIC_PERIOD, METRIC_TYPES],
	collections: { options: [AD_ACCOUNT, APP_TYPES, SPLIT] },
	simplify: 'split',
	check,
	queryNow,
	split: (answer, { ids, local }) =>
		isSimple(local) ? days({ pin_id: ids.pin_id }, answer) : [{ pin_id: ids.pin_id, ...asObject(answer) }],
});

export const getManyAnalytics: Operation = operation('GET /pins/analytics', {
	value: 'getManyAnalytics',
	name: 'Get Analytics of Many',
	action: 'Get analytics of many pins',
	description:
		'Get how often many Pins were seen, clicked and saved, day by day, over at most the last 90 days: up to 100 Pins in one request instead of one request for each',
	fields: [PIN_IDS, ...ORGANIC_PERIOD, METRIC_TYPES],
	collections: { options: [AD_ACCOUNT, APP_TYPES] },
	simplify: 'split',
	check,
	queryNow,
	runAll: getMany,
});
