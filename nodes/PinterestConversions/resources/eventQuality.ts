import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choice } from '../../shared/fields/kinds';

const operations: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/conversion_eqs', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get quality of events',
		description:
			'Get the quality of the events that Pinterest receives, for each source and platform: the status, and how many events have an email, an order ID and other parts',
		fields: [
			AD_ACCOUNT,
			choice({
				name: 'lookbackPeriod',
				apiName: 'lookback_period',
				in: 'query',
				label: 'Lookback Period',
				description: 'The period of the events to count',
				options: [
					{ name: '1 Day', value: '1d' },
					{ name: '14 Days', value: '14d' },
				],
				default: '14d',
				required: true,
			}),
		],
		collections: {
			filters: [
				choice({
					name: 'ingestionSource',
					apiName: 'ingestion_source',
					in: 'query',
					label: 'Ingestion Source',
					description: 'Only events that came this way',
					options: [
						{ name: 'Conversions API', value: 'CONVERSIONS_API' },
						{ name: 'File Upload', value: 'FILE_UPLOAD' },
						{ name: 'Measurement Partner', value: 'MMP' },
						{ name: 'Native', value: 'NATIVE' },
						{ name: 'Tag', value: 'TAG' },
					],
					default: 'CONVERSIONS_API',
				}),
				choice({
					name: 'sourcePlatform',
					apiName: 'source_platform',
					in: 'query',
					label: 'Source Platform',
					description: 'Only events that happened there',
					options: [
						{ name: 'Mobile', value: 'MOBILE' },
						{ name: 'Mobile Android', value: 'MOBILE_ANDROID' },
						{ name: 'Mobile iOS', value: 'MOBILE_IOS' },
						{ name: 'Offline', value: 'OFFLINE' },
						{ name: 'Pinterest Android', value: 'PINTEREST_ANDROID' },
						{ name: 'Pinterest iOS', value: 'PINTEREST_IOS' },
						{ name: 'Pinterest Web', value: 'PINTEREST_WEB' },
						{ name: 'Point of Sale', value: 'POINT_OF_SALE' },
						{ name: 'Web', value: 'WEB' },
					],
					default: 'WEB',
				}),
			],
		},
	}),
];

export const eventQuality: Resource = { value: 'eventQuality', name: 'Event Quality', operations };
