import { invalid } from '../check';
import { dailyDates, checkDates, type DateQuery } from '../dates';
import { randomFrom } from '../random';
import { row } from '../row';
import type { Pin } from '../world';
import { pinFor } from './shared';
const lifetimeMetrics = ['TOTAL_COMMENTS', 'TOTAL_REACTIONS'];
const appTypes = ['MOBILE', 'TABLET', 'WEB'];

interface AnalyticsQuery extends DateQuery {
	app_types: string;
	metric_types: string[];
	split_field?: 'NO_SPLIT' | 'APP_TYPE';
}

export const pinAnalytics = [
	row<AnalyticsQuery>('GET /pins/{pin_id}/analytics', {
		answer(call) {
			checkDates(call.query);
			return { status: 200, body: analytics(pinFor(call, call.path.pin_id), call.query) };
		},
	}),
	row<AnalyticsQuery & { pin_ids: string[] }>('GET /pins/analytics', {
		answer(call) {
			checkDates(call.query);
			if (new Set(call.query.pin_ids).size < call.query.pin_ids.length)
				throw invalid("Parameter 'pin_ids' names a Pin twice.");
			const found = call.query.pin_ids.map((id) => pinFor(call, id));
			return { status: 200, body: Object.fromEntries(found.map((pin) => [pin.id, analytics(pin, call.query)])) };
		},
	}),
];

/** One key a group: `all`, or each app type. */
function analytics(pin: Pin, query: AnalyticsQuery): Record<string, unknown> {
	const asked = query.app_types === 'ALL' ? appTypes : [query.app_types];
	if (query.split_field !== 'APP_TYPE') return { all: metrics(pin, query, asked) };
	return Object.fromEntries(asked.map((app) => [app, metrics(pin, query, [app])]));
}

function metrics(pin: Pin, query: AnalyticsQuery, apps: string[]): Record<string, unknown> {
	const names = query.metric_types.filter((name) => !lifetimeMetrics.includes(name));
	const today = new Date().toISOString().slice(0, 10);
	const daily = dailyDates(query).map((date) => {
		if (date < pin.createdAt.slice(0, 10)) return { date, data_status: 'BEFORE_PIN_CREATED', metrics: {} };
		if (date === today) return { date, data_status: 'PROCESSING', metrics: {} };
		return { date, data_status: 'READY', metrics: withRates(dayCounts(pin, date, apps), names) };
	});
	const total: Record<string, number> = {};
	for (const { date, data_status: status } of daily) {
		if (status !== 'READY') continue;
		for (const [name, value] of Object.entries(dayCounts(pin, date, apps))) total[name] = (total[name] ?? 0) + value;
	}
	const lifetime = randomFrom(`lifetime ${pin.id} ${apps.join()}`);
	const wanted = lifetimeMetrics.filter((name) => query.metric_types.includes(name));
	return {
		daily_metrics: daily,
		lifetime_metrics: Object.fromEntries(wanted.map((name) => [name, Math.floor(lifetime() * 40)])),
		summary_metrics: withRates(total, names),
	};
}

/** What was counted on one day over these apps: a sum, so that the parts of a split add up to the whole. */
export function dayCounts(pin: Pin, date: string, apps: string[]): Record<string, number> {
	const total: Record<string, number> = {};
	for (const app of apps) {
		const random = randomFrom(`${pin.id} ${date} ${app}`);
		const impressions = 20 + Math.floor(random() * 200);
		const counts: Record<string, number> = {
			IMPRESSION: impressions,
			PIN_CLICK: Math.floor(impressions * random() * 0.2),
			OUTBOUND_CLICK: Math.floor(impressions * random() * 0.08),
			SAVE: Math.floor(impressions * random() * 0.1),
			USER_FOLLOW: Math.floor(random() * 3),
			PROFILE_VISIT: Math.floor(random() * 8),
		};
		if (pin.media.type === 'video') {
			counts.VIDEO_START = Math.floor(impressions * 0.8);
			counts.VIDEO_MRC_VIEW = Math.floor(impressions * random() * 0.5);
			counts.VIDEO_10S_VIEW = Math.floor(counts.VIDEO_MRC_VIEW * random());
			counts.QUARTILE_95_PERCENT_VIEW = Math.floor(counts.VIDEO_10S_VIEW * random());
			counts.VIDEO_V50_WATCH_TIME = Math.floor(counts.VIDEO_MRC_VIEW * (2000 + random() * 6000));
		}
		for (const [name, value] of Object.entries(counts)) total[name] = (total[name] ?? 0) + value;
	}
	return total;
}

/** The metrics asked for; rates are made from the counts. A Pin without video has no video metrics. */
function withRates(counts: Record<string, number>, names: string[]): Record<string, number> {
	const share = (part = 0, whole = 0) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);
	const rates: Record<string, number> = { SAVE_RATE: share(counts.SAVE, counts.IMPRESSION) };
	if (counts.VIDEO_START !== undefined)
		rates.VIDEO_AVG_WATCH_TIME = share(counts.VIDEO_V50_WATCH_TIME, counts.VIDEO_START);
	const all = { ...counts, ...rates };
	return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
}
