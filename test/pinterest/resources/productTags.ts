import { Refusal, row, type Call } from '../row';
import type { Pin } from '../world';
import { boardOf, pinFor } from './shared';

const mostTags = 24;

interface TagsBody {
	product_tags: Array<{ pin_id: string }>;
}

export const productTags = [
	row('GET /pins/{pin_id}/product_tags', {
		answer: (call) => ({ status: 200, body: tagsView(pinFor(call, call.path.pin_id)) }),
	}),
	row<object, TagsBody>('POST /pins/{pin_id}/product_tags', {
		answer(call) {
			const pin = pinFor(call, call.path.pin_id, 'pins:write_secret');
			const ids = call.body.product_tags.map((tag) => tag.pin_id);
			const refused = ids.flatMap((id) => {
				const reason = whyNot(call, pin, id);
				return reason ? [{ pin_id: id, error_message: reason }] : [];
			});
			if (refused.length > 0) {
				throw new Refusal(400, 1, 'Some Pins cannot be tagged as products.', { details: { product_tags: refused } });
			}
			const together = [...new Set([...pin.productTags, ...ids])];
			if (together.length > mostTags) throw new Refusal(400, 1, `A Pin has at most ${mostTags} product tags.`);
			pin.productTags = together;
			return { status: 200, body: tagsView(pin) };
		},
	}),
	row<object, TagsBody>('POST /pins/{pin_id}/product_tags/bulk-delete', {
		answer(call) {
			const pin = pinFor(call, call.path.pin_id, 'pins:write_secret');
			const gone = new Set(call.body.product_tags.map((tag) => tag.pin_id));
			pin.productTags = pin.productTags.filter((id) => !gone.has(id));
			return { status: 204 };
		},
	}),
];

function tagsView(pin: Pin): Record<string, unknown> {
	return { product_tags: pin.productTags.map((id) => ({ pin_id: id })) };
}

/** Pinterest's reason why a Pin can't be tagged on another, if there is one. */
function whyNot({ world, user }: Call<object, TagsBody>, hero: Pin, id: string): string | undefined {
	const product = world.pins.get(id);
	if (!product || product === hero) return 'PIN_MISSING';
	if (product.ownerId !== hero.ownerId) return 'PIN_NOT_FROM_SAME_USER_AS_HERO_PIN';
	if (boardOf({ world, user, token: null }, product)?.privacy === 'SECRET') return 'PIN_IS_PRIVATE';
	if (product.link === null) return 'PRODUCT_METADATA_MISSING';
	const website = new URL(world.accounts.get(hero.ownerId)?.websiteUrl ?? 'https://none.invalid');
	return new URL(product.link).hostname === website.hostname ? undefined : 'PIN_NOT_FROM_VERIFIED_DOMAIN';
}
