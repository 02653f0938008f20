import type { IDataObject } from 'n8n-workflow';

import { byId, items, useSite } from './site';

/** Boards, sections and Pins that are there already: what each choice does, what is told, and how often Pinterest is asked. */
describe('what is there already', () => {
	const site = useSite();
	const counted = () => {
		const counts: Record<string, number> = {};
		for (const [sent] of site.sent()) {
			const request = sent.replace(/\?.*/, '').replace(/\d{6,}/g, '{id}');
			counts[request] = (counts[request] ?? 0) + 1;
		}
		return counts;
	};
	const outcomes = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => [json.id, json.outcome]);

	describe('of boards', () => {
		const create = (options: IDataObject, names: string[], additionalFields: IDataObject = {}) =>
			site.run(
				{ resource: 'board', operation: 'create', boardName: '={{ $json.name }}', additionalFields, options } as never,
				{ items: items(...names.map((name) => ({ name }))) },
			);

		it('is used, whatever its case, and what is missing is made, once for each name', async () => {
			const before = site.pinterest.boards.size;
			const { items: output } = await create({ ifExists: 'use' }, ['Ceramics', 'New one', 'CERAMICS ', 'new one']);
			expect(outcomes(output)).toEqual([
				[site.board('Ceramics'), 'existing'],
				[site.board('New one'), 'created'],
				[site.board('Ceramics'), 'existing'],
				[site.board('New one'), 'existing'],
			]);
			expect(site.pinterest.boards.size).toBe(before + 1);
			expect(counted()).toEqual({ 'GET /boards': 1, 'POST /boards': 1 });
		});

		it('costs the same reads for 300 items as for one', async () => {
			await create(
				{ ifExists: 'use' },
				Array.from({ length: 300 }, (_, at) => `Board ${at % 10}`),
			);
			expect(counted()).toEqual({ 'GET /boards': 1, 'POST /boards': 10 });
		});

		it('is found out from the refusal where it was made after the list was read', async () => {
			site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'status', status: 409, code: 58 } });
			site.pinterest.faults.add({
				match: { method: 'GET', path: '/boards' },
				fault: { kind: 'answer', body: { items: [], bookmark: null } },
			});
			const { items: output } = await create({ ifExists: 'use' }, ['Ceramics']);
			expect(outcomes(output)).toEqual([[site.board('Ceramics'), 'existing']]);
			expect(counted()).toEqual({ 'GET /boards': 2, 'POST /boards': 1 });
		});

		it('is changed where something differs, and left alone where nothing does', async () => {
			const change = { description: 'All about clay' };
			const { items: first } = await create({ ifExists: 'update' }, ['Ceramics', 'Ceramics'], change);
			expect(outcomes(first)).toEqual([
				[site.board('Ceramics'), 'updated'],
				[site.board('Ceramics'), 'existing'],
			]);
			expect(first[1].json).toEqual({ ...first[0].json, outcome: 'existing' });
			expect(first[0].json.description).toBe('All about clay');
			expect(counted()).toEqual({ 'GET /boards': 1, 'PATCH /boards/{id}': 1 });
			const { items: again } = await create({ ifExists: 'update' }, ['Ceramics'], change);
			expect(outcomes(again)).toEqual([[site.board('Ceramics'), 'existing']]);
		});

		it('is refused by Pinterest, without a look, where nothing is chosen', async () => {
			const { error } = await create({}, ['Ceramics']);
			expect(error?.message).toMatch(/^Try a different name\. /);
			expect(counted()).toEqual({ 'POST /boards': 1 });
		});

		it('says of each item that the list could not be read, and makes nothing', async () => {
			site.pinterest.faults.add({
				match: { method: 'GET', path: '/boards', times: Infinity },
				fault: { kind: 'status', status: 403, code: 29, message: 'No.' },
			});
			const { items: output } = await site.run(
				{
					...{ resource: 'board', operation: 'create', boardName: '={{ $json.name }}' },
					options: { ifExists: 'use' },
				},
				{ items: items({ name: 'A' }, { name: 'B' }), continueOnFail: true },
			);
			expect(output.map(({ json }) => json.error)).toEqual(['No', 'No']);
			expect(counted()).toEqual({ 'GET /boards': 1 });
		});

		it.each([
			[{ id: null }, /^Pinterest’s list holds something without its ID/],
			[{}, /^Pinterest’s list has it without an ID/],
		])('is not known, and nothing is sent, where the list has it with %j for an ID', async (without, message) => {
			site.pinterest.faults.add({
				match: { method: 'GET', path: '/boards' },
				fault: { kind: 'answer', body: { items: [{ ...without, name: 'Ceramics' }], bookmark: null } },
			});
			const { error } = await create({ ifExists: 'use' }, ['Ceramics']);
			expect(error).toMatchObject({ message: expect.stringMatching(message) });
			expect(counted()).toEqual({ 'GET /boards': 1 });
		});

		it('is looked for no further than the option says', async () => {
			for (let at = 0; at < 260; at++) await site.api.post('/boards', { name: `Filler ${at}` });
			const { error } = await create({ ifExists: 'use', maximumCompared: 250 }, ['Ceramics']);
			// Pinterest says that it is there, the first page does not.
			expect(error).toMatchObject({ context: { status: 409 } });
			expect(counted()).toEqual({ 'GET /boards': 2, 'POST /boards': 1 });
			const { items: output } = await create({ ifExists: 'use' }, ['Ceramics']);
			expect(outcomes(output)).toEqual([[site.board('Ceramics'), 'existing']]);
			expect(counted()).toEqual({ 'GET /boards': 4, 'POST /boards': 1 });
		});
	});

	describe('of board sections', () => {
		const create = (board: string, names: string[]) =>
			site.run(
				{
					...{ resource: 'boardSection', operation: 'create', sectionBoard: byId(site.board(board)) },
					...{ sectionName: '={{ $json.name }}', options: { ifExists: 'use' } },
				},
				{ items: items(...names.map((name) => ({ name }))) },
			);

		it('is used, and what is missing is made', async () => {
			const { items: first } = await create('Ceramics', ['Glazes', 'glazes', 'Kilns']);
			const [glazes, kilns] = [site.section('Ceramics', 'Glazes'), site.section('Ceramics', 'Kilns')];
			expect(outcomes(first)).toEqual([
				[glazes, 'created'],
				[glazes, 'existing'],
				[kilns, 'created'],
			]);
			expect(counted()).toEqual({ 'GET /boards/{id}/sections': 1, 'POST /boards/{id}/sections': 2 });
			const { items: again } = await create('Ceramics', ['Glazes', 'Kilns']);
			expect(outcomes(again)).toEqual([
				[glazes, 'existing'],
				[kilns, 'existing'],
			]);
		});
	});

	describe('of Pins', () => {
		const create = (options: IDataObject, pins: IDataObject[], more = {}) =>
			site.run(
				{
					...{ resource: 'pin', operation: 'create', pinBoard: byId(site.board('Ceramics')), mediaSource: 'image' },
					...{ image: 'https://shop.example/mug.jpg', title: '={{ $json.title }}', link: '={{ $json.link }}' },
					...{ altText: '={{ $json.alt }}', options },
				} as never,
				{ items: items(...pins), ...more },
			);
		const mug = { title: 'Mug', link: 'https://shop.example/mug', alt: 'A mug' };
		const bowl = { ...mug, title: 'Bowl' };
		const posted = () => site.sent().filter(([request]) => request.startsWith('POST'));

		it('leaves Pinterest as one run would, however often it runs', async () => {
			const wanted = Array.from({ length: 300 }, (_, at) => ({ ...mug, title: `Mug ${at % 150}` }));
			await create({ ifExists: 'use' }, wanted);
			expect(counted()).toEqual({ 'GET /boards/{id}/pins': 1, 'POST /pins': 150 });
			const before = site.pinsOn('Ceramics');
			const { items: again } = await create({ ifExists: 'use' }, wanted);
			expect(new Set(again.map(({ json }) => json.outcome))).toEqual(new Set(['existing']));
			expect(new Set(again.map(({ json }) => json.id)).size).toBe(150);
			expect(site.pinsOn('Ceramics')).toEqual(before);
		});

		it('is known by link and title, or by what the item says', async () => {
			await create({}, [mug]);
			const [id] = site.pinsOn('Ceramics');
			const outcomeBy = async (sameBy: string, pin: IDataObject) =>
				outcomes((await create({ ifExists: 'use', sameBy }, [pin])).items)[0];
			expect(await outcomeBy('linkAndTitle', { ...mug, link: 'https://SHOP.example/mug', alt: '' })).toEqual([
				id,
				'existing',
			]);
			expect(await outcomeBy('altText', { title: 'Other', link: '', alt: 'A mug ' })).toEqual([id, 'existing']);
			expect(await outcomeBy('title', { ...mug, link: '' })).toEqual([id, 'existing']);
			expect(await outcomeBy('link', { ...bowl, alt: '' })).toEqual([id, 'existing']);
			expect((await outcomeBy('linkAndTitle', bowl))[1]).toBe('created');
		});

		it('is changed where its texts differ, keeping its picture', async () => {
			await create({}, [mug]);
			const [id] = site.pinsOn('Ceramics');
			const { items: output } = await create({ ifExists: 'update' }, [{ ...mug, alt: 'A blue mug' }]);
			expect(output[0].json).toMatchObject({ id, alt_text: 'A blue mug', outcome: 'updated' });
			expect(site.sent().at(-1)).toEqual([`PATCH /pins/${id}`, { alt_text: 'A blue mug' }]);
			expect(posted()).toHaveLength(1);
		});

		it('is refused with its ID, before anything is sent', async () => {
			await create({}, [mug]);
			const [id] = site.pinsOn('Ceramics');
			const { items: output } = await create({ ifExists: 'fail' }, [mug, bowl], { continueOnFail: true });
			expect(output[0].json).toMatchObject({
				error: `There is a Pin already that is the same by Link and Title: ID ${id}`,
				details: { existingId: id },
			});
			expect(output[1].json).toMatchObject({ title: 'Bowl', outcome: 'created' });
			expect(posted()).toHaveLength(2);
		});

		it('has to have something to be known by', async () => {
			const { error } = await create({ ifExists: 'use' }, [{ alt: 'A mug' }]);
			expect(error?.message).toMatch(/^There is nothing to know the Pin by: Link and Title is missing/);
			expect(site.sent()).toEqual([]);
		});

		it('is made once more where nothing is chosen', async () => {
			const { items: output } = await create({}, [mug, mug]);
			expect(output.map(({ json }) => json.outcome)).toEqual([undefined, undefined]);
			expect(counted()).toEqual({ 'POST /pins': 2 });
		});
	});

	describe('found by name', () => {
		const byName = (value: string) => ({ __rl: true, mode: 'name', value });
		const get = (names: string[]) =>
			site.run(
				{ resource: 'board', operation: 'get', board: byName('={{ $json.name }}') },
				{ items: items(...names.map((name) => ({ name }))), continueOnFail: true },
			);

		it('is a board, in any case, with one read for all items', async () => {
			const { items: output } = await get(['Ceramics', 'CERAMICS', 'Nowhere']);
			expect(output.map(({ json }) => json.id ?? json.error)).toEqual([
				site.board('Ceramics'),
				site.board('Ceramics'),
				'Board is not usable: No board has the name "Nowhere"; give its exact name, or its ID',
			]);
			expect(counted()).toEqual({ 'GET /boards': 1, 'GET /boards/{id}': 2 });
		});

		it('is none where two have the name, unless one is written just so', async () => {
			const [one, two] = [site.board('Ceramics'), site.board('Linen bedding')];
			Object.assign(site.pinterest.boards.get(two) ?? {}, { name: 'ceramics' });
			const { items: output } = await get(['ceramics', 'Ceramics', 'CERAMICS']);
			expect(output.map(({ json }) => json.id)).toEqual([two, one, undefined]);
			expect(output[2].json.error).toContain(one);
			expect(output[2].json.error).toContain(two);
		});

		it('is a section of the board chosen beside it', async () => {
			const { items: output } = await site.run({
				...{ resource: 'boardSection', operation: 'getPins', sectionBoard: byName('Ceramics') },
				section: byName('mugs'),
			});
			const mugs = site.section('Ceramics', 'Mugs');
			expect(site.sent().at(-1)?.[0]).toContain(`/boards/${site.board('Ceramics')}/sections/${mugs}/pins`);
			expect(output.length).toBeGreaterThan(0);
		});
	});
});
