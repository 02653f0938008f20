import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import { feedFor } from './feedStore';
import { filterList, fitsType, type Filters } from './filterBody';
import { type GroupBody } from './productGroupBody';
import { addGroup, groupFor, groupStore, groupView, hasActivePromotions, type ProductGroup } from './productGroupStore';
import { catalogFor, catalogsOf, type Acting } from './shared';

export const productGroups = [
	row<PageQuery & { id?: string[]; feed_id?: string; catalog_id?: string }>('GET /catalogs/product_groups', {
		answer(call) {
			const { id: wanted, feed_id: feed, catalog_id: catalog } = call.query;
			catalogsOf(call);
			if (feed !== undefined) feedFor(call, feed);
			if (catalog !== undefined) catalogFor(call, catalog);
			const body = page(call, [...groupStore(call.world).values()], groupView, {
				filters: { wanted, feed, catalog, user: call.user.id },
				keep: (group) =>
					group.ownerId === call.user.id &&
					(!wanted || wanted.includes(group.id)) &&
					(feed === undefined || group.feed_id === feed) &&
					(catalog === undefined || group.catalog_id === catalog),
			});
			return { status: 200, body };
		},
	}),
	row<object, GroupBody>('POST /catalogs/product_groups', {
		answer(call) {
			const draft = draftOf(call, call.body);
			checkUnique(call, draft);
			return { status: 201, body: groupView(addGroup(call.world, draft)) };
		},
	}),
	row<object, GroupBody[]>('POST /catalogs/product_groups/multiple', {
		answer(call) {
			// All of them, or none: the answer has no place for what was refused.
			const drafts = call.body.map((body) => draftOf(call, body));
			drafts.forEach((draft, at) => checkUnique(call, draft, drafts.slice(0, at)));
			return { status: 201, body: drafts.map((draft) => addGroup(call.world, draft).id) };
		},
	}),
	row<{ id: string[] }>('DELETE /catalogs/product_groups/multiple', {
		answer(call) {
			const groups = call.query.id.map((id) => groupFor(call, id));
			for (const group of groups) checkDeletion(call, group);
			for (const group of groups) groupStore(call.world).delete(group.id);
			return { status: 204 };
		},
	}),
	row('GET /catalogs/product_groups/{product_group_id}', {
		answer: (call) => ({ status: 200, body: groupView(groupFor(call, call.path.product_group_id)) }),
	}),
	row<object, GroupBody>('PATCH /catalogs/product_groups/{product_group_id}', {
		answer(call) {
			const group = groupFor(call, call.path.product_group_id);
			needOwnMaking(group);
			const { catalog_type: type, ...given } = call.body;
			if (type !== undefined && type !== group.catalog_type)
				throw invalid(`The product group is of type ${group.catalog_type}, not ${type}.`);
			if (group.feed_id !== null && (given.country !== undefined || given.locale !== undefined))
				throw new Refusal(400, 6137, 'A product group of a feed takes no country or locale.');
			if (group.feed_id === null && given.is_featured !== undefined)
				throw invalid("Only a product group of a feed takes 'is_featured'.");
			const changed = { ...group, ...given };
			checkFilters(call, changed);
			checkUnique(call, changed, [], group);
			Object.assign(group, changed, { updated_at: Math.floor(Date.now() / 1000) });
			return { status: 200, body: groupView(group) };
		},
	}),
	row('DELETE /catalogs/product_groups/{product_group_id}', {
		answer(call) {
			const group = groupFor(call, call.path.product_group_id);
			checkDeletion(call, group);
			groupStore(call.world).delete(group.id);
			return { status: 204 };
		},
	}),
];

type Draft = Pick<
	ProductGroup,
	'ownerId' | 'catalog_id' | 'catalog_type' | 'feed_id' | 'country' | 'locale' | 'name' | 'filters'
>;

/** The group a body describes, once what it names is there and its filters can be used. */
function draftOf(call: Acting, body: GroupBody): Draft {
	const { feed_id: feedId, catalog_id: catalogId = '', catalog_type: type, country, locale, ...given } = body;
	const { name, filters } = given as { name: string; filters: Filters };
	const feed = feedId === undefined ? undefined : feedFor(call, feedId);
	const catalog = catalogFor(call, feed?.catalog_id ?? catalogId, type);
	if (type === 'RETAIL' && (country === undefined || locale === undefined))
		throw new Refusal(400, 6136, 'A product group of a catalog of products needs a country and a locale.');
	const draft = {
		...given,
		name,
		filters,
		ownerId: call.user.id,
		catalog_id: catalog.id,
		catalog_type: catalog.catalog_type,
		feed_id: feed?.id ?? null,
		country: country ?? null,
		locale: locale ?? null,
	};
	if (draft.catalog_type !== 'RETAIL' && feed)
		throw invalid(`A product group of ${draft.catalog_type} is made for a catalog, not for a feed.`);
	checkFilters(call, draft);
	return draft;
}

/** 409 code 4183 where the filters are of another type, say nothing, or point to a group that isn't there. */
export function checkFilters({ world, user }: Acting, draft: Pick<Draft, 'catalog_type' | 'filters'>): void {
	const wrong = (why: string) => new Refusal(409, 4183, `The filters can't be used: ${why}.`);
	if (!fitsType(draft.catalog_type, draft.filters)) throw wrong(`not all of them are for ${draft.catalog_type}`);
	for (const [key, { values }] of filterList(draft.filters).flatMap((filter) => Object.entries(filter))) {
		if (Array.isArray(values) && values.length === 0) throw wrong(`${key} has no values`);
		if (key !== 'PRODUCT_GROUP') continue;
		for (const id of values as string[]) {
			const referred = groupStore(world).get(id);
			if (referred?.ownerId !== user.id) throw wrong(`there is no product group ${id}`);
			if (filterList(referred.filters).some((filter) => 'PRODUCT_GROUP' in filter))
				throw wrong(`the product group ${id} refers to others itself`);
		}
	}
}

/** 409 where the feed or catalog has a group of this name (code 4179) or with these filters (4178). */
function checkUnique({ world }: Acting, draft: Draft, others: readonly Draft[] = [], self?: ProductGroup): void {
	const beside = [...groupStore(world).values(), ...others].filter(
		(other) => other !== self && other.catalog_id === draft.catalog_id && other.feed_id === draft.feed_id,
	);
	if (beside.some((other) => other.name === draft.name))
		throw new Refusal(409, 4179, `There is a product group named ${JSON.stringify(draft.name)} already.`);
	const key = ({ filters, country, locale }: Draft) => JSON.stringify([filters, country, locale]);
	if (beside.some((other) => key(other) === key(draft)))
		throw new Refusal(409, 4178, 'There is a product group with the same filters already.');
}

function needOwnMaking({ type }: ProductGroup): void {
	if (type !== 'MERCHANT_CREATED')
		throw new Refusal(409, 4177, 'A product group that was made for the account can not be changed.');
}

function checkDeletion({ world }: Pick<Call, 'world'>, group: ProductGroup): void {
	needOwnMaking(group);
	if (hasActivePromotions(world, group))
		throw new Refusal(409, 4176, 'A product group in active promotions can not be deleted.');
}
