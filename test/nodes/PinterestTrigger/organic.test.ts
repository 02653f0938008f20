import { clientId } from '../../pinterest';
import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node';
import { byId } from '../../harness';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestTrigger());
const image = { type: 'image' as const, image: { ratio: 1 } };

describe('New Board', () => {
	const addBoard = (facts: object) =>
		site.pinterest.worlds.production.addBoard({ ownerId: clientId, name: 'Board', ...facts }).id;

	test('a new board starts the workflow once, and one that the account was invited to does too', async () => {
		const watch = await site.watch('newBoard');
		const own = await site.api.post('/boards', { name: 'Winter' });
		const shared = addBoard({ name: 'Lobby', collaboratorIds: ['664281800000000001'] });
		addBoard({ name: 'Not ours' });

		expect((await watch.news()).map(({ id, name, owner }) => [id, name, owner])).toEqual([
			[shared, 'Lobby', 'northlighthotel'],
			[(own.data as { id: string }).id, 'Winter', 'hearthandlinen'],
		]);
		expect(await watch.news()).toEqual([]);
	});

	test('with a privacy, only boards that have it when they are first seen', async () => {
		const watch = await site.watch('newBoard', { filters: { privacies: ['SECRET'] } });
		const open = await site.api.post('/boards', { name: 'Open' });
		const secret = await site.api.post('/boards', { name: 'Hidden', privacy: 'SECRET' });

		expect((await watch.news()).map(({ id }) => id)).toEqual([(secret.data as { id: string }).id]);
		await site.api.patch(`/boards/${(open.data as { id: string }).id}`, { privacy: 'SECRET' });
		expect(await watch.news()).toEqual([]);
	});
});

test('a new follower starts the workflow once', async () => {
	const watch = await site.watch('newFollower');
	const { username } = site.pinterest.happen('follower');

	expect(await watch.news()).toEqual([{ username, type: 'user' }]);
	expect(await watch.news()).toEqual([]);
	expect(JSON.stringify(watch.kept()).includes(String(username))).toBe(false);
});

describe('New Pin on a Followed Board', () => {
	const followed = (name: string) =>
		[...site.pinterest.boards.values()].find((board) => board.name === name && board.ownerId === clientId)!.id;

	test('the item is the board with the old and the new number, and with the Pins where the board is shared', async () => {
		const watch = await site.watch('followedBoardPin');
		site.pinterest.happen('pins', { boardId: followed('Rooms'), count: 2 });
		const { ids } = site.pinterest.happen('pins', { boardId: followed('Rooms we furnished together') });

		expect(await watch.news()).toEqual([
			expect.objectContaining({
				name: 'Rooms we furnished together',
				changed_field: 'pin_count',
				old_value: 3,
				new_value: 4,
				new_pin_count: 1,
				new_pins: [expect.objectContaining({ id: (ids as string[])[0] })],
			}),
			expect.objectContaining({ name: 'Rooms', old_value: 3, new_value: 5, new_pin_count: 2, new_pins: null }),
		]);
		expect(await watch.news()).toEqual([]);
	});

	test('a Pin that is gone, and a board that is followed from now on, start nothing', async () => {
		const watch = await site.watch('followedBoardPin');
		const { production } = site.pinterest.worlds;
		production.deletePin(production.boards.get(followed('Rooms'))!.pins[0]);
		const board = production.addBoard({ ownerId: clientId, name: 'Breakfast' });
		production.addPin({ ownerId: clientId, boardId: board.id, media: image });
		production.accounts.get('664281800000000001')!.followedBoards.push({ seq: 9, boardId: board.id, explicit: true });

		expect(await watch.news()).toEqual([]);
		site.pinterest.happen('pins', { boardId: board.id });
		expect((await watch.news()).map(({ name, new_value }) => [name, new_value])).toEqual([['Breakfast', 2]]);
	});
});

describe('Pin Metric Above a Threshold', () => {
	/** The lifetime saves of the Pins on a board, as Pinterest counts them. */
	const savesOn = async (name: string) => {
		const { data } = await site.api.get(`/boards/${site.board(name)}/pins?pin_metrics=true`);
		const pins = (data as { items: Array<{ id: string; pin_metrics: { lifetime_metrics: { save: number } } }> }).items;
		return pins.map(({ id, pin_metrics: metrics }) => ({ id, saves: metrics.lifetime_metrics.save }));
	};

	test('a Pin whose number crosses the threshold starts the workflow, and again when it fell below before', async () => {
		const [{ id, saves }] = await savesOn('Ceramics');
		const watch = await site.watch('pinMetric', {
			pinsOf: 'board',
			board: byId(site.board('Ceramics')),
			metric: 'save',
			threshold: 1000,
		});
		const count = (save: number) => site.pinterest.happen('metrics', { id, save });

		count(999);
		expect(await watch.news()).toEqual([]);
		count(1000);
		expect(await watch.news()).toEqual([
			expect.objectContaining({ id, changed_field: 'save', old_value: 999, new_value: 1000 }),
		]);
		count(2000);
		expect(await watch.news()).toEqual([]);
		count(saves);
		expect(await watch.news()).toEqual([]);
		count(1500);
		expect((await watch.news()).map(({ old_value }) => old_value)).toEqual([saves]);
	});

	test('another threshold does not begin anew, another metric does', async () => {
		const parameters = { pinsOf: 'account', metric: 'save', threshold: 1000 };
		const watch = await site.watch('pinMetric', parameters);
		const [{ id }] = await savesOn('Ceramics');
		const change = (more: object) =>
			watch.change({ authentication: 'accessToken', event: 'pinMetric', ...parameters, ...more });

		site.pinterest.happen('metrics', { id, save: 700 });
		expect(await watch.news()).toEqual([]);
		change({ threshold: 800 });
		site.pinterest.happen('metrics', { id, save: 900 });
		expect((await watch.news()).map((item) => [item.id, item.old_value, item.new_value])).toEqual([[id, 700, 900]]);
		change({ metric: 'impression', threshold: 0 });
		expect(await watch.news()).toEqual([]);
	});

	test('comments over the last 90 days are refused, as Pinterest counts them over the whole life only', async () => {
		const watch = site.trigger('pinMetric', { metric: 'comment', metricPeriod: '90d' });
		await expect(watch.news()).rejects.toThrow('Comments and reactions only exist for the lifetime of a Pin');
		expect(site.sent()).toEqual([]);
	});
});

test('a keyword that enters the top starts the workflow, and again when it comes back', async () => {
	const watch = await site.watch('trendingKeyword', { keywordRegion: 'DE', trendType: 'monthly', topN: 5 });
	const put = (keyword: string, rank: number) => site.pinterest.happen('keyword', { keyword, rank });

	put('camper van', 2);
	expect(await watch.news()).toEqual([expect.objectContaining({ keyword: 'camper van', rank: 1 })]);
	put('bike rack', 3);
	expect((await watch.news()).map(({ keyword, rank }) => [keyword, rank])).toEqual([['bike rack', 1]]);
	put('camper van', -1);
	// Whoever was pushed out by the two is back in the top.
	expect((await watch.news()).map(({ rank }) => rank)).toEqual([5]);
	put('camper van', 4);
	expect((await watch.news()).map(({ keyword }) => keyword)).toEqual(['camper van']);
	expect(site.sent()[0]).toEqual(['GET /trends/keywords/DE/top/monthly?limit=5']);
});
