import type { INodeParameters } from 'n8n-workflow';

import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node';
import { byId } from '../../harness';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestTrigger());
const follow = (count: number) =>
	Array.from({ length: count }, () => site.pinterest.happen('follower').username).reverse();
const names = (items: Array<{ username?: unknown }>) => items.map(({ username }) => username);
/** The pages of followers that were read. */
const pages = () => site.sent().filter(([request]) => request.startsWith('GET /user_account/followers')).length;

beforeEach(() => {
	site.pinterest.worlds.production.accounts.get('664281800000000001')!.followers = 600;
});

test('a run by hand shows some of what is there and stores nothing; what happens is given all the same', async () => {
	const watch = await site.watch('newFollower');
	const before = watch.kept();
	const [username] = follow(1);

	expect((await watch.byHand()).map(({ json }) => json.username)).toHaveLength(5);
	expect((await watch.byHand())[0].json.username).toBe(username);
	expect(watch.kept()).toEqual(before);
	expect(names(await watch.news())).toEqual([username]);
});

test('a run by hand that finds nothing says so, and what to do', async () => {
	const watch = site.trigger('pinMetric', { threshold: 1e9 });
	await expect(watch.byHand()).rejects.toMatchObject({
		message: 'Nothing to show: no Pin has reached the threshold',
		description: expect.stringContaining('Publish the workflow'),
	});
});

test('with "Emit Existing" the first tick begins with what is there, and the next ones go on', async () => {
	const watch = site.trigger('newFollower', { options: { emitExisting: true, pagesPerTick: 2 } });
	const first = await watch.news();
	const second = await watch.news();
	expect([first.length, second.length]).toEqual([500, 100]);
	expect(new Set(names([...first, ...second])).size).toBe(600);
	expect(await watch.news()).toEqual([]);
});

test('a tick reads no more pages than it may, and the next one goes on behind them', async () => {
	const watch = await site.watch('newFollower', { options: { pagesPerTick: 2 } });
	site.pinterest.clearRequests();
	const followed = follow(520);
	const got = [];
	for (const most of [2, 2, 2]) {
		const before = pages();
		got.push(...names(await watch.news()));
		expect(pages() - before).toBeLessThanOrEqual(most);
	}
	expect(got.sort()).toEqual(followed.sort());
	for (let ticks = 0; ticks < 4; ticks++) expect(await watch.news()).toEqual([]);
});

test('an error is raised, leaves everything as it was, and the next tick gives what the failed one had found', async () => {
	const watch = await site.watch('newFollower');
	const before = watch.kept();
	const [username] = follow(1);
	site.pinterest.faults.add({
		match: { path: '/user_account/followers', nth: 2 },
		fault: { kind: 'status', status: 403, code: 29 },
	});

	await expect(watch.news()).rejects.toMatchObject({ httpCode: '403' });
	expect(watch.kept()).toEqual(before);
	expect(names(await watch.news())).toEqual([username]);
});

test('a rate limit that lasts longer than a tick may wait is an error, and nothing is lost by it', async () => {
	const watch = await site.watch('newFollower');
	const [username] = follow(1);
	site.pinterest.faults.add({ match: { path: '/user_account/followers' }, fault: { kind: '429', retryAfter: 60 } });
	await expect(watch.news()).rejects.toThrow(/rate limit of .* is used up/);
	expect(names(await watch.news())).toEqual([username]);
});

test('a bookmark of the tick before that Pinterest refuses makes the list begin anew', async () => {
	const watch = await site.watch('newFollower', { options: { pagesPerTick: 2 } });
	expect(await watch.news()).toEqual([]);
	expect(watch.kept()).toHaveProperty('state.place.bookmark');
	site.pinterest.faults.add({
		match: { path: '/user_account/followers', nth: 2 },
		fault: { kind: 'status', status: 400, code: 1 },
	});
	const [username] = follow(1);
	expect(names(await watch.news())).toEqual([username]);
	expect(watch.kept()).not.toHaveProperty('state.place');
	expect(await watch.news()).toEqual([]);
});

test('of two ticks at the same time only one gives what both have seen', async () => {
	const watch = await site.watch('newFollower');
	const [username] = follow(1);
	site.pinterest.faults.add({ match: { path: '/user_account/followers' }, fault: { kind: 'latency', ms: 300 } });
	const both = await Promise.all([watch.news(), watch.news()]);
	expect(both.flatMap(names)).toEqual([username]);
	expect(await watch.news()).toEqual([]);
});

test('after a restart, and after a time in which nothing ran, nothing comes twice and nothing is missed', async () => {
	const watch = await site.watch('newFollower');
	const [first] = follow(1);
	expect(names(await watch.news())).toEqual([first]);
	expect(await watch.news()).toEqual([]);
	watch.restart();
	const [second] = follow(1);
	expect(names(await watch.news())).toEqual([second]);
	watch.restart();
	expect(await watch.news()).toEqual([]);
});

test('another board to watch begins anew, other filters do not', async () => {
	const parameters = { authentication: 'accessToken', event: 'newPin', pinsOf: 'board' };
	const ceramics = { ...parameters, board: byId(site.board('Ceramics')) };
	const watch = await site.watch('newPin', ceramics);
	const publish = (name: string) => site.pinterest.happen('pins', { boardId: site.board(name) }).ids as string[];

	const missed = publish('Linen bedding');
	watch.change({ ...parameters, board: byId(site.board('Linen bedding')) });
	expect(await watch.news()).toEqual([]);
	const [linen] = publish('Linen bedding');
	watch.change({ ...parameters, board: byId(site.board('Linen bedding')), filters: { mediaTypes: ['image'] } });
	expect((await watch.news()).map(({ id }) => id)).toEqual([linen]);
	expect(missed).not.toContain(linen);
});

test('a board is found by its address, and the lists of boards, sections and ad accounts are there to pick from', async () => {
	const address = 'https://www.pinterest.com/hearthandlinen/ceramics/';
	const watch = await site.watch('newPin', { pinsOf: 'board', board: { __rl: true, mode: 'url', value: address } });
	const { ids } = site.pinterest.happen('pins', { boardId: site.board('Ceramics') });
	expect((await watch.news()).map(({ id }) => id)).toEqual(ids);

	const found = async (method: string, parameters: INodeParameters = {}) =>
		(await site.list(method, parameters)).results.map(({ name }) => name);
	expect(await found('searchBoards')).toContain('Ceramics');
	expect(await found('searchSections', { pinsOf: 'section', board: byId(site.board('Ceramics')) })).toEqual([
		'Vases',
		'Mugs',
	]);
	expect((await found('searchAdAccounts')).join()).toContain('Hearth & Linen EU');
});

test('a wrong value is an error before anything is asked', async () => {
	const watch = site.trigger('trendingKeyword', { topN: 80 });
	await expect(watch.news()).rejects.toThrow('Top N must be a whole number from 1 to 50');
	expect(site.sent()).toEqual([]);
});
