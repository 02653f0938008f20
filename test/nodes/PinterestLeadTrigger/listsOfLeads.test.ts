import type { IDataObject } from 'n8n-workflow';

import { jsonBody, withSealedAnswers } from '../../pinterest/resources/audiences/leadEnvelopes';
import { leadIds, useLeadSite } from './site';

/** Leads whose ids are in clear beside their encrypted answers. */
describe('leads with ids in clear', () => {
	const site = useLeadSite();
	const form = () => site.form('Catalogue by post');
	const active = async (options: IDataObject = {}) => {
		const workflow = await site.workflow({ options: options as never });
		await workflow.activate();
		return workflow;
	};
	const subscription = () => site.subscriptions().slice(-1)[0];
	const post = async (origin: string, content: string) => {
		const headers = { 'content-type': 'application/json' };
		const { pathname } = new URL(subscription().webhook_url);
		return (await fetch(`${origin}${pathname}`, { method: 'POST', headers, body: content })).status;
	};
	const IDS = { advertiser_id: '549760800000000007', lead_form_id: '3', ad_id: '687000000000000019' };
	const sealed = (lead_id: string, answers: unknown = [{ question: 'EMAIL', answer: `${lead_id}@mail.example` }]) =>
		withSealedAnswers(
			{ ...IDS, campaign_id: '626000000000000021', lead_id },
			answers,
			subscription().cryptographic_key,
			12,
		);
	const text = (content: object) => String(jsonBody(content, false).content);
	const last = '9007199254740993123';

	it.each(['list', 'object'] as const)('come out each with all of its ids, from a delivery of one %s', async (kind) => {
		Object.assign(site.pinterest.settings, { leadDelivery: kind, leadNonceBytes: 12 });
		const workflow = await active();
		const ids = site.pinterest.takeLeads({ form: form(), count: 3 });
		await site.settled();
		const items = workflow.executions.flat().map(({ json }) => json);
		expect(items.map(({ lead_id: id }) => id).sort()).toEqual(ids.sort());
		const ofLead = {
			...{
				lead_form_id: form(),
				ad_id: expect.stringMatching(/^\d{18}$/),
				campaign_id: expect.stringMatching(/^\d{18}$/),
			},
		};
		for (const item of items) {
			const { verified, lead_id, ad_account_id, lead } = item;
			expect({ verified, ad_account_id }).toEqual({ verified: true, ad_account_id: site.account() });
			expect(item).toMatchObject(ofLead);
			expect(lead).toEqual({
				...{ ...ofLead, advertiser_id: site.account(), lead_id },
				answers: [
					expect.objectContaining({ question: 'FULL_NAME' }),
					expect.objectContaining({ question: 'EMAIL', answer: expect.stringMatching(/^person\d+@mail\.example$/) }),
					expect.objectContaining({ question: 'What are you looking for?' }),
				],
			});
		}
		expect(workflow.executions).toHaveLength(kind === 'list' ? 1 : 3);
	});

	it.each([12, 16])('keep all digits of ids that are bare numbers (nonce of %d bytes)', async (leadNonceBytes) => {
		Object.assign(site.pinterest.settings, { leadDelivery: 'list', leadNonceBytes, leadIdsAreNumbers: true });
		const workflow = await active();
		const ids = site.pinterest.takeLeads({ form: form(), count: 2 });
		await site.settled();
		expect(workflow.executions.map((items) => items.map(({ json }) => json.lead_id))).toEqual([ids]);
		expect(workflow.executions[0][0].json.lead).toMatchObject({ lead_form_id: form(), lead_id: ids[0] });
	});

	it('come once each, though they are sent again, in a list or by themselves', async () => {
		const workflow = await active();
		expect(await post(workflow.origin, text([sealed('1'), sealed('2'), sealed('1')]))).toBe(200);
		expect(await post(workflow.origin, text(sealed('2')))).toBe(200);
		expect(await post(workflow.origin, text([sealed('2'), sealed('3'), sealed('1')]))).toBe(200);
		expect(leadIds(workflow)).toEqual(['1', '2', '3']);
	});

	it.each([
		['in an object', (list: object[]) => ({ leads: list })],
		['in an object of a list', (list: object[]) => [{ entry: { leads: list } }]],
		['in a text', (list: object[]) => ({ event: 'lead', body: JSON.stringify(list) })],
	])('all come out of a list %s', async (_, wrap) => {
		const workflow = await active();
		expect(await post(workflow.origin, text(wrap([sealed('1'), sealed('2')])))).toBe(200);
		expect(leadIds(workflow)).toEqual(['1', '2']);
	});

	it('come out where each answer is encrypted by itself', async () => {
		const workflow = await active();
		const { answers: one } = sealed('1', 'Ada Lind') as { answers: string };
		const { answers: other } = sealed('1', 'ada@mail.example') as { answers: string };
		const answers = [
			{ question: 'FULL_NAME', answer: one },
			{ question: 'EMAIL', answer: other },
		];
		expect(await post(workflow.origin, text([{ ...IDS, lead_id: '1', answers }]))).toBe(200);
		expect(workflow.executions[0][0].json.lead).toMatchObject({
			answers: [
				{ question: 'FULL_NAME', answer: 'Ada Lind' },
				{ question: 'EMAIL', answer: 'ada@mail.example' },
			],
		});
	});

	it('are whole leads in envelopes of their own too', async () => {
		const workflow = await active();
		const whole = [1, 2].map(
			(id) => (sealed('0', { lead_id: String(id), email: 'a@b.example' }) as IDataObject).answers,
		);
		expect(await post(workflow.origin, text(whole.map((data) => ({ data }))))).toBe(200);
		expect(await post(workflow.origin, text({ first: whole[0], second: whole[1] }))).toBe(200);
		expect(leadIds(workflow)).toEqual(['1', '2']);
	});

	it.each([
		['has a byte changed', (lead: IDataObject) => ({ ...lead, answers: changed(String(lead.answers)) })],
		[
			'is not encrypted',
			(lead: IDataObject) => ({ ...lead, answers: [{ question: 'EMAIL', answer: 'eve@mail.example' }] }),
		],
		['is empty', () => ({})],
		['is nothing', () => null],
	])('are refused all, so that they are sent again, where one of them %s', async (_, spoil) => {
		const workflow = await active();
		for (const at of [0, 1, 2]) {
			const list: unknown[] = [sealed('1'), sealed('2'), sealed('3')];
			list[at] = spoil(list[at] as IDataObject);
			expect(await post(workflow.origin, text(list))).toBe(503);
		}
		expect(workflow.executions).toEqual([]);
		expect(await post(workflow.origin, text([sealed('1'), sealed('2'), sealed('3')]))).toBe(200);
		expect(leadIds(workflow)).toEqual(['1', '2', '3']);
		expect(workflow.log.join()).not.toContain('eve@mail.example');
	});

	describe('of which a part does not open', () => {
		const one = () => String((sealed('1', 'Ada Lind') as IDataObject).answers);
		const broken = () => changed(one());
		it.each<[string, () => unknown]>([
			['the second of two answers', () => ({ ...IDS, answers: [one(), broken()] })],
			['the middle of three', () => ({ ...IDS, answers: [one(), broken(), one()] })],
			['an answer in an object', () => ({ ...IDS, answers: { name: one(), email: broken() } })],
			['something beside the answers', () => ({ ...IDS, answers: one(), more: broken() })],
			['one of two, without ids', () => ({ first: one(), second: broken() })],
			['one of two in hexadecimal', () => ({ first: one(), second: Buffer.from(broken(), 'base64').toString('hex') })],
			['nothing in a list', () => [one(), null]],
		])('are refused whole: %s', async (_, make) => {
			const workflow = await active();
			expect(await post(workflow.origin, text(make() as object))).toBe(503);
			expect(workflow.executions).toEqual([]);
		});

		it('are those where it is encrypted, and not where it is words', async () => {
			const workflow = await active();
			const more = {
				campaign: 'US_Prospecting_LeadGen_2026-05_Video_Summer',
				form: 'What would you like to get from us next year',
			};
			const answers = [{ question: more.form, answer: one() }];
			expect(await post(workflow.origin, text({ ...IDS, lead_id: '1', answers, ...more, note: one() }))).toBe(200);
			expect(workflow.executions[0][0].json.lead).toEqual({
				...{ ...IDS, lead_id: '1', ...more, note: 'Ada Lind' },
				answers: [{ question: more.form, answer: 'Ada Lind' }],
			});
		});
	});

	it('come each where they have no id and say the same, and once though sent again', async () => {
		const workflow = await active();
		const nameless = () => ({ ...IDS, answers: (sealed('1') as IDataObject).answers });
		const list = text([nameless(), nameless()]);
		expect(await post(workflow.origin, list)).toBe(200);
		expect(await post(workflow.origin, list)).toBe(200);
		expect(leadIds(workflow)).toEqual([null, null]);
	});

	describe('that are forged', () => {
		const forged = (count: number) =>
			Array.from({ length: count }, (_, at) => ({ ...IDS, lead_id: String(at), answers: 'A'.repeat(120) }));

		it('cost no request each', async () => {
			const workflow = await active();
			site.pinterest.clearRequests();
			for (let times = 0; times < 10; times++) expect(await post(workflow.origin, text(forged(3)))).toBe(503);
			expect(await Promise.all(Array.from({ length: 10 }, () => post(workflow.origin, text(forged(1)))))).toEqual(
				Array(10).fill(503),
			);
			expect(site.sent().length).toBeLessThanOrEqual(3);
			// Those of Pinterest come all the same.
			expect(await post(workflow.origin, text([sealed('1')]))).toBe(200);
			expect(leadIds(workflow)).toEqual(['1']);
		});

		it.each([
			['too many', () => text(forged(100_000))],
			['more than a thousand', () => text(forged(1001))],
			['too large', () => text([{ ...IDS, answers: 'A'.repeat(3_000_000) }])],
			['too deep', () => `${'['.repeat(5000)}${']'.repeat(5000)}`],
			['of too many values', () => text([{ ...IDS, answers: Array<number>(150_000).fill(1) }])],
		])('are refused for good before any work, where they are %s', async (_, make) => {
			const workflow = await active({ unverified: 'raw' });
			site.pinterest.clearRequests();
			expect(await post(workflow.origin, make())).toBe(413);
			expect([site.sent(), workflow.executions]).toEqual([[], []]);
		});
	});

	it('are passed on raw with all digits where one can’t be read and the user wants that', async () => {
		const workflow = await active({ unverified: 'raw' });
		const list = text([sealed('1'), { lead_id: 'x', answers: '' }]).replace('"x"', last);
		expect(await post(workflow.origin, list)).toBe(200);
		expect(workflow.executions).toMatchObject([
			[{ json: { verified: false, body: [{ lead_id: '1' }, { lead_id: last }] } }],
		]);
	});

	function changed(base64: string): string {
		const bytes = Buffer.from(base64, 'base64');
		bytes[20] ^= 1;
		return bytes.toString('base64');
	}
});
