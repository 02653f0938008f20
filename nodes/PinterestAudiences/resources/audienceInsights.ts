import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asObject } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choice } from '../../shared/fields/kinds';

const operations: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/audience_insights', {
		value: 'get',
		name: 'Get',
		action: 'Get audience insights',
		description:
			'Get the size, ages, genders, countries, devices and interests of the people an ad account reaches, of those who engage with it, or of everybody on Pinterest',
		fields: [
			AD_ACCOUNT,
			choice({
				name: 'insightType',
				apiName: 'audience_insight_type',
				in: 'query',
				label: 'Audience',
				description: 'The audience to get insights of',
				options: [
					{ name: 'Everybody on Pinterest', value: 'PINTEREST_TOTAL_AUDIENCE' },
					{ name: 'Your Engaged Audience', value: 'YOUR_ENGAGED_AUDIENCE', description: 'People who engage with you' },
					{ name: 'Your Total Audience', value: 'YOUR_TOTAL_AUDIENCE', description: 'People who see your Pins' },
				],
				default: 'YOUR_TOTAL_AUDIENCE',
				required: true,
			}),
		],
	}),
	operation('GET /ad_accounts/{ad_account_id}/insights/audiences', {
		value: 'getAvailable',
		name: 'Get Available',
		action: 'Get audiences with insights',
		description: 'List the audiences with insights: their scope, their type and the date of the data',
		fields: [AD_ACCOUNT],
		split: (answer) => objectsIn(asObject(answer).items, 'audiences'),
	}),
];

export const audienceInsights: Resource = { value: 'audienceInsight', name: 'Audience Insight', operations };
