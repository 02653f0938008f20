import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { lacksAccess, statusOf } from '../shared/api/errors';
import { asList, asObject, asText } from '../shared/api/json';
import { readPages } from '../shared/api/pages';
import type { Call } from '../shared/api/request';
import { request } from '../shared/api/request';
import { startRun } from '../shared/api/run';
import { named, words } from '../shared/editor/adsLists';
import { search } from '../shared/editor/search';
import type { Search } from '../shared/editor/search';
import { BUSINESS } from './fields/pickers';

/** A list at Pinterest, and what a person sees of an element; none where it shows nothing of it. */
interface List {
	call: Call;
	show: (element: IDataObject) => INodeListSearchItems[];
}

type Kind = 'members' | 'partners' | 'assets' | 'invites';

/** A list of a business, read as the API description writes it. */
const ofBusiness = (business: string, what: Kind, query: IDataObject, show: List['show']): List => ({
	call: {
		request: `GET /businesses/{business_id}/${what}`,
		ids: { business_id: business },
		query,
		repeated: ['invite_status'],
	},
	show,
});

/**
 * The businesses that the user of the credential works for, and first of all the user's own account where that is a business.
 * The account's own entry needs the scope user_accounts:read; without it, it is left out.
 */
const searchBusinesses: Search = async function (filter, paginationToken) {
	const call: Call = { request: 'GET /businesses/employers', query: { assets_summary: false } };
	const found = await search(this, call, filter, paginationToken, (employer) => [party(employer)]);
	if (paginationToken) return found;
	const wanted = filter?.trim().toLowerCase() ?? '';
	const own = (await ownBusiness(this)).filter(
		({ name, value }) => name.toLowerCase().includes(wanted) || value === wanted,
	);
	return { ...found, results: [...own, ...found.results] };
};

/** The people, then the programs, that are members of the business. */
const searchMembers = inTurn((business) =>
	[false, true].map((system) =>
		ofBusiness(business, 'members', { fetch_system_users: system }, (member) => [party(member)]),
	),
);

const searchSystemUsers = inTurn((business) => [
	ofBusiness(business, 'members', { fetch_system_users: true }, (member) => [party(member)]),
]);

const searchPartners = inTurn((business) => [
	ofBusiness(business, 'partners', {}, (partner) => [
		party(partner, partner.is_shared_partner === true ? 'shares its assets' : ''),
	]),
]);

const searchAssetGroups = inTurn((business) => [
	ofBusiness(business, 'assets', { asset_type: 'ASSET_GROUP' }, (asset) => [assetItem(asset, new Map())]),
]);

/** Ad accounts, profiles, asset groups and catalogs that the business owns or can reach. */
const searchAssets = inTurn(async (business, context) => {
	const names = await adAccountNames(context);
	return ['AD_ACCOUNT', 'PROFILE', 'ASSET_GROUP', 'CATALOG'].map((type) =>
		ofBusiness(business, 'assets', { asset_type: type }, (asset) => [assetItem(asset, names)]),
	);
});

/** What the business sent and nobody answered yet: to people, then to partners. */
const searchInvites = inTurn((business) =>
	[true, false].map((isMember) =>
		ofBusiness(business, 'invites', { is_member: isMember, invite_status: ['PENDING'] }, (invite) =>
			invite.is_received_invite === true ? [] : [party(invite, words(text(asObject(invite.invite_data).invite_type)))],
		),
	),
);

/** Shown by what the partner’s platform calls the shop. */
const searchIntegrations: Search = async function (filter, paginationToken) {
	const call: Call = { request: 'GET /integrations' };
	return await search(this, call, filter, paginationToken, ({ id, external_business_id: name }) => named({ id, name }));
};

/** The searches behind the node's pickers. */
export const BUSINESS_SEARCHES = {
	searchBusinesses,
	searchMembers,
	searchSystemUsers,
	searchPartners,
	searchAssets,
	searchAssetGroups,
	searchInvites,
	searchIntegrations,
};

/** All assets of the business, those of a kind together. */
async function getAssets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const found: INodeListSearchItems[] = [];
	const seen = new Set<string>();
	// A list that gives the same cursor again would never end.
	for (let token: string | undefined = '0:'; token !== undefined && !seen.has(token);) {
		seen.add(token);
		const { results, paginationToken }: INodeListSearchResult = await searchAssets.call(this, undefined, token);
		found.push(...results);
		token = asText(paginationToken);
	}
	return found.map(({ name, value }) => ({ name, value }));
}

export const LOAD_OPTIONS = { getAssets };

/**
 * Several lists of the business, one after the other: page by page without a filter, through every page with one. The token says which
 * list and where in it: `1:cursor`.
 */
function inTurn(listsOf: (business: string, context: ILoadOptionsFunctions) => List[] | Promise<List[]>): Search {
	return async function (filter, paginationToken = '0:') {
		const lists = await listsOf(chosenBusiness(this), this);
		const [at, bookmark] = [Number.parseInt(paginationToken), paginationToken.replace(/^\d+:/, '')];
		const results: INodeListSearchItems[] = [];
		for (const [index, { call, show }] of lists.entries()) {
			if (index < at) continue;
			const from = index === at && bookmark !== '' ? bookmark : undefined;
			const page = await search(this, call, filter, from, show);
			results.push(...page.results);
			if (page.paginationToken) return { results, paginationToken: `${index}:${asText(page.paginationToken)}` };
			if (!filter?.trim()) return { results, paginationToken: index + 1 < lists.length ? `${index + 1}:` : undefined };
		}
		return { results };
	};
}

/** @throws NodeOperationError when no business is chosen yet */
function chosenBusiness(context: ILoadOptionsFunctions): string {
	const chosen = text(asObject(context.getCurrentNodeParameter(BUSINESS.name)).value);
	if (/^\d+$/.test(chosen)) return chosen;
	throw new NodeOperationError(context.getNode(), 'Choose the business first: the list belongs to one');
}

async function ownBusiness(context: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	const call: Call = { request: 'GET /user_account' };
	return await unlessNotPermitted(async () => {
		const { body } = await request({ context, run: await startRun(context) }, call);
		const { id, account_type: type, business_name: name, username } = asObject(body);
		return id && type === 'BUSINESS' ? [named({ id, name: name || username })] : [];
	}, []);
}

/** Lists of assets hold no names of ad accounts, so those are read beside, where the scope ads:read allows it. */
async function adAccountNames(context: ILoadOptionsFunctions): Promise<Map<unknown, unknown>> {
	const call: Call = { request: 'GET /ad_accounts', query: { include_shared_accounts: true } };
	return await unlessNotPermitted(async () => {
		const pages = await readPages({ context, run: await startRun(context) }, call);
		return new Map(pages.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)));
	}, new Map());
}

/** What only makes a list nicer must not keep it from a credential that lacks a scope. */
async function unlessNotPermitted<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
	return await read().catch((error: unknown) => {
		if (isNotPermitted(error)) return otherwise;
		throw error;
	});
}

/** A token that is refused is none that lacks a scope: the lists would be refused as well. */
function isNotPermitted(error: unknown): boolean {
	const code = error instanceof NodeApiError && error.context.code;
	const failure = {
		message: error instanceof Error ? error.message : '',
		code: typeof code === 'number' ? code : undefined,
	};
	return statusOf(error) === 403 || (statusOf(error) === 401 && lacksAccess(failure));
}

/** `annalind (admin)` */
function party({ id, user, business_roles: roles }: IDataObject, more = ''): INodeListSearchItems {
	const { username, email } = asObject(user);
	const isAdmin = asList(roles).includes('BIZ_ADMIN');
	const remark = more || (isAdmin ? 'admin' : '');
	return named({ id, name: `${text(username) || text(email) || text(id)}${remark ? ` (${remark})` : ''}` });
}

/** `Hearth & Linen EU (ad account)`, `Europe (asset group)` */
function assetItem(asset: IDataObject, names: Map<unknown, unknown>): INodeListSearchItems {
	const { asset_id: id, asset_type: type, asset_group_info: group, catalog_info: catalog } = asset;
	const name =
		text(names.get(id)) || text(asObject(group).asset_group_name) || text(asObject(catalog).name) || text(id);
	const kind = words(text(type));
	return { name: kind ? `${name} (${kind})` : name, value: text(id) };
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
