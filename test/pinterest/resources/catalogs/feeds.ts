import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import { now } from '../../world';
import { type FeedBody } from './feedBody';
import { addRun, runsOf, runStore } from './feedRuns';
import { addFeed, feedFor, feedStore, feedView, type Feed } from './feedStore';
import { verified } from './itemBatches';
import { itemsIn, itemStore } from './itemStore';
import { addAllProducts, groupStore, hasActivePromotions } from './productGroupStore';
import { catalogFor, catalogOrOldest, type Acting } from './shared';

export const feeds = [
	row<PageQuery & { catalog_id?: string }>('GET /catalogs/feeds', {
		answer(call) {
			const { catalog_id: catalog } = call.query;
			if (catalog !== undefined) catalogFor(call, catalog);
			const body = page(call, [...feedStore(call.world).values()], feedView, {
				filters: { catalog, user: call.user.id },
				keep: (feed) => feed.ownerId === call.user.id && (catalog === undefined || feed.catalog_id === catalog),
			});
			return { status: 200, body };
		},
	}),
	row<object, FeedBody>('POST /catalogs/feeds', {
		answer(call) {
			const { catalog_type: type = 'RETAIL', catalog_id: id, ...given } = call.body;
			const { default_country: country, default_locale: locale } = given;
			// Bodies without a type may leave them out one day, but not yet.
			if (locale === undefined || (country === undefined && type !== 'HOTEL'))
				throw new Refusal(501, 4181, "'default_country' and 'default_locale' can't be left out yet.");
			if (verified(call.world, call.user.id).length === 0)
				throw new Refusal(409, 4169, 'This account has no verified website.');
			checkName(call, given.name);
			// Products always go to the oldest catalog.
			const catalog = catalogOrOldest(call, type === 'RETAIL' ? undefined : id, type);
			if (type !== 'RETAIL' && feedsOf(call).some((feed) => feed.catalog_id === catalog.id))
				throw invalid(`A catalog of type ${type} can have one feed only.`);
			const ids = { ownerId: call.user.id, catalog_id: catalog.id, catalog_type: type };
			const feed = addFeed(call.world, { ...(given as Feed), ...ids });
			if (type === 'RETAIL') addAllProducts(call.world, catalog, feed);
			return { status: 201, body: feedView(feed) };
		},
	}),
	row('GET /catalogs/feeds/{feed_id}', {
		answer: (call) => ({ status: 200, body: feedView(feedFor(call, call.path.feed_id)) }),
	}),
	row<object, FeedBody>('PATCH /catalogs/feeds/{feed_id}', {
		answer(call) {
			const feed = feedFor(call, call.path.feed_id);
			const { catalog_type: type = 'RETAIL', ...given } = call.body;
			if (type !== feed.catalog_type) throw invalid(`The feed is of type ${feed.catalog_type}, not ${type}.`);
			if (given.name !== feed.name) checkName(call, given.name);
			Object.assign(feed, given, { updated_at: now() });
			return { status: 200, body: feedView(feed) };
		},
	}),
	row('DELETE /catalogs/feeds/{feed_id}', {
		answer(call) {
			const { world } = call;
			const feed = feedFor(call, call.path.feed_id);
			const groups = [...groupStore(world).values()].filter((group) => group.feed_id === feed.id);
			if (groups.some((group) => hasActivePromotions(world, group)))
				throw new Refusal(409, 4162, 'A product group of this feed is in active promotions.');
			for (const group of groups) groupStore(world).delete(group.id);
			for (const run of runsOf(world, feed.id)) runStore(world).delete(run.id);
			const gone = new Set(itemsIn(world, feed.catalog_id, (item) => item.feed_id === feed.id));
			for (const [key, item] of itemStore(world)) if (gone.has(item)) itemStore(world).delete(key);
			feedStore(world).delete(feed.id);
			return { status: 204 };
		},
	}),
	row('POST /catalogs/feeds/{feed_id}/ingest', {
		answer(call) {
			const feed = feedFor(call, call.path.feed_id);
			const { id, created_at, feed_id, status } = addRun(call.world, feed);
			return { status: 200, body: { id, created_at, feed_id, status } };
		},
	}),
];

function feedsOf({ world, user }: Acting): Feed[] {
	return [...feedStore(world).values()].filter((feed) => feed.ownerId === user.id);
}

function checkName(call: Pick<Call, 'world' | 'user'>, name: string | undefined): void {
	if (name === undefined) return;
	if (feedsOf(call).some((feed) => feed.name === name)) throw new Refusal(422, 4170, 'Another feed has this name.');
}
