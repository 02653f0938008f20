import axios from 'axios';

import { client } from './client';
import { GUESTS, addDemo } from './demo';
import { usePinterest } from './usePinterest';

describe('what the simulated Pinterest has to be tried by hand', () => {
	const pinterest = usePinterest({ processingMs: 0 });
	let api: ReturnType<typeof client>;
	let account: string;
	let conversionToken: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		({ conversionToken } = addDemo(pinterest));
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	it('is a catalog of each kind with products, a feed for those that have feeds, and a product group', async () => {
		const { items: catalogs } = (await api.get('/catalogs')).data;
		const kinds = catalogs.map(({ catalog_type: kind }: { catalog_type: string }) => kind);
		expect(new Set(kinds)).toEqual(new Set(['RETAIL', 'HOTEL', 'CREATIVE_ASSETS']));
		for (const { id, catalog_type: kind } of catalogs as Array<{ id: string; catalog_type: string }>) {
			const { items: groups } = (await api.get(`/catalogs/product_groups?catalog_id=${id}`)).data;
			const products: unknown[] = [];
			for (const group of groups as Array<{ id: string }>)
				products.push(...(await api.get(`/catalogs/product_groups/${group.id}/products`)).data.items);
			const { items: feeds } = (await api.get(`/catalogs/feeds?catalog_id=${id}`)).data;
			expect([kind, products.length > 0, feeds.length > 0]).toEqual([kind, true, kind !== 'CREATIVE_ASSETS']);
		}
	});

	it('is a customer list whose members are known, so that they can be taken out', async () => {
		const lists = `/ad_accounts/${account}/customer_lists`;
		const { items } = (await api.get(lists)).data;
		const { id } = items.find(({ name }: { name: string }) => name === 'Guests');
		const members = () =>
			pinterest.worlds.production.store<{ members: Set<string> }>('customer list').get(id)?.members.size;
		expect(members()).toBe(GUESTS.length);
		await api.patch(`${lists}/${id}`, { records: GUESTS[0], operation_type: 'REMOVE' });
		expect(members()).toBe(GUESTS.length - 1);
	});

	it('is a token that sends conversion events and nothing else', async () => {
		const headers = { authorization: `Bearer ${conversionToken}` };
		const ask = axios.create({ baseURL: pinterest.apiUrl, headers, validateStatus: () => true });
		const event = {
			...{ event_name: 'checkout', action_source: 'web', event_id: '1', event_time: Math.floor(Date.now() / 1000) },
			user_data: { em: ['a'.repeat(64)] },
		};
		const { status, data } = await ask.post(`/ad_accounts/${account}/events`, { data: [event] });
		expect([status, data]).toMatchObject([200, { num_events_processed: 1 }]);
		expect((await ask.get('/boards')).status).toBeGreaterThanOrEqual(400);
	});
});
