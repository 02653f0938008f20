import { boardNamed, client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** Boards and their sections. */
describe('at the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const names = (answer: { data: { items: Array<{ name: string }> } }) => answer.data.items.map((item) => item.name);

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

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
});
