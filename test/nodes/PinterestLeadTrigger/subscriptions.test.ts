import { PinterestLeadTrigger } from '../../../nodes/PinterestLeadTrigger/PinterestLeadTrigger.node';
import { byId, useLeadSite } from './site';

describe('the subscription of a lead trigger', () => {
	const site = useLeadSite();
	const URL = 'https://n8n.example/webhook/7f1c6a52-5d0e-4c55-9d1b-1f3f0a7e2b10/webhook';
	const path = () => `/ad_accounts/${site.account()}/leads/subscriptions`;
	const urls = () => site.subscriptions().map(({ webhook_url }) => webhook_url);
	const foreign = 'https://crm.hearthandlinen.example/leads';
	const fair = () => ({ leadForm: byId(site.form('Trade fair')) });
	const subscribe = async (webhook_url: string, lead_form_id?: string) =>
		(await site.api.post(path(), { webhook_url, lead_form_id })).data.id as string;

	it('is made when the workflow is activated, for all forms of the ad account', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		expect(site.sent().map(([request]) => request)).toEqual([`GET ${path()}?page_size=250`, `POST ${path()}`]);
		expect(site.sent().at(-1)?.[1]).toEqual({ webhook_url: URL });
		expect(urls()).toEqual([foreign, URL]);
	});

	it('is made for one form', async () => {
		const workflow = await site.workflow({ leadForm: byId(site.form('Catalogue by post')) });
		await workflow.activate();
		expect(site.subscriptions().at(-1)).toMatchObject({
			webhook_url: URL,
			lead_form_id: site.form('Catalogue by post'),
		});
	});

	it('is ended when the workflow is deactivated', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		await workflow.deactivate();
		expect(urls()).toEqual([foreign]);
		expect(workflow.staticData).toEqual({ 'node:Trigger': {} });
	});

	it('is ended though it is gone already', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		await site.api.delete(`${path()}/${site.subscriptions().at(-1)?.id}`);
		await workflow.deactivate();
		expect(workflow.log).toEqual([]);
		expect(workflow.staticData).toEqual({ 'node:Trigger': {} });
	});

	it('is ended though n8n has forgotten which it was', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		workflow.staticData = {};
		await workflow.deactivate();
		expect(urls()).toEqual([foreign]);
	});

	it('is found again when n8n starts anew, with one request', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		const before = site.subscriptions();
		site.pinterest.clearRequests();
		await workflow.activate('init');
		expect(site.sent()).toEqual([[`GET ${path()}/${before.at(-1)?.id}`]]);
		expect(site.subscriptions()).toEqual(before);
	});

	it('is found by its address when n8n has forgotten which it was', async () => {
		const id = await subscribe(URL);
		const workflow = await site.workflow();
		await workflow.activate();
		expect(workflow.staticData).toMatchObject({ 'node:Trigger': { subscription: { id, url: URL } } });
		expect(site.subscriptions()).toHaveLength(2);
	});

	it('is made anew when it is gone', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		await site.api.delete(`${path()}/${site.subscriptions().at(-1)?.id}`);
		await workflow.activate('init');
		expect(urls()).toEqual([foreign, URL]);
	});

	it('is made anew where n8n has another address than it had', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		workflow.webhookUrl = 'https://new.example/n8n/';
		await workflow.activate('init');
		expect(urls()).toEqual([foreign, URL.replace('n8n.example', 'new.example/n8n')]);
	});

	it('moves when another form or ad account is chosen', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		workflow.parameters = { ...workflow.parameters, leadForm: byId(site.form('Catalogue by post')) };
		await workflow.activate('update');
		expect(site.subscriptions().map(({ lead_form_id }) => lead_form_id)).toEqual([
			site.form('Trade fair'),
			site.form('Catalogue by post'),
		]);
		const other = site.adAccount('Hearth & Linen US');
		workflow.parameters = { ...workflow.parameters, adAccount: byId(other), leadForm: byId('') };
		await workflow.activate('update');
		expect(urls()).toEqual([foreign]);
		await workflow.deactivate();
		expect((await site.api.get(`/ad_accounts/${other}/leads/subscriptions`)).data.items).toEqual([]);
	});

	it('of somebody else is left as it is, and named by its host', async () => {
		const workflow = await site.workflow(fair());
		await expect(workflow.activate()).rejects.toMatchObject({
			message: 'The leads of this lead form are sent to crm.hearthandlinen.example already',
			description: expect.stringContaining('Replace Other Subscription'),
		});
		expect(urls()).toEqual([foreign]);
	});

	it('of somebody else is replaced where the user wants that', async () => {
		const workflow = await site.workflow({ ...fair(), options: { replaceOther: true } });
		await workflow.activate();
		expect(urls()).toEqual([URL]);
	});

	it.each([
		['http://n8n.example/', 'must begin with https://'],
		['https://localhost:5678/', 'reach from the internet'],
		['http://localhost:5678/', 'must begin with https://'],
		['https://192.168.1.20/', 'reach from the internet'],
		['https://n8n.local/', 'reach from the internet'],
	])('is not asked for while n8n says its address is %s', async (webhookUrl, message) => {
		const workflow = await site.workflow({}, { webhookUrl });
		await expect(workflow.activate()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining('WEBHOOK_URL'),
		});
		expect(site.sent().filter(([request]) => request.startsWith('POST'))).toEqual([]);
	});

	it('is not made without an ad account', async () => {
		const workflow = await site.workflow({ adAccount: byId('') });
		await expect(workflow.activate()).rejects.toThrow('Ad Account is missing');
		expect(site.sent()).toEqual([]);
	});

	it('that Pinterest may have made though its answer was lost is taken away', async () => {
		const workflow = await site.workflow();
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		await expect(workflow.activate()).rejects.toThrow();
		expect(urls()).toEqual([foreign]);
	});

	it('stays where Pinterest can’t be asked for it when n8n starts', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		site.pinterest.faults.add({ match: { method: 'GET' }, fault: { kind: '429', retryAfter: 600 } });
		site.pinterest.clearRequests();
		await workflow.activate('init');
		expect(site.sent().map(([request]) => request.split(' ')[0])).toEqual(['GET']);
		expect(workflow.log).toEqual([expect.stringContaining('left as it is')]);
		expect(urls()).toEqual([foreign, URL]);
	});

	it('that can’t be ended is an error, and is ended by the next activation', async () => {
		const workflow = await site.workflow();
		await workflow.activate();
		site.pinterest.faults.add({ match: { method: 'DELETE' }, fault: { kind: 'status', status: 403 } });
		await expect(workflow.deactivate()).rejects.toMatchObject({ httpCode: '403' });
		workflow.parameters = { ...workflow.parameters, leadForm: byId(site.form('Catalogue by post')) };
		await workflow.activate();
		expect(site.subscriptions().map(({ lead_form_id }) => lead_form_id)).toEqual([
			site.form('Trade fair'),
			site.form('Catalogue by post'),
		]);
	});

	describe('of a test', () => {
		const TEST_URL = URL.replace('/webhook/', '/webhook-test/');

		it('is there as long as the editor listens', async () => {
			const workflow = await site.workflow();
			const end = await workflow.listen();
			expect(urls()).toEqual([foreign, TEST_URL]);
			await end();
			expect(urls()).toEqual([foreign]);
		});

		it('does not replace the active workflow’s', async () => {
			const workflow = await site.workflow();
			await workflow.activate();
			await expect(workflow.listen()).rejects.toThrow('The active workflow has the subscription');
			expect(urls()).toEqual([foreign, URL]);
		});

		it('that was left over is replaced by the active workflow’s', async () => {
			await subscribe(TEST_URL);
			const workflow = await site.workflow();
			await workflow.activate();
			expect(urls()).toEqual([foreign, URL]);
		});
	});

	it('is told by address where a node has no webhook id of its own', async () => {
		const workflow = await site.workflow({}, { webhookId: null });
		await workflow.activate();
		workflow.webhookUrl = 'https://new.example/';
		await workflow.activate('init');
		expect(urls()).toEqual([foreign, 'https://new.example/webhook/workflow/trigger/webhook']);
		await expect(workflow.listen()).rejects.toThrow('The active workflow has the subscription');
	});

	it('is picked from the ad accounts and their lead forms', async () => {
		const accounts = await site.search('searchAdAccounts', { filter: 'EU' });
		expect(accounts.results.map(({ value }) => value)).toEqual([site.account()]);
		const forms = await site.search('searchLeadForms', { parameters: { adAccount: byId(site.account()) } });
		expect(forms.results.map(({ name }) => name)).toEqual(['Trade fair (draft)', 'Catalogue by post']);
	});

	it('is what the node offers as a trigger, not as a tool', () => {
		const { description } = new PinterestLeadTrigger();
		expect([description.inputs, description.group, description.usableAsTool]).toEqual([[], ['trigger'], undefined]);
	});
});
