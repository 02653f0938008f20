import { randomFrom } from '../../random';
import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor } from './shared';

type Platform =
	| 'WEB'
	| 'MOBILE'
	| 'MOBILE_ANDROID'
	| 'MOBILE_IOS'
	| 'OFFLINE'
	| 'PINTEREST_WEB'
	| 'PINTEREST_ANDROID'
	| 'PINTEREST_IOS'
	| 'POINT_OF_SALE';
type Source = 'TAG' | 'MMP' | 'FILE_UPLOAD' | 'CONVERSIONS_API' | 'NATIVE';

interface Quality {
	coverage: number;
	overlap?: number;
	issues?: Array<{ id: string; name: string; reason: string }>;
}

/** Where the shop's events come from. */
const streams: ReadonlyArray<[Source, Platform]> = [
	['TAG', 'WEB'],
	['CONVERSIONS_API', 'WEB'],
	['CONVERSIONS_API', 'OFFLINE'],
	['MMP', 'MOBILE_ANDROID'],
	['MMP', 'MOBILE_IOS'],
];

const components = [
	'advertiser_external_id',
	'click_id_epik',
	'external_event_id',
	'hashed_email',
	'hashed_maid',
	'ip_address',
	'order_id',
	'order_value',
	'product_id',
	'source_url',
	'user_agent',
];

const conversionTypes = ['page_visit', 'add_to_cart', 'checkout'];

/** Overall statuses that differ from those that follow from the numbers, by ad account, source and platform. */
export const qualities = (world: World) => world.store<string>('event quality');

export const eventQuality = [
	row<{ lookback_period: '1d' | '14d'; source_platform?: Platform; ingestion_source?: Source }>(
		'GET /ad_accounts/{ad_account_id}/conversion_eqs',
		{
			answer(call) {
				const { id } = adAccountFor(call);
				const { lookback_period: lookback, source_platform: platform, ingestion_source: source } = call.query;
				const body = streams
					.filter(([from, on]) => (source ?? from) === from && (platform ?? on) === on)
					.map(([from, on]) => {
						const whole = score(id, from, on, lookback);
						return {
							...whole,
							overall_status: qualities(call.world).get([id, from, on].join(' ')) ?? whole.overall_status,
						};
					});
				return { status: 200, body };
			},
		},
	),
];

/** The same numbers at each call: what is covered, in percent, and a status that follows from the mean. */
function score(account: string, source: Source, platform: Platform, lookback: string): Record<string, unknown> {
	const all: Quality[] = [];
	const quality_components = Object.fromEntries(
		components.map((component) => {
			const details = conversionTypes.map((type): [string, Quality] => {
				const quality = qualityOf(
					component,
					randomFrom(`${account} ${source} ${platform} ${lookback} ${component} ${type}`),
				);
				all.push(quality);
				return [type, quality];
			});
			return [component, Object.fromEntries(details)];
		}),
	);
	const mean = all.reduce((sum, { coverage }) => sum + coverage, 0) / all.length;
	return {
		overall_status: mean < 50 ? 'NEEDS_IMPROVEMENT' : mean < 60 ? 'FAIR' : 'GOOD',
		quality_components,
		ingestion_source: source,
		source_platform: platform,
		lookback_period: lookback,
	};
}

function qualityOf(component: string, random: () => number): Quality {
	const coverage = Math.round(10 + random() * 900) / 10;
	return {
		coverage,
		...(component === 'external_event_id' && { overlap: Math.round(random() * coverage * 10) / 10 }),
		...(coverage < 30 && {
			issues: [{ id: `low_${component}`, name: 'Low coverage', reason: `Only ${coverage} % of the events have it.` }],
		}),
	};
}
