import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

describe('order lines', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'orderLine', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const lines = () => site.all('order line').map(({ id }) => String(id));
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/order_lines`;
	const whole = async (query: string) => (await site.api.get(`${path()}${query}`)).data as IDataObject;
	const simple = (line: IDataObject) => {
		const { id, ad_account_id, name, status, start_time, end_time, campaign_ids, purchase_order_id } = line;
		const budget = (line.budget as number) / 1_000_000;
		return { id, ad_account_id, name, status, budget, start_time, end_time, campaign_ids, purchase_order_id };
	};

	it('are got with their campaigns, each item its own', async () => {
		const [first, second] = lines();
		const list = items({ id: first }, { id: '1' }, { id: second });
		const { items: output } = await run(
			'get',
			{ orderLine: byId('={{ $json.id }}') },
			{ items: list, continueOnFail: true },
		);
		expect(output[0].json).toEqual(simple(await whole(`/${first}`)));
		expect(output[1]).toEqual(failure(1, /./, { status: 404, code: 404 }));
		expect(output[2].json).toEqual(simple(await whole(`/${second}`)));
		const { items: raw } = await run('get', { orderLine: byId(first), output: 'raw' });
		expect(raw).toEqual(paired([await whole(`/${first}`)]));
	});

	it('are listed in either order', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { order: 'ASCENDING' } });
		expect(output.map(({ json }) => json.id)).toEqual(lines());
		expect(site.sent()).toEqual([[`GET ${path()}?order=ASCENDING&page_size=250`]]);
		const { items: raw } = await run('getAll', { output: 'raw', limit: 1 });
		expect(raw).toEqual(paired([((await whole('?page_size=1')).items as IDataObject[])[0]]));
	});

	it('can be picked by name', async () => {
		const parameters = { resource: 'orderLine', operation: 'get', adAccount: site.account() };
		const { results } = await site.search('searchOrderLines', { parameters, filter: 'line 2' });
		expect(results).toEqual([{ name: 'Order line 2 (paused)', value: lines()[1] }]);
	});

	it('are not asked for with a wrong id', async () => {
		const { error } = await run('get', { orderLine: byId('={{ "PO-1001" }}') });
		expect(error?.message).toContain('Order Line must be an id, which is all digits, not "PO-1001"');
		expect(site.sent()).toEqual([]);
	});
});
