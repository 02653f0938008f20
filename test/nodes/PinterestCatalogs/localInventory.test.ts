import type { IDataObject } from 'n8n-workflow';

import { failure, items, paired, useCatalogsSite } from './site';

describe('local inventory', () => {
	const site = useCatalogsSite();
	const catalog = () => site.locator('catalog', 'Shop');
	const pair = { itemId: '={{ $json.item }}', storeCode: '={{ $json.store }}' };
	const stock = { localPrice: '={{ $json.price ?? "85.00 EUR" }}', localAvailability: 'in stock' };
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('localInventory', operation, { catalog: catalog(), ...pair, ...parameters }, more);
	const path = () => `/catalogs/${catalog().value}`;
	const of = (...pairs: Array<[item: string, store: string, price?: string]>) =>
		items(...pairs.map(([item, store, price]) => ({ item, store, ...(price ? { price } : {}) })));
	const kept = () => site.all('local inventory item').map(({ item_id, store_code }) => [item_id, store_code]);
	const operationsOf = (body: unknown) => (body as { operations: IDataObject[] }).operations;
	const done = (item_id: string, store_code: string) => ({
		...{ batch_id: expect.stringMatching(/^\d+$/), supplemental_type: 'LOCAL_INVENTORY', item_id, store_code },
		...{ status: 'SUCCESS', errors: [], warnings: [] },
	});

	it('is written in batches of up to 1,000 items, which are waited for', async () => {
		const list = of(
			...Array.from({ length: 1020 }, (_, at): [string, string] => [`LIN-${(at % 18) + 1}`, at % 2 ? 'KI1' : 'HL1']),
		);
		const { items: output, error } = await run('upsert', stock, { items: list });
		expect(error).toBeUndefined();
		const writes = site.sent().filter(([request]) => request === `POST ${path()}/local_inventory_items/batch`);
		expect(writes.map(([, body]) => operationsOf(body).length)).toEqual([1000, 20]);
		expect(operationsOf(writes[0][1])[0]).toEqual({
			...{ operation: 'UPSERT', item_id: 'LIN-1', store_code: 'HL1' },
			attributes: { price: '85.00 EUR', availability: 'in stock' },
		});
		expect(output).toEqual(paired(...list.map(({ json }) => [done(String(json.item), String(json.store))])));
	});

	it('gives each item its own outcome', async () => {
		const list = of(['LIN-3', 'HH1'], ['LIN-1', 'HH1'], ['LIN-3', 'XX'], ['LIN-4', 'HH1', '1 EUR'], ['NONE', 'HH1']);
		const { items: output } = await run('create', stock, { items: list, continueOnFail: true });
		expect(output).toEqual([
			...paired([done('LIN-3', 'HH1')]),
			failure(1, /^Item_id: The store HH1 has LIN-1 already/),
			failure(2, /^Store_code: The catalog has no store XX/),
			...paired([], [], [], [done('LIN-4', 'HH1')]),
			failure(4, /^Item_id: The catalog has no item NONE/),
		]);
		expect(output[1].json.details).toMatchObject({ batch_id: expect.any(String), status: 'FAILURE', item_id: 'LIN-1' });
		expect(site.sent().map(([request]) => request.split(' ')[0])).toEqual(['POST', 'GET']);
	});

	it('is changed, and taken out of a store', async () => {
		const { items: changed } = await run(
			'update',
			{ updateFields: { localAvailability: 'out of stock', localSalePrice: '70 EUR' } },
			{ items: of(['LIN-1', 'HH1']) },
		);
		expect(changed).toEqual(paired([done('LIN-1', 'HH1')]));
		expect(operationsOf(site.sent()[0][1])).toEqual([
			{
				...{ operation: 'UPDATE', item_id: 'LIN-1', store_code: 'HH1' },
				attributes: { availability: 'out of stock', sale_price: '70 EUR' },
			},
		]);
		const { items: gone } = await run('delete', {}, { items: of(['LIN-1', 'HH1']) });
		expect(gone).toEqual(paired([done('LIN-1', 'HH1')]));
		expect(kept()).toEqual([['LIN-2', 'HH1']]);
	});

	it('is read for many items at once, those without any too', async () => {
		const { items: output, error } = await run(
			'get',
			{},
			{ items: of(['LIN-2', 'HH1'], ['LIN-2', 'KI1'], ['LIN-1', 'HH1']) },
		);
		expect(error).toBeUndefined();
		expect(site.sent().map(([request]) => request)).toEqual([`POST ${path()}/local_inventory_items/query`]);
		const found = (item_id: string) => ({
			...{ found: true, item_id, price: '85.00 EUR', availability: 'in stock' },
			...{ created_at: expect.any(Number), last_updated_time: expect.any(Number) },
			store_metadata: expect.objectContaining({ store_code: 'HH1', store_name: 'Hamburg, harbour' }),
		});
		expect(output).toEqual(
			paired([found('LIN-2')], [{ found: false, item_id: 'LIN-2', store_code: 'KI1' }], [found('LIN-1')]),
		);
	});

	it('is read again where the answer was lost', async () => {
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		const { items: output } = await run('get', {}, { items: of(['LIN-2', 'HH1']) });
		expect(output[0].json).toMatchObject({ found: true });
		expect(site.sent()).toHaveLength(2);
	});

	it('that takes too long gives the batch ID to each item, and Get Batch finishes', async () => {
		site.pinterest.settings.processingOutcome = 'stuck';
		const options = { maximumBatchWait: 0 };
		const list = of(['LIN-3', 'HH1'], ['LIN-3', 'XX']);
		const { items: early } = await run('upsert', { ...stock, options }, { items: list, continueOnFail: true });
		expect(early).toEqual([
			failure(0, 'The batch is not ready after 0 s'),
			failure(1, 'The batch is not ready after 0 s'),
		]);
		const { batch_id: batchId } = early[1].json.details as { batch_id: string };
		expect(early[1].json.details).toMatchObject({ stillRunning: true, mayHaveBeenExecuted: true });
		delete site.pinterest.settings.processingOutcome;
		const { items: output } = await run('getBatch', { batchId });
		expect(output).toEqual(
			paired([
				{ ...done('LIN-3', 'HH1'), batch_id: batchId },
				{ ...done('LIN-3', 'XX'), batch_id: batchId, status: 'FAILURE', errors: [expect.any(Object)] },
			]),
		);
	});

	it('of a batch that failed as a whole fails with what Pinterest says of each item', async () => {
		site.pinterest.settings.processingOutcome = 'failed';
		const { items: output } = await run('upsert', stock, { items: of(['LIN-3', 'HH1']), continueOnFail: true });
		expect(output).toEqual([failure(0, /could not be processed/)]);
		expect(site.sent().filter(([request]) => request.startsWith('POST'))).toHaveLength(1);
	});

	it('is never sent twice: not where the wait for it fails', async () => {
		site.pinterest.faults.add({
			match: { method: 'GET' },
			fault: { kind: 'status', status: 403, code: 7, message: 'No.' },
		});
		const list = of(['LIN-3', 'HH1'], ['LIN-4', 'HH1']);
		const { items: output } = await run('upsert', stock, { items: list, continueOnFail: true });
		expect(output).toEqual([failure(0, /./, { status: 403 }), failure(1, /./, { status: 403 })]);
		expect(site.sent().filter(([request]) => request.startsWith('POST'))).toHaveLength(1);
	});

	it('is shown instead of written by a preview', async () => {
		const { items: output } = await run('delete', { options: { preview: true } }, { items: of(['LIN-1', 'HH1']) });
		expect(output[0].json).toMatchObject({ preview: true, element: { operation: 'DELETE', item_id: 'LIN-1' } });
		expect(site.sent()).toEqual([]);
	});

	it.each([
		['create', { ...stock, localPrice: '85,00 EUR' }, 'Price must be an amount with its currency'],
		['create', { ...stock, localPrice: '={{ "" }}' }, 'Price is missing'],
		['update', {}, 'Nothing to update'],
		['delete', { storeCode: '={{ "" }}' }, 'Store Code is missing'],
		['getBatch', { batchId: '={{ "" }}' }, 'Batch ID is missing'],
	])('is refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters, { items: of(['LIN-1', 'HH1']) });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
