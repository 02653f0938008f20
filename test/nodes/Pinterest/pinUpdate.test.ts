import type { IDataObject } from 'n8n-workflow';

import { byId, fromList, items, paired, simplePinOf, useSite } from './site';

/** Update Pin: every field, taking texts away, and JSON. */
describe('updating a Pin', () => {
	const site = useSite();
	const run = (parameters: object, more = {}) =>
		site.run({ resource: 'pin', operation: 'update', ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as IDataObject;
	let account: string;
	/** The newest image and carousel on the board Ceramics. */
	let image: string;
	let carousel: string;
	beforeEach(() => {
		account = site.adAccount('Hearth & Linen EU');
		const newest = (type: string) =>
			String(site.pinsOn('Ceramics').find((id) => site.pinterest.pins.get(id)?.media.type === type));
		[image, carousel] = [newest('image'), newest('carousel')];
	});

	it('with every field, and gives it whole', async () => {
		const [board, vases] = [site.board('Ceramics'), site.section('Ceramics', 'Vases')];
		const linen = site.pinsOn('Linen bedding')[0];
		const { items: output } = await run({
			pin: byId(linen),
			output: 'raw',
			updateFields: {
				title: 'New title',
				pinDescription: 'New description',
				link: 'https://hearthandlinen.example/new',
				altText: 'A vase',
				newBoard: fromList(board),
				newSection: fromList(vases),
				aiDisclosures: ['AI_MODIFIED'],
			},
			options: { adAccountId: byId(account) },
		});
		const body = {
			title: 'New title',
			description: 'New description',
			link: 'https://hearthandlinen.example/new',
			alt_text: 'A vase',
			board_id: board,
			board_section_id: vases,
		};
		expect(output).toEqual(paired([await raw(`/pins/${linen}`)]));
		expect(output[0].json).toMatchObject(body);
		expect(site.sent()).toEqual([
			[`PATCH /pins/${linen}?ad_account_id=${account}`, { ...body, ai_disclosures: { values: ['AI_MODIFIED'] } }],
		]);
	});

	it('with new titles, descriptions and links of a carousel’s images', async () => {
		const slot = [
			{ title: 'One', description: 'From the front', link: 'https://hearthandlinen.example/1' },
			{ title: 'Two' },
			{ link: 'https://hearthandlinen.example/3' },
		];
		const { items: output } = await run({
			pin: byId(carousel),
			output: 'raw',
			updateFields: { carouselSlots: { slot } },
		});
		expect(output).toEqual(paired([await raw(`/pins/${carousel}`)]));
		expect((output[0].json.media as { items: object[] }).items).toMatchObject([
			...slot.slice(0, 1),
			{ title: 'Two' },
			slot[2],
		]);
		expect(site.sent()).toEqual([[`PATCH /pins/${carousel}`, { carousel_slots: slot }]]);
	});

	it('using JSON, which can take a section away', async () => {
		const pin = [...site.pinterest.pins.values()].find(
			(each) => each.sectionId !== null && each.boardId === site.board('Ceramics'),
		);
		const body = { board_section_id: null, description: null };
		const { items: output } = await run({
			pin: byId(String(pin?.id)),
			output: 'raw',
			inputMode: 'json',
			jsonBody: JSON.stringify(body),
			options: { adAccountId: byId(account) },
		});
		expect(output).toEqual(paired([await raw(`/pins/${pin?.id}`)]));
		expect(output[0].json).toMatchObject(body);
		expect(site.sent()).toEqual([[`PATCH /pins/${pin?.id}?ad_account_id=${account}`, body]]);
	});

	it('using JSON, simplified unless told otherwise', async () => {
		const jsonBody = { title: 'From JSON' };
		const { items: output } = await run({ pin: byId(image), inputMode: 'json', jsonBody });
		expect(output).toEqual(paired([simplePinOf(await raw(`/pins/${image}`))]));
		expect(site.sent()).toEqual([[`PATCH /pins/${image}`, jsonBody]]);
	});

	it('taking away the texts that are to be cleared, and gives it simplified', async () => {
		const { items: output } = await run({
			pin: byId(image),
			updateFields: { clearFields: ['title', 'description', 'link', 'alt_text'] },
		});
		const none = { title: null, description: null, link: null, alt_text: null };
		expect(output).toEqual(paired([simplePinOf(await raw(`/pins/${image}`))]));
		expect(output[0].json).toMatchObject(none);
		expect(site.sent()).toEqual([[`PATCH /pins/${image}`, none]]);
	});

	it('leaving alone what is empty, as an agent or an empty cell gives it', async () => {
		await run(
			{ pin: byId('={{ $json.pin }}'), updateFields: { title: 'New', link: '={{ $json.link }}' } },
			{ items: items({ pin: image, link: '' }, { pin: carousel, link: null }) },
		);
		const changes = [
			[`PATCH /pins/${image}`, { title: 'New' }],
			[`PATCH /pins/${carousel}`, { title: 'New' }],
		];
		expect(site.sent().sort()).toEqual(changes.sort());
	});

	it('never both setting and clearing a field', async () => {
		const { error } = await run({ pin: byId(image), updateFields: { title: 'New', clearFields: ['title'] } });
		expect(error?.message).toBe('Clear Fields names Title, which is set too: set it or clear it');
		expect(site.sent()).toEqual([]);
	});

	it('not clearing what no field of it is', async () => {
		const { error } = await run({ pin: byId(image), updateFields: { clearFields: ['board_id'] } });
		expect(error?.message).toMatch(/^Clear Fields must be one of alt_text, description, link, board_section_id, title/);
		expect(site.sent()).toEqual([]);
	});

	it.each([{}, { newBoard: byId('') }, { newSection: byId('') }, { aiDisclosures: [] }, { title: ' ' }])(
		'only when something is to change, not with %j',
		async (updateFields) => {
			const { error } = await run({ pin: byId(image), updateFields });
			expect(error?.message).toBe('Nothing to update: set at least one of the Update Fields');
			expect(site.sent()).toEqual([]);
		},
	);
});
