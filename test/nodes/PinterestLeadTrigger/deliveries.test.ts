import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { leadEnvelopes } from '../../pinterest';
import { envelope } from '../../pinterest/resources/audiences/leadEnvelopes';
import { leadIds, useLeadSite } from './site';

describe('a lead', () => {
	const site = useLeadSite();
	const form = () => site.form('Catalogue by post');
	const take = (count = 1, answers?: string[]) => site.pinterest.takeLeads({ form: form(), count, answers });
	const active = async (options: INodeParameters = {}) => {
		const workflow = await site.workflow({ options });
		await workflow.activate();
		return workflow;
	};
	const post = async (origin: string, body: unknown, type = 'application/json') => {
		const [{ webhook_url: url }] = site.subscriptions().slice(-1);
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const headers = { 'content-type': type };
		return await fetch(`${origin}${new URL(url).pathname}`, { method: 'POST', headers, body: text });
	};
	const attempts = () => site.pinterest.leadDeliveries().map(({ attempts: all }) => all.map(({ status }) => status));

	it('starts the workflow with what the person answered', async () => {
		const workflow = await active();
		const [id] = take(1, ['Ada Lind', 'ada@mail.example', 'Linen']);
		expect(await site.settled()).toEqual(['delivered']);
		expect(workflow.executions).toEqual([
			[
				{
					json: {
						verified: true,
						...{ lead_id: id, ad_account_id: site.account(), lead_form_id: form() },
						...{ ad_id: null, campaign_id: null, subscription_id: site.subscriptions().at(-1)?.id },
						received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
						lead: {
							...{ lead_id: id, ad_account_id: site.account(), lead_form_id: form() },
							...{ created_time: expect.any(Number), is_test: false },
							answers: [
								{ question_type: 'FULL_NAME', question: 'FULL_NAME', answer: 'Ada Lind' },
								{ question_type: 'EMAIL', question: 'EMAIL', answer: 'ada@mail.example' },
								{ question_type: 'CUSTOM', question: 'What are you looking for?', answer: 'Linen' },
							],
						},
					},
				},
			],
		]);
	});

	it.each(leadEnvelopes.flatMap((layout) => [12, 16].map((nonce): [string, number] => [layout, nonce])))(
		'is read from an envelope "%s" with a nonce of %d bytes',
		async (layout, leadNonceBytes) => {
			Object.assign(site.pinterest.settings, { leadEnvelope: layout, leadNonceBytes });
			const workflow = await active();
			const ids = take();
			expect(await site.settled()).toEqual(['delivered']);
			expect(attempts()).toEqual([[200]]);
			expect(leadIds(workflow)).toEqual(ids);
		},
	);

	it('of the form’s test endpoint comes like any other', async () => {
		const workflow = await active();
		const path = `/ad_accounts/${site.account()}/lead_forms/${form()}/test`;
		expect((await site.api.post(path, { answers: ['A', 'a@mail.example', 'B'] })).status).toBe(200);
		await site.settled();
		expect(workflow.executions.flat()[0].json.lead).toMatchObject({ is_test: true });
	});

	it('comes once, though it is sent again', async () => {
		const workflow = await active();
		const [first] = take(1);
		await site.settled();
		const [second] = take(1);
		await site.settled();
		for (const id of [first, second, first]) {
			site.pinterest.repeatLead(id);
			await site.settled();
		}
		expect(attempts()).toEqual([[200], [200], [200], [200], [200]]);
		expect(leadIds(workflow)).toEqual([first, second]);
	});

	it('that was refused comes when it is sent again', async () => {
		const workflow = await active();
		// Pinterest gives no key twice: its API is down.
		site.pinterest.faults.add({ match: { method: 'GET', times: 6 }, fault: { kind: 'status', status: 503 } });
		const ids = take();
		await site.settled();
		expect(attempts()).toEqual([[500, 500, 200].slice(-attempts()[0].length)]);
		expect(attempts()[0].length).toBeGreaterThan(1);
		expect(leadIds(workflow)).toEqual(ids);
	});

	it('that n8n did not take at first comes when it is sent again', async () => {
		const workflow = await active();
		site.pinterest.settings.webhookOrigin = 'http://127.0.0.1:9';
		const ids = take(3);
		site.pinterest.settings.webhookOrigin = workflow.origin;
		expect(await site.settled()).toEqual(['delivered', 'delivered', 'delivered']);
		expect(attempts()).toEqual([0, 1, 2].map(() => [0, 200]));
		expect(leadIds(workflow).sort()).toEqual(ids.sort());
	});

	it('is remembered among the latest thousand, in static data that stays small', async () => {
		const workflow = await active();
		const seen = Array.from({ length: 1000 }, (_, at) => `old ${at}`);
		Object.assign(workflow.staticData['node:Trigger'] as IDataObject, { seen });
		const [id] = take();
		await site.settled();
		const { seen: after } = workflow.staticData['node:Trigger'] as { seen: string[] };
		expect([after.length, after[0], after.at(-1)]).toEqual([1000, 'old 1', id]);
		expect(JSON.stringify(workflow.staticData).length).toBeLessThan(40_000);
	});

	it('comes though it was sent before n8n knew the subscription', async () => {
		const workflow = await active();
		workflow.staticData = {};
		const ids = take();
		await site.settled();
		expect(leadIds(workflow)).toEqual(ids);
	});

	it('comes after the subscription was made anew by hand', async () => {
		const workflow = await active();
		const { id, webhook_url } = site.subscriptions().at(-1) ?? {};
		const path = `/ad_accounts/${site.account()}/leads/subscriptions`;
		await site.api.delete(`${path}/${id}`);
		await site.api.post(path, { webhook_url });
		const ids = take();
		await site.settled();
		expect(leadIds(workflow)).toEqual(ids);
	});

	it('starts a test in the editor, even where it is known', async () => {
		const workflow = await site.workflow();
		workflow.staticData = { 'node:Trigger': { seen: take() } };
		const end = await workflow.listen();
		const [id] = (workflow.staticData['node:Trigger'] as { seen: string[] }).seen;
		site.pinterest.repeatLead(id);
		await site.settled();
		await end();
		expect(leadIds(workflow)).toEqual([id]);
		expect(workflow.staticData).toEqual({ 'node:Trigger': { seen: [id] } });
	});

	describe('that does not authenticate', () => {
		const forged = {
			nonce: 'AAAAAAAAAAAAAAAA',
			ciphertext: 'bm90IGEgbGVhZCBhdCBhbGw=',
			tag: 'AAAAAAAAAAAAAAAAAAAAAA==',
		};

		it.each([
			['forged', forged],
			['plain', { lead_id: '1', email: 'eve@mail.example' }],
			['empty', {}],
			['a list', [[], null, 4]],
		])('is refused so that it is sent again, and starts nothing (%s)', async (_, body) => {
			const workflow = await active();
			const answer = await post(workflow.origin, body);
			expect([answer.status, await answer.json()]).toEqual([
				503,
				{ message: 'Not accepted: the lead could not be verified' },
			]);
			expect([workflow.executions, workflow.log]).toEqual([[], [expect.stringContaining('a delivery was refused')]]);
			expect(workflow.log.join()).not.toContain('eve@mail.example');
		});

		it('is no reason to ask Pinterest for the key where it can’t be a lead', async () => {
			const workflow = await active();
			site.pinterest.clearRequests();
			await post(workflow.origin, { hello: 'world' });
			expect(site.sent()).toEqual([]);
		});

		it('is refused with one byte changed', async () => {
			const workflow = await active();
			const { cryptographic_key: key } = site.subscriptions().at(-1) ?? { cryptographic_key: '' };
			const { content } = envelope({ lead_id: '1' }, key, 'text', 12);
			const bytes = Buffer.from(String(content), 'base64');
			bytes[14] ^= 1;
			expect((await post(workflow.origin, { data: bytes.toString('base64') })).status).toBe(503);
			bytes[14] ^= 1;
			expect((await post(workflow.origin, { data: bytes.toString('base64') })).status).toBe(200);
			expect(leadIds(workflow)).toEqual(['1']);
		});

		it('is refused with the key of another subscription', async () => {
			const workflow = await active();
			const { cryptographic_key: key } = site.subscriptions()[0];
			const { content } = envelope({ lead_id: '1' }, key, 'fields', 12);
			expect((await post(workflow.origin, String(content))).status).toBe(503);
			expect(workflow.executions).toEqual([]);
		});

		it('is passed on marked where the user wants that, and never as a lead', async () => {
			const workflow = await active({ unverified: 'raw' });
			const body = { ...forged, verified: true, lead_id: '7' };
			expect((await post(workflow.origin, body)).status).toBe(200);
			expect(workflow.executions).toEqual([
				[{ json: { verified: false, reason: expect.any(String), received_at: expect.any(String), body } }],
			]);
		});
	});

	it.each([
		['the token is refused', { kind: 'status', status: 401, code: 2 } as const],
		['the scope is missing', { kind: 'status', status: 403, code: 29 } as const],
	])('is answered with an error and shown as a failed execution where %s', async (_, fault) => {
		const workflow = await active();
		site.pinterest.faults.add({ match: { method: 'GET', times: 2 }, fault });
		take();
		await site.settled();
		expect(attempts()[0][0]).toBe(500);
		expect(workflow.log[0]).toMatch(/NodeApiError/);
	});

	it('has an id where it says none: what it holds decides whether it came before', async () => {
		const workflow = await active();
		const { cryptographic_key: key } = site.subscriptions().at(-1) ?? { cryptographic_key: '' };
		const send = async (lead: object) => {
			const { content } = envelope(lead, key, 'fields', 12);
			await post(workflow.origin, String(content));
		};
		await send({ email: 'ada@mail.example' });
		await send({ email: 'ada@mail.example' });
		await send([{ email: 'ben@mail.example' }, { email: 'ada@mail.example' }, { email: 'ben@mail.example' }]);
		expect(workflow.executions.flat().map(({ json }) => (json.lead as IDataObject).email)).toEqual([
			'ada@mail.example',
			'ben@mail.example',
			// Two people in one delivery can say the same.
			'ben@mail.example',
		]);
		expect(JSON.stringify(workflow.staticData)).not.toContain('mail.example');
	});

	it('tells its key to nobody: not in output, static data, log or answer', async () => {
		const workflow = await active();
		take(2);
		await site.settled();
		site.pinterest.faults.add({ match: { method: 'GET' }, fault: { kind: 'status', status: 403 } });
		await post(workflow.origin, { data: 'A'.repeat(80) });
		const answer = await (await post(workflow.origin, { data: 'A'.repeat(80) })).text();
		const keys = site.subscriptions().map(({ cryptographic_key: key }) => key);
		const stored = JSON.stringify(workflow.staticData);
		await workflow.activate('init');
		await workflow.deactivate();
		const told = JSON.stringify([workflow.executions, stored, workflow.staticData, workflow.log, answer]);
		expect(keys).toHaveLength(2);
		for (const key of keys) expect(told).not.toContain(key);
		expect(told).not.toMatch(/cryptographic|pina_/);
	});

	it('is never lost, nor given twice, where many come at once', async () => {
		const workflow = await active();
		site.pinterest.faults.add({ match: { method: 'GET', times: Infinity }, fault: { kind: 'latency', ms: 100 } });
		const ids = take(20);
		await site.settled();
		expect(leadIds(workflow).sort()).toEqual(ids.sort());
	});

	it('is still known after many came at once', async () => {
		const workflow = await active();
		const [id] = take();
		await site.settled();
		take(10);
		await site.settled();
		site.pinterest.repeatLead(id);
		await site.settled();
		expect(workflow.executions).toHaveLength(11);
	});
});
