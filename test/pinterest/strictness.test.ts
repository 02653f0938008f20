import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** What is refused before an operation is carried out. */
describe('the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

	it.each([
		['an unknown parameter', '/boards?limit=5', "Unknown query parameter 'limit'."],
		['an array written with indices', '/pins?creative_types[0]=VIDEO', "Unknown query parameter 'creative_types[0]'."],
		['an array written with brackets', '/pins?creative_types[]=VIDEO', "Unknown query parameter 'creative_types[]'."],
		[
			'an exploded array written with commas',
			'/pins?creative_types=VIDEO,CAROUSEL',
			/'creative_types.0' must be one of REGULAR/,
		],
		['a text for a number', '/boards?page_size=3e', `Parameter 'page_size' was not numeric (was "3e").`],
		['a page size of 0', '/boards?page_size=0', "Parameter 'page_size' must be >= 1."],
		['a page size of 251', '/boards?page_size=251', "Parameter 'page_size' must be <= 250."],
		['a boolean that is none', '/pins?pin_metrics=1', `Parameter 'pin_metrics' was not boolean (was "1").`],
		['a value outside the enum', '/boards?privacy=HIDDEN', /'privacy' must be one of ALL, PUBLIC/],
		['a parameter given twice', '/boards?page_size=1&page_size=2', "Parameter 'page_size' was given 2 times."],
		['an ad account that is no id', '/boards?ad_account_id=x', /'ad_account_id' must match pattern/],
		['an id that leads elsewhere', '/boards/a%2F..%2Fb', /'board_id' does not match.*\(was "a\/\.\.\/b"\)/],
		['an id that is badly encoded', '/boards/%E0%A4%A', /'board_id' is not well encoded/],
	])('refuses %s, naming it', async (_what, path, message) => {
		// axios would tidy the address up; what is typed here must arrive.
		const answer = await api.get(path, { paramsSerializer: String });
		const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
		expect(refusal(answer)).toEqual({ status: 400, code: 1, message: expected });
	});

	it.each([
		['an unknown key', { name: 'A', colour: 'red' }, "Unknown body key 'colour'."],
		['a missing key', { description: 'A' }, "Body 'name' is required."],
		['a wrong type', { name: 7 }, "Body 'name' must be string."],
		[
			'a value outside the enum',
			{ name: 'A', privacy: 'OPEN' },
			"Body 'privacy' must be one of PUBLIC, PROTECTED, SECRET.",
		],
		['a text that is too long', { name: 'x'.repeat(10_000) }, "Body 'name' must NOT have more than 180 characters."],
		['a bare array', [], 'Body must be object.'],
	])('refuses a body with %s, naming it', async (_what, body, message) => {
		expect(refusal(await api.post('/boards', body))).toEqual({ status: 400, code: 1, message });
		expect([...pinterest.boards.values()].map((board) => board.name)).not.toContain('A');
	});

	const group = { name: 'A', feed_id: '1' };
	it.each([
		['/pins', { board_id: '1', media_source: {} }, "Body 'media_source.source_type' is required."],
		[
			'/pins',
			{ board_id: '1', media_source: { source_type: 'gif' } },
			/^Body 'media_source.source_type' must be one of image_base64, /,
		],
		['/pins', { board_id: '1', media_source: { source_type: 'image_url' } }, "Body 'media_source.url' is required."],
		['/catalogs/product_groups', { ...group }, "Body 'filters' is required."],
		[
			'/catalogs/product_groups',
			{ ...group, filters: { any_of: [{ SIZE: {} }] } },
			"Unknown body key 'filters.any_of.0.SIZE'.",
		],
		[
			'/catalogs/product_groups',
			{ ...group, filters: { any_of: [{ BRAND: {} }] } },
			"Body 'filters.any_of.0.BRAND.values' is required.",
		],
		[
			'/catalogs/product_groups',
			{ ...group, catalog_type: 'FILMS' },
			"Body 'catalog_type' must be one of RETAIL, HOTEL, CREATIVE_ASSETS.",
		],
	])('refuses a body of several shapes at %s by the one that is meant: %j', async (path, body, message) => {
		const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
		expect(refusal(await api.post(path, body))).toEqual({ status: 400, code: 1, message: expected });
	});

	it('refuses what only answers have', async () => {
		expect(refusal(await api.post('/boards', { name: 'A', pin_count: 3 })).message).toBe(
			"Unknown body key 'pin_count'.",
		);
	});

	it('refuses a body that is not JSON, is not called JSON, or is not there', async () => {
		const json = { headers: { 'content-type': 'application/json' } };
		expect(refusal(await api.post('/boards', '{"name":', json))).toMatchObject({
			status: 400,
			message: /not valid JSON/,
		});
		const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
		expect((await api.post('/boards', 'name=A', form)).status).toBe(415);
		expect(refusal(await api.post('/boards'))).toMatchObject({ status: 400, message: 'A request body is required.' });
	});

	it('numbers every answer, refused or not', async () => {
		const first = (await api.get('/boards')).headers['x-pinterest-rid'];
		const second = (await api.get('/bords')).headers['x-pinterest-rid'];
		expect(first).toMatch(/^\d{16}$/);
		expect(second).not.toBe(first);
	});

	it('refuses a body that is too large', async () => {
		pinterest.settings.maxBodyBytes = 1000;
		expect((await api.post('/boards', { name: 'x'.repeat(20_000_000) })).status).toBe(413);
	});

	it('answers 404 for a path the API lacks and 405 for a method the path lacks', async () => {
		expect((await api.get('/bords')).status).toBe(404);
		expect((await api.get('/boards/')).status).toBe(404);
		expect((await client(pinterest, undefined, pinterest.url).get('/v4/boards')).status).toBe(404);
		const answer = await api.delete('/boards');
		expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, POST']);
	});
});
