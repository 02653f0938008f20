import type { IDataObject } from 'n8n-workflow';

import type { WebhookWorkflow } from '../../engine';
import { envelope } from '../../pinterest/resources/audiences/leadEnvelopes';
import { leadIds, useLeadSite } from './site';

/** Anybody can send deliveries, and only the key tells whose they are. */
describe('the key of a subscription', () => {
	const site = useLeadSite();
	const active = async (options: IDataObject = {}, from?: WebhookWorkflow) => {
		const workflow = await site.workflow({ options: options as never });
		if (from) workflow.staticData = structuredClone(from.staticData);
		await workflow.activate(from ? 'init' : 'activate');
		site.pinterest.clearRequests();
		return workflow;
	};
	const post = async ({ origin }: WebhookWorkflow, body: string) => {
		const { pathname } = new URL(site.subscriptions().slice(-1)[0].webhook_url);
		const headers = { 'content-type': 'application/json' };
		return (await fetch(`${origin}${pathname}`, { method: 'POST', headers, body })).status;
	};
	const lead = (id: string, key = site.subscriptions().slice(-1)[0].cryptographic_key) =>
		String(envelope({ lead_id: id }, key, 'fields', 12).content);
	const forged = (at: number) => lead(String(at), Buffer.alloc(32, at).toString('base64'));
	const state = ({ staticData }: WebhookWorkflow) => staticData['node:Trigger'] as IDataObject;
	const requests = () => site.sent().map(([request]) => request);
	const path = () => `/ad_accounts/${site.account()}/leads/subscriptions`;
	const onlyTheKey = () => [`GET ${path()}/${site.subscriptions().slice(-1)[0].id}`];
	const { now } = Date;
	/** Goes on so far after the beginning of the test. */
	const goTo = (ms: number) => void jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['refused', {}, 503, 0],
		['passed on raw', { unverified: 'raw' }, 200, 50],
	])('is asked for once where fifty forged deliveries are %s', async (_, options, status, executions) => {
		const workflow = await active(options);
		for (let at = 0; at < 50; at++) expect(await post(workflow, forged(at))).toBe(status);
		expect(workflow.executions).toHaveLength(executions);
		// The subscription that was stored, and whether there is another one.
		expect(requests()).toEqual([...onlyTheKey(), `GET ${path()}?page_size=250`]);
		expect(JSON.stringify(workflow.staticData).length).toBeLessThan(1000);
		// Those of Pinterest come all the same.
		expect(await post(workflow, lead('1'))).toBe(200);
		expect([workflow.executions.flat().at(-1)?.json.lead_id, requests().length]).toEqual(['1', 2]);
	});

	it('may be asked for again half a minute after it opened nothing', async () => {
		const workflow = await active();
		await post(workflow, forged(1));
		goTo(25_000);
		await post(workflow, forged(2));
		expect(requests()).toHaveLength(2);
		goTo(31_000);
		for (const at of [3, 4, 5]) await post(workflow, forged(at));
		expect(requests()).toHaveLength(4);
	});

	it('is asked for again after five minutes', async () => {
		const workflow = await active();
		await post(workflow, lead('1'));
		goTo(290_000);
		await post(workflow, lead('2'));
		expect(requests()).toEqual(onlyTheKey());
		goTo(301_000);
		await post(workflow, lead('3'));
		expect(requests()).toEqual([...onlyTheKey(), ...onlyTheKey()]);
		expect(leadIds(workflow)).toEqual(['1', '2', '3']);
	});

	it('is asked for at once where it is a new one, though others were known', async () => {
		const workflow = await active();
		await post(workflow, lead('1'));
		const { id, webhook_url } = site.subscriptions().slice(-1)[0];
		await site.api.delete(`${path()}/${id}`);
		await site.api.post(path(), { webhook_url });
		await post(workflow, lead('2'));
		expect(leadIds(workflow)).toEqual(['1', '2']);
	});

	it('is known from static data alone', async () => {
		const workflow = await active();
		await post(workflow, lead('1'));
		const known = structuredClone(workflow.staticData);
		delete state(workflow).sealedKeys;
		await post(workflow, lead('2'));
		expect(requests()).toEqual([...onlyTheKey(), ...onlyTheKey()]);
		site.pinterest.clearRequests();
		workflow.staticData = known;
		await post(workflow, lead('3'));
		expect([leadIds(workflow), requests()]).toEqual([['1', '2', '3'], []]);
	});

	it('is asked for by each of those that come at once, and known to the next', async () => {
		const workflow = await active();
		site.pinterest.faults.add({ match: { method: 'GET', times: Infinity }, fault: { kind: 'latency', ms: 50 } });
		await Promise.all(['1', '2', '3', '4'].map(async (id) => await post(workflow, lead(id))));
		const asked = requests();
		expect(asked.length).toBeLessThanOrEqual(4);
		await post(workflow, lead('5'));
		expect([leadIds(workflow).sort(), requests()]).toEqual([['1', '2', '3', '4', '5'], asked]);
	});

	it.each([
		['with another token', undefined],
		['where it was tampered with', (sealed: string) => `${sealed.slice(0, -8)}AAAAAAA=`],
		['where it is none', () => 'x'],
	])('can’t be read from static data %s, and is asked for', async (_, spoil) => {
		const before = await active();
		await post(before, lead('1'));
		// Each workflow here has a token of its own.
		const workflow = spoil ? before : await active({}, before);
		site.pinterest.clearRequests();
		if (spoil) state(workflow).sealedKeys = spoil(String(state(workflow).sealedKeys));
		expect(await post(workflow, lead('2'))).toBe(200);
		expect(requests()).toEqual(onlyTheKey());
	});

	it('is forgotten with the subscription', async () => {
		const workflow = await active();
		await post(workflow, lead('1'));
		expect(Object.keys(state(workflow)).sort()).toEqual(['sealedKeys', 'seen', 'subscription']);
		await workflow.deactivate();
		expect(state(workflow)).toEqual({ seen: ['1'] });
	});
});
