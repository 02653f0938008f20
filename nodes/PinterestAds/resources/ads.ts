import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import {
	AD_ACCOUNT,
	BY_NAME,
	CREATE_STATUS,
	NEW_STATUS,
	ORDER,
	SET_STATUS,
	STATUS_FILTER,
	ad,
	changeOfEach,
	createBatch,
	inList,
	manyIds,
	needsElementChange,
	ofRunnable,
	statusChange,
	updateBatch,
	UPDATED_DIGITS,
} from '../../shared/fields/ads';
import { clearFields } from '../../shared/fields/clear';
import { choice } from '../../shared/fields/kinds';
import { AD_ANALYTICS } from '../analytics';
import { AD_GROUP, CREATE_FIELDS, CREATIVE_TYPE, PIN, UPDATE_FIELDS, simpleAd } from '../fields/ad';

const AD_IDS = manyIds({
	name: 'adIds',
	in: 'local',
	label: 'Ad IDs',
	description: 'The ads to change: IDs separated by commas. The ads of all input items are combined.',
	placeholder: 'e.g. 687195134316, 687195134317',
	required: true,
	maxItems: 100_000,
	digits: UPDATED_DIGITS,
});

/** Pinterest takes one kind of ids at a time. */
const LISTED = [
	choice({
		name: 'adsOf',
		in: 'local',
		label: 'Ads',
		description: 'Which ads to list',
		options: [
			{ name: 'All in the Ad Account', value: 'adAccount' },
			{ name: 'By ID', value: 'ids' },
			{ name: 'In Ad Groups', value: 'adGroups' },
			{ name: 'Of Campaigns', value: 'campaigns' },
		],
		default: 'adAccount',
	}),
	manyIds({
		name: 'listedCampaignIds',
		apiName: 'campaign_ids',
		in: 'query',
		label: 'Campaign IDs',
		description: 'Only those in these campaigns: IDs separated by commas',
		required: true,
		when: { adsOf: ['campaigns'] },
	}),
	manyIds({
		name: 'listedAdGroupIds',
		apiName: 'ad_group_ids',
		in: 'query',
		label: 'Ad Group IDs',
		description: 'Only those in these ad groups: IDs separated by commas',
		required: true,
		when: { adsOf: ['adGroups'] },
	}),
	manyIds({
		name: 'listedAdIds',
		apiName: 'ad_ids',
		in: 'query',
		label: 'Ad IDs',
		description: 'Only these: IDs separated by commas',
		required: true,
		when: { adsOf: ['ids'] },
	}),
];

const BATCHED = 'The ads of all input items are sent together, up to 30 in a request.';

const CLEAR = clearFields(UPDATE_FIELDS, [
	...(['android_deep_link', 'carousel_android_deep_links', 'carousel_destination_urls'] as const),
	...(['carousel_ios_deep_links', 'click_tracking_url', 'collection_items_destination_url_template'] as const),
	...(['collections_header_type', 'customizable_cta_type', 'destination_url', 'disclosure_type'] as const),
	...(['disclosure_url', 'grid_click_type', 'ios_deep_link', 'lead_form_id', 'name', 'quiz_pin_data'] as const),
	'view_tracking_url',
]);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/ads', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Create ad',
		description: `Promote a Pin as an ad in an ad group. It starts paused unless you choose another status; an active ad can spend money. ${BATCHED}`,
		fields: [AD_ACCOUNT, AD_GROUP, PIN, CREATIVE_TYPE, CREATE_STATUS],
		collections: { additionalFields: CREATE_FIELDS },
		jsonBody: true,
		simplify: simpleAd,
		batch: createBatch('ad'),
		match: {
			...inList,
			list: 'GET /ad_accounts/{ad_account_id}/ads',
			within: ({ ad_group_id: id }, { ids }) => (id ? { ids, query: ofRunnable({ ad_group_ids: [id] }) } : undefined),
			by: [BY_NAME, { value: 'pin', name: 'Pin', names: ['pin_id'] }],
			update: changedBy('POST /ad_accounts/{ad_account_id}/ads', 'PATCH /ad_accounts/{ad_account_id}/ads', {
				id: 'id',
				keeps: ['status'],
			}),
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/ads/{ad_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get ad',
		description: 'Get the Pin, format, status, review and addresses of one ad',
		fields: [AD_ACCOUNT, ad({ in: 'path' })],
		simplify: simpleAd,
	}),
	operation('GET /ad_accounts/{ad_account_id}/ads', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many ads',
		description: 'List the ads of an ad account, of some ad groups or campaigns, or with some IDs',
		fields: [AD_ACCOUNT, ...LISTED],
		collections: { filters: [STATUS_FILTER], options: [ORDER] },
		answer: 'page',
		simplify: simpleAd,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/ads', {
		value: 'setStatus',
		effect: 'spends',
		name: 'Set Status',
		action: 'Set status of ads',
		description: `Activate, pause or archive one or many ads. Activating lets them spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [AD_ACCOUNT, AD_IDS, SET_STATUS],
		makes: ['id'],
		simplify: simpleAd,
		batch: updateBatch('ad', { elements: changeOfEach('adIds', statusChange) }),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/ads', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update ad',
		description: `Change an ad: its name, status, addresses, tracking and the rest. Active lets it spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [AD_ACCOUNT, ad({ in: 'body', name: 'adToUpdate', apiName: 'id', digits: UPDATED_DIGITS })],
		collections: { updateFields: [...UPDATE_FIELDS, NEW_STATUS, CLEAR] },
		jsonBody: true,
		simplify: simpleAd,
		check: needsElementChange,
		batch: updateBatch('ad'),
	}),
	...AD_ANALYTICS,
];

export const ads: Resource = { value: 'ad', name: 'Ad', operations };
