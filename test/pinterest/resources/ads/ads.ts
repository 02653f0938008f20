import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import type { AdBody } from './adBody';
import type { AdGroup } from './adGroups';
import { checkAd } from './adRules';
import {
	adAccountFor,
	batch,
	checkStatusChange,
	entityFor,
	missing,
	nowSeconds,
	orderedPage,
	type Entity,
	type EntityQuery,
} from './shared';

export interface Ad extends Entity {
	campaign_id: string;
	ad_group_id: string;
	pin_id: string;
	creative_type: string;
	customizable_cta_type: string | null;
	destination_url: string | null;
	tracking_urls: Record<string, string[]> | null;
	carousel_destination_urls: string[] | null;
	carousel_android_deep_links: string[] | null;
	carousel_ios_deep_links: string[] | null;
	quiz_pin_data: object | null;
	/** Set by Pinterest; what a request says is ignored. */
	grid_click_type: string;
	review_status: 'OTHER' | 'PENDING' | 'REJECTED' | 'APPROVED';
	rejected_reasons: string[];
	rejection_labels: string[];
}

export const ads = [
	row<EntityQuery & { campaign_ids?: string[]; ad_group_ids?: string[]; ad_ids?: string[] }>(
		'GET /ad_accounts/{ad_account_id}/ads',
		{
			answer(call) {
				const { id: account } = adAccountFor(call);
				const { campaign_ids: campaigns, ad_group_ids: groups, ad_ids: ids, entity_statuses: statuses } = call.query;
				const body = orderedPage(call, call.world.store<Ad>('ad').values(), adView, {
					filters: { campaigns, groups, ids, statuses },
					keep: (each) =>
						each.ad_account_id === account &&
						(!campaigns || campaigns.includes(each.campaign_id)) &&
						(!groups || groups.includes(each.ad_group_id)) &&
						(!ids || ids.includes(each.id)) &&
						statuses.includes(each.status),
				});
				return { status: 200, body };
			},
		},
	),
	row<object, AdBody[]>('POST /ad_accounts/{ad_account_id}/ads', {
		answer(call) {
			adAccountFor(call);
			const body = batch(call.body, 'object', (element) => {
				const adGroup = adGroupFor(call, String(element.ad_group_id));
				const ad = { ...withDefaults(element), ad_group_id: adGroup.id };
				checkAd(call, adGroup, ad);
				if (ad.status === 'DELETED_DRAFT') throw invalid("'status' of a new ad can't be DELETED_DRAFT.");
				return adView(addAd(call.world, adGroup, { ...ad, ...pinFacts(call.world, ad.pin_id, ad) }));
			});
			return { status: 200, body };
		},
	}),
	row<object, Array<AdBody & { id: string }>>('PATCH /ad_accounts/{ad_account_id}/ads', {
		answer(call) {
			adAccountFor(call);
			const body = batch(call.body, 'object', (element) => adView(update(call, element)));
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ads/{ad_id}', {
		answer: (call) => ({ status: 200, body: adView(entityFor<Ad>(call, 'ad', call.path.ad_id)) }),
	}),
];

/** Puts an ad into an ad group of the world; nothing is checked. */
export function addAd(world: World, adGroup: AdGroup, facts: Partial<Ad> & Pick<Ad, 'pin_id'>): Ad {
	const seq = world.nextSeq();
	const time = facts.created_time ?? nowSeconds();
	const ad: Ad = {
		...withDefaults({}),
		...facts,
		seq,
		id: world.newId('ad', seq),
		ad_account_id: adGroup.ad_account_id,
		campaign_id: adGroup.campaign_id,
		ad_group_id: adGroup.id,
		created_time: time,
		updated_time: time,
	};
	world.store<Ad>('ad').set(ad.id, ad);
	return ad;
}

export function adView({ seq: _seq, ...ad }: Ad): Record<string, unknown> {
	const review = ad.review_status === 'OTHER' ? 'PENDING' : ad.review_status;
	return { ...ad, summary_status: ad.status === 'ACTIVE' ? review : ad.status, type: 'pinpromotion' };
}

/** Where a click goes is the Pin's own link unless the ad says otherwise. */
function pinFacts(world: World, pinId: string, { destination_url: url }: { destination_url: string | null }) {
	return { destination_url: url ?? world.pins.get(pinId)?.link ?? null, grid_click_type: 'DIRECT_TO_DESTINATION' };
}

function withDefaults(given: AdBody) {
	return {
		name: null,
		status: 'ACTIVE' as Ad['status'],
		ad_group_id: '',
		creative_type: 'REGULAR' as Ad['creative_type'],
		customizable_cta_type: null,
		android_deep_link: null,
		ios_deep_link: null,
		carousel_android_deep_links: null,
		carousel_destination_urls: null,
		carousel_ios_deep_links: null,
		click_tracking_url: null,
		view_tracking_url: null,
		destination_url: null,
		disclosure_type: null,
		disclosure_url: null,
		is_pin_deleted: false,
		is_removable: false,
		lead_form_id: null,
		quiz_pin_data: null,
		tracking_urls: null,
		collection_items_destination_url_template: null,
		grid_click_type: 'DIRECT_TO_DESTINATION',
		review_status: 'PENDING' as Ad['review_status'],
		rejected_reasons: [],
		rejection_labels: [],
		...given,
		pin_id: given.pin_id ?? '',
	};
}

/** An ad group of the ad account; ids may be written with AG before them. */
function adGroupFor(call: Pick<Call, 'world' | 'path'>, id: string): AdGroup {
	const adGroup = call.world.store<AdGroup>('ad group').get(id.replace(/^AG/, ''));
	if (adGroup?.ad_account_id !== call.path.ad_account_id) throw missing('ad group');
	return adGroup;
}

function update(call: Pick<Call, 'world' | 'path'>, { id, ...changes }: AdBody & { id: string }): Ad {
	const ad = call.world.store<Ad>('ad').get(id);
	if (ad?.ad_account_id !== call.path.ad_account_id) throw missing('ad');
	const adGroup = adGroupFor(call, changes.ad_group_id ?? ad.ad_group_id);
	if (adGroup.id !== ad.ad_group_id) throw invalid("An ad can't move to another ad group.");
	checkStatusChange(ad.status, changes.status);
	const pin_id = changes.pin_id ?? ad.pin_id;
	const changed: Ad = { ...ad, ...changes, ad_group_id: adGroup.id, pin_id };
	checkAd(call, adGroup, changed);
	changed.grid_click_type = ad.grid_click_type;
	// Another Pin is another creative, which is looked at again.
	if (pin_id !== ad.pin_id) Object.assign(changed, { review_status: 'PENDING', rejected_reasons: [] });
	return Object.assign(ad, changed, { updated_time: nowSeconds() });
}
