import { randomUUID } from 'node:crypto';
import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { Account } from '../../world';
import type { AdGroup } from './adGroups';
import { adsOf } from './family';
import { adAccountFor, exceptionOf, missing, nowSeconds } from './shared';

type PreviewBody = Partial<
	Record<
		| 'image_url'
		| 'title'
		| 'pin_id'
		| 'catalog_product_group_id'
		| 'creative_type'
		| 'hero_image_title'
		| 'hero_image_url'
		| 'hero_pin_id'
		| 'image_tag'
		| 'item_id'
		| 'video_tag',
		string
	>
>;

/** The preview of one ad group's first ad. */
interface CampaignAdPreview {
	ad_account_id: string;
	ad_group_id: string;
	expires_at: number;
	is_active: boolean;
	pin_id: number;
	pin_promotion_id: number;
	url: string;
	user_id: number;
	uuid: string;
}
const week = 7 * 86_400;

export const previews = [
	row<object, PreviewBody>('POST /ad_accounts/{ad_account_id}/ad_previews', {
		answer(call) {
			const account = adAccountFor(call);
			checkPreview(call, account.ownerId);
			return { status: 200, body: { url: pageFor(call, `Preview of ${JSON.stringify(call.body)}`) } };
		},
	}),
	row<{ ad_group_ids: string[] }>('GET /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		answer(call) {
			const { id } = adAccountFor(call);
			const kept = call.world.store<CampaignAdPreview>('campaign ad preview');
			const found = call.query.ad_group_ids.map((each) => kept.get(each));
			const body = found
				.filter((each) => each?.ad_account_id === id)
				.map((each) => ({ ...each, is_active: (each?.expires_at ?? 0) > nowSeconds() }));
			return { status: 200, body };
		},
	}),
	row<object, Array<{ ad_group_id: string }>>('POST /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		answer(call) {
			adAccountFor(call);
			const body = call.body.map(({ ad_group_id: id }) => {
				try {
					return { data: preview(call, id) };
				} catch (error) {
					return { data: { exceptions: exceptionOf(error) } };
				}
			});
			return { status: 200, body };
		},
	}),
	row<{ ad_group_ids: string[] }>('DELETE /ad_accounts/{ad_account_id}/campaign_ad_preview', {
		answer(call) {
			const { id } = adAccountFor(call);
			const kept = call.world.store<CampaignAdPreview>('campaign ad preview');
			const body = call.query.ad_group_ids.map((each) => {
				if (kept.get(each)?.ad_account_id !== id) return { status: exceptionOf(missing('preview')) };
				kept.delete(each);
				return { status: { statusCode: 204 } };
			});
			return { status: 200, body };
		},
	}),
];

/** A Pin must be the owner's and lead somewhere; a collection needs its hero, as a Pin or as an image with a title. */
function checkPreview({ world, body }: Pick<Call<object, PreviewBody>, 'world' | 'body'>, ownerId: string): void {
	for (const id of [body.pin_id, body.hero_pin_id]) {
		if (id === undefined) continue;
		const pin = world.pins.get(id);
		if (pin?.ownerId !== ownerId) throw missing('pin');
		if (!pin.link) throw invalid('A Pin without a link can not be promoted.');
	}
	if (body.image_tag !== undefined && body.video_tag !== undefined)
		throw invalid("Body 'image_tag' and 'video_tag' can't both be set.");
	if (body.item_id !== undefined && body.creative_type !== 'SHOPPING')
		throw invalid("Body 'item_id' needs 'creative_type' SHOPPING.");
	const hasHero = body.hero_pin_id !== undefined || (body.hero_image_url && body.hero_image_title);
	if (body.creative_type === 'COLLECTION' && !hasHero)
		throw invalid("Body 'hero_pin_id', or 'hero_image_url' with 'hero_image_title', is required for COLLECTION.");
}

/** A page on the upload host that is there for seven days. */
function pageFor({ world }: Pick<Call, 'world'>, content: string): string {
	return world.addFile({
		content: `<!doctype html><title>Ad preview</title><p>${content.replaceAll('<', '&lt;')}</p>`,
		contentType: 'text/html; charset=utf-8',
		expiresAt: Date.now() + week * 1000,
	});
}

function preview(call: Pick<Call, 'world' | 'path'> & { user: Account }, id: string): CampaignAdPreview {
	const adGroup = call.world.store<AdGroup>('ad group').get(id);
	if (adGroup?.ad_account_id !== call.path.ad_account_id) throw missing('ad group');
	const [ad] = adsOf(call.world, id);
	if (!ad) throw invalid('The ad group has no ad to show.');
	const made: CampaignAdPreview = {
		ad_account_id: adGroup.ad_account_id,
		ad_group_id: id,
		expires_at: nowSeconds() + week,
		is_active: true,
		// The API writes these as numbers, which JavaScript does not hold to the last digit.
		pin_id: Number(ad.pin_id),
		pin_promotion_id: Number(ad.id),
		url: pageFor(call, `Preview of ad ${ad.id}`),
		user_id: Number(call.user.id),
		uuid: randomUUID(),
	};
	call.world.store<CampaignAdPreview>('campaign ad preview').set(id, made);
	return made;
}
