import type { IDataObject } from 'n8n-workflow';

import { asList, asObject } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import { request } from '../../shared/api/request';
import { callOf, simplified } from '../../shared/run/call';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, MOST_ELEMENTS, manyIds } from '../../shared/fields/ads';
import { outcomeItems, outcomeOf, settled } from '../../shared/run/outcomes';
import type { NamedOutcome } from '../../shared/run/outcomes';
import { listOf } from '../../shared/fields/kinds';
import { PREVIEW_FIELDS, PREVIEW_MORE, simplePreview } from '../fields/adPreview';

/** Most ad groups in one query. Source: the API description. */
const MOST_IN_QUERY = 250;

const AD_GROUP_IDS = {
	label: 'Ad Group IDs',
	placeholder: 'e.g. 2680060704746, 2680060704747',
	required: true,
	maxItems: 100_000,
} as const;

/** Ad groups in the query, as many as the user likes: {@link parts} splits them. */
const listedAdGroups = (description: string) =>
	manyIds({ ...AD_GROUP_IDS, name: 'previewedAdGroupIds', apiName: 'ad_group_ids', in: 'query', description });

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/ad_previews', {
		value: 'create',
		name: 'Create',
		action: 'Create ad preview',
		description:
			'Get a URL that shows what an ad with an image, a Pin or a product group would look like. It’s valid for seven days. No ad is created.',
		effect: 'read',
		fields: [AD_ACCOUNT, ...PREVIEW_FIELDS],
		collections: { additionalFields: PREVIEW_MORE },
		jsonBody: true,
	}),
	operation('POST /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		value: 'createCampaignPreviews',
		name: 'Create Campaign Previews',
		action: 'Create campaign ad previews of ad groups',
		description:
			'Get a preview URL for each ad group that shows its ads as people would see them. The ad groups of all input items are sent together, up to 30 in a request.',
		effect: 'read',
		fields: [
			AD_ACCOUNT,
			manyIds({
				...AD_GROUP_IDS,
				name: 'adGroupIds',
				apiName: 'ad_group_id',
				in: 'local',
				description: 'The ad groups to show: IDs separated by commas',
			}),
		],
		makes: ['ad_group_id'],
		simplify: simplePreview,
		batch: {
			maxItems: MOST_ELEMENTS,
			noun: 'preview',
			elements: ({ local }) => local.adGroupIds.map((ad_group_id) => ({ ad_group_id })),
			outcomes: (answer) => (Array.isArray(answer) ? answer.map(createdOf) : []),
		},
	}),
	operation('DELETE /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		value: 'deleteCampaignPreviews',
		name: 'Delete Campaign Previews',
		action: 'Delete campaign ad previews of ad groups',
		description: 'Delete the campaign ad previews of ad groups, so that their URLs stop working',
		fields: [AD_ACCOUNT, listedAdGroups('The ad groups whose previews to delete: IDs separated by commas')],
		async run(caller, values, onPartial) {
			const told: NamedOutcome[] = [];
			onPartial(() => outcomeItems(caller, told));
			for (const ids of parts(values)) {
				const { body } = await request(caller, inQuery(this, values, ids));
				// Without a body, all of them are gone.
				const statuses = asList(body);
				told.push(...ids.map((id, at) => ({ about: { ad_group_id: id }, outcome: deletedOf(statuses[at]) })));
			}
			return settled(caller, told, { noun: 'preview', done: 'deleted' });
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		value: 'getCampaignPreviews',
		name: 'Get Campaign Previews',
		action: 'Get campaign ad previews of ad groups',
		description: 'Get the URLs of existing campaign ad previews and when they expire',
		fields: [AD_ACCOUNT, listedAdGroups('The ad groups whose previews to get: IDs separated by commas')],
		simplify: simplePreview,
		async run(caller, values, onPartial) {
			const found: IDataObject[] = [];
			onPartial(() => found);
			for (const ids of parts(values)) {
				const { body } = await request(caller, inQuery(this, values, ids));
				found.push(...objectsIn(body, 'campaign ad previews').map((preview) => simplified(this, values, preview)));
			}
			return found;
		},
	}),
];

function parts({ query }: Pick<Values, 'query'>): string[][] {
	const ids = listOf(query.ad_group_ids);
	return Array.from({ length: Math.ceil(ids.length / MOST_IN_QUERY) }, (_, at) =>
		ids.slice(at * MOST_IN_QUERY, (at + 1) * MOST_IN_QUERY),
	);
}

const inQuery = (operation: Operation, values: Values, ids: string[]) =>
	callOf(operation, { ...values, query: { ...values.query, ad_group_ids: ids } });

/** In an answer to a creation, what was refused is inside `data`; where all went well, the previews may stand there bare. */
function createdOf(element: unknown): ElementOutcome {
	const { data } = asObject(element);
	return outcomeOf(asObject(data).exceptions ? data : element);
}

/** `{status: {statusCode: 204}}`, or an error with `code` and `message` in its place. */
function deletedOf(element: unknown): ElementOutcome {
	const { code, message } = asObject(asObject(element).status);
	if (typeof message === 'string') return { refused: { code: typeof code === 'number' ? code : undefined, message } };
	return { data: { deleted: true } };
}

export const adPreviews: Resource = { value: 'adPreview', name: 'Ad Preview', operations };
