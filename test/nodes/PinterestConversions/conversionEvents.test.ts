import { PinterestConversions } from '../../../nodes/PinterestConversions/PinterestConversions.node';
import { byId, failure, items, orders, paired, secondsAgo, sha256, useConversionsSite } from './site';

/** Events of many items in few requests, and each its own outcome. */
describe('conversion events', () => {
	const site = useConversionsSite();
	const bad = '={{ $json.bad ? "5.5.5.5.5" : undefined }}';
	const outcome = (id: string, more: object = {}) => ({
		ad_account_id: site.accountId(),
		event_id: id,
		event_name: 'checkout',
		event_time: expect.any(Number) as number,
		test: false,
		status: 'processed',
		error_message: null,
		warning_message: null,
		...more,
	});
	const answer = (events: object[], processed: number) => ({
		num_events_received: events.length,
		num_events_processed: processed,
		events,
	});
	const fine = { status: 'processed', error_message: '', warning_message: '' };
	const refused = { status: 'failed', error_message: 'No such partner.', warning_message: 'Odd.' };

	it('of all items go out in order, up to 1,000 in a request, and each has its status', async () => {
		const { items: output, error } = await site.send(
			{ requestOptions: { requestsAtOnce: 1 } },
			{ items: orders(2500) },
		);
		expect(error).toBeUndefined();
		expect(site.bodies().map((data) => data.length)).toEqual([1000, 1000, 500]);
		expect(
			site
				.bodies()
				.flat()
				.map(({ event_id: id }) => id),
		).toEqual(orders(2500).map(({ json }) => json.id));
		expect(output).toEqual(paired(...orders(2500).map(({ json }) => [outcome(String(json.id))])));
		expect(site.all('conversion event')).toHaveLength(2500);
	});

	it('keep ad accounts and test mode apart', async () => {
		const [first, second] = [...site.pinterest.worlds.production.adAccounts.keys()];
		const list = items(
			{ account: first, id: 'a', test: false },
			{ account: second, id: 'b', test: false },
			{ account: first, id: 'c', test: true },
			{ account: first, id: 'd', test: false },
		);
		const parameters = { adAccount: byId('={{ $json.account }}'), testMode: '={{ $json.test }}' };
		const { items: output } = await site.send(parameters, { items: list });
		const sent = site.sent().map(([request, body]) => [request, (body as { data: object[] }).data.length]);
		expect(sent).toEqual([
			[`POST /ad_accounts/${first}/events`, 2],
			[`POST /ad_accounts/${second}/events`, 1],
			[`POST /ad_accounts/${first}/events?test=true`, 1],
		]);
		expect(output.map(({ json }) => [json.event_id, json.ad_account_id, json.test])).toEqual([
			['a', first, false],
			['b', second, false],
			['c', first, true],
			['d', first, false],
		]);
		expect(site.all('conversion event').map(({ event_id: id }) => id)).toEqual(['a', 'd']);
	});

	it('that are unusual carry Pinterest’s warning', async () => {
		const { items: output } = await site.send({ additionalFields: { partnerName: 'linen' } });
		expect(output).toEqual(
			paired([outcome('order-1', { warning_message: expect.stringContaining('partner_name') as string })]),
		);
	});

	it.each([
		['as the details of an error', (report: object) => ({ code: 953, message: 'Some failed', details: report })],
		['at the top of the error', (report: object) => ({ code: 953, message: 'Some failed', ...report })],
	])('that are partly refused have their own outcome each, told %s, and none is sent twice', async (_, wrap) => {
		const report = answer([fine, refused, fine], 2);
		const received = await faked(422, wrap(report), { continueOnFail: true });
		expect(received.requests).toBe(1);
		const [one, two, three] = received.items;
		expect(one).toEqual({ json: outcome('order-0'), pairedItem: { item: 0 } });
		expect(two).toEqual(failure(1, 'Pinterest did not process the event order-1: No such partner'));
		expect(two.json.details).toMatchObject({
			...outcome('order-1'),
			status: 'failed',
			error_message: 'No such partner.',
			warning_message: 'Odd.',
		});
		expect(three).toEqual({ json: outcome('order-2'), pairedItem: { item: 2 } });
	});

	it.each([[{}], ['processed'], [null]])('of which an element %j says nothing are not known', async (element) => {
		const received = await faked(200, answer([fine, element as object, fine], 3), { continueOnFail: true });
		expect(received.items.map(({ json }) => json.status)).toEqual(['processed', undefined, 'processed']);
		expect(received.items[1].json.error).toMatch(/^Pinterest’s answer does not say what became of the event order-1/);
		expect(received.items[1].json.details).toMatchObject({ status: 'unknown', mayHaveBeenExecuted: true });
	});

	it('that Pinterest refuses one by one end the run without "continue on fail", which then says what was done', async () => {
		const received = await faked(422, { code: 953, message: 'x', details: answer([fine, refused, fine], 2) });
		expect(received.error?.message).toBe('Pinterest did not process the event order-1: No such partner (item 2)');
		expect((received.error as { description?: string } | undefined)?.description).toMatch(
			/^Of 3 events, 2 were written \(items 1, 3\), 1 refused \(item 2\), 0 not sent\./,
		);
		expect(received.requests).toBe(1);
	});

	it('that the real rules refuse are told by what Pinterest says', async () => {
		const list = items({ id: 'a' }, { id: 'b' });
		const addTime = {
			eventTime: '={{ $json.id === "b" ? $now.minus({days: 6}).toISO() : $now.minus({days: 9}).toISO() }}',
		};
		const { items: output } = await site.send(
			{ ...addTime, options: { oldestDays: 30 } },
			{ items: list, continueOnFail: true },
		);
		expect(output[0]).toEqual(failure(0, /too far in the past: \d+$/));
		expect(output[1].json).toMatchObject({ event_id: 'b', status: 'processed' });
		expect(site.all('conversion event').map(({ event_id: id }) => id)).toEqual(['b']);
	});

	it.each([
		['was cut off', { kind: 'reset', afterExecuting: true }],
		['was an error of the server', { kind: 'status', status: 502, afterExecuting: true }],
	] as const)(
		'whose answer %s are unknown and not sent again',
		async (_, fault) => {
			site.pinterest.faults.add({ match: { method: 'POST', nth: 2 }, fault });
			const { items: output } = await site.send(
				{ requestOptions: { requestsAtOnce: 1 } },
				{ items: orders(2100), continueOnFail: true },
			);
			expect(site.bodies().map((data) => data.length)).toEqual([1000, 1000, 100]);
			expect(output[0].json).toMatchObject({ event_id: 'order-0', status: 'processed' });
			expect(output[1500]).toEqual(failure(1500, /may have been executed, so it was not sent again.*$/));
			expect(output[1500].json.details).toMatchObject({ event_id: 'order-1500', status: 'unknown' });
			expect(output[2099].json).toMatchObject({ event_id: 'order-2099', status: 'processed' });
		},
		60_000,
	);

	it('that spoil their whole request do not take the others with them', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', times: 1 },
			fault: { kind: 'status', status: 400, code: 4196, message: 'Something is wrong' },
		});
		const { items: output } = await site.send({}, { items: orders(4), continueOnFail: true });
		expect(site.bodies().map((data) => data.length)).toEqual([4, 2, 2]);
		expect(output.map(({ json }) => json.status)).toEqual(Array<string>(4).fill('processed'));
	});

	it('are not sent while one item is wrong, unless the node goes on after errors', async () => {
		const list = items({ id: 'a' }, { id: 'b', bad: true }, { id: 'c' });
		const options = { ifNotFitting: 'refuse' };
		const parameters = { userData: { email: 'ada@linen.example', clientIpAddress: bad }, options };
		const { error } = await site.send(parameters, { items: list });
		expect(error?.message).toBe('Client IP Address must be an IPv4 or IPv6 address (item 2)');
		expect(site.sent()).toEqual([]);
		const { items: output } = await site.send(parameters, { items: list, continueOnFail: true });
		expect(output.map(({ json }) => json.event_id ?? json.error)).toEqual([
			'a',
			'Client IP Address must be an IPv4 or IPv6 address',
			'c',
		]);
		expect(site.bodies()).toHaveLength(1);
	});

	it('of one item, given as a list, have an outcome each', async () => {
		const user_data = { em: sha256('ada@linen.example') };
		const event = (event_id: string) => ({
			event_name: 'lead',
			action_source: 'web',
			event_time: secondsAgo(60),
			event_id,
			user_data,
		});
		const jsonBody = JSON.stringify([event('a'), event('b')]);
		const { items: output } = await site.send({ inputMode: 'json', jsonBody });
		expect(output).toEqual(paired([outcome('a', { event_name: 'lead' }), outcome('b', { event_name: 'lead' })]));
	});

	it('are sent with a conversion token, which is good for nothing else', async () => {
		const { accessToken } = site.pinterest.issueToken({ grant: 'conversion' });
		const more = site.withToken(accessToken);
		const { items: output } = await site.send({ authentication: 'conversionToken' }, more);
		expect(output).toEqual(paired([outcome('order-1')]));
		expect(site.pinterest.requests.at(-1)?.headers.authorization).toBe(`Bearer …${accessToken.slice(-4)}`);
		const { error } = await site.run(
			{ authentication: 'conversionToken', resource: 'conversionTag', operation: 'getAll', adAccount: site.account() },
			more,
		);
		expect(error?.message).toContain('A conversion token only sends conversion events');
		expect(site.pinterest.requests).toHaveLength(1);
	});

	it('ask for a credential that depends on the authentication alone, and that on nothing: the editor hides what a credential depends on', () => {
		const { credentials = [], properties } = new PinterestConversions().description;
		for (const { displayOptions } of credentials)
			expect(Object.keys(displayOptions?.show ?? {})).toEqual(['authentication']);
		const authentication = properties.filter(({ name }) => name === 'authentication');
		expect(authentication.map(({ displayOptions }) => displayOptions)).toEqual([undefined]);
	});

	it('say that a conversion token is refused', async () => {
		const { error } = await site.send({ authentication: 'conversionToken' }, site.withToken('pina_made_up_token'));
		expect(error).toMatchObject({ httpCode: '401' });
		expect(site.all('conversion event')).toEqual([]);
	});

	/** Three events, answered by a server that gives one answer and counts. */
	async function faked(status: number, body: object, more: object = {}) {
		const { createServer } = await import('node:http');
		let requests = 0;
		const server = createServer((request, response) => {
			request.resume().on('end', () => {
				requests++;
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			});
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const { port } = server.address() as { port: number };
		const credentials = {
			pinterestAccessTokenApi: { environment: 'custom', baseUrl: `http://127.0.0.1:${port}/v5`, accessToken: 'token' },
		};
		try {
			const run = await site.send({}, { items: orders(3), credentials, ...more });
			return { ...run, requests };
		} finally {
			server.close();
		}
	}
});
