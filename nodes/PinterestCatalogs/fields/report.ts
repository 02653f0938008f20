import { asObject, asText } from '../../shared/api/json';
import type { Field, Values, When } from '../../shared/rows/field';
import { choice, id } from '../../shared/fields/kinds';
import { catalog, feed, productGroup } from './pickers';

const INGESTION = {
	name: 'Feed Ingestion Issues',
	value: 'FEED_INGESTION_ISSUES',
	description: 'Problems with the lines of a feed',
} as const;

const DISTRIBUTION = {
	name: 'Distribution Issues',
	value: 'DISTRIBUTION_ISSUES',
	description: 'Why items in the catalog are not shown, or not shown as ads',
} as const;

const ALL_ITEMS = {
	name: 'All Items',
	value: 'ALL_ITEMS',
	description: 'Every item (only for some accounts)',
} as const;

const CATALOG_TYPE = choice({
	name: 'reportCatalogType',
	apiName: 'catalog_type',
	in: 'body',
	label: 'Catalog Type',
	description: 'The type of items in the catalog',
	options: [
		{ name: 'Hotel', value: 'HOTEL' },
		{ name: 'Retail', value: 'RETAIL' },
	],
	default: 'RETAIL',
	required: true,
});

const ABOUT = {
	name: 'reportType',
	apiName: 'report.report_type',
	in: 'body',
	label: 'About',
	description: 'What the report is about',
	default: INGESTION.value,
	required: true,
} as const;

/** What there is a report of for every catalog. */
const aboutIssues = (when?: When) => choice({ ...ABOUT, options: [DISTRIBUTION, INGESTION], when });

/** What issues are about: a feed, or a catalog. */
function subject(ofCatalog: string[]) {
	const ofFeed = { reportType: [INGESTION.value] };
	return [
		feed({
			in: 'body',
			name: 'reportFeed',
			apiName: 'report.feed_id',
			description: 'The feed to report the issues of',
			when: ofFeed,
		}),
		id({
			name: 'processingResultId',
			apiName: 'report.processing_result_id',
			in: 'body',
			label: 'Processing Result ID',
			description: 'The processing result, from Get Processing Results of the feed. If empty, the last one.',
			when: ofFeed,
		}),
		catalog({
			in: 'body',
			name: 'reportCatalog',
			apiName: 'report.catalog_id',
			required: false,
			description: 'The catalog to report on. If empty, the oldest one.',
			when: { reportType: ofCatalog },
		}),
	];
}

/** What a report is about. Only retail catalogs have one of all their items. */
export const REPORT_FIELDS = [
	CATALOG_TYPE,
	choice({ ...ABOUT, options: [ALL_ITEMS, DISTRIBUTION, INGESTION], when: { reportCatalogType: ['RETAIL'] } }),
	aboutIssues({ reportCatalogType: ['HOTEL'] }),
	...subject([ALL_ITEMS.value, DISTRIBUTION.value]),
	productGroup({
		in: 'body',
		name: 'reportProductGroup',
		apiName: 'report.product_group_id',
		required: false,
		description: 'Only items of this product group',
		when: { reportCatalogType: ['RETAIL'], reportType: [ALL_ITEMS.value] },
	}),
];

/** What numbers of issues are about. */
export const STATS_FIELDS = [CATALOG_TYPE, aboutIssues(), ...subject([DISTRIBUTION.value])].map(inQuery);

/** In a query, an object is a parameter for each of its values: `parameters[report][feed_id]`. */
function inQuery(one: Field) {
	const keys = one.apiName.split('.').map((key) => `[${key}]`);
	return { ...one, in: 'query' as const, apiName: `parameters${keys.join('')}` };
}

/** Begins the name of a report's file: `feed-ingestion-issues`. */
export function nameOf({ body }: Values<unknown>): string {
	const { report_type: type } = asObject(body.report);
	return (asText(type) ?? 'catalog-report').toLowerCase().replace(/_/g, '-');
}
