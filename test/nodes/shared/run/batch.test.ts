import type { IDataObject } from 'n8n-workflow';

import { inBatches } from '../../../../nodes/shared/run/batch';
import type { BatchOperation } from '../../../../nodes/shared/run/batchParts';
import type { Batch } from '../../../../nodes/shared/rows/batch';
import type { ReadItem } from '../../../../nodes/shared/rows/operation';
import type { Result } from '../../../../nodes/shared/rows/result';
import { stub, type Answered, type Reply, type StubOptions } from '../../../harness/stub';

interface Ended {
	results?: Result[];
	error?: { message: string; description?: string; context: IDataObject };
	kept?: Result[];
}
type Given = Partial<ReadItem['values']> & { isPreview?: boolean };
type Changed = Partial<Omit<BatchOperation, 'batch'>> & { batch?: Partial<Batch> };

const OPERATION: BatchOperation = {
	value: 'createMany',
	name: 'Create',
	action: 'Create ads',
	description: 'Create ads',
	request: 'POST /ad_accounts/{ad_account_id}/ads',
	batch: { maxItems: 2, noun: 'ad' },
};
const DELETE = 'DELETE /ad_accounts/{ad_account_id}/advertiser_defined_events';
const DEFINED = 'POST /ad_accounts/{ad_account_id}/advertiser_defined_events';

/** Carries the batch out for items with these bodies (or more of their values). */
async function run(
	given: Given[],
	replies: Reply[],
	changed: Changed = {},
	options: StubOptions & { continues?: boolean } = {},
) {
	const context = { continueOnFail: () => options.continues === true };
	const { caller, sent, paths } = stub(replies, { ...options, context });
	const ended: Ended[] = given.map(() => ({}));
	const items = given.map(({ isPreview, ...values }, itemIndex): ReadItem => ({
		caller: { ...caller, itemIndex, isPreview },
		values: { ids: { ad_account_id: '7' }, query: {}, body: {}, local: {}, ...values },
		succeed: (results) => (ended[itemIndex] = { results }),
		fail: (error, kept) => (ended[itemIndex] = { error: error as Ended['error'], kept }),
	}));
	const batch = { ...OPERATION.batch, ...changed.batch };
	await inBatches({ ...OPERATION, ...changed, batch }, items);
	return { ended, bodies: sent.map(({ body }) => body), paths: paths() };
}
const named = (...names: string[]): Given[] => names.map((name) => ({ body: { name } }));
const written = (...ids: unknown[]): Answered => ({ body: { items: ids.map((id) => ({ data: { id } })) } });
const refused: Reply = { status: 400, body: { code: 1, message: 'Bad one' } };
const messages = (ended: Ended[]) => ended.map(({ results, error }) => error?.message ?? results);

describe('elements of many items', () => {
	it('share requests, in order, and each item has its own', async () => {
		const { ended, bodies, paths } = await run(
			named('a', 'b', 'c'),
			[written(1, 2), written(3)],
			{},
			{ run: { itemsAtOnce: 1 } },
		);
		expect(ended).toEqual([{ results: [{ id: 1 }] }, { results: [{ id: 2 }] }, { results: [{ id: 3 }] }]);
		expect(bodies).toEqual([[{ name: 'a' }, { name: 'b' }], [{ name: 'c' }]]);
		expect(paths).toEqual(['POST /ad_accounts/7/ads', 'POST /ad_accounts/7/ads']);
	});

	it('are not none: who brings an empty list is told', async () => {
		const list = [{ body: [] as unknown as IDataObject }, ...named('b')];
		const { ended, bodies } = await run(list, [written(2)], {}, { continues: true });
		expect(messages(ended)).toEqual(['There is no ad in it to send', [{ id: 2 }]]);
		expect(bodies).toEqual([[{ name: 'b' }]]);
	});

	describe('are told what became of them', () => {
		const answered = async (element: object, body: IDataObject = { name: 'a' }) => {
			const reply: Reply = { body: { items: [element] } };
			const { ended } = await run([{ body }], [reply], {}, { continues: true });
			return ended[0]?.error;
		};

		it('where one was refused that names what it made', async () => {
			const element = { data: { id: '1', name: 'a' }, exceptions: [{ code: 2, message: 'Bad' }] };
			expect((await answered(element))?.context).toMatchObject({ id: '1', mayHaveBeenExecuted: true });
			// What was there already is no news.
			expect((await answered(element, { id: '1', name: 'a' }))?.context).not.toHaveProperty('mayHaveBeenExecuted');
		});

		it('where Pinterest broke at one', async () => {
			const error = await answered({
				data: null,
				exceptions: [{ code: 12, message: 'Something went wrong on our end.' }],
			});
			expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true });
			expect(error?.description).toMatch(/^Look at Pinterest whether it is there/);
		});

		it.each([
			{ code: 8, message: 'Too many requests' },
			{ code: 2, message: 'Please retry after 2 seconds' },
		])('where one comes too early: %j', async (exception) => {
			const error = await answered({ data: null, exceptions: [exception] });
			expect(error?.context).not.toHaveProperty('mayHaveBeenExecuted');
			expect(error?.description).toMatch(/^Nothing is wrong with the values: run this item again later/);
		});

		it('where the answer is in another order', async () => {
			const items = [{ data: { id: '2', name: 'b' } }, { data: { id: '1', name: 'a' } }];
			const { ended } = await run(named('a', 'b'), [{ body: { items } }]);
			expect(ended.map(({ results }) => results?.[0])).toEqual([
				{ id: '1', name: 'a' },
				{ id: '2', name: 'b' },
			]);
		});
	});

	it('may be several of one item: those of a list, or those that the row makes', async () => {
		const list = [{ body: [{ name: 'a' }, { name: 'b' }] as unknown as IDataObject }, ...named('c')];
		const first = await run(list, [written(1, 2, 3)], { batch: { maxItems: 9 } });
		expect(first.ended).toEqual([{ results: [{ id: 1 }, { id: 2 }] }, { results: [{ id: 3 }] }]);
		const elements: Batch['elements'] = ({ body }) => [body, { ...body, twice: true }];
		const second = await run(named('a'), [written(1, 2)], { batch: { elements } });
		expect(second.bodies).toEqual([[{ name: 'a' }, { name: 'a', twice: true }]]);
		expect(second.ended).toEqual([{ results: [{ id: 1 }, { id: 2 }] }]);
	});

	it.each<[string, Given, Batch['groupBy']]>([
		['path', { ids: { ad_account_id: '8' } }, undefined],
		['query', { query: { draft: true } }, undefined],
		['what the row says', { local: { kind: 'x' } }, ({ local }) => local.kind],
	])('do not share a request where they differ in their %s', async (_, other, groupBy) => {
		const given = [{ body: { name: 'a' } }, { body: { name: 'b' }, ...other }, { body: { name: 'c' } }];
		const { ended, bodies } = await run(
			given,
			[written(1, 3), written(2)],
			{ batch: { groupBy } },
			{ run: { itemsAtOnce: 1 } },
		);
		expect(bodies).toEqual([[{ name: 'a' }, { name: 'c' }], [{ name: 'b' }]]);
		expect(messages(ended)).toEqual([[{ id: 1 }], [{ id: 2 }], [{ id: 3 }]]);
	});

	it('are wrapped, or put into the query, as the row says', async () => {
		const wrap: Batch['wrap'] = (elements, { ids }) => ({ elements, of: ids.ad_account_id });
		expect((await run(named('a'), [written(1)], { batch: { wrap } })).bodies).toEqual([
			{ elements: [{ name: 'a' }], of: '7' },
		]);
		const inQuery: Batch['inQuery'] = (elements) => ({ names: elements.map(({ name }) => name) });
		const given = named('a', 'b').map((one) => ({ ...one, query: { draft: true } }));
		const { paths, bodies } = await run(given, [written(1, 2)], { request: DELETE, batch: { inQuery } });
		expect(paths).toEqual(['DELETE /ad_accounts/7/advertiser_defined_events?draft=true&names=a,b']);
		expect(bodies).toEqual([undefined]);
	});

	it('are simplified as each item wants it', async () => {
		const given = [{ local: { output: 'simple' } }, { local: { output: 'raw' } }];
		const simplify = ({ id }: IDataObject) => ({ just: id });
		const { ended } = await run(given, [written(1, 2)], { simplify });
		expect(messages(ended)).toEqual([[{ just: 1 }], [{ id: 2 }]]);
	});

	it('have outcomes that the row reads, after what it waits for', async () => {
		const finish: Batch['finish'] = async (caller, answer, { ids }) =>
			await Promise.resolve({ answer, account: ids.ad_account_id, item: caller.itemIndex });
		const outcomes: Batch['outcomes'] = (answer, elements, { ids }) =>
			elements.map((element) => ({ data: { id: '1', answer: answer as IDataObject, element, of: ids.ad_account_id } }));
		const { ended } = await run(named('a'), [written(1)], { batch: { finish, outcomes } });
		const answer = { answer: written(1).body, account: '7', item: undefined };
		expect(ended).toEqual([{ results: [{ id: '1', answer, element: { name: 'a' }, of: '7' }] }]);
	});

	it('are nothing at all where there are no items', async () => {
		expect(await run([], [])).toEqual({ ended: [], bodies: [], paths: [] });
	});

	it('go out in as many requests at once as the run allows', async () => {
		let underWay = 0;
		let most = 0;
		const helpers = {
			httpRequest: async () => {
				most = Math.max(most, ++underWay);
				await new Promise((resolve) => setTimeout(resolve, 5));
				underWay--;
				return { statusCode: 200, headers: {}, body: written(1, 2).body };
			},
		};
		const many = named('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
		for (const itemsAtOnce of [1, 3, 50]) {
			most = 0;
			await run(many, [], {}, { helpers, run: { itemsAtOnce } });
			expect(most).toBe(Math.min(itemsAtOnce, 4));
		}
	});
});

describe('elements that are refused', () => {
	const mixed: Reply = {
		body: { items: [{ data: { id: 1 } }, { exceptions: [{ code: 5, message: 'Too long' }] }] },
	};

	it('are their items’ errors, the others are written, where the node continues', async () => {
		const { ended } = await run(named('a', 'b'), [mixed], {}, { continues: true });
		expect(ended[0]).toEqual({ results: [{ id: 1 }] });
		expect(ended[1]).toMatchObject({
			error: {
				message: 'Too long',
				description:
					'Pinterest refused just this one; what else was in the same request is not affected. Correct the values named above and run the item again.',
				context: { itemIndex: 1 },
			},
			kept: [],
		});
	});

	it('of one item are told together, with what was written', async () => {
		const list = [{ body: [{ n: 1 }, { n: 2 }, { n: 3 }] as unknown as IDataObject }];
		const items = [{ data: { id: 1 } }, { exceptions: { message: 'No' } }, { exceptions: { message: 'Neither' } }];
		const { ended } = await run(list, [{ body: { items } }], { batch: { maxItems: 3 } }, { continues: true });
		expect(ended[0]).toMatchObject({
			error: { message: 'No', context: { errors: ['No', 'Neither'] } },
			kept: [{ id: 1 }],
		});
		const one = await run(named('a', 'b'), [mixed], {}, { continues: true });
		expect(one.ended[1].error?.context).not.toHaveProperty('errors');
	});

	it('whole for one of them are sent in halves, where the node continues', async () => {
		const given = named('a', 'bad', 'c');
		const { ended, bodies } = await run(
			given,
			[refused, refused, written(1), refused, written(3)],
			{ batch: { maxItems: 3 } },
			{ continues: true },
		);
		expect(bodies).toEqual([
			[{ name: 'a' }, { name: 'bad' }, { name: 'c' }],
			[{ name: 'a' }, { name: 'bad' }],
			[{ name: 'a' }],
			[{ name: 'bad' }],
			[{ name: 'c' }],
		]);
		expect(messages(ended)).toEqual([[{ id: 1 }], 'Bad one', [{ id: 3 }]]);
	});

	it('are sent in halves for no other status than those the row names', async () => {
		const conflict: Reply = { status: 409, body: { message: 'There' } };
		const other = await run(named('a', 'b'), [conflict], {}, { continues: true });
		expect(messages(other.ended)).toEqual(['There', 'There']);
		const replies = [conflict, written(1), conflict];
		const named409 = await run(named('a', 'b'), replies, { batch: { refusesWhole: [409] } }, { continues: true });
		expect(messages(named409.ended)).toEqual([[{ id: 1 }], 'There']);
	});

	it('end the run otherwise, and the error says what became of each', async () => {
		const given = named('a', 'b', 'c', 'd', 'e');
		const { ended, bodies } = await run(given, [mixed, written(3, 4)], {}, { run: { itemsAtOnce: 1 } });
		expect(bodies).toHaveLength(1);
		expect(ended).toEqual([{}, expect.anything(), {}, {}, {}]);
		expect(ended[1].error).toMatchObject({
			message: 'Too long',
			context: { written: [{ item: 0, id: 1 }], refused: [1], perhapsWritten: [], notSent: [2, 3, 4] },
		});
		expect(ended[1].error?.description).toBe(
			'Of 5 ads, 1 was written (item 1), 1 refused (item 2), 3 not sent (items 3–5). Pinterest refused just this one; what else was in the same request is not affected. Correct the values named above and run the item again.',
		);
	});

	it('whole are not sent in halves then', async () => {
		const { ended, bodies } = await run(named('a', 'b'), [refused]);
		expect(bodies).toHaveLength(1);
		expect(ended[0].error?.description).toMatch(/^Of 2 ads, 0 were written, 2 refused \(items 1–2\), 0 not sent\. /);
		expect(ended[1]).toEqual({});
	});

	it('of one item are told of too where there are several', async () => {
		const { ended } = await run([{ body: [{ n: 1 }, { n: 2 }] as never }], [refused]);
		expect(ended[0].error?.description).toMatch(/^Of 2 ads, 0 were written, 2 refused \(item 1\), 0 not sent\. /);
	});

	it('are counted in the order of the items, whatever they were sent with', async () => {
		const given = ['7', '8', '7'].map((account) => ({ ids: { ad_account_id: account } }));
		const { ended } = await run(given, [refused, refused], { batch: { maxItems: 9 } }, { run: { itemsAtOnce: 2 } });
		expect(ended[0].error?.description).toMatch(/^Of 3 ads, 0 were written, 3 refused \(items 1–3\), 0 not sent\. /);
	});

	it('have their own error alone where there is nothing else to tell of', async () => {
		const { ended } = await run(named('a'), [refused]);
		expect(ended[0].error).toMatchObject({ message: 'Bad one' });
		expect(ended[0].error?.description).toMatch(/^Pinterest refused the values/);
		expect(ended[0].error?.context).not.toHaveProperty('written');
	});

	it('are told of in the row’s words', async () => {
		const items = [{ data: { event_id: 'e1' } }, { data: { status: 'x' } }, { exceptions: { message: 'No' } }];
		const { ended } = await run(named('a', 'b', 'c'), [{ body: { items } }], {
			request: DEFINED,
			batch: { maxItems: 9, done: 'received', noun: 'event' },
		});
		expect(ended[2].error?.description).toMatch(
			/^Of 3 events, 2 were received \(items 1–2\), 1 refused \(item 3\), 0 not sent\. /,
		);
		expect(ended[2].error?.context.written).toEqual([
			{ item: 0, id: 'e1' },
			{ item: 1, id: null },
		]);
	});

	it('are counted item by item, in twelve ranges at most', async () => {
		const names = Array.from({ length: 27 }, (_, at) => String(at));
		const items = names.map((_, at) => (at % 2 === 0 ? { exceptions: { message: 'No' } } : { data: { id: at } }));
		const { ended } = await run(named(...names), [{ body: { items } }], { batch: { maxItems: 30 } });
		expect(ended[0].error?.description).toContain(
			'13 were written (items 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …), 14 refused',
		);
		const twelve = await run(named(...names.slice(0, 24)), [{ body: { items: items.slice(0, 24) } }], {
			batch: { maxItems: 30 },
		});
		expect(twelve.ended[0].error?.description).toContain(
			'12 refused (items 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23), 0',
		);
	});

	it('have what the row says of them in their details', async () => {
		const about: Batch['about'] = ({ name }, { ids }, fate) => ({ name, account: ids.ad_account_id, fate });
		const failed = await run(named('a'), [refused], { batch: { about } }, { continues: true });
		expect(failed.ended[0].error?.context).toMatchObject({ name: 'a', account: '7', fate: 'failed' });
		const lost = await run(named('a'), [{ status: 500, body: {} }], { batch: { about } }, { continues: true });
		expect(lost.ended[0].error?.context).toMatchObject({ fate: 'unknown' });
	});

	it('are told without what the row takes out', async () => {
		const redactText: Batch['redactText'] = (text, elements) => text.replaceAll(String(elements[0].name), '[hidden]');
		const reply = { status: 400, body: { message: 'No secret' } };
		const { ended } = await run(named('secret'), [reply], { batch: { redactText } });
		expect(ended[0].error?.message).toBe('No [hidden]');
	});

	it('may stand in an answer whose status is that of an error', async () => {
		const isAnswer: Batch['isAnswer'] = (status) => status === 422;
		const { ended } = await run(named('a'), [{ ...written(1), status: 422 }], { batch: { isAnswer } });
		expect(messages(ended)).toEqual([[{ id: 1 }]]);
	});
});

describe('elements of which it is not known whether they were written', () => {
	it('are those of a request that got no answer', async () => {
		const { ended } = await run(named('a', 'b', 'c'), [{ status: 500, body: {} }], {}, { run: { itemsAtOnce: 1 } });
		expect(ended[0].error?.description).toMatch(
			/^Of 3 ads, 0 were written, 0 refused, 2 perhaps written \(items 1–2\), 1 not sent \(item 3\)\. /,
		);
		expect(ended[0].error?.context).toMatchObject({ refused: [], perhapsWritten: [0, 1], notSent: [2] });
	});

	it('are those that an answer leaves out', async () => {
		const outcomes: Batch['outcomes'] = () => [
			{ refused: { message: 'Left out', details: { mayHaveBeenExecuted: true } } },
		];
		const { ended } = await run(
			named('a', 'b'),
			[written(1), written(2)],
			{ batch: { maxItems: 1, outcomes } },
			{ run: { itemsAtOnce: 1 } },
		);
		expect(ended[0].error?.description).toBe(
			'Of 2 ads, 0 were written, 0 refused, 1 perhaps written (item 1), 1 not sent (item 2). Look at Pinterest whether it is there before you run this item again. What else was in the same request has outcomes of its own.',
		);
	});

	it.each([[[1]], [[1, 2, 3]]])('are all where the answer has another number of outcomes: %j', async (ids) => {
		const { ended } = await run(named('a', 'b'), [written(...ids)], {}, { continues: true });
		const message = `Pinterest answered for ${ids.length} of the 2 in the request, so it is not known which were written`;
		expect(messages(ended)).toEqual([`${message}`, `${message}`]);
		expect(ended[0].error).toMatchObject({
			description: 'Look at Pinterest what is there before you run these items again.',
			context: { mayHaveBeenExecuted: true },
		});
	});

	it('are told of so where what was written has no id, or is nothing that says so', async () => {
		const items = [{ data: { id: '1' } }, { data: { name: 'b' } }, null, 'ok'];
		const { ended } = await run(
			named('a', 'b', 'c', 'd'),
			[{ body: { items } }],
			{ batch: { maxItems: 9 } },
			{ continues: true },
		);
		const message = 'Pinterest’s answer says nothing of this one, so it is not known whether it was written';
		expect(messages(ended)).toEqual([[{ id: '1' }], ...[1, 2, 3].map(() => message)]);
		expect(ended[1].error?.context).toMatchObject({ mayHaveBeenExecuted: true });
	});

	it('are told of so where the row’s own reading fails after Pinterest took the request', async () => {
		const finish: Batch['finish'] = async () => await Promise.reject(new Error('It took too long'));
		const { ended } = await run(named('a', 'b'), [written(1, 2)], { batch: { finish } });
		const message = 'Pinterest accepted the request, but its answer can’t be read: It took too long';
		expect(ended[0].error?.message).toBe(`${message}`);
		const continued = await run(named('a', 'b'), [written(1, 2)], { batch: { finish } }, { continues: true });
		expect(messages(continued.ended)).toEqual([`${message}`, `${message}`]);
		expect(continued.ended[1].error?.context).toMatchObject({ mayHaveBeenExecuted: true });
	});
});

describe('a preview', () => {
	const dry = (...names: string[]) => named(...names).map((one) => ({ ...one, isPreview: true }));

	it('shows the requests and sends none', async () => {
		const { ended, bodies } = await run(dry('a', 'b', 'c'), []);
		const request = { preview: true, method: 'POST', path: '/ad_accounts/7/ads', requests: 2 };
		expect(bodies).toEqual([]);
		expect(ended).toEqual([
			{
				results: [
					{ ...request, request: 1, position: 1, element: { name: 'a' }, body: [{ name: 'a' }, { name: 'b' }] },
				],
			},
			{ results: [{ ...request, request: 1, position: 2, element: { name: 'b' } }] },
			{ results: [{ ...request, request: 2, position: 1, element: { name: 'c' }, body: [{ name: 'c' }] }] },
		]);
	});

	it('shows a query where the elements stand there', async () => {
		const inQuery: Batch['inQuery'] = (elements) => ({ names: elements.map(({ name }) => name) });
		const { ended } = await run(dry('a'), [], { request: DELETE, batch: { inQuery } });
		const [result] = ended[0].results as IDataObject[];
		expect(result).toMatchObject({ query: { names: ['a'] } });
		expect(result).not.toHaveProperty('body');
	});

	it('of one item leaves the others to be sent, without it', async () => {
		const { ended, bodies } = await run([...named('a'), ...dry('b'), ...named('c')], [written(1, 2)]);
		expect(bodies).toEqual([[{ name: 'a' }, { name: 'c' }]]);
		expect(ended).toMatchObject([
			{ results: [{ id: 1 }] },
			{ results: [{ preview: true, requests: 1, element: { name: 'b' } }] },
			{ results: [{ id: 2 }] },
		]);
	});

	it('tells amounts in currency, and no password', async () => {
		const body = { daily_spend_cap: 12_500_000, password: 'secret-1', bids: [{ bid_in_micro_currency: 500_000 }] };
		const { ended } = await run([{ body, isPreview: true }], []);
		expect(ended[0].results).toMatchObject([
			{
				element: { daily_spend_cap: 12_500_000, password: '[hidden]' },
				amounts_in_currency: { daily_budget: 12.5, bid: 0.5 },
			},
		]);
		expect(JSON.stringify(ended)).not.toContain('secret-1');
	});
});
