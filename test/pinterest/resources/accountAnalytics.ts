import { checkDates, dailyDates, type DateQuery } from '../dates';
import { randomFrom } from '../random';
import { row, type Call } from '../row';
import type { Account, Pin } from '../world';
import { dayCounts } from './pinAnalytics';
import { boardOf } from './shared';

const appTypes = ['MOBILE', 'TABLET', 'WEB'];
const formats = [
	'ORGANIC_IMAGE',
	'ORGANIC_PRODUCT',
	'ORGANIC_VIDEO',
	'ADS_STANDARD',
	'ADS_PRODUCT',
	'ADS_VIDEO',
	'ADS_IDEA',
];
const claims = ['CLAIMED', 'OTHER'];
const sources = ['YOUR_PINS', 'OTHER_PINS'];
const metricTypes = [
	'ENGAGEMENT',
	'ENGAGEMENT_RATE',
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'OUTBOUND_CLICK_RATE',
	'PIN_CLICK',
	'PIN_CLICK_RATE',
	'SAVE',
	'SAVE_RATE',
];
const videoMetricTypes = [
	'IMPRESSION',
	'SAVE',
	'VIDEO_MRC_VIEW',
	'VIDEO_AVG_WATCH_TIME',
	'VIDEO_V50_WATCH_TIME',
	'QUARTILE_95_PERCENT_VIEW',
	'VIDEO_10S_VIEW',
	'VIDEO_START',
	'OUTBOUND_CLICK',
];
const splits = { APP_TYPE: appTypes, OWNED_CONTENT: claims, SOURCE: sources, PIN_FORMAT: formats };

interface Filters extends DateQuery {
	app_types: string;
	pin_format: string;
	from_claimed_content: string;
	content_type: string;
	source: string;
	metric_types?: string[];
}

interface TopQuery extends Filters {
	sort_by: string;
	num_of_pins: number;
	created_in_last_n_days?: number;
}

export const accountAnalytics = [
	row<Filters & { split_field: 'NO_SPLIT' | keyof typeof splits }>('GET /user_account/analytics', {
		answer({ user, query }) {
			checkDates(query);
			const { split_field: split } = query;
			if (split === 'NO_SPLIT') return { status: 200, body: { all: numbers(user, query) } };
			const parts = splits[split].filter((part) => cells(query).some((cell) => Object.values(cell).includes(part)));
			return { status: 200, body: Object.fromEntries(parts.map((part) => [part, numbers(user, query, part)])) };
		},
	}),
	row<TopQuery>('GET /user_account/analytics/top_pins', {
		answer: (call) => ({ status: 200, body: topPins(call, metricTypes) }),
	}),
	row<TopQuery>('GET /user_account/analytics/top_video_pins', {
		answer: (call) => ({ status: 200, body: topPins(call, videoMetricTypes, (pin) => pin.media.type === 'video') }),
	}),
];

interface Cell {
	app: string;
	format: string;
	claim: string;
	source: string;
}

/** Every combination that the filters let through. Whatever is counted is a sum over these, so that parts add up to the whole. */
function cells(query: Filters): Cell[] {
	const wanted = (asked: string, all: string[]) => (asked === 'ALL' || asked === 'BOTH' ? all : [asked]);
	return wanted(query.pin_format, formats)
		.filter((format) => query.content_type === 'ALL' || isPaid(format) === (query.content_type === 'PAID'))
		.flatMap((format) =>
			wanted(query.app_types, appTypes).flatMap((app) =>
				wanted(query.from_claimed_content, claims).flatMap((claim) =>
					wanted(query.source, sources).map((source) => ({ app, format, claim, source })),
				),
			),
		);
}

function isPaid(format: string): boolean {
	return format.startsWith('ADS_');
}

function numbers(user: Account, query: Filters, part?: string): Record<string, unknown> {
	const counted = cells(query).filter((cell) => part === undefined || Object.values(cell).includes(part));
	const names = query.metric_types ?? metricTypes;
	const today = new Date().toISOString().slice(0, 10);
	const total: Record<string, number> = {};
	const daily = dailyDates(query).map((date) => {
		if (date === today) return { date, data_status: 'PROCESSING', metrics: {} };
		const counts: Record<string, number> = {};
		for (const cell of counted) add(counts, cellCounts(user, date, cell));
		add(total, counts);
		return { date, data_status: 'READY', metrics: pick(counts, names) };
	});
	return { daily_metrics: daily, summary_metrics: pick(total, names) };
}

function cellCounts(user: Account, date: string, cell: Cell): Record<string, number> {
	const random = randomFrom(`${user.id} ${date} ${Object.values(cell).join(' ')}`);
	const impressions = 10 + Math.floor(random() * 90);
	return {
		IMPRESSION: impressions,
		PIN_CLICK: Math.floor(impressions * random() * 0.2),
		OUTBOUND_CLICK: Math.floor(impressions * random() * 0.08),
		SAVE: Math.floor(impressions * random() * 0.1),
	};
}

/** The acting account's Pins with the highest numbers over the whole period. */
function topPins(call: Call<TopQuery>, all: string[], keep: (pin: Pin) => boolean = () => true): unknown {
	const { world, user, query } = call;
	checkDates(query);
	const today = new Date().toISOString().slice(0, 10);
	const days = dailyDates(query).filter((date) => date < today);
	const apps = query.app_types === 'ALL' ? appTypes : [query.app_types];
	const names = query.metric_types ?? all;
	const pins = [...world.pins.values()]
		.filter((pin) => pin.ownerId === user.id && boardOf(call, pin)?.privacy !== 'SECRET')
		.filter((pin) => keep(pin) && passes(pin, user, query))
		.map((pin) => {
			const counts: Record<string, number> = {};
			for (const date of days) if (date >= pin.createdAt.slice(0, 10)) add(counts, dayCounts(pin, date, apps));
			return { pin, counts };
		})
		.sort((a, b) => metric(b.counts, query.sort_by) - metric(a.counts, query.sort_by) || a.pin.seq - b.pin.seq)
		.slice(0, query.num_of_pins)
		.map(({ pin, counts }) => ({
			pin_id: pin.id,
			metrics: pick(counts, names),
			data_status: Object.fromEntries(names.map((name) => [name, 'READY'])),
		}));
	return {
		date_availability: { latest_available_timestamp: Date.parse(today), is_realtime: false },
		pins,
		sort_by: query.sort_by,
	};
}

function passes(pin: Pin, user: Account, query: TopQuery): boolean {
	const video = pin.media.type === 'video';
	const format = pin.promoted ? (video ? 'ADS_VIDEO' : 'ADS_STANDARD') : video ? 'ORGANIC_VIDEO' : 'ORGANIC_IMAGE';
	const host = pin.link === null ? undefined : new URL(pin.link).hostname;
	const claim = user.websites.some(({ website, verifiedAt }) => verifiedAt && website === host) ? 'CLAIMED' : 'OTHER';
	const source = pin.parentPinId === null ? 'YOUR_PINS' : 'OTHER_PINS';
	const { created_in_last_n_days: lastDays } = query;
	return (
		cells(query).some((cell) => cell.format === format && cell.claim === claim && cell.source === source) &&
		(lastDays === undefined || Date.parse(pin.createdAt) >= Date.now() - lastDays * 86_400_000)
	);
}

function add(total: Record<string, number>, counts: Record<string, number>): void {
	for (const [name, value] of Object.entries(counts)) total[name] = (total[name] ?? 0) + value;
}

function pick(counts: Record<string, number>, names: string[]): Record<string, number> {
	return Object.fromEntries(names.map((name) => [name, metric(counts, name)]));
}

/** A count, or one of the numbers that are made from counts. */
function metric(counts: Record<string, number>, name: string): number {
	const share = (part = 0, whole = 0) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);
	if (name === 'ENGAGEMENT') return (counts.PIN_CLICK ?? 0) + (counts.OUTBOUND_CLICK ?? 0) + (counts.SAVE ?? 0);
	if (name.endsWith('_RATE')) return share(metric(counts, name.slice(0, -'_RATE'.length)), counts.IMPRESSION);
	if (name === 'VIDEO_AVG_WATCH_TIME') return share(counts.VIDEO_V50_WATCH_TIME, counts.VIDEO_START);
	return counts[name] ?? 0;
}
