import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, BY_NAME, ORDER } from '../../shared/fields/ads';
import { decimal, flag, text } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';

/** What the tag may find on a page by itself and send along, hashed. */
const MATCHES = (
	[
		['aemDb', 'aem_db_enabled', 'Match Birth Date', 'birth dates'],
		['aemEmail', 'aem_enabled', 'Match Email', 'email addresses'],
		['aemExternalId', 'aem_external_id_enabled', 'Match External ID', 'IDs of your own'],
		['aemName', 'aem_fnln_enabled', 'Match Name', 'first and last names'],
		['aemGender', 'aem_ge_enabled', 'Match Gender', 'genders'],
		['aemLocation', 'aem_loc_enabled', 'Match Location', 'places'],
		['aemPhone', 'aem_ph_enabled', 'Match Phone', 'phone numbers'],
	] as const
).map(([name, apiName, label, what]) =>
	flag({
		name,
		apiName,
		in: 'body',
		label,
		description: `Whether the tag looks for ${what} in the page’s forms and sends them hashed (automatic enhanced match)`,
	}),
);

const itemsOf = (answer: unknown): IDataObject[] => objectsIn(asObject(answer).items, 'conversion tags');

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/conversion_tags', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create conversion tag',
		description: 'Create a Pinterest tag and get the code to put on the website. A tag can’t be deleted here.',
		fields: [
			AD_ACCOUNT,
			text({
				name: 'tagName',
				apiName: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name of the tag',
				required: true,
			}),
		],
		collections: {
			additionalFields: [
				...MATCHES,
				decimal({
					name: 'mdFrequency',
					apiName: 'md_frequency',
					in: 'body',
					label: 'Metadata Frequency',
					description: 'How often the page’s metadata is collected',
					minimum: 0,
					default: 1,
				}),
			],
		},
		match: {
			list: 'GET /ad_accounts/{ad_account_id}/conversion_tags',
			within: (_tag, { ids }) => ({ ids, query: { filter_deleted: true } }),
			isWhole: true,
			by: [BY_NAME],
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_tags/{conversion_tag_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get conversion tag',
		description: 'Get the name, status, code and settings of one conversion tag, and when it last fired',
		fields: [
			AD_ACCOUNT,
			adsObject({
				name: 'conversionTag',
				apiName: 'conversion_tag_id',
				in: 'path',
				label: 'Conversion Tag',
				description: 'The tag to work with',
				required: true,
				search: 'searchConversionTags',
				kind: 'conversion tag',
				example: '2614123456789',
			}),
		],
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_tags', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many conversion tags',
		description: 'List the conversion tags of an ad account',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				flag({
					name: 'filterDeleted',
					apiName: 'filter_deleted',
					in: 'query',
					label: 'Exclude Deleted',
					description: 'Whether to leave out tags that were deleted',
				}),
			],
		},
		split: itemsOf,
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_tags/ocpm_eligible', {
		value: 'getOptimizable',
		name: 'Get Events to Optimize For',
		action: 'Get tag events for campaign optimization',
		description:
			'List the kinds of events of each conversion tag that campaigns of the ad account can be optimized for, an item for each tag and kind',
		fields: [AD_ACCOUNT],
		split: (answer) =>
			Object.entries(asObject(answer)).flatMap(([tag, events]) =>
				objectsIn(events, 'events of a conversion tag').map((event) => ({ conversion_tag_id: tag, ...event })),
			),
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_tags/page_visit', {
		value: 'getPageVisits',
		name: 'Get Page Visit Events',
		action: 'Get page visit events of conversion tags',
		description: 'List which conversion tags of the ad account report page visits, and since when',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
	}),
];

export const conversionTags: Resource = { value: 'conversionTag', name: 'Conversion Tag', operations };
