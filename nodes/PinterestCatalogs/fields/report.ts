import type { Field, Values } from '../../shared/rows/field';
import { choice, id } from '../../shared/fields/kinds';
import { catalog, feed } from './pickers';

const INGESTION = 'FEED_INGESTION_ISSUES';

const TYPES = [
	{
		name: 'All Items',
		value: 'ALL_ITEMS',
		description: 'Every item of a retail catalog (only for some accounts)',
	},
	{
		name: 'Distribution Issues',
		value: 'DISTRIBUTION_ISSUES',
		description: 'Why items that are in the catalog are not shown, or not as ads',
	},
	{ name: 'Feed Ingestion Issues', value: INGESTION, description: 'What was wrong with the lines of a feed' },
];

/**
 * What a report or its numbers are about.
 *
 * @param wire gives the API's name from the path of a value: `report.feed_id`
 * @param types the kinds of reports there are
 */
function fieldsFor(place: 'body' | 'query', apiName: (path: string) => string, types: typeof TYPES): Field[] {
	const ofFeed = { reportType: [INGESTION] };
	const ofCatalog = { reportType: types.map(({ value }) => value).filter((value) => value !== INGESTION) };
	return [
		choice({
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
		}),
		choice({
			name: 'reportType',
			apiName: apiName('report.report_type'),
			in: place,
			label: 'About',
			description: 'What the report tells',
			options: types,
			default: INGESTION,
			required: true,
		}),
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
			when: ofCatalog,
		}),
	];
}

export const REPORT_FIELDS: Field[] = fieldsFor('body', (path) => path, TYPES);

/** In a query, an object is a parameter for each of its values: `parameters[report][feed_id]`. */
export const STATS_FIELDS: Field[] = fieldsFor(
	'query',
	(path) =>
		`parameters${path
			.split('.')
			.map((key) => `[${key}]`)
			.join('')}`,
	TYPES.filter(({ value }) => value !== 'ALL_ITEMS'),
);

/** Begins the name of a report's file: `feed-ingestion-issues`. */
export function nameOf({ body }: Values): string {
	const { report_type: type } = (body.report ?? {}) as { report_type?: string };
	return String(type ?? 'catalog-report')
		.toLowerCase()
		.replace(/_/g, '-');
}
