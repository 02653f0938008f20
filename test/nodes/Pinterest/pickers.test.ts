import { byId, byUrl, fromList, useSite } from './site';

/** The lists that the editor shows for boards, sections and ad accounts. */
describe('the lists to pick from', () => {
	const site = useSite();
	const names = (found: { results: Array<{ name: string }> }) => found.results.map(({ name }) => name);

	describe('of boards', () => {
		it('have names and ids, and tell which are not public', async () => {
			const { results, paginationToken } = await site.search('searchBoards');
			const entry = (name: string, shown = name) => ({ name: shown, value: site.board(name) });
			expect(results).toEqual([
				entry('Rooms we furnished together'),
				entry('Next season (internal)', 'Next season (internal) (secret)'),
				entry('Spring campaign', 'Spring campaign (protected)'),
				entry('DIY weekend projects'),
				entry('Autumn decor 🍂'),
				entry('Kitchen & table'),
				entry('Ceramics'),
				entry('Linen bedding'),
				entry('Living room ideas'),
			]);
			expect(paginationToken).toBeUndefined();
			expect(site.sent()).toEqual([['GET /boards?page_size=250']]);
		});

		it('come page by page as they are scrolled', async () => {
			site.pinterest.seedBoards({ boards: 300 });
			const first = await site.search('searchBoards');
			expect(first.results).toHaveLength(250);
			expect(first.paginationToken).toEqual(expect.any(String));
			const second = await site.search('searchBoards', { paginationToken: String(first.paginationToken) });
			expect(second.results).toHaveLength(59);
			expect(second.paginationToken).toBeUndefined();
			expect(new Set([...first.results, ...second.results].map(({ value }) => value)).size).toBe(309);
			expect(site.sent()).toHaveLength(2);
		});

		it('are searched through every page', async () => {
			site.pinterest.seedBoards({ boards: 600 });
			const found = await site.search('searchBoards', { filter: ' LINEN ' });
			expect(found).toEqual({
				results: [{ name: 'Linen bedding', value: site.board('Linen bedding') }],
				paginationToken: undefined,
			});
			expect(site.sent()).toHaveLength(3);
			const numbered = await site.search('searchBoards', { filter: 'collection 30' });
			expect(names(numbered).sort()).toEqual(
				['30', ...Array.from({ length: 10 }, (_, at) => `30${at}`)].map((number) => `Collection ${number}`).sort(),
			);
		});

		it('are searched by id too, and may hold nothing', async () => {
			const id = site.board('Ceramics');
			expect((await site.search('searchBoards', { filter: id })).results).toEqual([{ name: 'Ceramics', value: id }]);
			expect((await site.search('searchBoards', { filter: 'no such board' })).results).toEqual([]);
		});

		it('show what the chosen business owns', async () => {
			const adAccountId = fromList(site.adAccount('Northlight Hotel'));
			const found = await site.search('searchBoards', { parameters: { options: { adAccountId } } });
			expect(names(found)).toEqual(['Rooms we furnished together', 'Rooms']);
			expect(site.sent()).toEqual([[`GET /boards?ad_account_id=${adAccountId.value}&page_size=250`]]);
		});

		it('say what is wrong with the credential', async () => {
			site.pinterest.expireTokens();
			await expect(site.search('searchBoards')).rejects.toThrow('Authentication failed');
		});
	});

	describe('of sections', () => {
		const sections = ['Rugs', 'Lamps', 'Small spaces'];
		const living = () => site.board('Living room ideas');

		it.each([
			['Board Section: Update', { resource: 'boardSection', operation: 'update' }, 'sectionBoard'],
			['Pin: Create', { resource: 'pin', operation: 'create' }, 'pinBoard'],
			['Pin: Save', { resource: 'pin', operation: 'save' }, 'saveBoard'],
		])('are those of the board chosen in %s', async (_operation, parameters, parameter) => {
			const found = await site.search('searchSections', { parameters: { ...parameters, [parameter]: byId(living()) } });
			expect(found).toEqual({
				results: sections.map((name) => ({ name, value: site.section('Living room ideas', name) })),
				paginationToken: undefined,
			});
			expect(site.sent()).toEqual([[`GET /boards/${living()}/sections?page_size=250`]]);
		});

		it('are those of the board that a Pin is moved to', async () => {
			const updateFields = { newBoard: fromList(living()) };
			const parameters = { resource: 'pin', operation: 'update', updateFields };
			expect(names(await site.search('searchSections', { parameters }))).toEqual(sections);
		});

		it('are found for a board chosen by its address', async () => {
			const sectionBoard = byUrl('https://www.pinterest.com/hearthandlinen/living-room-ideas/');
			const parameters = { resource: 'boardSection', operation: 'update', sectionBoard };
			expect(names(await site.search('searchSections', { parameters }))).toEqual(sections);
			expect(site.sent()).toEqual([['GET /boards?page_size=250'], [`GET /boards/${living()}/sections?page_size=250`]]);
		});

		it('are searched and paged', async () => {
			const board = site.pinterest.boards.get(living());
			for (let at = 0; at < 260; at++) site.pinterest.worlds.production.addSection(board!, `Shelf ${at}`);
			const parameters = { resource: 'boardSection', operation: 'update', sectionBoard: byId(living()) };
			const first = await site.search('searchSections', { parameters });
			expect([first.results.length, typeof first.paginationToken]).toEqual([250, 'string']);
			const rest = await site.search('searchSections', { parameters, paginationToken: String(first.paginationToken) });
			expect([rest.results.length, rest.paginationToken]).toEqual([13, undefined]);
			expect(names(await site.search('searchSections', { parameters, filter: 'lamp' }))).toEqual(['Lamps']);
		});

		it('ask for the board first', async () => {
			const parameters = { resource: 'boardSection', operation: 'update' };
			await expect(site.search('searchSections', { parameters })).rejects.toThrow('Choose the board first');
			expect(site.sent()).toEqual([]);
		});
	});

	describe('of ad accounts', () => {
		it('have names, countries and currencies, shared accounts too', async () => {
			const entry = (name: string, more: string) => ({ name: `${name} – ${more}`, value: site.adAccount(name) });
			expect(await site.search('searchAdAccounts')).toEqual({
				results: [
					entry('Northlight Hotel', 'SE, SEK'),
					entry('Hearth & Linen US', 'US, USD'),
					entry('Hearth & Linen EU', 'DE, EUR'),
				],
				paginationToken: undefined,
			});
			expect(site.sent()).toEqual([['GET /ad_accounts?include_shared_accounts=true&page_size=250']]);
		});

		it('are searched', async () => {
			expect(names(await site.search('searchAdAccounts', { filter: 'linen' }))).toHaveLength(2);
			expect(names(await site.search('searchAdAccounts', { filter: 'sek' }))).toEqual(['Northlight Hotel – SE, SEK']);
		});
	});
});
