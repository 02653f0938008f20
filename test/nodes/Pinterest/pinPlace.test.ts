import { byId, items, useSite } from './site';

/** Boards and sections by their names, made where they are missing. */
describe('the board of a new Pin', () => {
	const site = useSite();
	const image = 'https://example.com/a.png';
	const byName = (value: string) => ({ __rl: true as const, mode: 'name', value });
	const run = (parameters: object, more = {}) =>
		site.run({ resource: 'pin', operation: 'create', image, simplify: false, ...parameters }, more);
	const writes = () => site.sent().filter(([request]) => request.startsWith('POST'));
	const missingBoard = 'PUBLIC';

	it('is made once for all items that name it', async () => {
		const given = items({ board: 'Summer' }, { board: 'summer ' }, { board: 'Ceramics' }, { board: 'Summer' });
		const { items: output } = await run(
			{ pinBoard: byName('={{ $json.board }}'), options: { missingBoard } },
			{ items: given },
		);
		const summer = site.board('Summer');
		expect(output.map(({ json }) => json.board_id)).toEqual([summer, summer, site.board('Ceramics'), summer]);
		expect(writes().filter(([request]) => request === 'POST /boards')).toEqual([
			['POST /boards', { name: 'Summer', privacy: 'PUBLIC' }],
		]);
	});

	it('is made secret, with its section, where the item says so', async () => {
		await run({ pinBoard: byName('Summer / Drinks'), options: { missingBoard: 'SECRET' } });
		expect(writes()).toEqual([
			['POST /boards', { name: 'Summer', privacy: 'SECRET' }],
			[`POST /boards/${site.board('Summer')}/sections`, { name: 'Drinks' }],
			['POST /pins', expect.objectContaining({ board_section_id: site.section('Summer', 'Drinks') })],
		]);
	});

	it('is found with its section by a name of both, without being made', async () => {
		await run({ pinBoard: byName('Ceramics/Mugs') });
		const place = { board_id: site.board('Ceramics'), board_section_id: site.section('Ceramics', 'Mugs') };
		expect(writes()).toEqual([['POST /pins', expect.objectContaining(place)]]);
	});

	it('may have a slash in its own name', async () => {
		const made = await site.run({ resource: 'board', operation: 'create', boardName: 'DIY / Crafts' });
		await run({ pinBoard: byName('DIY / Crafts'), options: { missingBoard } });
		expect(writes().at(-1)).toEqual(['POST /pins', expect.objectContaining({ board_id: made.items[0].json.id })]);
		expect(writes()).toHaveLength(2);
	});

	it('may be an ID or an address where a column has those beside names', async () => {
		const ceramics = site.board('Ceramics');
		const given = items({ board: ceramics }, { board: 'https://www.pinterest.com/hearthandlinen/ceramics/' });
		const { items: output } = await run({ pinBoard: byName('={{ $json.board }}') }, { items: given });
		expect(output.map(({ json }) => json.board_id)).toEqual([ceramics, ceramics]);
	});

	it('gets a section of a field of its own, made once', async () => {
		const given = items({ section: 'Trays' }, { section: 'Trays' });
		await run(
			{ pinBoard: byId(site.board('Ceramics')), pinSection: byName('={{ $json.section }}'), options: { missingBoard } },
			{ items: given },
		);
		const sections = writes().filter(([request]) => request.endsWith('/sections'));
		expect(sections).toEqual([[`POST /boards/${site.board('Ceramics')}/sections`, { name: 'Trays' }]]);
	});

	it.each([
		[
			{ pinBoard: byName('Summer') },
			'Board is not usable: No board has the name "Summer"; give its exact name, or its ID',
		],
		[
			{ pinBoard: byName('Ceramics/Trays') },
			'Board is not usable: No section has the name "Trays"; give its exact name, or its ID',
		],
		[
			{ pinBoard: byName('Ceramics/Mugs'), pinSection: byName('Mugs') },
			'Section is given twice: the name of the board has it too',
		],
	])('is refused where nothing is to be made: %j', async (parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toBe(message);
		expect(writes()).toEqual([]);
	});

	it('that can’t be made fails each item that names it, with its own error', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', times: Infinity },
			fault: { kind: 'status', status: 403, code: 29, message: 'No more boards.' },
		});
		const given = items({ board: 'Summer' }, { board: 'Summer' });
		const { items: output } = await run(
			{ pinBoard: byName('={{ $json.board }}'), options: { missingBoard } },
			{ items: given, continueOnFail: true },
		);
		expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[expect.stringContaining('No more boards'), { item: 0 }],
			[expect.stringContaining('No more boards'), { item: 1 }],
		]);
		expect(writes()).toHaveLength(1);
	});
});
