import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { ACCOUNT_NAME, byId, inCollections } from '../../../harness';
import { itemsOf, simulated } from '../../../harness/simulated';

/** The real pauses, half a second and more, are in retry.test.ts. */
jest.mock('../../../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../../nodes/shared/api/retry'),
	backoff: (attempt: number) => attempt,
}));

/** n8n's own Retry On Fail runs the whole node again with all its items: harmless where the node looks what is there. */
describe("n8n's Retry On Fail", () => {
	const at = simulated();
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const names = (count: number) => Array.from({ length: count }, (_, index) => `Thing ${index}`);
	const requests = (sent: RegExp) => at.sent().filter((request) => sent.test(request)).length;
	const told = (items: INodeExecutionData[]) => items.map(({ json }) => json.outcome);

	const pins = async (options: IDataObject, input = names(12)) => {
		const { boardId } = at.boardWith(0);
		const parameters = {
			...{ resource: 'pin', operation: 'create', pinBoard: byId(boardId), title: '={{ $json.title }}' },
			...{
				mediaSource: 'image',
				image: 'https://shop.example/a.jpg',
				...inCollections(options as INodeParameters),
			},
		};
		const outcome = await at.run(parameters, { items: itemsOf('title', input), settings });
		return { ...outcome, titles: (at.pinterest.boards.get(boardId)?.pins ?? []).map(({ title }) => title).sort() };
	};

	it.each([
		['an answer that was lost, executed', { kind: 'reset', afterExecuting: true }],
		['an answer that was lost, not executed', { kind: 'reset' }],
		['a 500 that was executed', { kind: 'status', status: 500, afterExecuting: true }],
		['half an answer', { kind: 'truncate', abort: true }],
		['a refusal', { kind: 'status', status: 400, code: 1, message: 'Not today.' }],
	] as const)('makes each Pin exactly once: %s', async (_what, fault) => {
		// The first try fails at its fifth Pin, the second at its third; nothing is looked for by the failing item itself.
		at.fault(fault, { method: 'POST', path: '/pins', nth: 5 });
		at.fault(fault, { method: 'POST', path: '/pins', nth: 15 });
		const { items, error, titles } = await pins({ ifExists: 'use', lostAnswers: 'ignore', requestsAtOnce: 3 });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(titles).toEqual(names(12).sort());
		expect(new Set(told(items))).toEqual(new Set(['created', 'existing']));
	});

	it('makes what was made before another time where nothing is chosen', async () => {
		at.fault(
			{ kind: 'status', status: 400, code: 1, message: 'Not today.' },
			{ method: 'POST', path: '/pins', nth: 5 },
		);
		const { error, titles } = await pins({ requestsAtOnce: 1 }, names(6));
		expect(error).toBeUndefined();
		expect(titles).toHaveLength(4 + 6);
	});

	it('gives up after its last try with the account of that one', async () => {
		at.fault(
			{ kind: 'status', status: 400, code: 1, message: 'Not today.' },
			{ path: '/pins', nth: 4, times: Infinity },
		);
		const { error, titles } = await pins({ ifExists: 'use', requestsAtOnce: 1 }, names(6));
		expect(error?.context).toMatchObject({ refused: [3], notSent: [4, 5] });
		expect(titles).toEqual(names(3));
	});

	it.each(['use', 'update'])('makes each campaign of batches exactly once: %s', async (ifExists) => {
		const store = at.pinterest.worlds.production.store<IDataObject>('campaign');
		const before = store.size;
		const account = [...at.pinterest.worlds.production.adAccounts.values()].find(({ name }) => name === ACCOUNT_NAME);
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST', path: /campaigns$/, nth: 2 });
		at.fault({ kind: 'reset' }, { method: 'POST', path: /campaigns$/, nth: 4 });
		const { items, error } = await at.run(
			{
				...{
					resource: 'campaign',
					operation: 'create',
					adAccount: byId(account?.id ?? ''),
					name: '={{ $json.title }}',
				},
				...{ objective: 'CONSIDERATION', ...inCollections({ ifExists, lostAnswers: 'ignore', requestsAtOnce: 1 }) },
			},
			{ node: new PinterestAds(), items: itemsOf('title', names(100)), settings },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(100);
		expect(store.size).toBe(before + 100);
		expect(requests(/^POST .*campaigns/)).toBeGreaterThan(4);
	});

	it.each([
		['begins again where the first item failed', 1, 0],
		['leaves the item where another one failed', 2, 1],
	])('of a node that continues on errors %s', async (_what, nth, failed) => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST', path: '/boards', nth });
		const { items } = await at.run(
			{
				...{ resource: 'board', operation: 'create', boardName: '={{ $json.name }}' },
				...inCollections({ ifExists: 'use', lostAnswers: 'ignore', requestsAtOnce: 1 }),
			},
			{ items: itemsOf('name', names(3)), continueOnFail: true, settings },
		);
		expect(items.filter(({ json }) => json.error)).toHaveLength(failed);
		expect(requests(/^POST .*boards/)).toBe(3);
		expect([...at.pinterest.boards.values()].filter(({ name }) => name.startsWith('Thing'))).toHaveLength(3);
	});
});
