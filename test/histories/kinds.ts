/** The kinds of writes that histories and the soak are made of: how one is asked for, and what is there of it. */
import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { byId } from '../harness/items';
import type { SimulatedPinterest } from '../pinterest';
import { boardNamed } from '../pinterest/client';

/** A kind of write. What is wanted has a key, which no two wanted things share. */
export interface Kind {
	name: string;
	/** The name of its node's folder and class. */
	node: string;
	parameters: (pinterest: SimulatedPinterest) => INodeParameters;
	/** The input item that asks for a thing. */
	item: (key: string, pinterest: SimulatedPinterest) => IDataObject;
	/** So many things a wanted number stands for, so that batches are more than one request. */
	spread: number;
	/** IDs of what is there, by key. */
	there: (pinterest: SimulatedPinterest) => Map<string, string[]>;
	/** What Pinterest keeps in place of a key. */
	keptAs?: (key: string) => string;
	/** Takes a thing out of the simulated Pinterest's memory. */
	forget: (pinterest: SimulatedPinterest, id: string) => void;
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

/** Things that are kept by their id, and known by their name. */
const ofName = (kind: string): Pick<Kind, 'forget' | 'there'> => ({
	there: (pinterest) =>
		byKey(
			kept(pinterest, kind),
			({ name }) => name,
			({ id }) => id,
		),
	forget: ({ worlds }, id) => void worlds.production.store(kind).delete(id),
});

const slug = (key: string) => key.replace(/\W+/g, '-').toLowerCase();
const emailOf = (key: string) => `${slug(key)}@mail.example`;

export const KINDS: readonly Kind[] = [
	{
		...{ name: 'Pins', node: 'Pinterest', spread: 1 },
		parameters: (pinterest) => ({
			...{ resource: 'pin', operation: 'create', pinBoard: byId(boardNamed(pinterest, 'Ceramics')) },
			...{ mediaSource: 'image', image: 'https://shop.example/a.jpg', title: NAME, link: '={{ $json.link }}' },
		}),
		item: (name) => ({ name, link: `https://shop.example/${slug(name)}` }),
		there: ({ pins }) =>
			byKey(
				pins.values(),
				({ title }) => title,
				({ id }) => id,
			),
		forget({ pins, boards }, id) {
			const board = boards.get(pins.get(id)?.boardId ?? '');
			if (board) board.pins = board.pins.filter((pin) => pin.id !== id);
			pins.delete(id);
		},
	},
	{
		...{ name: 'boards', node: 'Pinterest', spread: 1 },
		parameters: () => ({ resource: 'board', operation: 'create', boardName: NAME }),
		item: (name) => ({ name }),
		there: ({ boards }) =>
			byKey(
				boards.values(),
				({ name }) => name,
				({ id }) => id,
			),
		forget: ({ boards }, id) => void boards.delete(id),
	},
	{
		...{ name: 'campaigns', node: 'PinterestAds', spread: 12 },
		parameters: () => ({
			...{ resource: 'campaign', operation: 'create', adAccount: byId('={{ $json.account }}'), name: NAME },
			objective: 'CONSIDERATION',
		}),
		item: (name, pinterest) => ({ name, account: accountOf(name, pinterest) }),
		...ofName('campaign'),
	},
	{
		...{ name: 'customer lists', node: 'PinterestAudiences', spread: 1, isGathered: true },
		parameters: () => ({
			...{ resource: 'customerList', operation: 'create', adAccount: byId('={{ $json.account }}'), name: NAME },
			records: '={{ $json.records }}',
		}),
		item: (name, pinterest) => ({
			name,
			account: accountOf(name, pinterest),
			records: ['ada', 'ben', 'cem'].map((person) => emailOf(`${person} ${name}`)),
		}),
		...ofName('customer list'),
	},
	{
		...{ name: 'people of a customer list', node: 'PinterestAudiences', spread: 4 },
		...{ isOneByItself: true, isGathered: true },
		parameters: (pinterest) => ({
			...{ resource: 'customerList', operation: 'addRecords', adAccount: byId(accountsOf(pinterest)[0]) },
			...{ customerList: byId(peopleList(pinterest).id), records: '={{ $json.email }}' },
			options: { recordsPerRequest: 5 },
		}),
		item: (name) => ({ email: emailOf(name) }),
		there: (pinterest) => new Map([...peopleList(pinterest).members].map((member) => [member, [member]])),
		keptAs: (key) => createHash('sha256').update(emailOf(key)).digest('hex'),
		forget: (pinterest, member) => void peopleList(pinterest).members.delete(member),
	},
	{
		...{ name: 'catalog items', node: 'PinterestCatalogs', spread: 6, isOneByItself: true },
		parameters: () => ({
			...{ resource: 'item', operation: 'upsert', country: '={{ $json.country }}', itemLanguage: 'de' },
			...{ itemId: NAME, itemTitle: NAME, itemDescription: 'A bowl', itemPrice: '12.00 EUR' },
			...{ itemLink: `${SHOP}/bowl`, itemImageLink: `${SHOP}/bowl.jpg` },
		}),
		item: (name) => ({ name, country: Number(name.match(/\d+/)) % 2 ? 'DE' : 'AT' }),
		there: ({ worlds }) =>
			byKey(
				worlds.production.store<IDataObject>('catalog item'),
				([, { id }]) => id,
				([key]) => key,
			),
		forget: ({ worlds }, id) => void worlds.production.store('catalog item').delete(id),
	},
	{
		...{ name: 'conversion events', node: 'PinterestConversions', spread: 8, isOneByItself: true },
		parameters: () => ({
			...{ resource: 'conversionEvent', operation: 'send', adAccount: byId('={{ $json.account }}'), eventId: NAME },
			userData: { email: 'ada@linen.example' },
		}),
		item: (name, pinterest) => ({ name: slug(name), account: accountOf(name, pinterest) }),
		there: ({ worlds }) =>
			byKey(
				worlds.production.store<IDataObject>('conversion event'),
				([, { event_id: id }]) => id,
				([key]) => key,
			),
		keptAs: slug,
		forget: ({ worlds }, id) => void worlds.production.store('conversion event').delete(id),
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

/** IDs of what is there of a key. */
export const idsOf = ({ keptAs = (own) => own }: Kind, there: Map<string, string[]>, key: string): string[] =>
	there.get(keptAs(key)) ?? [];

/** The keys that a wanted number stands for. */
export const keysOf = ({ spread }: Kind, wanted: number): string[] =>
	Array.from({ length: spread }, (_, at) => (spread === 1 ? `Wanted ${wanted}` : `Wanted ${wanted} ${at}`));

export const itemsOf = (kind: Kind, keys: string[], pinterest: SimulatedPinterest): INodeExecutionData[] =>
	keys.map((key) => ({ json: { ...kind.item(key, pinterest), key } }));
