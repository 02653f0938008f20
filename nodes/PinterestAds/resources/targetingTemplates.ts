import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER, targetingTemplate } from '../../shared/fields/ads';
import { choice, flag, text } from '../../shared/fields/kinds';
import { KEYWORDS } from '../fields/adGroupEstimate';
import { needsUsableTargeting, placeAndAgeFields, targetingFields } from '../fields/targeting';
import { TRACKING_URLS } from '../fields/tracking';

const PREFIX = 'targeting_attributes.';

const FIELDS = [
	...targetingFields(PREFIX),
	flag({
		name: 'templateAutoTargeting',
		apiName: 'auto_targeting_enabled',
		in: 'body',
		label: 'Automatic Targeting',
		description: 'Whether Pinterest may reach similar people as well',
		default: true,
	}),
	KEYWORDS,
	choice({
		name: 'templatePlacement',
		apiName: 'placement_group',
		in: 'body',
		label: 'Placement',
		description: 'Where ads are shown',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Browse', value: 'BROWSE' },
			{ name: 'Other', value: 'OTHER' },
			{ name: 'Search', value: 'SEARCH' },
		],
		default: 'ALL',
	}),
	...TRACKING_URLS,
];

const UPDATE = { templateChange: ['UPDATE'] };

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/targeting_templates', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create targeting template',
		description: 'Save targeting settings to use them for many ad groups',
		fields: [
			AD_ACCOUNT,
			text({
				name: 'templateName',
				apiName: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name of the template',
				required: true,
			}),
			...placeAndAgeFields(PREFIX),
		],
		collections: { additionalFields: FIELDS },
		jsonBody: true,
		simplify: simpleTemplate,
		check(values) {
			if (values.body.targeting_attributes === undefined)
				throw new Error('Location Names or IDs is missing: choose at least one location or region');
			needsUsableTargeting(values, 'targeting_attributes');
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/targeting_templates', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many targeting templates',
		description: 'List the targeting templates of an ad account',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				text({
					name: 'templateSearch',
					apiName: 'search_query',
					in: 'query',
					label: 'Name',
					description: 'Only templates with this in their name',
				}),
			],
			options: [
				flag({
					name: 'includeSizing',
					apiName: 'include_sizing',
					in: 'query',
					label: 'Include Size',
					description: 'Whether to add how many people each template can reach',
				}),
				ORDER,
			],
		},
		answer: 'page',
		simplify: simpleTemplate,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/targeting_templates', {
		value: 'update',
		effect: 'irreversible',
		name: 'Update or Remove',
		action: 'Update or remove targeting template',
		description: 'Change the targeting of a template, or remove the template. Removing it can’t be undone.',
		fields: [
			AD_ACCOUNT,
			targetingTemplate({ in: 'body', name: 'templateToChange', apiName: 'id', required: true }),
			choice({
				name: 'templateChange',
				apiName: 'operation_type',
				in: 'body',
				label: 'Change',
				description: 'What to do with the template',
				options: [
					{ name: 'Remove', value: 'REMOVE' },
					{ name: 'Update', value: 'UPDATE', description: 'Replace its targeting' },
				],
				default: 'UPDATE',
				required: true,
			}),
			...placeAndAgeFields(PREFIX, UPDATE),
		],
		collections: { updateFields: targetingFields(PREFIX, UPDATE) },
		// No answer is described.
		answer: 'nothing',
		jsonBody: true,
		check(values) {
			const { operation_type: change, targeting_attributes: targeting } = values.body;
			if (change === 'UPDATE' && targeting === undefined)
				throw new Error('Location Names or IDs is missing: choose at least one location or region to update to');
			needsUsableTargeting(values, 'targeting_attributes');
		},
	}),
];

/** The fields of a targeting template that most people need, and its size where that was asked for. */
function simpleTemplate(template: IDataObject): IDataObject {
	const { id, ad_account_id, name, status, valid, targeting_attributes, keywords } = template;
	const { placement_group, auto_targeting_enabled, sizing } = template;
	return {
		...{ id, ad_account_id, name, status, valid, targeting_attributes, keywords },
		...{ placement_group, auto_targeting_enabled },
		...(sizing ? { sizing } : {}),
	};
}

export const targetingTemplates: Resource = { value: 'targetingTemplate', name: 'Targeting Template', operations };
