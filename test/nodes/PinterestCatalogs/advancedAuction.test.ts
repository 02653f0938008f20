import type { IDataObject } from 'n8n-workflow';

import { byId, failure, items, paired, useCatalogsSite } from './site';

const ITEMS = '/advanced_auction/items';

describe('advanced auction', () => {
	const site = useCatalogsSite();
	const catalog = () => site.locator('catalog', 'Shop');
	const key = { itemId: '={{ $json.item }}', country: 'DE', itemLanguage: 'DE' };
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('advancedAuction', operation, { catalog: catalog(), ...key, ...parameters }, more);
	const of = (...list: string[]) => items(...list.map((item) => ({ item })));
	const record = (item_id: string, more: object) => ({ item_id, country: 'DE', language: 'DE', ...more });
	const bodies = () => site.sent().map(([, body]) => body as { catalog_id: string; items: IDataObject[] });
	const set = (item: string, bid = 0.5) => run('set', { updateFields: { itemBid: bid } }, { items: of(item) });

	it('sets bids in millionths, and says just what is set', async () => {
		const { items: output, error } = await run(
			'set',
			{ updateFields: { itemBid: 1.25, appTypeiPhone: 1.2, appTypeWeb: 0.9, placementSearch: 2 } },
			{ items: of('LIN-1') },
		);
		expect(error).toBeUndefined();
		const sent = record('LIN-1', {
			operation: 'UPSERT',
			bid_options: {
				bid_in_micro_currency: 1_250_000,
				app_type_multipliers: { iphone: 1.2, web: 0.9 },
				placement_multipliers: { SEARCH: 2 },
			},
			update_mask: ['APP_TYPE_BID_MULTIPLIER_SET', 'BID', 'PLACEMENT_BID_MULTIPLIER_SET'],
		});
		expect(site.sent()).toEqual([[`POST ${ITEMS}/submit`, { catalog_id: catalog().value, items: [sent] }]]);
		expect(output).toEqual(paired([sent]));
	});

	it('leaves what is not set, and takes away what is to go', async () => {
		await set('LIN-1', 0.5);
		await run('set', { updateFields: { appTypeWeb: 2 } }, { items: of('LIN-1') });
		const { items: both } = await run('get', {}, { items: of('LIN-1') });
		expect(both[0].json.bid_options).toMatchObject({
			bid_in_micro_currency: 500_000,
			app_type_multipliers: { web: 2 },
		});
		await run('set', { updateFields: { takeAway: ['BID'] } }, { items: of('LIN-1') });
		expect(bodies().at(-1)?.items).toEqual([
			record('LIN-1', { operation: 'UPSERT', bid_options: {}, update_mask: ['BID'] }),
		]);
		const { items: one } = await run('get', {}, { items: of('LIN-1') });
		expect(one[0].json.bid_options).toMatchObject({ bid_in_micro_currency: null, app_type_multipliers: { web: 2 } });
	});

	it('sets what is both set and to be taken away', async () => {
		const { items: output } = await run(
			'set',
			{ updateFields: { itemBid: 1, takeAway: ['BID'] } },
			{ items: of('LIN-1') },
		);
		expect(output[0].json).toMatchObject({ bid_options: { bid_in_micro_currency: 1_000_000 }, update_mask: ['BID'] });
	});

	it('sends the items of a catalog together, up to 10,000 in a request, and each has its own outcome', async () => {
		const list = of(...Array.from({ length: 10_003 }, (_, at) => (at < 18 ? `LIN-${at + 1}` : `NONE-${at}`)));
		const options = { amountsIn: 'micro' };
		const { items: output } = await run(
			'set',
			{ updateFields: { itemBid: 700_000 }, options, requestOptions: { requestsAtOnce: 1 } },
			{ items: list, continueOnFail: true },
		);
		expect(bodies().map(({ items: sent }) => sent.length)).toEqual([10_000, 3]);
		expect(output).toHaveLength(10_003);
		expect(output.slice(0, 18).map(({ json }) => json.item_id)).toEqual(list.slice(0, 18).map(({ json }) => json.item));
		expect(output[18]).toEqual(failure(18, /^There is no item NONE-18 /));
		expect(output[10_002]).toEqual(failure(10_002, /NONE-10002/));
	}, 120_000);

	it('keeps catalogs apart', async () => {
		const catalogs = [catalog().value, '1'];
		const list = items(...['LIN-1', 'LIN-2', 'LIN-3'].map((item, at) => ({ item, catalog: catalogs[at % 2] })));
		const { items: output } = await run(
			'get',
			{ catalog: byId('={{ $json.catalog }}') },
			{ items: list, continueOnFail: true },
		);
		expect(bodies().map((body) => [body.catalog_id, body.items.map(({ item_id }) => item_id)])).toEqual([
			[catalogs[0], ['LIN-1', 'LIN-3']],
			['1', ['LIN-2']],
		]);
		expect(output[1]).toEqual(failure(1, /./, { status: 404, code: 678 }));
	});

	it('reads many items at once, those without bid options too', async () => {
		await set('LIN-2');
		const { items: output } = await run('get', {}, { items: of('LIN-1', 'LIN-2') });
		const options = { bid_in_micro_currency: 500_000, app_type_multipliers: null, placement_multipliers: null };
		expect(output).toEqual(
			paired([record('LIN-1', { found: false })], [record('LIN-2', { found: true, bid_options: options })]),
		);
		expect(site.sent()).toHaveLength(2);
	});

	it('deletes bid options', async () => {
		await set('LIN-1');
		const { items: output } = await run('delete', {}, { items: of('LIN-1', 'LIN-2'), continueOnFail: true });
		expect(bodies().at(-1)?.items).toEqual(['LIN-1', 'LIN-2'].map((item) => record(item, { operation: 'DELETE' })));
		expect(output).toEqual([
			...paired([record('LIN-1', { operation: 'DELETE' })]),
			failure(1, /^There are no bid options for LIN-2$/),
		]);
	});

	it('takes records as Pinterest writes them, one or many', async () => {
		const upsert = record('LIN-1', {
			operation: 'UPSERT',
			bid_options: { bid_in_micro_currency: 900_000 },
			update_mask: ['BID'],
		});
		const { items: output } = await run(
			'submit',
			{ auctionRecords: '={{ $json.records }}' },
			{ items: items({ records: [upsert, record('LIN-1', { operation: 'DELETE' })] }, { records: upsert }) },
		);
		expect(bodies()).toHaveLength(1);
		expect(output.map(({ json, pairedItem }) => [json.operation, pairedItem])).toEqual([
			['UPSERT', { item: 0 }],
			['DELETE', { item: 0 }],
			['UPSERT', { item: 1 }],
		]);
	});

	it.each([
		['set', {}, 'Nothing to set'],
		['set', { updateFields: { appTypeWeb: 11 } }, 'App Type: Web must be a number from 0 to 10'],
		['set', { updateFields: { itemBid: '1,5' } }, 'Bid must be an amount'],
		['get', { country: 'Germany' }, 'Country must be a two-letter country code'],
		['delete', { itemLanguage: 'de-DE' }, 'Language must be one of'],
		['submit', { auctionRecords: '"LIN-1"' }, 'Records (JSON) must be an object or a list of objects'],
	])('is refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters, { items: of('LIN-1') });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
