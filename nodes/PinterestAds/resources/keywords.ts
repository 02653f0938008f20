import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../../shared/describe/rows';
import { AD_ACCOUNT, DRY_RUN, manyIds, needsElementChange, updateBatch } from '../../shared/fields/ads';
import { choice, choices, field, flag, id, integer, text, texts } from '../../shared/fields/kinds';
import { inTwoLists } from '../fields/outcomes';

/** Most keywords in a request: the API states no bound, so that a request stays small enough to be answered at once. */
const MOST = 100;

const MATCH_TYPES = [
	{ name: 'Broad', value: 'BROAD', description: 'Searches that mean something like it' },
	{ name: 'Exact', value: 'EXACT', description: 'Just this search' },
	{ name: 'Negative Exact', value: 'EXACT_NEGATIVE', description: 'Never for just this search' },
	{ name: 'Negative Phrase', value: 'PHRASE_NEGATIVE', description: 'Never for searches that hold it' },
	{ name: 'Phrase', value: 'PHRASE', description: 'Searches that hold it' },
];

const BID: Field = integer({
	name: 'keywordBid',
	wire: 'bid',
	in: 'body',
	label: 'Bid (Micro-Currency)',
	description: 'Out of use: Pinterest does not heed it any more',
	least: 0,
});

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : '');

const BATCHED = 'The keywords of all input items go out together, in as few requests as possible.';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a keyword',
		description: [
			'Target a keyword, or keep ads away from it, in an ad group, campaign, ad or the whole ad account.',
			BATCHED,
		].join(' '),
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/keywords',
		category: 'ads_write',
		fields: [
			AD_ACCOUNT,
			field(
				{
					name: 'keywordParent',
					wire: 'parent_id',
					in: 'local',
					label: 'Parent ID',
					description: 'The ad group, campaign, ad or ad account that the keyword is for',
					placeholder: 'e.g. 2680060704746',
					required: true,
				},
				{ type: 'string', default: '' },
				takeParent,
			),
			text({
				name: 'keyword',
				wire: 'value',
				in: 'body',
				label: 'Keyword',
				description: 'What people search for, up to 120 characters',
				most: 120,
				required: true,
			}),
			choice({
				name: 'matchType',
				wire: 'match_type',
				in: 'body',
				label: 'Match Type',
				description: 'Which searches it stands for',
				options: MATCH_TYPES,
				default: 'BROAD',
				required: true,
			}),
		],
		collections: { additionalFields: [BID], options: [DRY_RUN] },
		batch: updateBatch('keyword', {
			most: MOST,
			wrap: (keywords, { local }) => ({ keywords, parent_id: local.keywordParent }),
			together: ({ local }) => local.keywordParent,
			outcomes: inTwoLists('keywords', ({ value, match_type: type }) => `${textOf(value)} ${String(type)}`),
		}),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many keywords',
		description: 'List the keywords of an ad account, a campaign or ad groups',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/keywords',
		category: 'ads_read',
		fields: [
			AD_ACCOUNT,
			choice({
				name: 'keywordsOf',
				in: 'local',
				label: 'Keywords Of',
				description: 'Whose keywords to list',
				options: [
					{ name: 'A Campaign', value: 'campaign' },
					{ name: 'Ad Groups', value: 'adGroups', description: 'Of several (beta)' },
					{ name: 'An Ad Group', value: 'adGroup' },
					{ name: 'The Ad Account', value: 'adAccount', description: 'Those that are for the whole ad account' },
				],
				default: 'adGroup',
			}),
			id({
				name: 'keywordCampaignId',
				wire: 'campaign_id',
				in: 'query',
				label: 'Campaign ID',
				description: 'The campaign whose keywords to list',
				required: true,
				when: { keywordsOf: ['campaign'] },
			}),
			id({
				name: 'keywordAdGroupId',
				wire: 'ad_group_id',
				in: 'query',
				label: 'Ad Group ID',
				description: 'The ad group whose keywords to list',
				required: true,
				when: { keywordsOf: ['adGroup'] },
			}),
			manyIds({
				name: 'keywordAdGroupIds',
				wire: 'ad_group_ids',
				in: 'query',
				label: 'Ad Group IDs',
				description: 'The ad groups whose keywords to list: IDs with commas between',
				required: true,
				when: { keywordsOf: ['adGroups'] },
			}),
		],
		collections: {
			filters: [
				choices({
					name: 'matchTypes',
					wire: 'match_types',
					in: 'query',
					label: 'Match Types',
					description: 'Only keywords of these match types',
					options: MATCH_TYPES.map(({ name, value }) => ({ name, value })),
					most: 5,
					repeated: true,
				}),
			],
		},
		answer: 'page',
	},
	{
		value: 'getMetrics',
		name: 'Get Metrics',
		action: 'Get the metrics of keywords in a country',
		description: 'Get how often keywords are searched for in a country',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/keywords/metrics',
		category: 'ads_read',
		fields: [
			AD_ACCOUNT,
			field(
				{
					name: 'metricsCountry',
					wire: 'country_code',
					in: 'query',
					label: 'Country Code',
					description: 'The country to count in, by its two letters',
					placeholder: 'e.g. US',
					required: true,
				},
				{ type: 'string', default: 'US' },
				takeCountry,
			),
			texts({
				name: 'metricsKeywords',
				wire: 'keywords',
				in: 'query',
				label: 'Keywords',
				description: 'Up to 2,000 keywords with commas between',
				required: true,
				most: 2000,
			}),
		],
		split: (answer) =>
			((answer as { data?: IDataObject[] }).data ?? []).map(({ keyword, metrics }) => ({
				keyword,
				...(metrics as IDataObject | undefined),
			})),
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update keywords',
		description: `Archive keywords or take them up again. Archived keywords no longer count, and lists leave them out. ${BATCHED}`,
		method: 'PATCH',
		path: '/ad_accounts/{ad_account_id}/keywords',
		category: 'ads_write',
		fields: [
			AD_ACCOUNT,
			manyIds({
				name: 'keywordIds',
				wire: 'id',
				in: 'local',
				label: 'Keyword IDs',
				description: 'The keywords to change: IDs with commas between',
				required: true,
				most: 100_000,
			}),
			flag({
				name: 'archived',
				in: 'body',
				label: 'Archive',
				description: 'Whether the keywords are archived, or taken up again',
				default: true,
			}),
		],
		collections: { updateFields: [BID], options: [DRY_RUN] },
		check: needsElementChange,
		batch: updateBatch('keyword', {
			most: MOST,
			elements: ({ body, local }) => (local.keywordIds as string[]).map((one) => ({ id: one, ...body })),
			wrap: (keywords) => ({ keywords }),
			outcomes: inTwoLists('keywords', (keyword) => String(keyword.id)),
		}),
	},
];

/** An id, which may begin with AG (ad group) or C (campaign). */
function takeParent(value: unknown): string {
	const id = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	if (/^(AG|C)?\d+$/.test(id)) return id;
	throw new Error('must be the ID of an ad group, a campaign, an ad or an ad account, which is all digits');
}

function takeCountry(value: unknown): string {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (/^[A-Z]{2}$/.test(code)) return code;
	throw new Error('must be a two-letter country code such as US');
}

export const keywords: Resource = { value: 'keyword', name: 'Keyword', operations };
