/** The kinds of writes that histories are made of: how one is asked for, and what is there of it. */
import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { PinterestAds } from '../../nodes/PinterestAds/PinterestAds.node';
import { PinterestAudiences } from '../../nodes/PinterestAudiences/PinterestAudiences.node';
import { PinterestCatalogs } from '../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import { byId } from '../harness/items';
import type { SimulatedPinterest } from '../pinterest';
import { boardNamed } from '../pinterest/client';

/** A kind of write. What is wanted has a key, which no two wanted things share. */
export interface Kind {
	name: string;
	node: INodeType;
	parameters: (pinterest: SimulatedPinterest) => INodeParameters;
	/** The input item that asks for a thing. */
	item: (key: string, pinterest: SimulatedPinterest) => IDataObject;
	/** So many things a wanted number stands for, so that batches are more than one request. */
	spread: number;
	/** IDs of what is there, by key. */
	there: (pinterest: SimulatedPinterest) => Map<string, string[]>;
	/** Pinterest itself keeps one of each, so that the node has no choice to offer. */
	isOneByItself?: boolean;
	/** Several input items have one result together, so that items have no results of their own. */
	isGathered?: boolean;
}

const NAME = '={{ $json.name }}';

/** IDs by key. */
function byKey<Of>(things: Iterable<Of>, keyOf: (thing: Of) => unknown, idOf: (thing: Of) => unknown) {
	const found = new Map<string, string[]>();
	for (const thing of things) {
		const key = String(keyOf(thing));
		found.set(key, [...(found.get(key) ?? []), String(idOf(thing))]);
	}
	return found;
}

const kept = (pinterest: SimulatedPinterest, kind: string) =>
	pinterest.worlds.production.store<IDataObject>(kind).values();

/** Ad accounts of the shop, always in one order. */
export const accountsOf = ({ worlds }: SimulatedPinterest): string[] =>
	[...worlds.production.adAccounts.values()]
		.filter(({ name }) => name.startsWith('Hearth'))
		.map(({ id }) => id)
		.sort();

/** Whatever is asked for lies in one of two ad accounts, by its number. */
const accountOf = (key: string, pinterest: SimulatedPinterest) => accountsOf(pinterest)[Number(key.match(/\d+/)) % 2];

const ofName = (kind: string) => (pinterest: SimulatedPinterest) =>
	byKey(
		kept(pinterest, kind),
		({ name }) => name,
		({ id }) => id,
	);

export const KINDS: readonly Kind[] = [
	{
		...{ name: 'Pins', node: new Pinterest(), spread: 1 },
		parameters: (pinterest) => ({
			...{ resource: 'pin', operation: 'create', pinBoard: byId(boardNamed(pinterest, 'Ceramics')) },
			...{ mediaSource: 'imageUrl', imageUrl: 'https://shop.example/a.jpg', title: NAME, link: '={{ $json.link }}' },
		}),
		item: (name) => ({ name, link: `https://shop.example/${name.replace(/\W/g, '-')}` }),
		there: ({ pins }) =>
			byKey(
				pins.values(),
				({ title }) => title,
				({ id }) => id,
			),
	},
	{
		...{ name: 'boards', node: new Pinterest(), spread: 1 },
		parameters: () => ({ resource: 'board', operation: 'create', boardName: NAME }),
		item: (name) => ({ name }),
		there: ({ boards }) =>
			byKey(
				boards.values(),
				({ name }) => name,
				({ id }) => id,
			),
	},
	{
		...{ name: 'campaigns', node: new PinterestAds(), spread: 12 },
		parameters: () => ({
			...{ resource: 'campaign', operation: 'create', adAccount: byId('={{ $json.account }}'), name: NAME },
			objective: 'CONSIDERATION',
		}),
		item: (name, pinterest) => ({ name, account: accountOf(name, pinterest) }),
		there: ofName('campaign'),
	},
	{
		...{ name: 'customer lists', node: new PinterestAudiences(), spread: 1, isGathered: true },
		parameters: () => ({
			...{ resource: 'customerList', operation: 'create', adAccount: byId('={{ $json.account }}'), name: NAME },
			records: '={{ $json.records }}',
		}),
		item: (name, pinterest) => ({
			name,
			account: accountOf(name, pinterest),
			records: ['ada', 'ben', 'cem'].map((person) => `${person}.${name.replace(/\W/g, '-')}@mail.example`),
		}),
		there: ofName('customer list'),
	},
	{
		...{ name: 'people of a customer list', node: new PinterestAudiences(), spread: 4 },
		...{ isOneByItself: true, isGathered: true },
		parameters: (pinterest) => ({
			...{ resource: 'customerList', operation: 'addRecords', adAccount: byId(accountsOf(pinterest)[0]) },
			...{ customerList: byId(peopleList(pinterest).id), records: '={{ $json.email }}' },
			options: { recordsPerRequest: 5 },
		}),
		item: (name) => ({ email: `${name.replace(/\W/g, '-')}@mail.example` }),
		// Who is on a list is known by digests: that it has as many as are wanted is what can be told.
		there: (pinterest) => new Map([...peopleList(pinterest).members].map((member) => [member, [member]])),
	},
	{
		...{ name: 'catalog items', node: new PinterestCatalogs(), spread: 6, isOneByItself: true },
		parameters: () => ({
			...{ resource: 'item', operation: 'upsert', country: '={{ $json.country }}', itemLanguage: 'de' },
			...{ itemId: NAME, itemTitle: NAME, itemDescription: 'A bowl', itemPrice: '12.00 EUR' },
			...{ itemLink: `${SHOP}/bowl`, itemImageLink: `${SHOP}/bowl.jpg` },
		}),
		item: (name) => ({ name, country: Number(name.match(/\d+/)) % 2 ? 'DE' : 'AT' }),
		there: (pinterest) =>
			byKey(
				kept(pinterest, 'catalog item'),
				({ id }) => id,
				({ country, id }) => JSON.stringify([country, id]),
			),
	},
];

const SHOP = 'https://hearthandlinen.example';

interface PeopleList {
	id: string;
	members: Set<string>;
}

/** The first list of the first ad account. */
function peopleList(pinterest: SimulatedPinterest): PeopleList {
	const [account] = accountsOf(pinterest);
	for (const list of pinterest.worlds.production.store<PeopleList & IDataObject>('customer list').values())
		if (list.ad_account_id === account) return list;
	throw new Error('The ad account has no customer list');
}

/** The keys that a wanted number stands for. */
export const keysOf = ({ spread }: Kind, wanted: number): string[] =>
	Array.from({ length: spread }, (_, at) => (spread === 1 ? `Wanted ${wanted}` : `Wanted ${wanted} ${at}`));

export const itemsOf = (kind: Kind, keys: string[], pinterest: SimulatedPinterest): INodeExecutionData[] =>
	keys.map((key) => ({ json: { ...kind.item(key, pinterest), key } }));
