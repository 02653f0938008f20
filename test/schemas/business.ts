import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { clientId, png } from '../pinterest';
import { hierarchyId } from '../pinterest/resources/business/seed';
import { assetGroups, invites, parties } from '../pinterest/resources/business/store';
import { shopId } from '../pinterest/seed';
import { id } from './ads/site';
import type { Scenarios, Site } from './scenarios';

const world = ({ pinterest }: Site) => pinterest.worlds.production;
const accounts = (site: Site) => [...world(site).adAccounts.keys()];
const idOf = (site: Site, username: string) =>
	[...parties(world(site)).values()].find((party) => party.username === username)?.id ?? '';
const europe = (site: Site) => [...assetGroups(world(site)).values()][0].id;
const lea = (site: Site) => [...invites(world(site)).values()].find(({ to }) => to.username === 'leaberg')?.id ?? '';
const asked = (site: Site) =>
	[...invites(world(site)).values()].find(({ type }) => type === 'PARTNER_REQUEST')?.id ?? '';

/** The operation for the shop. */
const inShop = async (site: Site, parameters: INodeParameters = {}) =>
	await site.run({ business: id(shopId), ...parameters });

/** With these parameters, as a run and as a preview. */
const andDry = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await inShop(site, { ...parameters, options: { preview: true } })),
	...(await inShop(site, parameters)),
];

/** Both ways that Simplify gives. */
const bothWays = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await inShop(site, { ...parameters, output: 'simple' })),
	...(await inShop(site, { ...parameters, output: 'raw' })),
];

const assets: Scenarios = {
	'asset.getAll': async (site) => {
		const outputs: IDataObject[] = [];
		for (const assetType of ['AD_ACCOUNT', 'PROFILE', 'ASSET_GROUP', 'CATALOG'])
			outputs.push(...(await inShop(site, { assetType })));
		return outputs;
	},
	'assetGroup.update': async (site) => {
		const parameters = { assetGroup: id(europe(site)), updateFields: { addedAssetIds: accounts(site).slice(0, 2) } };
		return [...(await bothWays(site, parameters)), ...(await andDry(site, parameters))];
	},
};

const holders: Scenarios = {
	'member.getAll': async (site) => [
		...(await inShop(site)),
		...(await inShop(site, { options: { assetsSummary: true } })),
	],
	'member.getAssets': async (site) => [
		...(await inShop(site, { member: id(idOf(site, 'jonasweber')) })),
		...(await inShop(site, { member: id(idOf(site, 'sofiaek')), assetType: 'ASSET_GROUP' })),
	],
	'member.removeAssets': async (site) =>
		await andDry(site, { member: id(idOf(site, 'jonasweber')), asset: id(accounts(site)[0]) }),
	'partner.assignAssets': async (site) => {
		const [eu] = accounts(site);
		return await andDry(site, { partner: id(idOf(site, 'studiofjord')), asset: id(eu), permissions: ['ANALYST'] });
	},
	'partner.getAll': async (site) => [
		...(await inShop(site)),
		...(await inShop(site, { options: { assetsSummary: true } })),
	],
	'partner.remove': async (site) => await andDry(site, { partnerIds: idOf(site, 'tidelinemedia') }),
	'partner.removeAssets': async (site) =>
		await andDry(site, { partner: id(idOf(site, 'tidelinemedia')), asset: id(accounts(site)[0]) }),
	// What a preview shows of it has ids as keys, which belong into no schema.
	'partner.requestAssets': async (site) =>
		await inShop(site, {
			partner: id(clientId),
			requestedAssetIds: accounts(site)[2],
			requestedPermissions: ['ADMIN'],
		}),
	'employer.getAll': async (site) => [
		...(await site.run({})),
		...(await site.run({ options: { assetsSummary: false } })),
	],
};

const invited: Scenarios = {
	'invite.assignAssets': async (site) =>
		await inShop(site, {
			invite: id(lea(site)),
			invitedAssetIds: accounts(site).slice(0, 1),
			invitedPermissions: ['ANALYST'],
		}),
	'invite.cancel': async (site) => await andDry(site, { inviteIds: lea(site) }),
	'invite.create': async (site) => [
		...(await andDry(site, { invitedMembers: 'new@elsewhere.example, leonie@elsewhere.example' })),
		...(await inShop(site, { inviteType: 'PARTNER_INVITE', invitedPartners: idOf(site, 'nordiccraftguild') })),
	],
	'invite.getAll': async (site) => [...(await inShop(site)), ...(await inShop(site, { invitesAbout: 'false' }))],
	'invite.respond': async (site) => await andDry(site, { receivedInviteIds: asked(site), inviteAnswer: 'accept' }),
};

const image = { data: png(Buffer.from([200, 100, 50]), 2, 2).toString('base64'), mimeType: 'image/png' };

const brands: Scenarios = {
	'brandAccount.create': async (site) =>
		await site.run(
			{
				...{ businessHierarchy: hierarchyId, brandName: 'Canada', brandUsername: 'canada_stores', brandCountry: 'CA' },
				additionalFields: { profileImage: 'data' },
			},
			[{ json: {}, binary: { data: image } }],
		),
	'brandAccount.update': async (site) =>
		await site.run({
			...{ businessHierarchy: hierarchyId, brandAccount: idOf(site, 'hearthandlinen_nordic') },
			updateFields: { brandAbout: 'Stores' },
		}),
};

/** All of it, so that the schema has every column. */
const facts = (site: Site) => ({
	...{ additionalId1: '1', connectedAdvertiser: id(accounts(site)[0]), connectedLbaId: '2', connectedMerchantId: '3' },
	...{ connectedTagId: '4', partnerMetadata: 'm', integrationScopes: 'accounts:read' },
	...{ partnerAccessTokenExpiry: '2030-01-01', partnerRefreshTokenExpiry: '2030-01-01' },
});

const full = async (site: Site): Promise<string> => {
	const parameters = { externalBusinessId: 'shop-7', additionalFields: facts(site) };
	const [{ id: made }] = await site.run(parameters, undefined, 'commerceIntegration.create');
	return made as string;
};

const integrations: Scenarios = {
	'commerceIntegration.create': async (site) => [
		...(await site.run({ externalBusinessId: 'shop-1', additionalFields: facts(site) })),
		...(await site.run({ externalBusinessId: 'shop-2', additionalFields: facts(site), output: 'raw' })),
	],
	'commerceIntegration.delete': async (site) => await site.run({ externalBusinessId: 'hearthandlinen-shop' }),
	'commerceIntegration.get': async (site) => {
		await full(site);
		return await bothWays(site, { externalBusinessId: 'shop-7' });
	},
	'commerceIntegration.getAll': async (site) => {
		await full(site);
		return await bothWays(site, {});
	},
	'commerceIntegration.getById': async (site) => await bothWays(site, { integration: id(await full(site)) }),
	'commerceIntegration.update': async (site) => {
		await full(site);
		return await bothWays(site, { externalBusinessId: 'shop-7', updateFields: { connectedTagId: '5' } });
	},
	'notification.send': async (site) => await site.run({ notification: '{"kind": "sample"}' }),
};

export const pinterestBusiness: Scenarios = { ...assets, ...holders, ...invited, ...brands, ...integrations };
