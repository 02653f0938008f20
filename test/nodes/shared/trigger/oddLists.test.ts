import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAdsTrigger } from '../../../../nodes/PinterestAdsTrigger/PinterestAdsTrigger.node';
import { PinterestBusinessTrigger } from '../../../../nodes/PinterestBusinessTrigger/PinterestBusinessTrigger.node';
import { PinterestCatalogsTrigger } from '../../../../nodes/PinterestCatalogsTrigger/PinterestCatalogsTrigger.node';
import { PinterestTrigger } from '../../../../nodes/PinterestTrigger/PinterestTrigger.node';
import { type TriggerSite, useTriggerSite } from '../../../harness/trigger';

const TRIGGERS = [
	new PinterestTrigger(),
	new PinterestAdsTrigger(),
	new PinterestCatalogsTrigger(),
	new PinterestBusinessTrigger(),
];

/** The answer to each request for a list, in turn; the last one stays. */
const answersOf =
	(site: TriggerSite) =>
	(path: string, ...bodies: unknown[]) => {
		site.pinterest.faults.clear();
		for (const [at, body] of bodies.entries())
			site.pinterest.faults.add({
				match: { path, nth: at + 1, times: at + 1 < bodies.length ? 1 : Infinity },
				fault: { kind: 'answer', body },
			});
	};

interface Watched {
	parameters?: (site: TriggerSite) => INodeParameters;
	path: string;
	/** The answer that holds a list. */
	answer?: (list: unknown[]) => unknown;
	/** An element with this name, before and after what the event is about. */
	element: (name: string) => IDataObject;
	changed?: (element: IDataObject) => IDataObject;
	/** What an element is known by, and what is watched of it. */
	key: string;
	value?: string;
}

const inAccount =
	(more: INodeParameters = {}) =>
	(site: TriggerSite): INodeParameters => ({ adAccount: site.account(), ...more });
const named = (id: string) => ({ id, name: id });

/** Every event, and a list that it is seen in. */
const EVENTS: Record<string, Watched> = {
	adReview: {
		parameters: inAccount(),
		path: '/ad_accounts/{ad_account_id}/ads',
		element: (id) => ({ ...named(id), review_status: 'PENDING' }),
		changed: (one) => ({ ...one, review_status: 'REJECTED' }),
		key: 'id',
		value: 'review_status',
	},
	conversionHealth: {
		parameters: inAccount({ signals: ['tag'] }),
		path: '/ad_accounts/{ad_account_id}/conversion_tags',
		element: (id) => ({ ...named(id), status: 'ACTIVE' }),
		changed: (one) => ({ ...one, status: 'ARCHIVED' }),
		key: 'id',
		value: 'status',
	},
	feedProcessed: {
		parameters: () => ({
			filters: { feed: { __rl: true, mode: 'id', value: '2680059592705' } },
			options: { mostIssues: 0 },
		}),
		path: '/catalogs/feeds/{feed_id}/processing_results',
		element: (id) => ({ id, status: 'PROCESSING' }),
		changed: (one) => ({ ...one, status: 'FAILED' }),
		key: 'id',
		value: 'status',
	},
	followedBoardPin: {
		path: '/user_account/following/boards',
		element: (id) => ({ ...named(id), pin_count: 3 }),
		changed: (one) => ({ ...one, pin_count: 4 }),
		key: 'id',
		value: 'pin_count',
	},
	newBoard: { path: '/boards', element: named, key: 'id' },
	newFollower: { path: '/user_account/followers', element: (username) => ({ username }), key: 'username' },
	newInvite: {
		path: '/businesses/{business_id}/invites',
		element: (id) => ({ ...named(id), is_received_invite: true }),
		key: 'id',
	},
	newInvoice: {
		parameters: inAccount(),
		path: '/ad_accounts/{ad_account_id}/billing_invoices',
		element: named,
		key: 'id',
	},
	newPin: { path: '/pins', element: (id) => ({ id, title: id }), key: 'id' },
	pinMetric: {
		path: '/pins',
		element: (id) => ({ id, pin_metrics: { lifetime_metrics: { save: 5 } } }),
		changed: (one) => ({ ...one, pin_metrics: { lifetime_metrics: { save: 500 } } }),
		key: 'id',
		value: 'pin_metrics',
	},
	statusChange: {
		parameters: inAccount({ statusOf: ['ads'] }),
		path: '/ad_accounts/{ad_account_id}/ads',
		element: (id) => ({ ...named(id), status: 'ACTIVE' }),
		changed: (one) => ({ ...one, status: 'PAUSED' }),
		key: 'id',
		value: 'status',
	},
	trendingKeyword: {
		parameters: () => ({ region: 'US', trendType: 'growing' }),
		path: '/trends/keywords/{region}/top/{trend_type}',
		answer: (trends) => ({ trends }),
		element: (keyword) => ({ keyword }),
		key: 'keyword',
	},
};

const eventsOf = ({ description }: INodeType): string[] =>
	(description.properties.find(({ name }) => name === 'event')?.options ?? []).flatMap((one) =>
		'value' in one ? [String(one.value)] : [],
	);

test('the table has every event, and each belongs to one trigger', () => {
	expect(TRIGGERS.flatMap(eventsOf).sort()).toEqual(Object.keys(EVENTS).sort());
});

const cases = TRIGGERS.flatMap((node) => eventsOf(node).map((event) => [event, node, EVENTS[event]] as const));

describe.each(cases)('the event %s', (event, node, watched) => {
	const site = useTriggerSite(node);
	const answers = answersOf(site);
	const { parameters, path, answer = (items: unknown[]) => ({ items }), element, changed, key, value } = watched;
	const start = async (...list: unknown[]) => {
		answers(path, answer(list));
		return await site.watch(event, parameters?.(site));
	};

	it.each([[{}], [null], [answer([element('1'), 'surprise'])], [{ items: {}, trends: 'none' }]])(
		'is an error that says so where the answer is %j, and the state stays',
		async (body) => {
			const watch = await start(element('1'));
			const before = watch.kept();
			answers(path, body);
			await expect(watch.news()).rejects.toThrow(/^Pinterest’s (answer|list)( of [\w ]+)? holds /);
			expect(watch.kept()).toEqual(before);
		},
	);

	it('leaves out what does not say what it is, and gives it once it does', async () => {
		const watch = await start(element('1'));
		const unnamed = [null, {}, { ...element('2'), [key]: null }, { ...element('2'), [key]: '' }, element('1')];
		answers(path, answer(unnamed));
		expect(await watch.news()).toEqual([]);
		const one = changed ? changed(element('1')) : element('2');
		answers(path, answer([...unnamed, one, null]));
		expect((await watch.news()).map((item) => item[key])).toEqual([one[key]]);
	});

	it('gives nothing twice where a list repeats itself, has another order, or lacks a thing for a while', async () => {
		const watch = await start(element('1'), element('2'));
		answers(path, answer([element('2'), element('1'), element('2')]));
		expect(await watch.news()).toEqual([]);
		const news = changed ? [changed(element('1'))] : [element('3')];
		answers(
			path,
			answer(
				[...news, element('2'), element('1'), ...news].filter((one) => !changed || one[key] !== '1' || one === news[0]),
			),
		);
		expect(await watch.news()).toHaveLength(1);
		expect(await watch.news()).toEqual([]);
	});

	if (value !== undefined)
		it('takes a thing that does not say what is watched neither for changed nor for gone', async () => {
			const watch = await start(element('1'));
			answers(path, answer([{ ...element('1'), [value]: null }]));
			expect(await watch.news()).toEqual([]);
			answers(path, answer([element('1')]));
			expect(await watch.news()).toEqual([]);
		});

	it('costs one request where the token is refused, and the state stays', async () => {
		const watch = await start(element('1'));
		const before = watch.kept();
		site.pinterest.faults.clear();
		site.pinterest.faults.add({ match: { times: Infinity }, fault: { kind: 'status', status: 401, code: 2 } });
		const sent = site.sent().length;
		await expect(watch.news()).rejects.toMatchObject({ httpCode: '401' });
		expect(site.sent()).toHaveLength(sent + 1);
		expect(watch.kept()).toEqual(before);
	});
});

describe('Pinterest Trigger', () => {
	const site = useTriggerSite(new PinterestTrigger());
	const answers = answersOf(site);

	test('a keyword that could not be read for a while does not enter the top again', async () => {
		const { path, parameters, answer = (list: unknown[]) => list, element } = EVENTS.trendingKeyword;
		answers(path, answer([element('linen'), element('sofa')]));
		const watch = await site.watch('trendingKeyword', parameters?.(site));
		answers(path, answer([{}, element('sofa')]));
		expect(await watch.news()).toEqual([]);
		answers(path, answer([element('linen'), element('sofa')]));
		expect(await watch.news()).toEqual([]);
	});

	test('a run by hand shows nothing twice and nothing that does not say what it is', async () => {
		answers('/boards', { items: [null, {}, named('1'), named('1'), named('2')] });
		expect((await site.trigger('newBoard').byHand()).map(({ json }) => json.id)).toEqual(['1', '2']);
	});
});

describe('Pinterest Business Trigger', () => {
	const site = useTriggerSite(new PinterestBusinessTrigger());
	const answers = answersOf(site);

	test('invites of an account that does not say its ID are asked for no list', async () => {
		answers('/user_account', { username: 'hearthandlinen', id: '' });
		await expect(site.trigger('newInvite').news()).rejects.toThrow(/^Pinterest’s answer holds no user account/);
	});
});
