import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { valuesOf } from './facts';

type Row = Record<string, string | number>;

/** Numbers of ad accounts, campaigns, ad groups, ads, Pins and product groups. */
describe('ads analytics of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	const all = (kind: string, owner = account) =>
		[...pinterest.worlds.production.store<Row>(kind).values()].filter((each) => each.ad_account_id === owner);
	const named = (kind: string, name: string) => all(kind).find((each) => each.name === name)?.id as string;
	const query = (changed: Record<string, unknown> = {}) => ({
		start_date: day(9),
		end_date: day(0),
		columns: 'SPEND_IN_MICRO_DOLLAR,SPEND_IN_DOLLAR,CLICKTHROUGH_1,IMPRESSION_1,CTR',
		granularity: 'DAY',
		...changed,
	});
	const get = (path: string, changed: Record<string, unknown> = {}) =>
		api.get(`/ad_accounts/${account}/${path}`, { params: query(changed), paramsSerializer: { indexes: null } });
	const rows = async (path: string, changed: Record<string, unknown> = {}) => {
		const { status, data } = await get(path, changed);
		expect({ status, refused: (data as { message?: string }).message }).toEqual({ status: 200, refused: undefined });
		return data as Row[];
	};
	const sum = (of: Row[], column: string) => of.reduce((total, row) => total + Number(row[column] ?? 0), 0);

	it('have a row a day with the columns asked for, the id and the date, the same every time', async () => {
		const campaign = named('campaign', 'Visits to the shop');
		const found = await rows('campaigns/analytics', { campaign_ids: [campaign] });
		expect(found.map((row) => row.DATE)).toEqual(Array.from({ length: 10 }, (_, at) => day(9 - at)));
		for (const row of found) {
			expect(Object.keys(row).sort()).toEqual(
				[...query().columns.split(','), 'CAMPAIGN_ID', 'DATE'].sort((a, b) => a.localeCompare(b)),
			);
			expect(row.CAMPAIGN_ID).toBe(campaign);
			expect(Number(row.CTR)).toBeCloseTo(Number(row.CLICKTHROUGH_1) / Number(row.IMPRESSION_1), 9);
			expect(Number(row.SPEND_IN_DOLLAR)).toBeCloseTo(Number(row.SPEND_IN_MICRO_DOLLAR) / 1e6, 6);
		}
		expect(await rows('campaigns/analytics', { campaign_ids: [campaign] })).toEqual(found);
	});

	it.each(['HOUR', 'DAY', 'WEEK', 'MONTH'])('by %s add up to the total', async (granularity) => {
		const span = { start_date: day(3), end_date: day(0) };
		const parts = await rows('analytics', { ...span, granularity });
		const [whole, ...others] = await rows('analytics', { ...span, granularity: 'TOTAL' });
		expect(others).toEqual([]);
		expect(whole).not.toHaveProperty('DATE');
		expect(parts.every(({ DATE: date, AD_ACCOUNT_ID: id }) => typeof date === 'string' && id === account)).toBe(true);
		for (const column of ['SPEND_IN_MICRO_DOLLAR', 'CLICKTHROUGH_1', 'IMPRESSION_1'])
			expect(sum(parts, column)).toBe(whole[column]);
	});

	it('of the ads add up to those of their ad group, campaign and account', async () => {
		const total = { granularity: 'TOTAL', columns: 'IMPRESSION_1,TOTAL_CHECKOUT' };
		const ofAll = async (kind: string, path: string, key: string) =>
			await rows(path, { ...total, [key]: all(kind).map(({ id }) => id) });
		const ads = await ofAll('ad', 'ads/analytics', 'ad_ids');
		const sets = [
			await ofAll('ad group', 'ad_groups/analytics', 'ad_group_ids'),
			await ofAll('campaign', 'campaigns/analytics', 'campaign_ids'),
			await rows('analytics', total),
			await rows('campaigns/analytics', {
				...total,
				campaign_ids: all('campaign').map(({ id }) => id),
				aggregate_report_rows: true,
			}),
		];
		expect(sum(ads, 'TOTAL_CHECKOUT')).toBeGreaterThan(0);
		for (const set of sets) {
			expect(sum(set, 'IMPRESSION_1')).toBe(sum(ads, 'IMPRESSION_1'));
			expect(sum(set, 'TOTAL_CHECKOUT')).toBe(sum(ads, 'TOTAL_CHECKOUT'));
		}
		expect(Object.keys(sets[3][0]).sort()).toEqual(['IMPRESSION_1', 'TOTAL_CHECKOUT']);
	});

	it('split by targeting add up to the whole, each type by itself', async () => {
		const targeting_types = 'GENDER,APPTYPE,AGE_BUCKET_AND_GENDER';
		const answer = await get('targeting_analytics', { granularity: 'TOTAL', targeting_types });
		const { data } = answer.data as { data: Array<{ targeting_type: string; targeting_value: string; metrics: Row }> };
		const [whole] = await rows('analytics', { granularity: 'TOTAL' });
		for (const type of targeting_types.split(',')) {
			const parts = data.filter((each) => each.targeting_type === type).map((each) => each.metrics);
			expect(sum(parts, 'IMPRESSION_1')).toBe(whole.IMPRESSION_1);
		}
		expect(data.map((each) => each.targeting_value)).toEqual(
			expect.arrayContaining(['female', 'iphone', '18-24&male']),
		);
	});

	it('split by targeting are sorted by the columns asked for', async () => {
		const ad = all('ad').find(({ status }) => status === 'ACTIVE')?.id as string;
		const changed = { granularity: 'TOTAL', targeting_types: 'APPTYPE', ad_ids: [ad] };
		const spends = async (more: object) =>
			(await get('ads/targeting_analytics', { ...changed, sort_columns: ['SPEND_IN_DOLLAR'], ...more })).data.data.map(
				(each: { metrics: Row }) => each.metrics.SPEND_IN_DOLLAR,
			) as number[];
		const falling = await spends({});
		expect(falling).toEqual([...falling].sort((a, b) => b - a));
		expect(await spends({ sort_ascending: true })).toEqual(falling.reverse());
		const other = await get('ads/targeting_analytics', { ...changed, sort_columns: ['PIN_ID'] });
		expect(refusal(other)).toMatchObject({ status: 400, code: 1 });
	});

	it('have every column there is, and leave out what has no value', async () => {
		const columns = valuesOf('GET /ad_accounts/{ad_account_id}/analytics', 'columns').join(',');
		const video = all('ad').find((each) => each.creative_type === 'VIDEO') as Row;
		const image = all('ad').find((each) => each.creative_type === 'REGULAR' && each.status === 'ACTIVE') as Row;
		const found = await rows('ads/analytics', { columns, granularity: 'TOTAL', ad_ids: [video.id, image.id] });
		const [ofVideo, ofImage] = found;
		expect(ofVideo).toMatchObject({ AD_ID: video.id, PIN_ID: video.pin_id, AD_GROUP_ID: video.ad_group_id });
		expect(Object.keys(ofVideo).length).toBeGreaterThan(100);
		expect(ofVideo).toHaveProperty('TOTAL_VIDEO_MRC_VIEWS');
		expect(ofImage).not.toHaveProperty('TOTAL_VIDEO_MRC_VIEWS');
		expect(ofImage).not.toHaveProperty('PROMO_ID');
	});

	it('find more conversions within a longer window', async () => {
		const [short] = await rows('analytics', { granularity: 'TOTAL', columns: 'TOTAL_CHECKOUT', click_window_days: 1 });
		const [long] = await rows('analytics', { granularity: 'TOTAL', columns: 'TOTAL_CHECKOUT', click_window_days: 60 });
		expect(Number(long.TOTAL_CHECKOUT)).toBeGreaterThan(Number(short.TOTAL_CHECKOUT));
	});

	it('of ads can be asked for by campaign and Pin, of Pins by campaign', async () => {
		const [ad] = all('ad').filter(({ status }) => status === 'ACTIVE');
		const pin_ids = [String(ad.pin_id)];
		const total = { granularity: 'TOTAL', pin_ids };
		const ads = await rows('ads/analytics', { ...total, campaign_ids: [String(ad.campaign_id)] });
		const pins = await rows('pins/analytics', { ...total, campaign_id: ad.campaign_id });
		expect(ads.length).toBeGreaterThan(0);
		expect(pins).toEqual([expect.objectContaining({ PIN_ID: ad.pin_id, IMPRESSION_1: sum(ads, 'IMPRESSION_1') })]);
		for (const missing of [{ pin_ids }, { campaign_ids: [String(ad.campaign_id)] }, {}])
			expect(refusal(await get('ads/analytics', missing))).toMatchObject({ status: 400, code: 1 });
	});

	it('have no rows for what was never shown, and none before it was there', async () => {
		const draft = named('campaign', 'Newsletter');
		expect(await rows('campaigns/analytics', { campaign_ids: [draft] })).toEqual([]);
		const [old] = all('ad').filter(({ status }) => status === 'ACTIVE');
		old.created_time = Math.floor(Date.now() / 1000) - 2 * 86_400;
		const found = await rows('ads/analytics', { ad_ids: [String(old.id)] });
		expect(found.map((row) => row.DATE)).toEqual([day(2), day(1), day(0)]);
	});

	it.each([
		[{ start_date: day(91) }, /90 days back/],
		[{ start_date: day(1), end_date: day(2) }, /after/],
		[{ granularity: 'HOUR', start_date: day(9), end_date: day(8) }, /8 days back/],
		[{ granularity: 'HOUR', start_date: day(7), end_date: day(3) }, /3 days after/],
		[{ granularity: 'DAYS' }, /granularity/],
		[{ columns: 'CLICKS' }, /columns/],
		[{ columns: '' }, /columns/],
		[{ columns: undefined }, /columns/],
		[{ click_window_days: 2 }, /click_window_days/],
		[{ start_date: '2026-02-31' }, /start_date/],
		[{ ad_account_id: '1' }, /ad_account_id/],
		[{ start_date: day(-1), end_date: day(-92) }, /90 days after/],
	])('are refused for %j', async (changed, message) => {
		const { status, code, message: said } = refusal(await get('analytics', changed));
		expect({ status, code }).toEqual({ status: 400, code: 1 });
		expect(said).toMatch(message);
	});

	it('take the longest span there is', async () => {
		expect((await rows('analytics', { start_date: day(90), columns: 'IMPRESSION_1' })).length).toBe(91);
		expect(await rows('analytics', { start_date: day(8), end_date: day(5), granularity: 'HOUR' })).toHaveLength(96);
	});

	it('of what is not in the ad account are refused', async () => {
		const [, other] = pinterest.worlds.production.adAccounts.keys();
		const foreign = String(all('campaign', other)[0].id);
		for (const id of ['1', foreign])
			expect((await get('campaigns/analytics', { campaign_ids: [id] })).status).toBe(404);
		account = '549760000000000000';
		expect(refusal(await get('analytics'))).toMatchObject({ status: 403, code: 29 });
	});

	it('need ads:read', async () => {
		api = client(pinterest, pinterest.issueToken({ userId: clientId, scopes: ['ads:write'] }).accessToken);
		expect(refusal(await get('analytics')).message).toContain("Missing: ['ads:read']");
	});
});
