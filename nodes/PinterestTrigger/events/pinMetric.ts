import { asObject, isObject } from '../../shared/api/json';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choice, decimal } from '../../shared/fields/kinds';
import { simplePin } from '../../shared/fields/shapes';
import { changeOf, triggerEvent } from '../../shared/trigger/event';
import { INCLUDE_PROTECTED, PINS_TO_MEASURE, pinsCall } from './pins';

/** The API's names in `pin_metrics`. Source: the API description's example, and its analytics. */
const METRICS = [
	{ name: 'Comments', value: 'comment', description: 'Only for the lifetime of a Pin' },
	{ name: 'Impressions', value: 'impression' },
	{ name: 'Outbound Clicks', value: 'clickthrough' },
	{ name: 'Pin Clicks', value: 'pin_click' },
	{ name: 'Reactions', value: 'reaction', description: 'Only for the lifetime of a Pin' },
	{ name: 'Saves', value: 'save' },
	{ name: 'Video Average Watch Time', value: 'video_avg_watch_time', description: 'In milliseconds' },
	{ name: 'Video Views', value: 'video_mrc_view' },
	{ name: 'Video Watch Time', value: 'video_v50_watch_time', description: 'In milliseconds' },
];

const LIFETIME = 'lifetime_metrics';

/** The event is that a metric reaches the threshold from below: one that falls and rises again reaches it again. */
export const pinMetric = triggerEvent({
	value: 'pinMetric',
	name: 'Pin Metric Above a Threshold',
	description: 'When a metric of a Pin, such as its saves, reaches a threshold',
	nothingToShow: 'no Pin has reached the threshold',
	fields: [
		...PINS_TO_MEASURE,
		choice({
			name: 'metric',
			in: 'local',
			label: 'Metric',
			description: 'The metric to watch',
			options: METRICS,
			default: 'save',
			required: true,
		}),
		choice({
			name: 'metricPeriod',
			in: 'local',
			label: 'Period',
			description: 'The period that the number covers',
			options: [
				{ name: 'Last 90 Days', value: '90d' },
				{ name: 'Lifetime of the Pin', value: LIFETIME },
			],
			default: LIFETIME,
			required: true,
		}),
		decimal({
			name: 'threshold',
			in: 'local',
			label: 'Threshold',
			description: 'The value that starts the workflow',
			minimum: 0,
			default: 100,
			required: true,
		}),
	],
	collections: { options: [AD_ACCOUNT, INCLUDE_PROTECTED] },
	simplify: simplePin,
	check: ({ local }) => {
		if (local.metricPeriod !== LIFETIME && ['comment', 'reaction'].includes(local.metric))
			throw new Error('Comments and reactions only exist for the lifetime of a Pin: set Period to that');
	},
	watchedBy: ({ local }) => [local.metric, local.metricPeriod],
	lists: (_caller, values) => [
		{
			call: pinsCall(values, { pin_metrics: true }),
			keyOf: ({ id }) => id,
			valueIn: ({ pin_metrics: metrics }) => numberIn(metrics, values.local),
		},
	],
	matches: ({ value }, { local }) => Number(value) >= local.threshold,
	isEvent: ({ old }, { local }) => old === null || Number(old) < local.threshold,
	fieldsOf: (news, { local }) => changeOf(local.metric, news, Number),
});

/** The number of a Pin that is watched; 0 for one that was not counted yet, nothing where Pinterest gives no numbers of the Pin. */
function numberIn(
	metrics: unknown,
	{ metric, metricPeriod }: { metric: string; metricPeriod: string },
): number | undefined {
	if (!isObject(metrics)) return undefined;
	const number = Number(asObject(metrics[metricPeriod])[metric] ?? 0);
	return Number.isFinite(number) ? number : undefined;
}
