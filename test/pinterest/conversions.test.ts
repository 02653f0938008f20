import { createHash } from 'node:crypto';

import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const now = () => Math.floor(Date.now() / 1000);

describe('conversion events of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	const kept = () => [...pinterest.worlds.production.store<Record<string, unknown>>('conversion event').values()];
	const send = (...data: unknown[]) => api.post(`/ad_accounts/${account}/events`, { data });
	const event = (more: Record<string, unknown> = {}) => ({
		event_name: 'checkout',
		action_source: 'web',
		event_time: now(),
		event_id: 'order-1',
		user_data: { em: [sha256('ada@linen.example')] },
		...more,
	});

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are reported one by one and kept as they were sent', async () => {
		const sent = [event(), event({ event_id: 'order-2', custom_data: { value: '72.39', currency: 'EUR' } })];
		const { status, data } = await send(...sent);
		const fine = { status: 'processed', error_message: '', warning_message: '' };
		expect([status, data]).toEqual([200, { num_events_received: 2, num_events_processed: 2, events: [fine, fine] }]);
		expect(kept()).toMatchObject(sent.map((each) => ({ ...each, ad_account_id: account, times_received: 1 })));
	});

	it('that are refused do not take the others of their batch with them', async () => {
		const bad = event({ event_id: 'b', user_data: { ph: [sha256('4930123456')] } });
		const { status, data } = await send(event({ event_id: 'a' }), bad, event({ event_id: 'c' }));
		expect(status).toBe(422);
		expect(data).toEqual({
			code: 953,
			message: expect.any(String),
			details: {
				num_events_received: 3,
				num_events_processed: 2,
				events: [
					expect.objectContaining({ status: 'processed' }),
					expect.objectContaining({ status: 'failed', error_message: expect.stringContaining('hashed_maids') }),
					expect.objectContaining({ status: 'processed' }),
				],
			},
		});
		expect(kept().map(({ event_id: id }) => id)).toEqual(['a', 'c']);
	});

	it('of one id count once, and in each ad account on its own', async () => {
		expect((await send(event(), event())).data.num_events_processed).toBe(2);
		await send(event({ event_name: 'lead' }));
		const other = [...pinterest.worlds.production.adAccounts.keys()][1];
		await api.post(`/ad_accounts/${other}/events`, { data: [event()] });
		expect(kept()).toMatchObject([
			{ event_id: 'order-1', event_name: 'checkout', ad_account_id: account, times_received: 3 },
			{ event_id: 'order-1', ad_account_id: other, times_received: 1 },
		]);
	});

	it('are answered in a test as always, and not kept', async () => {
		const test = (data: unknown[]) => api.post(`/ad_accounts/${account}/events?test=true`, { data });
		expect((await test([event()])).data).toMatchObject({ num_events_processed: 1 });
		expect((await test([event({ user_data: {} })])).status).toBe(422);
		expect(kept()).toEqual([]);
		await api.post(`/ad_accounts/${account}/events?test=false`, { data: [event()] });
		expect(kept()).toHaveLength(1);
	});

	it.each([
		{ em: [sha256('a')] },
		{ hashed_maids: [sha256('b')] },
		{ client_ip_address: '216.3.128.12', client_user_agent: 'Mozilla/5.0' },
		{ client_ip_address: '2001:db8::1', client_user_agent: 'Mozilla/5.0', ge: [sha256('f')], click_id: null },
	])('take %j for a person', async (user_data) => {
		expect((await send(event({ user_data }))).status).toBe(200);
	});

	it.each([
		['user_data', { user_data: {} }],
		['user_data', { user_data: { em: [], ph: [sha256('1')] } }],
		['user_data', { user_data: { client_ip_address: '216.3.128.12' } }],
		['user_data.em', { user_data: { em: ['ada@linen.example'] } }],
		['user_data.em', { user_data: { em: [createHash('md5').update('a').digest('hex')] } }],
		['user_data.external_id', { user_data: { em: [sha256('a')], external_id: ['customer-7'] } }],
		['client_ip_address', { user_data: { client_ip_address: '216.3.128', client_user_agent: 'Mozilla/5.0' } }],
		['event_time', { event_time: now() + 3600 }],
		['event_time', { event_time: now() * 1000 }],
		['event_time', { event_time: now() - 400 * 24 * 3600 }],
		['event_id', { event_id: ' ' }],
		['action_source', { action_source: 'website' }],
		['custom_data.value', { custom_data: { value: '72,39' } }],
		['custom_data.contents.item_price', { custom_data: { contents: [{ item_price: '5 EUR' }] } }],
	])('are refused one by one for their %s: %j', async (key, more) => {
		const { status, data } = await send(event(more));
		expect([status, data.details.num_events_processed]).toEqual([422, 0]);
		expect(data.details.events[0]).toMatchObject({ status: 'failed', error_message: expect.stringContaining(key) });
		expect(kept()).toEqual([]);
	});

	it('with unusual values are taken with a warning', async () => {
		const unusual = event({ event_name: 'orderd_sample', language: 'english', custom_data: { currency: 'euro' } });
		const { status, data } = await send(unusual, event({ event_id: '2', event_name: 'ordered_sample' }));
		expect(status).toBe(200);
		const [first, second] = data.events as Array<{ warning_message: string }>;
		for (const key of ['event_name', 'language', 'currency']) expect(first.warning_message).toContain(key);
		// The ad account has defined it.
		expect(second.warning_message).toBe('');
	});

	it.each([
		['no event', []],
		['more than 1,000 events', Array.from({ length: 1001 }, (_, at) => ({ event_id: `${at}` }))],
		['an unknown key', [{ custom_data: { category_name: 'x' } }]],
		['an unknown key of the person', [{ user_data: { email: ['x'] } }]],
		['a number where a text is due', [{ custom_data: { value: 72.39 } }]],
		['one hash that is no list', [{ user_data: { em: sha256('a') } }]],
		['a time that is no whole number', [{ event_time: 1.5 }]],
		['no event_id', [{ event_id: undefined }]],
		['a device that is out of bounds', [{ device_info: { battery_level: 101 } }]],
	])('are refused as a whole with %s', async (_what, data) => {
		const answer = await send(...data.map((more) => event(more)));
		expect(refusal(answer)).toMatchObject({ status: 400, code: 1 });
		expect(kept()).toEqual([]);
	});

	it('take 1,000 in one request', async () => {
		const data = Array.from({ length: 1000 }, (_, at) => event({ event_id: `order-${at}` }));
		expect((await send(...data)).data).toMatchObject({ num_events_received: 1000, num_events_processed: 1000 });
	});

	it('need a role on the ad account that may send them', async () => {
		const adAccounts = [...pinterest.worlds.production.adAccounts.values()];
		const stranger = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		const post = (by: typeof api, id: string) => by.post(`/ad_accounts/${id}/events`, { data: [event()] });
		const forbidden = { status: 403, code: 29 };
		expect(refusal(await post(stranger, account))).toMatchObject(forbidden);
		expect(refusal(await post(api, '1'))).toMatchObject(forbidden);
		expect((await post(api, adAccounts[2].id)).status).toBe(200);
		adAccounts[2].permissions = ['FINANCE_MANAGER'];
		expect(refusal(await post(api, adAccounts[2].id))).toMatchObject(forbidden);
	});
});
