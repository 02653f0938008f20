import { asObject, asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, manyIds, needsElementChange, updateBatch } from '../../shared/fields/ads';
import { choice, choices, text } from '../../shared/fields/kinds';
import { isSimple } from '../../shared/fields/output';
import { adsObject } from '../../shared/fields/locators';
import { labelsIn } from '../../shared/editor/adsLists';
import { inTwoLists } from '../../shared/run/outcomes';
import { listedIn, needsList } from '../../shared/run/elements';

/** Most labels, or things that get one, in a request: the API states no bound. */
const MOST = 100;

const KINDS = [
	{ name: 'Brand', value: 'BRAND', description: 'A campaign can have one' },
	{ name: 'Custom', value: 'CUSTOM', description: 'A campaign can have 30' },
] as const;

const STATUSES = [
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Archived', value: 'ARCHIVED' },
] as const;

const label = <const Name extends string, const ApiName extends string, const In extends 'path' | 'body'>(
	name: Name,
	apiName: ApiName,
	place: In,
) =>
	adsObject({
		name,
		apiName,
		in: place,
		label: 'Label',
		description: 'The label to work with',
		required: true,
		search: 'searchLabels',
		kind: 'label',
		example: '1123581321',
	});

const ENTITY_IDS = manyIds({
	name: 'labeledIds',
	apiName: 'entity_ids',
	in: 'local',
	label: 'Campaign IDs',
	description: 'The campaigns: IDs separated by commas. Those of all input items with the same label are combined.',
	required: true,
	maxItems: 100_000,
});

/** Puts a label on things or takes it off, those of all items together. */
const applied = (value: 'apply' | 'remove', facts: Pick<Operation, 'name' | 'action' | 'description'>): Operation =>
	operation(`POST /ad_accounts/{ad_account_id}/labels/{label_id}/${value}`, {
		...facts,
		value,
		effect: 'write',
		fields: [AD_ACCOUNT, label('label', 'label_id', 'path'), ENTITY_IDS],
		makes: ['entity_ids'],
		batch: {
			maxItems: MOST,
			noun: 'campaign',
			elements: ({ local }) => local.labeledIds.map((entity_id) => ({ entity_id })),
			wrap: (elements) => ({ entity_ids: [...new Set(elements.map(({ entity_id: id }) => id))] }),
			outcomes: inTwoLists('entities_labels', (one) => asText(one.entity_id) ?? ''),
		},
	});

const BETA = 'Labels are only available to some ad accounts (closed beta).';

const operations: Operation[] = [
	applied('apply', {
		name: 'Apply',
		action: 'Apply label to campaigns',
		description: `Put a label on one or many campaigns, so that reports can be filtered by it. ${BETA}`,
	}),
	operation('POST /ad_accounts/{ad_account_id}/labels', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create label',
		description: `Create a label to sort campaigns by. Apply puts it on campaigns. ${BETA}`,
		elementsIn: 'labels',
		fields: [
			AD_ACCOUNT,
			text({
				name: 'labelName',
				apiName: 'value',
				in: 'body',
				label: 'Name',
				description: 'What the label says, up to 100 characters',
				maxLength: 100,
				required: true,
			}),
			choice({
				name: 'labelType',
				apiName: 'label_type',
				in: 'body',
				label: 'Kind',
				description: 'What kind of label it is',
				options: KINDS,
				default: 'CUSTOM',
				required: true,
			}),
		],
		jsonBody: true,
		check: (values) => needsList(values, 'labels'),
		batch: updateBatch('label', {
			maxItems: MOST,
			elements: listedIn('labels'),
			wrap: (labels) => ({ labels }),
			outcomes: inTwoLists('labels', ({ value, label_type: type }) => `${asText(value)?.trim()} ${asText(type)}`),
		}),
		match: {
			list: 'GET /ad_accounts/{ad_account_id}/labels',
			each: labelsIn,
			by: [{ value: 'name', name: 'Name and Kind', names: ['value', 'label_type'] }],
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/labels', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many labels',
		description: 'List the labels of an ad account, or those of some campaigns',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				manyIds({
					name: 'labelCampaignIds',
					apiName: 'campaign_ids',
					in: 'query',
					label: 'Campaign IDs',
					description: 'Only labels of these campaigns: IDs separated by commas',
				}),
				choices({
					name: 'labelTypes',
					apiName: 'label_types',
					in: 'query',
					label: 'Kinds',
					description: 'Only labels of these kinds',
					options: KINDS.map(({ name, value }) => ({ name, value })),
					repeated: true,
				}),
				manyIds({
					name: 'labelIds',
					apiName: 'label_ids',
					in: 'query',
					label: 'Label IDs',
					description: 'Only these labels: IDs separated by commas',
				}),
				choices({
					name: 'labelStatuses',
					apiName: 'entity_statuses',
					in: 'query',
					label: 'Statuses',
					description: 'Only labels with one of these statuses',
					options: STATUSES,
					repeated: true,
				}),
			],
		},
		answer: 'page',
		simplify: 'split',
		split: (element, { local }) => (isSimple(local) ? labelsIn(asObject(element)) : [asObject(element)]),
	}),
	applied('remove', {
		name: 'Remove',
		action: 'Remove label from campaigns',
		description: 'Remove a label from one or many campaigns. The label itself stays.',
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/labels', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update label',
		description: 'Archive, restore or rename a label',
		elementsIn: 'labels',
		fields: [AD_ACCOUNT, label('labelToUpdate', 'id', 'body')],
		collections: {
			updateFields: [
				text({
					name: 'newLabelName',
					apiName: 'value',
					in: 'body',
					label: 'Name',
					description: 'The new text of the label, up to 100 characters',
					maxLength: 100,
				}),
				choice({
					name: 'labelStatus',
					apiName: 'status',
					in: 'body',
					label: 'Status',
					description: 'Whether the label is in use',
					options: STATUSES,
					default: 'ACTIVE',
				}),
			],
		},
		jsonBody: true,
		check(values) {
			needsList(values, 'labels');
			needsElementChange(values);
		},
		batch: updateBatch('label', {
			maxItems: MOST,
			elements: listedIn('labels'),
			wrap: (labels) => ({ labels }),
			outcomes: inTwoLists('labels', ({ id }) => asText(id) ?? ''),
		}),
	}),
];

export const labels: Resource = { value: 'label', name: 'Label', operations };
