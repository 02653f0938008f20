import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field, Location, Values } from '../../shared/rows/field';
import { choice, id } from '../../shared/fields/kinds';
import { catalog, feed, productGroup } from './pickers';

const INGESTION = 'FEED_INGESTION_ISSUES';
const DISTRIBUTION = 'DISTRIBUTION_ISSUES';
const ALL = 'ALL_ITEMS';

/** What there is a report of for every catalog. */
const ISSUES = [
	{
		name: 'Distribution Issues',
		value: DISTRIBUTION,
		description: 'Why items that are in the catalog are not shown, or not as ads',
	},
	{ name: 'Feed Ingestion Issues', value: INGESTION, description: 'What was wrong with the lines of a feed' },
];

const ALL_ITEMS = { name: 'All Items', value: ALL, description: 'Every item (only for some accounts)' };

/** Gives the API's name from the path of a value: `report.feed_id`. */
type Naming = (path: string) => string;

function catalogType(place: Location, apiName: Naming): Field {
	return choice({
		name: 'reportCatalogType',
		apiName: apiName('catalog_type'),
		in: place,
		label: 'Catalog Type',
		description: 'What the catalog holds',
		options: [
			{ name: 'Hotel', value: 'HOTEL' },
			{ name: 'Retail', value: 'RETAIL' },
		],
		default: 'RETAIL',
		required: true,
	});
}

function reportType(place: Location, apiName: Naming, options: INodePropertyOptions[], when?: Field['when']): Field {
	return choice({
		name: 'reportType',
		apiName: apiName('report.report_type'),
		in: place,
		label: 'About',
		description: 'What the report tells',
		options,
		default: INGESTION,
		required: true,
		when,
	});
}

/** What issues are about: a feed, or a catalog. */
function subject(place: Location, apiName: Naming, ofCatalog: string[]): Field[] {
	const ofFeed = { reportType: [INGESTION] };
	return [
		feed({
			in: place,
			name: 'reportFeed',
			apiName: apiName('report.feed_id'),
			description: 'The feed whose issues to tell',
			when: ofFeed,
		}),
		id({
			name: 'processingResultId',
			apiName: apiName('report.processing_result_id'),
			in: place,
			label: 'Processing Result ID',
			description:
				'The run of the feed, as Get Processing Results of the feed lists them; the last one where this is empty',
			when: ofFeed,
		}),
		catalog({
			in: place,
			name: 'reportCatalog',
			apiName: apiName('report.catalog_id'),
			required: false,
			description: 'The catalog to tell of; the oldest one where this is empty',
			when: { reportType: ofCatalog },
		}),
	];
}

const inBody: Naming = (path) => path;

/** In a query, an object is a parameter for each of its values: `parameters[report][feed_id]`. */
const inQuery: Naming = (path) =>
	`parameters${path
		.split('.')
		.map((key) => `[${key}]`)
		.join('')}`;

/** What a report is about. Only retail catalogs have one of all their items. */
export const REPORT_FIELDS: Field[] = [
	catalogType('body', inBody),
	reportType('body', inBody, [ALL_ITEMS, ...ISSUES], { reportCatalogType: ['RETAIL'] }),
	reportType('body', inBody, ISSUES, { reportCatalogType: ['HOTEL'] }),
	...subject('body', inBody, [ALL, DISTRIBUTION]),
	productGroup({
		in: 'body',
		name: 'reportProductGroup',
		apiName: inBody('report.product_group_id'),
		required: false,
		description: 'Only items of this product group',
		when: { reportCatalogType: ['RETAIL'], reportType: [ALL] },
	}),
];

/** What numbers of issues are about. */
export const STATS_FIELDS: Field[] = [
	catalogType('query', inQuery),
	reportType('query', inQuery, ISSUES),
	...subject('query', inQuery, [DISTRIBUTION]),
];

/** Begins the name of a report's file: `feed-ingestion-issues`. */
export function nameOf({ body }: Values): string {
	const { report_type: type } = (body.report ?? {}) as { report_type?: string };
	return String(type ?? 'catalog-report')
		.toLowerCase()
		.replace(/_/g, '-');
}
