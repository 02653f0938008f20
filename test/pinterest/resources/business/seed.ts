import { clientId, shopId } from '../../seed';
import type { World } from '../../world';
import { addAssetGroup } from './assetGroups';
import { addIntegration } from './integrations';
import { addInvite } from './invite';
import { summary } from './parties';
import { addMembership, addParty, addPartnership, grant, hierarchies, type MemberRole, type Party } from './store';

const day = 24 * 3_600_000;
const start = Date.parse('2026-01-12T09:00:00Z');
const farOff = Date.parse('2099-12-31T00:00:00Z');

/** The node on top of the shop's brand accounts. */
export const hierarchyId = '664290000000000001';

/** Six members and two system users of the shop; two partners with access and its client, who gives access; invites; groups. */
export function seed(world: World): void {
	const [eu, us] = [...world.adAccounts.values()].filter(({ ownerId }) => ownerId === shopId).map(({ id }) => id);
	for (const account of world.accounts.values()) {
		const { id, username, businessName: name } = account;
		addParty(world, { id, kind: 'business', name, username, email: `hello@${username}.example` });
	}
	const person = (username: string) =>
		addParty(world, { kind: 'person', name: username, username, email: `${username}@hearthandlinen.example` });
	const program = (username: string) => addParty(world, { kind: 'system user', name: username, username, email: null });
	const business = (username: string, name: string) =>
		addParty(world, { kind: 'business', name, username, email: `hello@${username}.example` });
	const member = (user: Party, role: MemberRole, at: number) =>
		addMembership(world, {
			businessId: shopId,
			userId: user.id,
			role,
			createdTime: start + at * day,
			createdBy: shopId,
		});

	const people = ['annalind', 'jonasweber', 'mirakessler', 'sofiaek', 'tomasruiz', 'pavelnovak'].map(person);
	const [anna, jonas, mira, sofia] = people;
	people.forEach((each, at) => member(each, at === 0 ? 'BIZ_ADMIN' : 'EMPLOYEE', at));
	const [warehouse, billing] = ['Warehouse sync', 'Billing API'].map(program);
	member(warehouse, 'EMPLOYEE', 20);
	member(billing, 'EMPLOYEE', 21);

	const tideline = business('tidelinemedia', 'Tideline Media');
	const fjord = business('studiofjord', 'Studio Fjord');
	const guild = business('nordiccraftguild', 'Nordic Craft Guild');
	const print = business('salteprintworks', 'Salte Printworks');
	[tideline, fjord].forEach(({ id }, at) =>
		addPartnership(world, { ownerId: shopId, partnerId: id, createdTime: start + (30 + at) * day, createdBy: anna.id }),
	);
	addPartnership(world, { ownerId: clientId, partnerId: shopId, createdTime: start + 33 * day, createdBy: clientId });
	const self = { userId: shopId, createdTime: start + 25 * day };
	addMembership(world, { ...self, businessId: guild.id, role: 'EMPLOYEE', createdBy: guild.id });

	const group = addAssetGroup(world, shopId, anna.id, {
		name: 'Europe',
		description: 'Ad accounts that pay in euros',
		types: ['LOCATION_OR_LANGUAGE'],
		assetIds: [eu, shopId],
		createdTime: start + 40 * day,
	});
	grant(world, shopId, jonas.id, eu, ['CAMPAIGN_MANAGER', 'ANALYST']);
	grant(world, shopId, jonas.id, us, ['ANALYST']);
	grant(world, shopId, mira.id, shopId, ['PROFILE_PUBLISHER']);
	grant(world, shopId, mira.id, us, ['FINANCE_MANAGER']);
	grant(world, shopId, sofia.id, group.id, ['AUDIENCE_MANAGER']);
	grant(world, shopId, warehouse.id, eu, ['ANALYST']);
	grant(world, shopId, tideline.id, eu, ['CAMPAIGN_MANAGER']);
	grant(world, shopId, tideline.id, us, ['ANALYST', 'AUDIENCE_MANAGER']);

	const lea = addParty(world, { kind: 'person', name: 'Lea', username: 'leaberg', email: 'lea@linen.example' });
	const sent = (at: number) => ({ sentAt: start + at * day, updatedAt: start + at * day, expiresAt: farOff });
	const ours = { businessId: shopId, createdBy: anna.id };
	addInvite(world, { ...ours, to: summary(world, lea.id), type: 'MEMBER_INVITE', role: 'EMPLOYEE', ...sent(50) });
	addInvite(world, {
		...ours,
		to: { id: null, username: null, email: 'kim@elsewhere.example' },
		type: 'MEMBER_INVITE',
		role: 'EMPLOYEE',
		assets: { [eu]: ['ANALYST'] },
		...sent(10),
		expiresAt: start + 40 * day,
	});
	addInvite(world, {
		...ours,
		to: summary(world, print.id),
		type: 'PARTNER_INVITE',
		role: 'PARTNER',
		assets: { [us]: ['ANALYST'] },
		...sent(51),
	});
	addInvite(world, {
		businessId: guild.id,
		createdBy: guild.id,
		to: summary(world, shopId),
		type: 'PARTNER_REQUEST',
		role: 'PARTNER',
		assets: { [us]: ['ANALYST'], [shopId]: ['PROFILE_PUBLISHER'] },
		...sent(52),
	});

	hierarchies(world).set(hierarchyId, { id: hierarchyId, businessId: shopId });
	const brand = { hierarchyId, country: 'SE', about: 'The shop in Sweden', hasImage: false };
	const nordic = addParty(world, {
		kind: 'brand account',
		name: 'Hearth & Linen Nordic',
		username: 'hearthandlinen_nordic',
		email: null,
		brand,
	});
	addMembership(world, { ...self, businessId: nordic.id, role: 'BIZ_ADMIN', createdBy: shopId });

	const stores = [
		['hearthandlinen-shop', shopId, eu],
		['hearthandlinen-outlet', shopId, us],
		['northlight-rooms', clientId, undefined],
	] as const;
	stores.forEach(([external_business_id, userId, connected_advertiser_id], at) =>
		addIntegration(
			world,
			userId,
			{
				external_business_id,
				...(connected_advertiser_id && { connected_advertiser_id }),
				connected_merchant_id: `${1_445_572_885_401 + at}`,
				partner_access_token: `partner-token-${at}`,
				partner_access_token_expiry: farOff,
				scopes: 'accounts:read',
			},
			start + at * day,
		),
	);
}
