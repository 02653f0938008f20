import { invalid } from '../../check';
import type { Call } from '../../row';
import type { Pin } from '../../world';
import type { AdGroup } from './adGroups';
import type { Ad } from './ads';
import type { Campaign } from './campaigns';
import { checkTrackingUrls, missing } from './shared';

/** What a Pin must be for an ad of this type; other types take any. */
const mediaOf: Record<string, Pin['media']['type'] | undefined> = {
	REGULAR: 'image',
	VIDEO: 'video',
	MAX_VIDEO: 'video',
	CAROUSEL: 'carousel',
};

const plainCalls = ['LEARN_MORE', 'SHOP_NOW', 'BOOK_NOW', 'SIGN_UP', 'VISIT_SITE', 'BUY_NOW', 'GET_OFFER', 'ORDER_NOW'];

type Draft = Pick<
	Ad,
	| 'name'
	| 'pin_id'
	| 'creative_type'
	| 'customizable_cta_type'
	| 'tracking_urls'
	| 'quiz_pin_data'
	| 'carousel_destination_urls'
	| 'carousel_android_deep_links'
	| 'carousel_ios_deep_links'
>;

/** Refuses what does not go together in one ad, or not with its Pin and its ad group. */
export function checkAd({ world }: Pick<Call, 'world'>, adGroup: AdGroup, ad: Draft): void {
	if ((ad.name?.length ?? 0) > 255) throw invalid("'name' has up to 255 characters.");
	checkTrackingUrls(ad.tracking_urls);
	checkPin(world.pins.get(ad.pin_id), world.adAccounts.get(adGroup.ad_account_id)?.ownerId, ad);
	if (ad.creative_type === 'QUIZ' && !ad.quiz_pin_data) throw invalid("A QUIZ ad needs 'quiz_pin_data'.");
	checkCall(world.store<Campaign>('campaign').get(adGroup.campaign_id), adGroup, ad);
}

function checkPin(pin: Pin | undefined, ownerId: string | undefined, ad: Draft): void {
	if (!pin || pin.ownerId !== ownerId) throw missing('pin');
	const media = mediaOf[ad.creative_type];
	if (media !== undefined && media !== pin.media.type)
		throw invalid(`'creative_type' ${ad.creative_type} does not go with a Pin of type ${pin.media.type}.`);
	const slots = ['carousel_destination_urls', 'carousel_android_deep_links', 'carousel_ios_deep_links'] as const;
	for (const slot of slots)
		if (ad[slot]?.length && ad.creative_type !== 'CAROUSEL') throw invalid(`'${slot}' needs a carousel ad.`);
}

/** Campaigns for clicks and for conversions take only some calls to action; a cart only where carts are counted. */
function checkCall(campaign: Campaign | undefined, adGroup: AdGroup, { customizable_cta_type: cta }: Draft): void {
	const objective = campaign?.objective_type;
	if (cta === null || (objective !== 'CONSIDERATION' && objective !== 'WEB_CONVERSION')) return;
	const event = adGroup.optimization_goal_metadata?.conversion_tag_v3_goal_metadata?.conversion_event;
	const carts = objective === 'WEB_CONVERSION' && event === 'ADD_TO_CART';
	if (!plainCalls.includes(cta) && !(cta === 'ADD_TO_CART' && carts))
		throw invalid(`'customizable_cta_type' ${cta} does not go with a ${objective} campaign.`);
}
