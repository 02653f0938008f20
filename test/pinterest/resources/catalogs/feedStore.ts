import type { Listed } from '../../paging';
import { Refusal } from '../../row';
import { now, type World } from '../../world';
import type { FeedFacts } from './feedBody';
import type { Acting, CatalogType } from './shared';

export interface Feed extends FeedFacts, Listed {
	id: string;
	ownerId: string;
	catalog_id: string;
	catalog_type: CatalogType;
	created_at: string;
	updated_at: string;
}

export const feedStore = (world: World) => world.store<Feed>('catalog feed');

export function addFeed(
	world: World,
	facts: Pick<Feed, 'ownerId' | 'catalog_id' | 'catalog_type' | 'name' | 'format' | 'location' | 'default_locale'> &
		Partial<Feed>,
): Feed {
	const seq = world.nextSeq();
	const at = facts.created_at ?? now();
	const feed: Feed = {
		status: 'ACTIVE',
		credentials: null,
		preferred_processing_schedule: null,
		default_currency: null,
		...facts,
		seq,
		id: world.newId('catalog feed', seq),
		created_at: at,
		updated_at: at,
	};
	feedStore(world).set(feed.id, feed);
	return feed;
}

/** A feed of the acting account; 404 code 4161 for others. */
export function feedFor({ world, user }: Acting, id: string): Feed {
	const feed = feedStore(world).get(id);
	if (feed?.ownerId !== user.id) throw new Refusal(404, 4161, 'Feed not found.');
	return feed;
}

/** A feed as it is answered; what stands in it depends on its type. */
export function feedView({ seq: _seq, ownerId: _owner, ...feed }: Feed): Record<string, unknown> {
	const { catalog_id, default_country, default_availability, ...common } = feed;
	switch (feed.catalog_type) {
		case 'RETAIL':
			return { ...common, default_country, default_availability: default_availability ?? null };
		case 'HOTEL':
			return { ...common, catalog_id };
		case 'CREATIVE_ASSETS':
			return { ...common, catalog_id, default_country };
	}
}
