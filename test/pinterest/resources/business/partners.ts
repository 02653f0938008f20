import { row } from '../../row';
import type { World } from '../../world';
import { assetsSummary, heldBy } from './asset';
import { idList, listPage, type StartQuery } from './lists';
import { businessFor, notFound, partyOf, summary } from './parties';
import { accessesOf, partnerships, revoke, type Partnership, type PartnerType } from './store';

interface PartnersQuery extends StartQuery {
	assets_summary: boolean;
	partner_type?: PartnerType;
	partner_ids?: string;
	sort_ascending?: boolean;
}

export const partners = [
	row<PartnersQuery>('GET /businesses/{business_id}/partners', {
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const { assets_summary: withAssets, partner_type: type, sort_ascending: ascending } = call.query;
			const ids = idList('partner_ids', call.query.partner_ids);
			const found = [...partnerships(world).values()].filter(
				(each) =>
					(each.ownerId === business || each.partnerId === business) &&
					(type === undefined || typeFor(business, each) === type) &&
					(ids?.includes(otherOf(business, each)) ?? true),
			);
			const name = (each: Partnership) => partyOf(world, otherOf(business, each))?.username ?? '';
			const order = (one: Partnership, other: Partnership) => {
				const compared = name(one).localeCompare(name(other)) || one.seq - other.seq;
				return ascending ? compared : -compared;
			};
			const body = listPage(call, found, (each) => view(world, business, each, withAssets), {
				filters: { withAssets, type, ids, ascending },
				...(ascending !== undefined && { order }),
			});
			return { status: 200, body };
		},
	}),
	row<object, { partner_ids: string[]; partner_type?: PartnerType | null }>(
		'DELETE /businesses/{business_id}/partners',
		{
			answer(call) {
				const { world } = call;
				const business = businessFor(call);
				const type = call.body.partner_type ?? 'INTERNAL';
				// One that is no partner refuses them all.
				const ids = [...new Set(call.body.partner_ids)];
				const ended = ids.map((id) => partnershipFor(world, business, id, type));
				for (const partnership of ended) endPartnership(world, partnership);
				return { status: 200, body: { deleted_partners: ids } };
			},
		},
	),
];

/**
 * The partnership of this direction (404): INTERNAL is a partner that is given assets of the business, EXTERNAL one that gives the
 * business its own.
 */
export function partnershipFor(world: World, business: string, id: string, type: PartnerType): Partnership {
	const key = type === 'INTERNAL' ? `${business}/${id}` : `${id}/${business}`;
	const partnership = partnerships(world).get(key);
	if (!partnership) throw notFound('Partner');
	return partnership;
}

function endPartnership(world: World, { ownerId, partnerId }: Partnership): void {
	for (const access of accessesOf(world, ownerId, partnerId)) revoke(world, access);
	partnerships(world).delete(`${ownerId}/${partnerId}`);
}

function typeFor(business: string, { ownerId }: Partnership): PartnerType {
	return ownerId === business ? 'INTERNAL' : 'EXTERNAL';
}

function otherOf(business: string, { ownerId, partnerId }: Partnership): string {
	return ownerId === business ? partnerId : ownerId;
}

function view(world: World, business: string, each: Partnership, withAssets: boolean): Record<string, unknown> {
	const other = otherOf(business, each);
	return {
		id: other,
		user: summary(world, other),
		business_roles: ['PARTNER'],
		is_shared_partner: typeFor(business, each) === 'EXTERNAL',
		assets_summary: withAssets ? assetsSummary(world, heldBy(world, each.ownerId, each.partnerId)) : null,
		created_by_business: summary(world, each.ownerId),
		created_by_user: summary(world, each.createdBy),
		created_time: each.createdTime,
	};
}
