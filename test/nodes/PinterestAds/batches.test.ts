import type { IDataObject } from 'n8n-workflow';

import { failure, items, paired, useAdsSite } from './site';

/** Batched writes: the elements of all items in as few requests as possible, and each item its own outcome. */
describe('a batched write', () => {
	const site = useAdsSite();
	const create = (parameters: object = {}, more = {}) =>
		site.run(
			{
				resource: 'campaign',
				operation: 'create',
				adAccount: site.account(),
				name: '={{ $json.name }}',
				objective: 'CONSIDERATION',
				...parameters,
			},
			more,
		);
	const named = (...names: string[]) => items(...names.map((name) => ({ name })));
	const many = (count: number) => named(...Array.from({ length: count }, (_, at) => `Campaign ${at}`));
	const bodies = () => site.sent().map(([, body]) => body as IDataObject[]);
	const kept = () => site.all('campaign').map(({ name }) => name);
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/campaigns`;

	it('of 3,000 items is 100 requests, in the order of the items', async () => {
		const { items: output, error } = await create({}, { items: many(3000) });
		expect(error).toBeUndefined();
		expect(bodies().map(({ length }) => length)).toEqual(Array<number>(100).fill(30));
		const sent = bodies().map((body) => body.map(({ name }) => name));
		for (const names of sent) {
			const first = Number(String(names[0]).split(' ')[1]);
			expect(names).toEqual(Array.from({ length: 30 }, (_, at) => `Campaign ${first + at}`));
		}
		expect(output.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual(
			Array.from({ length: 3000 }, (_, item) => [`Campaign ${item}`, { item }]),
		);
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(3000);
	});

	it('keeps ad accounts apart', async () => {
		const accounts = ['Hearth & Linen EU', 'Hearth & Linen US'].map((name) => site.adAccount(name));
		const mixed = items(...[0, 1, 0, 1, 0].map((at, index) => ({ account: accounts[at], name: `C${index}` })));
		const adAccount = { __rl: true, mode: 'id', value: '={{ $json.account }}' };
		const { items: output } = await create({ adAccount }, { items: mixed });
		expect(site.sent().map(([request]) => request)).toEqual(accounts.map((id) => `POST /ad_accounts/${id}/campaigns`));
		expect(bodies().map((body) => body.map(({ name }) => name))).toEqual([
			['C0', 'C2', 'C4'],
			['C1', 'C3'],
		]);
		expect(output.map(({ json }) => [json.name, json.ad_account_id])).toEqual(
			mixed.map(({ json }) => [json.name, json.account]),
		);
	});

	it('gives each refused element to its item as that item’s own error', async () => {
		const parent = '=' + '{{ $json.line }}';
		const { items: output } = await create(
			{ additionalFields: { orderLine: { __rl: true, mode: 'id', value: parent } } },
			{ items: items({ name: 'A' }, { name: 'B', line: '123456' }, { name: 'C' }), continueOnFail: true },
		);
		expect(output[0].json.name).toBe('A');
		expect(output[1]).toEqual(failure(1, 'Order line not found', { code: 2 }));
		expect(output[1].json.details).toMatchObject({
			code: expect.any(Number),
			advice: expect.stringMatching(/just this one/),
		});
		expect(output[2].json.name).toBe('C');
		expect(bodies()).toHaveLength(1);
		expect(kept()).toEqual(expect.arrayContaining(['A', 'C']));
	});

	it('without "continue on fail" ends with what was written and what was not', async () => {
		const parent = '=' + '{{ $json.line }}';
		const list = [...many(75)];
		list[31].json.line = '123456';
		const { error } = await create(
			{
				additionalFields: { orderLine: { __rl: true, mode: 'id', value: parent } },
				requestOptions: { requestsAtOnce: 1 },
			},
			{ items: list },
		);
		expect(error?.message).toBe('Order line not found (item 32)');
		expect(error?.description).toContain(
			'Of 75 campaigns, 59 were written (items 1–31, 33–60), 1 refused (item 32), 15 not sent (items 61–75)',
		);
		const { context } = error as unknown as { context: { written: Array<{ item: number; id: string }> } };
		expect(context.written).toHaveLength(59);
		expect(context.written[0]).toEqual({ item: 0, id: expect.stringMatching(/^\d+$/) });
		expect(kept().filter((name) => String(name).startsWith('Campaign '))).toHaveLength(59);
	});

	it('whose answer was lost is not sent again, and its items say so', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', path: path() },
			fault: { kind: 'reset', afterExecuting: true },
		});
		const options = { requestOptions: { requestsAtOnce: 1 }, options: { lostAnswers: 'ignore' } };
		const { items: output } = await create(options, { items: many(45), continueOnFail: true });
		expect(bodies().map(({ length }) => length)).toEqual([30, 15]);
		for (let item = 0; item < 30; item++) {
			expect(output[item]).toEqual(failure(item, /may have been executed, so it was not sent again$/));
			expect(output[item].json.details).toMatchObject({ mayHaveBeenExecuted: true });
		}
		expect(output.slice(30).map(({ json }) => json.name)).toEqual(
			many(45)
				.slice(30)
				.map(({ json }) => json.name),
		);
		expect(kept().filter((name) => String(name).startsWith('Campaign '))).toHaveLength(45);
	});

	it('whose answer was lost ends with what is perhaps written without "continue on fail"', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', path: path() },
			fault: { kind: 'reset', afterExecuting: true },
		});
		const options = { requestOptions: { requestsAtOnce: 1 }, options: { lostAnswers: 'ignore' } };
		const { error } = await create(options, { items: many(45) });
		expect(error?.description).toContain(
			'Of 45 campaigns, 0 were written, 0 refused, 30 perhaps written (items 1–30), 15 not sent (items 31–45)',
		);
		expect((error as unknown as { context: object }).context).toMatchObject({
			perhapsWritten: Array.from({ length: 30 }, (_, item) => item),
			refused: [],
		});
	});

	it('whose answer leaves an element out says that it is perhaps written', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST' },
			fault: { kind: 'answer', body: { keywords: [{ id: '1', value: 'linen', match_type: 'BROAD' }], errors: [] } },
		});
		const { error } = await site.run(
			{
				...{ resource: 'keyword', operation: 'create', adAccount: site.account(), inputMode: 'json' },
				jsonBody: '={{ { parent_id: "1", keywords: [{ value: $json.name, match_type: "BROAD" }] } }}',
			},
			{ items: named('linen', 'wool') },
		);
		expect(error?.description).toContain(
			'Of 2 keywords, 1 was written (item 1), 0 refused, 1 perhaps written (item 2), 0 not sent',
		);
	});

	it('that was refused for the rate limit is sent again, since it was not executed', async () => {
		site.pinterest.faults.add({ match: { method: 'POST', path: path() }, fault: { kind: '429', retryAfter: 1 } });
		const { items: output } = await create({}, { items: many(2) });
		expect(output.map(({ json }) => json.name)).toEqual(['Campaign 0', 'Campaign 1']);
		expect(kept().filter((name) => String(name).startsWith('Campaign '))).toHaveLength(2);
	});

	it('refused whole for one bad element is sent in halves, so that the good ones are written', async () => {
		const jsonBody = '=' + '{{ { name: $json.name, objective_type: $json.goal ?? "AWARENESS" } }}';
		const list = many(8);
		list[5].json.goal = 'HAPPINESS';
		const { items: output } = await create({ inputMode: 'json', jsonBody }, { items: list, continueOnFail: true });
		expect(bodies().map(({ length }) => length)).toEqual([8, 4, 4, 2, 1, 1, 2]);
		expect(output[5]).toEqual(failure(5, /objective_type.*$/));
		expect(output.filter((_, at) => at !== 5).map(({ json }) => json.name)).toEqual(
			list.filter((_, at) => at !== 5).map(({ json }) => json.name),
		);
	});

	it('refused whole is the failure of all its items without "continue on fail", and nothing was written', async () => {
		const jsonBody = '=' + '{{ { name: $json.name, objective_type: "HAPPINESS" } }}';
		const before = kept();
		const { error } = await create({ inputMode: 'json', jsonBody }, { items: many(3) });
		expect(error?.description).toContain('Of 3 campaigns, 0 were written, 3 refused (items 1–3), 0 not sent');
		expect([bodies().length, kept()]).toEqual([1, before]);
	});

	it('reads every item before it sends anything', async () => {
		const { error } = await create({}, { items: named('A', 'B', '') });
		expect(error?.message).toBe('Name is missing (item 3)');
		expect(site.sent()).toEqual([]);
	});

	it('leaves out an item whose parameters are wrong, and writes the others', async () => {
		const { items: output } = await create({}, { items: named('A', '', 'C'), continueOnFail: true });
		expect(output[1]).toEqual(failure(1, 'Name is missing'));
		expect(bodies().map((body) => body.map(({ name }) => name))).toEqual([['A', 'C']]);
		expect([output[0].json.name, output[2].json.name]).toEqual(['A', 'C']);
	});

	it('as a preview shows the requests and sends none', async () => {
		const before = kept();
		const { items: output } = await create({ options: { preview: true } }, { items: many(31) });
		const element = (at: number) => ({ status: 'PAUSED', name: `Campaign ${at}`, objective_type: 'CONSIDERATION' });
		expect(output).toHaveLength(31);
		expect(output[1]).toEqual(
			paired(
				[],
				[{ preview: true, method: 'POST', path: path(), request: 1, requests: 2, position: 2, element: element(1) }],
			)[0],
		);
		expect(output[30].json).toMatchObject({ request: 2, position: 1, element: element(30), body: [element(30)] });
		expect(output[0].json.body).toHaveLength(30);
		expect([site.sent(), kept()]).toEqual([[], before]);
	});

	it('gives the list of one item back as that item’s results', async () => {
		const jsonBody = JSON.stringify(['X', 'Y'].map((name) => ({ name, objective_type: 'AWARENESS' })));
		const { items: output } = await create({ inputMode: 'json', jsonBody }, { items: many(1) });
		expect(output.map(({ json, pairedItem }) => [json.name, json.status, pairedItem])).toEqual([
			['X', 'PAUSED', { item: 0 }],
			['Y', 'PAUSED', { item: 0 }],
		]);
	});
});
