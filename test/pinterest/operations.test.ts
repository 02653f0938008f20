import { boardNamed, client, refusal } from './client';
import { clientId, startPinterest, type SimulatedPinterest } from './index';

/** What the operations on boards, sections, Pins, product tags, analytics and accounts do. */
describe('operations of the simulated Pinterest', () => {
	let pinterest: SimulatedPinterest;
	let api: ReturnType<typeof client>;
	const names = (answer: { data: { items: Array<{ name: string }> } }) => answer.data.items.map((item) => item.name);

	beforeAll(async () => {
		pinterest = await startPinterest();
	});
	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});
	afterAll(() => pinterest.close());

	const without = (...left: string[]) =>
		client(
			pinterest,
			pinterest.issueToken({
				scopes: (['boards:read', 'boards:write', 'pins:read', 'pins:write', 'boards:read_secret'] as const).filter(
					(scope) => !left.includes(scope),
				),
			}).accessToken,
		);

	describe('boards', () => {
		it('are created, read, changed and deleted together with their Pins', async () => {
			const created = await api.post('/boards', { name: 'Balkon 🌿', description: 'Green', privacy: 'SECRET' });
			expect(created.status).toBe(201);
			expect(created.data).toMatchObject({ name: 'Balkon 🌿', description: 'Green', privacy: 'SECRET', pin_count: 0 });
			const { id } = created.data;
			expect((await api.get(`/boards/${id}`)).data).toEqual(created.data);
			pinterest.seedPins(id as string, 3);
			const changed = await api.patch(`/boards/${id}`, { name: 'Balcony', description: null, privacy: 'PUBLIC' });
			expect(changed.data).toMatchObject({ id, name: 'Balcony', description: null, privacy: 'PUBLIC', pin_count: 3 });
			const [pin] = (await api.get(`/boards/${id}/pins`)).data.items;
			const deleted = await api.delete(`/boards/${id}`);
			expect([deleted.status, deleted.data]).toEqual([204, '']);
			expect(refusal(await api.get(`/boards/${id}`))).toEqual({ status: 404, code: 40, message: 'Board not found.' });
			expect((await api.get(`/pins/${pin.id}`)).status).toBe(404);
		});

		it('have one name each', async () => {
			expect(refusal(await api.post('/boards', { name: ' ceramics ' }))).toMatchObject({ status: 409, code: 58 });
			expect((await api.post('/boards', { name: '   ' })).status).toBe(400);
		});

		it('for ads only have a fixed name and are protected', async () => {
			const { data } = await api.post('/boards', { name: 'Mine', is_ads_only: true });
			expect(data).toMatchObject({ name: 'Ad-only Pins', privacy: 'PROTECTED', is_ads_only: true });
		});

		it('are listed by privacy, with group boards of others', async () => {
			expect(names(await api.get('/boards'))).toEqual(
				expect.arrayContaining(['Rooms we furnished together', 'Next season (internal)']),
			);
			expect(names(await api.get('/boards'))).not.toContain('Rooms');
			expect(names(await api.get('/boards?privacy=PROTECTED'))).toEqual(['Spring campaign']);
			expect(names(await api.get('/boards?privacy=SECRET'))).toEqual(['Next season (internal)']);
			expect(names(await api.get('/boards?privacy=PUBLIC_AND_SECRET'))).toHaveLength(8);
		});

		it('that are secret need the secret scopes', async () => {
			const poor = without('boards:read_secret');
			const secret = boardNamed(pinterest, 'Next season (internal)');
			expect(names(await poor.get('/boards'))).not.toContain('Next season (internal)');
			expect(refusal(await poor.get(`/boards/${secret}`)).message).toContain("Missing: ['boards:read_secret']");
			expect(refusal(await poor.get('/boards?privacy=SECRET'))).toMatchObject({ status: 401, code: 3 });
			expect(refusal(await without().post('/boards', { name: 'A', privacy: 'SECRET' })).message).toContain(
				'boards:write_secret',
			);
			expect(refusal(await without().get(`/boards/${secret}/pins`)).message).toContain('pins:read_secret');
		});

		it('of others can not be changed by a collaborator', async () => {
			const group = boardNamed(pinterest, 'Rooms we furnished together');
			expect(refusal(await api.delete(`/boards/${group}`))).toMatchObject({ status: 403, code: 29 });
		});

		it('show only Pins of the kinds asked for', async () => {
			const board = boardNamed(pinterest, 'Ceramics');
			const { data } = await api.get(`/boards/${board}/pins?creative_types=VIDEO&creative_types=CAROUSEL`);
			const types = data.items.map((pin: { creative_type: string }) => pin.creative_type);
			expect(new Set(types)).toEqual(new Set(['VIDEO', 'CAROUSEL']));
		});
	});

	describe('sections', () => {
		it('are created, listed, renamed and deleted together with their Pins', async () => {
			const board = boardNamed(pinterest, 'Kitchen & table');
			const { status, data: section } = await api.post(`/boards/${board}/sections`, { name: 'Breakfast' });
			expect(status).toBe(201);
			expect(names(await api.get(`/boards/${board}/sections`))).toEqual(['Breakfast']);
			const [pin] = (await api.get(`/boards/${board}/pins`)).data.items;
			await api.patch(`/pins/${pin.id}`, { board_section_id: section.id });
			const inSection = await api.get(`/boards/${board}/sections/${section.id}/pins`);
			expect(inSection.data.items.map((each: { id: string }) => each.id)).toEqual([pin.id]);
			expect((await api.patch(`/boards/${board}/sections/${section.id}`, { name: 'Brunch' })).data).toEqual({
				id: section.id,
				name: 'Brunch',
			});
			expect((await api.delete(`/boards/${board}/sections/${section.id}`)).status).toBe(204);
			expect((await api.get(`/boards/${board}/sections/${section.id}/pins`)).status).toBe(404);
			expect((await api.get(`/pins/${pin.id}`)).status).toBe(404);
		});

		it('of another board are not found, and a name stands once on a board', async () => {
			const ceramics = boardNamed(pinterest, 'Ceramics');
			const [section] = (await api.get(`/boards/${ceramics}/sections`)).data.items;
			const other = boardNamed(pinterest, 'Linen bedding');
			expect(refusal(await api.delete(`/boards/${other}/sections/${section.id}`))).toMatchObject({
				status: 404,
				code: 2031,
			});
			expect((await api.post(`/boards/${ceramics}/sections`, { name: section.name })).status).toBe(409);
		});
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
			const created = await api.post('/pins', newPin({ ...facts, ai_disclosures: ['anything'] }));
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

	describe('analytics', () => {
		const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
		const videoId = () => [...pinterest.pins.values()].find((pin) => pin.media.type === 'video')?.id;
		const get = (changed: Record<string, string | undefined> = {}) =>
			api.get(`/pins/${videoId()}/analytics`, {
				params: {
					start_date: day(10),
					end_date: day(1),
					metric_types: 'IMPRESSION,SAVE_RATE,VIDEO_START,TOTAL_COMMENTS',
					...changed,
				},
			});

		it('has a record for each day of the range, a summary and lifetime metrics, the same every time', async () => {
			const { data } = await get();
			expect(Object.keys(data)).toEqual(['all']);
			const { daily_metrics: daily, summary_metrics: summary, lifetime_metrics: lifetime } = data.all;
			expect(daily.map((each: { date: string }) => each.date)).toEqual(
				Array.from({ length: 10 }, (_, at) => day(10 - at)),
			);
			expect(Object.keys(summary)).toEqual(['IMPRESSION', 'SAVE_RATE', 'VIDEO_START']);
			const sum = daily.reduce(
				(total: number, each: { metrics: { IMPRESSION: number } }) => total + each.metrics.IMPRESSION,
				0,
			);
			expect(summary.IMPRESSION).toBe(sum);
			expect(Object.keys(lifetime)).toEqual(['TOTAL_COMMENTS']);
			expect((await get()).data).toEqual(data);
		});

		it('is split by app type, the parts making up the whole', async () => {
			const { data } = await get({ split_field: 'APP_TYPE' });
			expect(Object.keys(data)).toEqual(['MOBILE', 'TABLET', 'WEB']);
			const parts = Object.values(data as Record<string, { summary_metrics: { IMPRESSION: number } }>);
			const sum = parts.reduce((total, part) => total + part.summary_metrics.IMPRESSION, 0);
			expect((await get()).data.all.summary_metrics.IMPRESSION).toBe(sum);
			expect(Object.keys((await get({ split_field: 'APP_TYPE', app_types: 'WEB' })).data)).toEqual(['WEB']);
		});

		it('says that today is not ready and that there was nothing before the Pin', async () => {
			const created = (
				await api.post('/pins', {
					board_id: boardNamed(pinterest, 'Ceramics'),
					media_source: { source_type: 'image_url', url: 'https://a.example/b.png' },
				})
			).data.id;
			const params = { start_date: day(1), end_date: day(0), metric_types: 'IMPRESSION' };
			const { data } = await api.get(`/pins/${created}/analytics`, { params });
			expect(data.all.daily_metrics.map((each: { data_status: string }) => each.data_status)).toEqual([
				'BEFORE_PIN_CREATED',
				'PROCESSING',
			]);
		});

		it.each([
			['91 days back', { start_date: day(91) }, "Parameter 'start_date' must not be more than 90 days back."],
			[
				'reversed dates',
				{ start_date: day(1), end_date: day(3) },
				"Parameter 'end_date' must not be before 'start_date'.",
			],
			['a date in the future', { end_date: day(-1) }, "Parameter 'end_date' must not be in the future."],
			['a date that is none', { start_date: '2026-02-30' }, 'Parameter \'start_date\' must match format "date".'],
			[
				'an unknown metric',
				{ metric_types: 'LIKES' },
				/^Parameter 'metric_types.0' must be one of IMPRESSION, OUTBOUND_CLICK/,
			],
			['no metrics', { metric_types: undefined }, "Parameter 'metric_types' is required."],
		])('refuses %s', async (_what, changed, message) => {
			const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
			expect(refusal(await get(changed))).toEqual({ status: 400, code: 1, message: expected });
		});

		it('goes back 90 days', async () => {
			expect((await get({ start_date: day(90), end_date: day(0) })).data.all.daily_metrics).toHaveLength(91);
		});

		it('of several Pins at once is keyed by Pin: 1 to 100, each parameter its own', async () => {
			const ids = [...pinterest.pins.keys()].slice(0, 3);
			const query = `start_date=${day(3)}&end_date=${day(1)}&metric_types=IMPRESSION,SAVE`;
			const many = (list: string[]) =>
				api.get(`/pins/analytics?${query}&${list.map((id) => `pin_ids=${id}`).join('&')}`);
			expect(Object.keys((await many(ids)).data).sort()).toEqual([...ids].sort());
			expect((await many(ids)).data[ids[0]].all.daily_metrics).toHaveLength(3);
			expect((await many(Array.from({ length: 101 }, (_, at) => `${at}`))).status).toBe(400);
			expect((await api.get(`/pins/analytics?${query}&pin_ids=${ids.join(',')}`)).status).toBe(400);
			expect((await api.get(`/pins/analytics?${query}`)).status).toBe(400);
			expect(refusal(await many(['1']))).toMatchObject({ status: 404, code: 50 });
		});
	});

	describe('accounts', () => {
		it('tell about themselves', async () => {
			expect((await api.get('/user_account')).data).toMatchObject({
				username: 'hearthandlinen',
				account_type: 'BUSINESS',
				board_count: 8,
				pin_count: 64,
			});
		});

		it('list their ad accounts, with shared ones unless told not to', async () => {
			expect(names(await api.get('/ad_accounts'))).toEqual([
				'Northlight Hotel',
				'Hearth & Linen US',
				'Hearth & Linen EU',
			]);
			expect(names(await api.get('/ad_accounts?include_shared_accounts=false'))).toHaveLength(2);
		});

		it('act for the owner of an ad account they share, and for no other', async () => {
			const [{ id }] = (await api.get('/ad_accounts')).data.items;
			expect((await api.get(`/user_account?ad_account_id=${id}`)).data.username).toBe('northlighthotel');
			expect(names(await api.get(`/boards?ad_account_id=${id}`))).toEqual(['Rooms we furnished together', 'Rooms']);
			const created = await api.post(`/boards?ad_account_id=${id}`, { name: 'For the hotel' });
			expect(created.data.owner).toEqual({ username: 'northlighthotel' });
			expect(refusal(await api.get('/boards?ad_account_id=999'))).toMatchObject({ status: 403, code: 29 });
		});
	});
});
