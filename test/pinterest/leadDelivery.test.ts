import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDecipheriv } from 'node:crypto';

import { client } from './client';
import { usePinterest } from './usePinterest';

describe('webhooks of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let receiver: Server;
	let answers: number[];
	let received: Array<{ url?: string; type?: string; body: string }>;
	let account: string;
	let form: string;
	let key: string;

	beforeAll(async () => {
		receiver = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk: Buffer) => (body += chunk.toString()));
			request.on('end', () => {
				received.push({ url: request.url, type: request.headers['content-type'], body });
				response.writeHead(answers.shift() ?? 200).end();
			});
		});
		receiver.listen(0, '127.0.0.1');
		await once(receiver, 'listening');
	});
	beforeEach(async () => {
		pinterest.reset();
		const webhookOrigin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
		Object.assign(pinterest.settings, { webhookOrigin, webhookRetryMs: 10 });
		[answers, received] = [[], []];
		[account] = pinterest.worlds.production.adAccounts.keys();
		const api = client(pinterest);
		const { items } = (await api.get(`/ad_accounts/${account}/lead_forms`)).data;
		form = items.find(({ name }: { name: string }) => name === 'Catalogue by post').id;
		const body = { webhook_url: 'https://crm.example/leads?a=1' };
		key = (await api.post(`/ad_accounts/${account}/leads/subscriptions`, body)).data.cryptographic_key;
	});
	afterAll(() => {
		receiver.closeAllConnections();
		receiver.close();
	});

	const states = () => pinterest.leadDeliveries().map(({ state }) => state);
	const settled = async () => {
		while (states().includes('sending')) await sleep(10);
		return states();
	};

	it('bring a lead encrypted with the subscription’s key, with a nonce of its own each time', async () => {
		const [id] = pinterest.takeLeads({ form, answers: ['Ada', 'ada@mail.example', 'Linen'] });
		pinterest.repeatLead(id);
		expect(await settled()).toEqual(['delivered', 'delivered']);
		expect(received.map(({ url, type }) => [url, type])).toEqual(Array(2).fill(['/leads?a=1', 'application/json']));
		expect(received[0].body).not.toContain('Ada');
		const opened = received.map(({ body }) => {
			const parts = JSON.parse(body) as Record<string, string>;
			const [nonce, ciphertext, tag] = ['nonce', 'ciphertext', 'tag'].map((name) => Buffer.from(parts[name], 'base64'));
			const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce).setAuthTag(tag);
			return JSON.parse(Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString()) as object;
		});
		expect(opened).toEqual(Array(2).fill(expect.objectContaining({ lead_id: id, lead_form_id: form, is_test: false })));
		expect(received[0].body).not.toBe(received[1].body);
	});

	it('bring all leads that are taken at once, with their ids in clear and their answers encrypted', async () => {
		Object.assign(pinterest.settings, { leadDelivery: 'list', leadIdsAreNumbers: true });
		const ids = pinterest.takeLeads({ form, count: 2, answers: ['Ada', 'ada@mail.example', 'Linen'] });
		expect(await settled()).toEqual(['delivered']);
		expect(received[0].body).not.toContain('Ada');
		for (const id of [...ids, account, form]) expect(received[0].body).toContain(`_id":${id}`);
		const list = JSON.parse(received[0].body) as Array<Record<string, string>>;
		expect(list.map((lead) => Object.keys(lead))).toEqual(
			Array(2).fill(['advertiser_id', 'lead_form_id', 'ad_id', 'campaign_id', 'lead_id', 'answers']),
		);
		const bytes = Buffer.from(list[1].answers, 'base64');
		const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(0, 12));
		decipher.setAuthTag(bytes.subarray(-16));
		const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
		expect(JSON.parse(text)).toContainEqual({ question_type: 'FULL_NAME', question: 'FULL_NAME', answer: 'Ada' });
	});

	it('are sent again until they are taken, or given up', async () => {
		answers = [503, 404];
		pinterest.takeLeads({ form });
		expect(await settled()).toEqual(['delivered']);
		expect(pinterest.leadDeliveries()[0].attempts.map(({ status }) => status)).toEqual([503, 404, 200]);
		pinterest.settings.webhookAttempts = 2;
		answers = [500, 500, 200];
		pinterest.takeLeads({ form });
		expect(await settled()).toEqual(['delivered', 'given up']);
	});

	it('end with their subscription', async () => {
		answers = Array<number>(1000).fill(500);
		pinterest.takeLeads({ form });
		const api = client(pinterest);
		const { subscription_id: id } = pinterest.leadDeliveries()[0];
		await api.delete(`/ad_accounts/${account}/leads/subscriptions/${id}`);
		expect(await settled()).toEqual(['gone']);
	});

	it('wait where the simulation was not told who stands for the hosts', async () => {
		pinterest.settings.webhookOrigin = undefined;
		pinterest.takeLeads({ form });
		expect(await settled()).toEqual(['waiting']);
		expect(received).toEqual([]);
	});
});
