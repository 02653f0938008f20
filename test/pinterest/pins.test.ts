import { boardNamed, client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

/** Pins and the products tagged on them. */
describe('at the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	describe('Pins', () => {
		const newPin = (changed: object = {}) => ({
			board_id: boardNamed(pinterest, 'Ceramics'),
			title: 'A mug',
			media_source: { source_type: 'image_url', url: 'https://images.example/mug.jpg' },
			...changed,
		});

		it('are created with everything that was said of them', async () => {
			const facts = {
				title: 'A mug ☕',
				description: 'With a handle',
				alt_text: 'A mug',
				link: 'https://hearthandlinen.example/mug?a=1&b=2',
				dominant_color: '#aabbcc',
				board_section_id: [...pinterest.boards.values()].find((board) => board.name === 'Ceramics')?.sections[0].id,
			};
			const created = await api.post('/pins', newPin({ ...facts, ai_disclosures: { values: ['AI_MODIFIED'] } }));
			expect(created.status).toBe(201);
			expect(created.data).toMatchObject({
				...facts,
				creative_type: 'REGULAR',
				is_owner: true,
				is_standard: true,
				pin_metrics: null,
			});
			expect(created.data.media.media_type).toBe('image');
			expect((await api.get(`/pins/${created.data.id}`)).data).toEqual(created.data);
		});

		it.each([
			['no board', { board_id: undefined }, 400, "Body 'board_id' is required."],
			['no media source', { media_source: undefined }, 400, "Body 'media_source' is required."],
			['a board that is not there', { board_id: '1' }, 404, 'Board not found.'],
			['a section that is not there', { board_section_id: '1' }, 404, 'Board section not found.'],
			['a parent that is not there', { parent_pin_id: '1' }, 404, 'Pin not found.'],
			[
				'a title of 101 characters',
				{ title: 'x'.repeat(101) },
				400,
				"Body 'title' must NOT have more than 100 characters.",
			],
			[
				'a description of 801 characters',
				{ description: 'x'.repeat(801) },
				400,
				"Body 'description' must NOT have more than 800 characters.",
			],
			['a link that is none', { link: 'hearth' }, 400, "Body 'link' is not a valid http(s) URL."],
			['a key of another operation', { carousel_slots: [] }, 400, "Unknown body key 'carousel_slots'."],
		])('are refused with %s', async (_what, changed, status, message) => {
			expect(refusal(await api.post('/pins', newPin(changed)))).toMatchObject({ status, message });
		});

		it('count characters, not bytes: 100 emoji make a title', async () => {
			expect((await api.post('/pins', newPin({ title: '🌿'.repeat(100) }))).status).toBe(201);
		});

		it('are changed, moved between boards and lose fields to null', async () => {
			const { data: pin } = await api.post('/pins', newPin({ link: 'https://a.example/' }));
			const board_id = boardNamed(pinterest, 'Linen bedding');
			const { data } = await api.patch(`/pins/${pin.id}`, { title: 'Two mugs', link: null, board_id });
			expect(data).toMatchObject({ id: pin.id, title: 'Two mugs', link: null, board_id, board_section_id: null });
			const onBoard = (await api.get(`/boards/${board_id}/pins`)).data.items.map((each: { id: string }) => each.id);
			expect(onBoard).toContain(pin.id);
			expect((await api.delete(`/pins/${pin.id}`)).status).toBe(204);
			expect(refusal(await api.delete(`/pins/${pin.id}`))).toEqual({
				status: 404,
				code: 50,
				message: 'Pin not found.',
			});
		});

		it('that are carousels have their slots changed, all of them at once', async () => {
			const { data } = await api.get('/pins?creative_types=CAROUSEL&page_size=1');
			const [{ id, media }] = data.items;
			const slots = media.items.map((_: unknown, at: number) => ({ title: `Slot ${at}` }));
			const changed = await api.patch(`/pins/${id}`, { carousel_slots: slots });
			expect(changed.data.media.items[2].title).toBe('Slot 2');
			expect((await api.patch(`/pins/${id}`, { carousel_slots: slots.slice(1) })).status).toBe(400);
			const image = (await api.get('/pins?creative_types=REGULAR&page_size=1')).data.items[0];
			expect((await api.patch(`/pins/${image.id}`, { carousel_slots: slots })).status).toBe(400);
		});

		it('are saved to another board, also Pins of others, or to the profile', async () => {
			const others = [...pinterest.pins.values()].find((pin) => pin.ownerId === clientId);
			const board_id = boardNamed(pinterest, 'Ceramics');
			const saved = await api.post(`/pins/${others?.id}/save`, { board_id });
			expect(saved.status).toBe(201);
			expect(saved.data).toMatchObject({ board_id, parent_pin_id: others?.id, is_owner: true, title: others?.title });
			expect((await api.post(`/pins/${others?.id}/save`, {})).data).not.toHaveProperty('board_id');
			const repins = await api.get('/pins?pin_filter=exclude_native');
			expect(repins.data.items).toHaveLength(2);
		});

		it('are listed by filter', async () => {
			const list = async (query: string) => (await api.get(`/pins?page_size=250&${query}`)).data.items;
			expect(await list('')).toHaveLength(56);
			expect(await list('include_protected_pins=true')).toHaveLength(64);
			expect(await list('pin_type=PRIVATE')).toHaveLength(8);
			expect(await list('pin_filter=exclude_repins')).toHaveLength(56);
			const promoted: Array<{ has_been_promoted: boolean }> = await list('pin_filter=has_been_promoted');
			expect(promoted.length).toBeGreaterThan(0);
			expect(promoted.every((pin) => pin.has_been_promoted)).toBe(true);
			expect((await list('domain=hearthandlinen.example')).length).toBe(49);
			expect(await list('domains=elsewhere.example&domains=nowhere.example')).toHaveLength(0);
		});

		it('show metrics and product tags only when asked', async () => {
			const [{ id }] = (await api.get('/pins?page_size=1')).data.items;
			const { pin_metrics: metrics } = (await api.get(`/pins/${id}?pin_metrics=true`)).data;
			expect(Object.keys(metrics)).toEqual(['90d', 'lifetime_metrics']);
			expect((await api.get(`/pins/${id}?pin_metrics=true`)).data.pin_metrics).toEqual(metrics);
			const [tagged] = (await api.get('/pins?page_size=1&include_product_tag_obj=true')).data.items;
			expect(tagged.product_tags).toEqual([]);
		});
	});

	describe('product tags', () => {
		it('are added, listed and deleted', async () => {
			const ids = [...pinterest.pins.keys()];
			const tags = { product_tags: [{ pin_id: ids[1] }, { pin_id: ids[2] }] };
			expect((await api.post(`/pins/${ids[0]}/product_tags`, tags)).data).toEqual(tags);
			expect((await api.get(`/pins/${ids[0]}/product_tags`)).data).toEqual(tags);
			const gone = await api.post(`/pins/${ids[0]}/product_tags/bulk-delete`, { product_tags: [{ pin_id: ids[1] }] });
			expect([gone.status, gone.data]).toEqual([204, '']);
			expect((await api.get(`/pins/${ids[0]}/product_tags`)).data).toEqual({ product_tags: [{ pin_id: ids[2] }] });
		});

		it('tell for each Pin why it can not be one, and then add none', async () => {
			const all = [...pinterest.pins.values()];
			const hero = all[0].id;
			const secret = all.find((pin) => pin.boardId === boardNamed(pinterest, 'Next season (internal)'))?.id;
			const others = all.find((pin) => pin.ownerId === clientId)?.id;
			const bare = all.find((pin) => pin.link === null && pin.ownerId !== clientId && pin.id !== secret)?.id;
			const elsewhere = (
				await api.post('/pins', {
					board_id: all[0].boardId,
					link: 'https://elsewhere.example/',
					media_source: { source_type: 'image_url', url: 'https://a.example/b.png' },
				})
			).data.id;
			const wanted = ['1', secret, others, bare, elsewhere, all[1].id].map((pin_id) => ({ pin_id }));
			const { status, data } = await api.post(`/pins/${hero}/product_tags`, { product_tags: wanted });
			expect(status).toBe(400);
			expect(data.details.product_tags).toEqual([
				{ pin_id: '1', error_message: 'PIN_MISSING' },
				{ pin_id: secret, error_message: 'PIN_IS_PRIVATE' },
				{ pin_id: others, error_message: 'PIN_NOT_FROM_SAME_USER_AS_HERO_PIN' },
				{ pin_id: bare, error_message: 'PRODUCT_METADATA_MISSING' },
				{ pin_id: elsewhere, error_message: 'PIN_NOT_FROM_VERIFIED_DOMAIN' },
			]);
			expect((await api.get(`/pins/${hero}/product_tags`)).data).toEqual({ product_tags: [] });
		});

		it('come 1 to 24 at a time', async () => {
			const [id] = pinterest.pins.keys();
			const many = Array.from({ length: 25 }, (_, at) => ({ pin_id: `${at}` }));
			expect((await api.post(`/pins/${id}/product_tags`, { product_tags: many })).status).toBe(400);
			expect((await api.post(`/pins/${id}/product_tags`, { product_tags: [] })).status).toBe(400);
		});
	});
});
