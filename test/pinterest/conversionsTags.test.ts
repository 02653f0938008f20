import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

interface TagView {
	id: string;
	name: string;
	status: string;
}

describe('conversion tags of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	let base: string;
	const listed = async (query = '') => (await api.get(`${base}/conversion_tags${query}`)).data.items as TagView[];
	const own = async () => (await api.get(`${base}/advertiser_defined_events`)).data.items as unknown[];

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
		base = `/ad_accounts/${account}`;
	});

	it('are listed with or without those that are deleted', async () => {
		expect((await listed()).map(({ name }) => name)).toEqual(['Shop', 'Journal', 'Old shop']);
		expect((await listed('?filter_deleted=true')).map(({ name }) => name)).toEqual(['Shop', 'Journal']);
	});

	it('are made with what was asked for and defaults for the rest', async () => {
		const { data } = await api.post(`${base}/conversion_tags`, { name: 'New', aem_enabled: true, md_frequency: null });
		expect(data).toMatchObject({
			ad_account_id: account,
			name: 'New',
			status: 'ACTIVE',
			last_fired_time_ms: null,
			configs: { aem_enabled: true, aem_ph_enabled: false, md_frequency: 1 },
		});
		expect(data.code_snippet).toContain(data.id);
		expect((await api.get(`${base}/conversion_tags/${data.id}`)).data).toEqual(data);
		expect((await listed()).at(-1)).toEqual(data);
	});

	it('of another ad account are not found', async () => {
		const [, other] = pinterest.worlds.production.adAccounts.keys();
		const [{ id }] = await listed();
		expect((await api.get(`/ad_accounts/${other}/conversion_tags/${id}`)).status).toBe(404);
		expect(refusal(await api.get('/ad_accounts/1/conversion_tags'))).toMatchObject({ status: 403, code: 29 });
	});

	it.each([[{}], [{ name: ' ' }], [{ name: 'A', aem_enabled: 'true' }], [{ name: 'A', status: 'PAUSED' }]])(
		'are refused as %j',
		async (body) => {
			expect((await api.post(`${base}/conversion_tags`, body)).status).toBe(400);
			expect(await listed()).toHaveLength(3);
		},
	);

	it('tell page by page who reports visits, and who reports what can be optimised for', async () => {
		const [shop, journal] = await listed();
		const ids = (items: Array<{ conversion_tag_id: string }>) => items.map((each) => each.conversion_tag_id);
		const page = async (query: string) =>
			(await api.get(`${base}/conversion_tags/page_visit?page_size=1${query}`)).data;
		const first = await page('&order=ASCENDING');
		const second = await page(`&order=ASCENDING&bookmark=${encodeURIComponent(first.bookmark as string)}`);
		expect([ids(first.items), ids(second.items), second.bookmark]).toEqual([[shop.id], [journal.id], null]);
		expect(ids((await page('')).items)).toEqual([journal.id]);

		const { data } = await api.get(`${base}/conversion_tags/ocpm_eligible`);
		const reported = Object.entries(data as Record<string, Array<{ conversion_event: string }>>);
		expect(reported.map(([id, events]) => [id, events.map((each) => each.conversion_event)])).toEqual([
			[shop.id, ['ADD_TO_CART', 'CHECKOUT']],
			[journal.id, ['SIGNUP', 'SEARCH']],
		]);
	});

	it('have a quality for each way events come in, the same at each call', async () => {
		const scores = async (query: string) => (await api.get(`${base}/conversion_eqs?${query}`)).data;
		const all = await scores('lookback_period=14d');
		expect(all).toHaveLength(5);
		expect(await scores('lookback_period=14d&source_platform=WEB&ingestion_source=CONVERSIONS_API')).toEqual([all[1]]);
		expect(await scores('lookback_period=1d&source_platform=OFFLINE&ingestion_source=TAG')).toEqual([]);
		expect((await api.get(`${base}/conversion_eqs`)).status).toBe(400);
		expect((await api.get(`${base}/conversion_eqs?lookback_period=7d`)).status).toBe(400);
	});

	it('know own events: each name has its own outcome', async () => {
		const before = await own();
		const path = `${base}/advertiser_defined_events`;
		const item = (name: string, type = 'LEAD') => ({ name, mapped_conversion_type: type });
		const fine = (name: string) => ({ name, status: 'SUCCESS', exceptions: [] });
		const failed = (name: string) => ({ name, status: 'FAILURE', exceptions: [expect.any(String)] });

		const made = await api.post(path, { items: [item('tour'), item('tour'), item('ordered_sample', 'CHECKOUT')] });
		expect([made.status, made.data.items]).toEqual([200, [fine('tour'), failed('tour'), failed('ordered_sample')]]);
		expect(await own()).toEqual([...before, item('tour')]);

		const { data } = await api.patch(path, { items: [item('tour', 'SCHEDULE'), item('nothing')] });
		expect(data.items).toEqual([fine('tour'), failed('nothing')]);
		expect(await own()).toEqual([...before, item('tour', 'SCHEDULE')]);

		const gone = await api.delete(`${path}?event_names=tour,nothing`);
		expect(gone.data.items).toEqual([fine('tour'), failed('nothing')]);
		expect(await own()).toEqual(before);
	});

	it.each([
		[{ items: [] }],
		[{ items: [{ name: 'a' }] }],
		[{ items: [{ name: 'a', mapped_conversion_type: 'CUSTOM' }] }],
	])('refuse own events as %j', async (body) => {
		expect((await api.post(`${base}/advertiser_defined_events`, body)).status).toBe(400);
		expect((await api.delete(`${base}/advertiser_defined_events`)).status).toBe(400);
	});
});
