import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, adGroup, campaign, changeOfEach, manyIds, needsElementChange } from '../../shared/fields/ads';
import { inEnglish } from '../../shared/fields/english';
import { clearFields } from '../../shared/fields/clear';
import { choice, choices, field, parseFlag, texts } from '../../shared/fields/kinds';
import { MONEY_OPTIONS } from '../../shared/fields/money';
import { BID, COUNTRY, KEYWORDS, MATCH_TYPE, MATCH_TYPES, PARENT, parentOf } from '../fields/keyword';
import { inTwoLists } from '../../shared/run/outcomes';
import { flatTargeting } from '../../shared/run/typedRow';
import { listedIn, needsList } from '../../shared/run/elements';

/** Most keywords in a request. The API states no bound; this one keeps an answer that gets lost from leaving much in doubt. */
const MOST = 1000;

/** Most keywords whose numbers one request gives. Source: `maxItems` of the API description. */
const MOST_METRICS = 2000;

/** Pinterest may give a keyword back in lower case. */
const keyOf = ({ value, match_type: type }: IDataObject) =>
	`${typeof value === 'string' ? value.trim().toLowerCase() : ''} ${asText(type)}`;

/** Either takes effect at once, so neither is what it stands on. */
const ARCHIVED = field(
	{ name: 'archived', in: 'body', label: 'Change', description: 'What to do with the keywords' },
	{
		type: 'options',
		options: [
			{ name: 'Archive', value: 'archive', description: 'They no longer count' },
			{ name: 'Leave Unchanged', value: 'unchanged' },
			{ name: 'Restore', value: 'restore', description: 'They count again' },
		],
		default: 'unchanged',
	},
	(value) => (value === 'unchanged' ? undefined : parseArchived(value)),
);

function parseArchived(value: unknown): boolean {
	if (value === 'archive' || value === 'restore') return value === 'archive';
	return parseFlag(value);
}

const BATCHED = `The keywords of all input items are sent together, up to ${inEnglish(MOST)} in a request.`;

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/keywords', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Create keywords',
		description: `Show the ads of an ad group to people who search for some keywords, or exclude those searches for an ad group, campaign or ad account. Running ads can spend money on them. ${BATCHED}`,
		fields: [AD_ACCOUNT, ...PARENT, KEYWORDS, ...MATCH_TYPE],
		collections: { additionalFields: [BID], options: [...MONEY_OPTIONS] },
		elementsIn: 'keywords',
		makes: ['parent_id'],
		jsonBody: true,
		check: (values) => needsList(values, 'keywords', 'parent_id'),
		batch: {
			maxItems: MOST,
			noun: 'keyword',
			elements: listedIn('keywords', ({ body, local }: Values<{ keywords: string[] }>) =>
				local.keywords.map((value) => ({ value, ...body })),
			),
			wrap: (keywords, values) => ({ keywords, parent_id: parentOf(values) }),
			groupBy: parentOf,
			outcomes: inTwoLists('keywords', keyOf),
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/keywords', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many keywords',
		description: 'List the keywords of an ad account, a campaign or ad groups',
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
					{ name: 'The Ad Account', value: 'adAccount', description: 'Keywords for the whole ad account' },
				],
				default: 'adGroup',
			}),
			campaign({
				in: 'query',
				name: 'listedCampaign',
				description: 'The campaign whose keywords to list',
				when: { keywordsOf: ['campaign'] },
			}),
			adGroup({
				in: 'query',
				name: 'listedAdGroup',
				description: 'The ad group whose keywords to list',
				when: { keywordsOf: ['adGroup'] },
			}),
			manyIds({
				name: 'keywordAdGroupIds',
				apiName: 'ad_group_ids',
				in: 'query',
				label: 'Ad Group IDs',
				description: 'The ad groups whose keywords to list: IDs separated by commas',
				required: true,
				when: { keywordsOf: ['adGroups'] },
			}),
		],
		collections: {
			filters: [
				choices({
					name: 'matchTypes',
					apiName: 'match_types',
					in: 'query',
					label: 'Match Types',
					description: 'Only keywords of these match types',
					options: MATCH_TYPES.map(({ name, value }) => ({ name, value })),
					maxItems: 5,
					repeated: true,
				}),
			],
		},
		answer: 'page',
	}),
	operation('GET /ad_accounts/{ad_account_id}/keywords/metrics', {
		value: 'getMetrics',
		name: 'Get Metrics',
		action: 'Get metrics of keywords in country',
		description: 'Get how often keywords are searched for in a country',
		fields: [
			AD_ACCOUNT,
			COUNTRY,
			texts({
				name: 'metricsKeywords',
				apiName: 'keywords',
				in: 'query',
				label: 'Keywords',
				description: 'Up to 2,000 keywords separated by commas',
				required: true,
				maxItems: MOST_METRICS,
			}),
		],
		split: (answer) => objectsIn(asObject(answer).data, 'metrics of keywords').map(flatTargeting),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/keywords', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update keywords',
		description: `Archive or restore keywords. Archived keywords no longer count, and lists leave them out; ads that run can spend money on restored ones. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			manyIds({
				name: 'keywordIds',
				apiName: 'id',
				in: 'local',
				label: 'Keyword IDs',
				description: 'The keywords to change: IDs separated by commas',
				required: true,
				maxItems: 100_000,
			}),
			ARCHIVED,
		],
		collections: { updateFields: [BID, clearFields([BID], ['bid'])], options: [...MONEY_OPTIONS] },
		elementsIn: 'keywords',
		jsonBody: true,
		check(values) {
			needsList(values, 'keywords');
			needsElementChange(values);
		},
		batch: {
			maxItems: MOST,
			noun: 'keyword',
			elements: listedIn(
				'keywords',
				changeOfEach('keywordIds', ({ body }) => body),
			),
			wrap: (keywords) => ({ keywords }),
			outcomes: inTwoLists('keywords', ({ id }) => asText(id) ?? ''),
		},
	}),
];

export const keywords: Resource = { value: 'keyword', name: 'Keyword', operations };
