import { adAccountAt, boardAt, sectionAt } from '../../../../nodes/shared/api/addresses';
import { stub, type Answered } from '../../../harness/stub';

const at = (...segments: string[]) => ({ segments, text: `https://www.pinterest.com/${segments.join('/')}/` });
const boards = (...names: string[]): Answered => ({
	body: { items: names.map((name, id) => ({ id: String(id), name, owner: { username: 'My-Shop' } })) },
});
const sections = (...names: string[]): Answered => ({
	body: { items: names.map((name, id) => ({ id: String(id), name })) },
});

describe('the address of a board', () => {
	it.each([
		['summer-recipes', 'Summer Recipes'],
		['Summer-Recipes', 'summer  recipes!'],
		['summer-recipes', '--Summer & recipes--'],
		['moms-kuche', "Mom's Kuche"],
		['moms-kuche', 'Mom’s Kuche'],
		['küche-2', 'KÜCHE 2'],
		['kuche', 'ｋｕｃｈｅ'],
	])('leads to the board with its name: %s', async (slug, name) => {
		const { caller, paths } = stub([boards('Another', name, 'Summer')]);
		expect(await boardAt(caller, at('my-shop', slug), {})).toBe('1');
		expect(paths()).toEqual(['GET /boards?page_size=250']);
	});

	it('leads to a board of that owner alone', async () => {
		const body = { items: [{ id: '1', name: 'A', owner: { username: 'other' } }, { id: '2', name: 'A' }, { id: '3' }] };
		await expect(boardAt(stub([{ body }]).caller, at('my-shop', 'a'), {})).rejects.toThrow(
			'No board of this account has the address "https://www.pinterest.com/my-shop/a/"; give its exact name, or its ID',
		);
	});

	it('leads nowhere where two boards could have it', async () => {
		await expect(boardAt(stub([boards('A b', 'A-b')]).caller, at('my-shop', 'a-b'), {})).rejects.toThrow(
			'2 boards of this account could have the address',
		);
	});

	it('is looked up for the ad account, in all pages', async () => {
		const first = { body: { ...(boards('X').body as object), bookmark: 'b' } };
		const { caller, paths } = stub([first, boards('Y', 'A')]);
		expect(await boardAt(caller, at('my-shop', 'a'), { adAccountId: '9' })).toBe('1');
		expect(paths()).toEqual([
			'GET /boards?ad_account_id=9&page_size=250',
			'GET /boards?ad_account_id=9&bookmark=b&page_size=250',
		]);
	});

	it('is looked up in a list that is read once in a run', async () => {
		const { caller, paths } = stub([boards('A', 'B')]);
		const found = [at('my-shop', 'a'), at('my-shop', 'a'), at('my-shop', 'b')].map(
			async (one) => await boardAt(caller, one, {}),
		);
		expect(await Promise.all(found)).toEqual(['0', '0', '1']);
		expect(paths()).toHaveLength(1);
	});

	it.each([[[]], [['my-shop']], [['my-shop', '']], [['', 'a']]])('is none with %j', async (segments) => {
		await expect(boardAt(stub([]).caller, { segments, text: 'here' }, {})).rejects.toThrow(
			'is not the address of a board: "here". It looks like https://www.pinterest.com/my-shop/summer-recipes/',
		);
	});
});

describe('the address of a section', () => {
	it('leads to the section of the board chosen beside it', async () => {
		const { caller, paths } = stub([sections('Soups', 'Big Salads')]);
		expect(await sectionAt(caller, at('my-shop', 'other', 'big-salads'), { boardId: '7', adAccountId: '9' })).toBe('1');
		expect(paths()).toEqual(['GET /boards/7/sections?ad_account_id=9&page_size=250']);
	});

	it('leads to the section of the board in it where none is chosen', async () => {
		const { caller, paths } = stub([boards('X', 'Recipes'), sections('Salads')]);
		expect(await sectionAt(caller, at('my-shop', 'recipes', 'salads'), {})).toBe('0');
		expect(paths()).toEqual(['GET /boards?page_size=250', 'GET /boards/1/sections?page_size=250']);
	});

	it('leads nowhere where there is none, or more than one', async () => {
		const near = { boardId: '7' };
		const address = at('my-shop', 'recipes', 'salads');
		await expect(sectionAt(stub([{ body: { items: [{ id: '1' }] } }]).caller, address, near)).rejects.toThrow(
			/^No section of this account has the address/,
		);
		await expect(sectionAt(stub([sections('Salads', 'salads')]).caller, address, near)).rejects.toThrow(
			/^2 sections of this account could have the address/,
		);
	});

	it('is looked up once for each board', async () => {
		const { caller, paths } = stub([sections('A'), sections('A')]);
		const address = at('my-shop', 'recipes', 'a');
		for (const boardId of ['7', '7', '8']) await sectionAt(caller, address, { boardId });
		expect(paths()).toHaveLength(2);
	});

	it.each([[[]], [['my-shop', 'recipes']]])('is none with %j', async (segments) => {
		await expect(sectionAt(stub([]).caller, { segments, text: 'here' }, { boardId: '7' })).rejects.toThrow(
			'is not the address of a section: "here". It looks like https://www.pinterest.com/my-shop/summer-recipes/salads/',
		);
	});
});

describe('the address of an ad account', () => {
	it('holds its id', () => {
		expect(adAccountAt(at('advertiser', '549755885175', 'x'))).toBe('549755885175');
		expect(adAccountAt(at('123456'))).toBe('123456');
	});

	it.each(['12345', 'a1234567', '1234567a'])('holds none with %s', (segment) => {
		expect(() => adAccountAt({ segments: ['advertiser', segment], text: 'here' })).toThrow(
			'holds no ad account id: "here". It looks like https://ads.pinterest.com/advertiser/549755885175/',
		);
	});
});
