import { createHash } from 'node:crypto';

import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const now = () => Math.floor(Date.now() / 1000);

describe('the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let base: string;
	const stored = (kind: string) => [...pinterest.worlds.production.store<Record<string, unknown>>(kind).values()];

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[base] = [...pinterest.worlds.production.adAccounts.keys()].map((id) => `/ad_accounts/${id}`);
	});

	describe('takes requests to delete conversions', () => {
		const today = () => new Date().toISOString().slice(0, 10);
		const create = (deletion_targets: unknown) =>
			api.post(`${base}/conversion_deletion_requests`, { deletion_targets });
		const read = async (id: string) => (await api.get(`${base}/conversion_deletion_requests/${id}`)).data;

		it('that wait, and then take the events of these people away', async () => {
			pinterest.settings.processingPolls = 1;
			const person = (event_id: string, user_data: object) => ({
				event_name: 'lead',
				action_source: 'web',
				event_time: now(),
				event_id,
				user_data,
			});
			const data = [
				person('by mail', { em: [sha256('ada@linen.example')] }),
				person('by click', { em: [sha256('ben@linen.example')], click_id: 'dj0y' }),
				person('stays', { em: [sha256('eve@linen.example')] }),
			];
			await api.post(`${base}/events`, { data });
			const other = [...pinterest.worlds.production.adAccounts.keys()][1];
			await api.post(`/ad_accounts/${other}/events`, { data: [person('of another', data[0].user_data)] });

			const made = await create({ user_emails: [' Ada@Linen.example'], epiks: ['dj0y'] });
			const waiting = { status: 'PENDING', created_time: today(), processed_time: null };
			expect(made.data).toEqual({ request_id: expect.stringMatching(/^\d{1,18}$/), ...waiting });
			const { request_id: id } = made.data;
			expect(await read(id)).toEqual(made.data);
			expect(stored('conversion event')).toHaveLength(4);
			expect(await read(id)).toMatchObject({ status: 'SUBMITTED', processed_time: today() });
			expect(stored('conversion event').map((each) => each.event_id)).toEqual(['stays', 'of another']);
		});

		it('that can be canceled as long as they wait', async () => {
			pinterest.settings.processingOutcome = 'stuck';
			const { request_id: id } = (await create({ epiks: ['dj0y'] })).data;
			const cancel = () => api.delete(`${base}/conversion_deletion_requests/${id}`);
			const cancelled = await cancel();
			expect([cancelled.status, cancelled.data.status]).toEqual([200, 'CANCELLED']);
			expect(await read(id)).toEqual(cancelled.data);
			expect(refusal(await cancel())).toMatchObject({ status: 400, message: expect.stringContaining('CANCELLED') });
		});

		it('that are too late to cancel once they were sent on', async () => {
			pinterest.settings.processingMs = 0;
			const { request_id: id } = (await create({ epiks: ['dj0y'] })).data;
			expect((await api.delete(`${base}/conversion_deletion_requests/${id}`)).status).toBe(400);
			expect((await read(id)).status).toBe('SUBMITTED');
		});

		it('that are listed page by page, in both orders', async () => {
			const page = async (query: string) =>
				(await api.get(`${base}/conversion_deletion_requests?page_size=2${query}`)).data;
			const states = (items: Array<{ status: string }>) => items.map(({ status }) => status);
			const first = await page('&order=ASCENDING');
			const second = await page(`&order=ASCENDING&bookmark=${encodeURIComponent(first.bookmark as string)}`);
			expect([...states(first.items), ...states(second.items)]).toEqual(['SUBMITTED', 'CANCELLED', 'SUBMITTED']);
			expect(second.bookmark).toBeNull();
			expect((await page('')).items[0]).toEqual(second.items[0]);
		});

		it.each([
			[{}],
			[{ user_emails: [] }],
			[{ user_emails: [], epiks: ['dj0y'] }],
			[{ emails: ['ada@linen.example'] }],
			[{ user_emails: [sha256('ada@linen.example')] }],
		])('and refuses them as %j', async (targets) => {
			const before = stored('conversion deletion request').length;
			expect((await create(targets)).status).toBe(400);
			expect(stored('conversion deletion request')).toHaveLength(before);
		});

		it('and has none of another ad account', async () => {
			const [{ request_id: id }] = stored('conversion deletion request');
			const [, other] = pinterest.worlds.production.adAccounts.keys();
			expect((await api.get(`/ad_accounts/${other}/conversion_deletion_requests/${String(id)}`)).status).toBe(404);
		});
	});

	describe('takes conversions that others measured', () => {
		const adGroups = () => stored('ad group').filter((each) => `/ad_accounts/${String(each.ad_account_id)}` === base);
		const event = (more: Record<string, unknown> = {}) => ({
			event_id: 'order-1',
			event_name: 'checkout',
			event_timestamp: now(),
			ad_group_id: adGroups()[0].id,
			attribution_scope: 'click',
			value: 12.5,
			currency: 'EUR',
			...more,
		});
		const send = (body: unknown) => api.post(`${base}/msot/events`, body);

		it('without an answer', async () => {
			const sent = event({ campaign_id: adGroups()[0].campaign_id, attribution_score: 0.5 });
			const { status, data } = await send(sent);
			expect([status, data]).toEqual([200, '']);
			expect(stored('msot event')).toMatchObject([sent]);
			expect((await send(event({ event_name: 'signup', value: undefined, currency: undefined }))).status).toBe(200);
		});

		it('and refuses what does not go together', async () => {
			const foreign = stored('ad group').find((each) => !adGroups().includes(each))?.id;
			for (const more of [
				{ value: undefined, currency: undefined },
				{ currency: undefined },
				{ ad_group_id: '1' },
				{ ad_group_id: foreign },
				{ campaign_id: '1' },
				{ event_timestamp: now() + 3600 },
			])
				expect(refusal(await send(event(more)))).toMatchObject({ status: 400, code: 4196 });
			for (const more of [
				{ attribution_score: 0 },
				{ attribution_score: 1.1 },
				{ event_id: 'x'.repeat(257) },
				{ test: true },
			])
				expect(refusal(await send(event(more)))).toMatchObject({ status: 400, code: 1 });
			expect(stored('msot event')).toEqual([]);
		});

		it('with a scope of its own', async () => {
			const writer = client(pinterest, pinterest.issueToken({ scopes: ['ads:write'] }).accessToken);
			expect(refusal(await writer.post(`${base}/msot/events`, event())).message).toContain("Missing: ['msot:write']");
		});
	});
});
