import { client } from './client';
import { World } from './index';
import { usePinterest } from './usePinterest';
import { seed } from './resources/adsExtras';
import { seed as seedWorld } from './seed';

interface Metric {
	name: string;
	category: string;
	display_name?: string;
}

describe('live lists of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeAll(() => {
		pinterest.limits.off();
		api = client(pinterest);
	});

	const metrics = async (query = '') => (await api.get(`/resources/delivery_metrics${query}`)).data.items as Metric[];
	const options = async (type: string) =>
		(await api.get(`/resources/targeting/${type}`)).data as Array<Record<string, unknown>>;

	it('name the metrics of each kind of report, each once', async () => {
		const [sync, async, all] = [
			await metrics('?report_type=SYNC'),
			await metrics('?report_type=ASYNC'),
			await metrics(),
		];
		const names = (list: Metric[]) => list.map(({ name, category }) => `${category} ${name}`);
		expect(new Set(names(all)).size).toBe(all.length);
		expect(new Set(names(all))).toEqual(new Set([...names(sync), ...names(async)]));
		expect(names(async)).toContain('ADS PRODUCT_ITEM_NAME');
		expect(names(sync)).not.toContain('ADS PRODUCT_ITEM_NAME');
		expect(names(sync)).toContain('ORGANIC SAVE');
		expect(all.some(({ display_name: shown }) => shown === undefined)).toBe(true);
		expect((await api.get('/resources/delivery_metrics?report_type=ALL')).status).toBe(400);
	});

	it.each(['APPTYPE', 'GENDER', 'LOCALE', 'AGE_BUCKET', 'LOCATION', 'GEO'])(
		'give the values of %s as one object of codes and names',
		async (type) => {
			const [list, ...more] = await options(type);
			expect(more).toEqual([]);
			for (const name of Object.values(list)) expect(name).toEqual(expect.stringMatching(/./));
		},
	);

	it('give interests as a tree that can be walked', async () => {
		const [list] = (await options('INTEREST')) as Array<Record<string, { level: number; child_interests: string[] }>>;
		const top = Object.entries(list).filter(([, { level }]) => level === 1);
		const walked = new Set<string>();
		const walk = async (id: string, level: number): Promise<void> => {
			const { data } = await api.get(`/resources/targeting/interests/${id}`);
			expect(data).toEqual({ ...list[id], id, level, name: expect.any(String) });
			walked.add(id);
			for (const child of data.child_interests) await walk(child, level + 1);
		};
		for (const [id] of top) await walk(id, 1);
		expect(walked).toEqual(new Set(Object.keys(list)));
		expect((await api.get('/resources/targeting/interests/1')).status).toBe(404);
	});

	it('give the audiences of an ad account', async () => {
		const world = pinterest.worlds.production;
		const [account] = world.adAccounts.keys();
		world.store('audience').set('77', { id: '77', name: 'Visitors', ad_account_id: account });
		const { data } = await api.get(`/resources/targeting/AUDIENCE_INCLUDE?ad_account_id=${account}`);
		expect(data).toEqual([expect.objectContaining({ '77': 'Visitors' })]);
		expect(await options('AUDIENCE_EXCLUDE')).toEqual([]);
		expect((await api.get('/resources/targeting/AUDIENCE_INCLUDE?ad_account_id=1')).status).toBe(403);
		expect((await api.get('/resources/targeting/SHOES')).status).toBe(400);
	});

	it('say when the numbers of a day are final', async () => {
		const ready = async (daysBack: number) => {
			const date = new Date(Date.now() - daysBack * 86_400_000).toISOString().slice(0, 10);
			const { data } = await api.get(`/resources/metrics_ready_state?date=${date}`);
			return [data.non_conversion_metrics_ready, data.conversion_metrics_ready] as boolean[];
		};
		expect([await ready(0), await ready(1), await ready(2)]).toEqual([
			[false, false],
			[true, false],
			[true, true],
		]);
		for (const query of ['', '?date=today', '?date=2026-13-40'])
			expect((await api.get(`/resources/metrics_ready_state${query}`)).status).toBe(400);
	});

	it('have the countries and the questions', async () => {
		const { items } = (await api.get('/resources/ad_account_countries')).data;
		expect(items).toContainEqual({ code: 'US', name: 'United States of America', currency: 'Dollars', index: 1 });
		expect((await api.get('/resources/lead_form_questions')).data).toContain('EMAIL');
	});

	it('come beside a seed that is the same each time, and that works where there are no campaigns', () => {
		const kinds = ['keyword', 'label', 'promotion', 'schedule', 'targeting template', 'invoice', 'insertion order'];
		const taken = (world: World) => JSON.stringify(kinds.map((kind) => [kind, ...world.store<object>(kind).values()]));
		const { production } = pinterest.worlds;
		const before = taken(production);
		pinterest.reset();
		expect(taken(production)).toBe(before);
		const bare = new World(
			'production',
			() => 'http://127.0.0.1',
			() => 'http://127.0.0.1',
		);
		seedWorld(bare);
		seed(bare);
		expect([bare.store('schedule').size, bare.store('product group promotion').size]).toEqual([0, 0]);
		expect(bare.store('promotion').size).toBe(9);
	});
});
