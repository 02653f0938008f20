import { invalid } from '../../check';
import { row, withDefaults } from '../../row';
import { adAccountFor, summaryOf } from '../ads/shared';
import { type ReportBody } from './reportBody';
import { defaultAttribution } from './parameters';
import { reportLevels } from './reportLevels';
import { customMetric } from './metrics';
import { addReport, reportState } from './reportStore';
import type { Subject } from './subjects';
import { columnsOf, type Column } from './table';
import { combined, sharesOf, type Share } from './targeting';
import type { Breakdown } from './reportFile';
import { checkSpan, hourly, periodsOf, type Reach } from './windows';
import type { World } from '../../world';

const reach: Reach = { back: 914, range: 186 };
const productReach: Reach = { back: 92, range: 31 };

export const reports = [
	row<object, ReportBody>('POST /ad_accounts/{ad_account_id}/reports', {
		also: withDefaults({ ...defaultAttribution, primary_sort: 'BY_ID', report_format: 'JSON' }),
		answer(call) {
			const account = adAccountFor(call);
			const { body, world } = call;
			check(body);
			const { level, columns, breakdowns } = asked(body);
			const filters = body.metrics_filters ?? [];
			const report = addReport(world, {
				ad_account_id: account.id,
				kind: 'ads',
				plan: {
					...level,
					subjects: level.subjects(world, account).filter((subject) => passes(world, subject, body)),
					periods: periodsOf(body, body.granularity, { from: body.start_hour, to: body.end_hour }),
					columns,
					breakdowns,
					format: body.report_format,
					byDate: body.primary_sort === 'BY_DATE',
					filterColumns: columnsOf(
						filters.map(({ field }) => field),
						body,
					),
					keep: (values) =>
						filters.every(({ field, operator, values: bounds }) => {
							const value = Number(values[field] ?? 0);
							return bounds.every((bound) => (operator === 'LESS_THAN' ? value < bound : value > bound));
						}),
				},
			});
			return { status: 200, body: { report_status: 'IN_PROGRESS', token: report.token, message: '' } };
		},
	}),
	row<{ token: string }>('GET /ad_accounts/{ad_account_id}/reports', {
		answer: (call) => ({ status: 200, body: reportState(call, 'ads') }),
	}),
];

/** Rules between the fields; the description of the bodies can't say them. */
function check(body: ReportBody): void {
	const { level, granularity, targeting_types: types } = body;
	// A report has to be about something, even if the body's schema lets it go.
	if (level === undefined) throw invalid("Body 'level' is required.");
	if (!body.columns?.length && !body.custom_conversion_event_metrics?.length)
		throw invalid("Body 'columns' is required.");
	const ofProducts = level.startsWith('PRODUCT_ITEM');
	checkSpan(body, granularity === 'HOUR' ? hourly : ofProducts ? productReach : reach);
	if (granularity !== 'HOUR' && (body.start_hour !== undefined || body.end_hour !== undefined))
		throw invalid("'start_hour' and 'end_hour' are only for the granularity HOUR.");
	if (ofProducts) {
		for (const name of ['ad_ids', 'ad_statuses'] as const)
			if (body[name]) throw invalid(`'${name}' is not allowed at level ${level}.`);
		const wrong = body.columns?.find((name) => /^(PIN_PROMOTION_|AD_(ID|NAME|STATUS)$)/.test(name));
		if (wrong) throw invalid(`Column ${wrong} is not allowed at level ${level}.`);
	}
	if (level.endsWith('_TARGETING') !== (types !== undefined))
		throw invalid("'targeting_types' is for the levels that end in _TARGETING, and needed there.");
	for (const [type, only] of Object.entries({ AUDIENCE_MULTIPLIER: 'CAMPAIGN', MEDIA_TYPE: 'PRODUCT_ITEM' }))
		if (types?.includes(type) && level !== `${only}_TARGETING`)
			throw invalid(`Targeting type ${type} is only for level ${only}_TARGETING.`);
}

function asked(body: ReportBody) {
	const { level = 'ADVERTISER', targeting_types: types, combine_targeting_types: joined } = body;
	const custom = (body.custom_conversion_event_metrics ?? []).map(
		({ custom_event_metrics_type: name, custom_event_name: event }): Column => ({
			name: `${name}_${event}`,
			metric: customMetric(name, event, body),
		}),
	);
	return {
		level: reportLevels[level.replace('_TARGETING', '') as keyof typeof reportLevels],
		columns: [...columnsOf(body.columns ?? [], body), ...custom],
		breakdowns: types ? targeted(joined && types.length > 1 ? combined(types) : types.flatMap(sharesOf)) : whole,
	};
}

/** One row for everything. */
export const whole: Breakdown[] = [{ keys: {}, parts: [] }];

/** One row for each share, which says in its keys what it is. */
export function targeted(shares: Share[]): Breakdown[] {
	return shares.map(({ type, value, parts }) => ({ keys: { TARGETING_TYPE: type, TARGETING_VALUE: value }, parts }));
}

/** Whether a report's filters let it through; a filter on what a thing doesn't have lets nothing through. */
function passes(world: World, subject: Subject, body: ReportBody): boolean {
	const { campaign, adGroup, ad, productGroup } = subject;
	const among = (wanted: string[] | undefined, value: string | undefined) =>
		!wanted || (value !== undefined && wanted.includes(value));
	const summary = (one: typeof campaign | typeof adGroup) => one && summaryOf(one.status, one.start_time, one.end_time);
	return (
		among(body.campaign_ids, campaign?.id) &&
		among(body.campaign_statuses, summary(campaign)) &&
		among(body.campaign_objective_types, campaign?.objective_type) &&
		among(body.ad_group_ids, adGroup?.id) &&
		among(body.ad_group_statuses, summary(adGroup)) &&
		among(body.ad_ids, ad?.id) &&
		among(body.ad_statuses, ad && (ad.status === 'ACTIVE' ? ad.review_status : ad.status)) &&
		among(body.product_group_ids, productGroup?.id) &&
		among(body.product_group_statuses, productGroup?.status === 'ACTIVE' ? 'RUNNING' : productGroup?.status) &&
		among(body.product_item_ids, subject.product === undefined ? undefined : subject.id) &&
		(body.campaign_brand_label === undefined || hasBrand(world, body.campaign_brand_label, campaign?.id))
	);
}

interface BrandLabel {
	label_type: string;
	value: string;
	status: string;
	campaign_ids: string[];
}

function hasBrand(world: World, brand: string, campaignId: string | undefined): boolean {
	return [...world.store<BrandLabel>('label').values()].some(
		({ label_type: type, value, status, campaign_ids: ids }) =>
			type === 'BRAND' && value === brand && status === 'ACTIVE' && ids.includes(campaignId ?? ''),
	);
}
