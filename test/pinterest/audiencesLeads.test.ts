import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import type { Ad } from './resources/ads/ads';
import { leads as leadsIn } from './resources/audiences/leadDelivery';

describe('leads of the simulated Pinterest', () => {
	const pinterest = usePinterest({ processingMs: 0 });
	let api: ReturnType<typeof client>;
	let account: string;
	let forms: string;
	let subscriptions: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
		forms = `/ad_accounts/${account}/lead_forms`;
		subscriptions = `/ad_accounts/${account}/leads/subscriptions`;
	});

	const email = { question_type: 'EMAIL' };
	const custom = { question_type: 'CUSTOM', custom_question_field_type: 'TEXT_AREA', custom_question_label: 'Why?' };
	const form = {
		name: 'New',
		privacy_policy_link: 'https://hearthandlinen.example/privacy',
		has_accepted_terms: true,
		completion_message: 'Thanks',
		questions: [email, custom],
	};
	const webhook_url = 'https://crm.example/leads';
	const formsNow = async () => (await api.get(forms)).data.items as Array<{ id: string; name: string }>;
	const newForm = async () => (await api.post(forms, [form])).data.items[0].data.id as string;
	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

	it('come by forms that are made one by one, refused ones by their own exception', async () => {
		const { status, data } = await api.post(forms, [form, { ...form, has_accepted_terms: false }]);
		expect([status, data.items]).toEqual([
			200,
			[
				{
					data: expect.objectContaining({ ...form, status: 'DRAFT', ad_account_id: account, policy_links: [] }),
					exceptions: [],
				},
				{ exceptions: [{ code: 1, message: expect.stringContaining('has_accepted_terms') }] },
			],
		]);
		expect((await formsNow()).map(({ name }) => name)).toEqual(['New', 'Trade fair', 'Catalogue by post']);
	});

	it.each([
		[{ name: ' ' }],
		[{ completion_message: null }],
		[{ privacy_policy_link: 'our policy' }],
		[{ policy_links: [{ link: 'https://a.example' }] }],
		[{ questions: [] }],
		[{ questions: [email, email] }],
		[{ questions: [{ ...email, custom_question_label: 'Email' }] }],
		[{ questions: [{ question_type: 'CUSTOM', custom_question_label: 'Why?' }] }],
		[{ questions: [{ ...custom, custom_question_options: ['A'] }] }],
		[{ questions: [{ ...custom, custom_question_field_type: 'RADIO_LIST' }] }],
	])('are not collected by a form with %j', async (wrong) => {
		const { status, data } = await api.post(forms, [{ ...form, ...wrong }]);
		expect([status, data.items]).toEqual([200, [{ exceptions: [{ code: 1, message: expect.any(String) }] }]]);
		expect(await formsNow()).toHaveLength(2);
	});

	it('have forms that are refused as a whole where a body is not one', async () => {
		const { name: _name, ...nameless } = form;
		const questions = Array.from({ length: 11 }, () => custom);
		for (const body of [[nameless], form, [], Array.from({ length: 31 }, () => form), [{ ...form, questions }]])
			expect(refusal(await api.post(forms, body))).toMatchObject({ status: 400, code: 1 });
		expect(await formsNow()).toHaveLength(2);
	});

	it('have forms that are changed one by one', async () => {
		const [{ id }] = await formsNow();
		const { data } = await api.patch(forms, [
			{ id, status: 'ACTIVE' },
			{ id: '1', name: 'B' },
			{ id, questions: [] },
		]);
		expect(data.items).toEqual([
			{ data: expect.objectContaining({ id, status: 'ACTIVE', name: 'Trade fair' }), exceptions: [] },
			{ exceptions: [{ code: 2, message: expect.any(String) }] },
			{ exceptions: [{ code: 1, message: expect.any(String) }] },
		]);
		expect((await api.get(`${forms}/${id}`)).data).toMatchObject({ status: 'ACTIVE', name: 'Trade fair' });
		expect(refusal(await api.get(`${forms}/1`))).toMatchObject({ status: 404, code: 4842 });
	});

	it('are told by subscriptions, one for each form and one for the ad account', async () => {
		const lead_form_id = await newForm();
		const { data } = await api.post(subscriptions, { webhook_url, lead_form_id });
		expect(data).toMatchObject({ ad_account_id: account, lead_form_id, webhook_url, api_version: 'v5' });
		expect([data.cryptographic_algorithm, Buffer.from(data.cryptographic_key, 'base64').length]).toEqual([
			'AES-256-GCM',
			32,
		]);
		expect(new Date(data.created_time).getUTCFullYear()).toBe(new Date().getUTCFullYear());
		expect((await api.post(subscriptions, { webhook_url, lead_form_id })).status).toBe(400);
		const all = await api.post(subscriptions, { webhook_url });
		expect([all.status, all.data.lead_form_id]).toEqual([200, null]);
		const { items } = (await api.get(`${subscriptions}?page_size=2`)).data;
		expect(items.map(({ id }: { id: string }) => id)).toEqual([all.data.id, data.id]);
	});

	it('have subscriptions that end', async () => {
		const { id } = (await api.post(subscriptions, { webhook_url })).data;
		expect((await api.get(`${subscriptions}/${id}`)).data.id).toBe(id);
		const gone = await api.delete(`${subscriptions}/${id}`);
		expect([gone.status, gone.data]).toEqual([204, '']);
		expect((await api.delete(`${subscriptions}/${id}`)).status).toBe(404);
		expect((await api.post(subscriptions, { webhook_url })).status).toBe(200);
	});

	it('are not told to an address without https, of an unknown form, or to who is no administrator', async () => {
		for (const body of [{}, { webhook_url: 'http://crm.example/leads' }, { webhook_url, lead_form_id: '1' }])
			expect(refusal(await api.post(subscriptions, body))).toMatchObject({ status: 400, code: 1 });
		const [, , ofClient] = pinterest.worlds.production.adAccounts.values();
		const path = `/ad_accounts/${ofClient.id}/leads/subscriptions`;
		expect((await api.get(path)).status).toBe(200);
		ofClient.permissions = ['CAMPAIGN_MANAGER'];
		expect(refusal(await api.get(path))).toMatchObject({ status: 403, code: 29 });
		const guest = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		expect((await guest.get(path)).status).toBe(200);
	});

	it('are tried out with an answer to each question, for whoever is subscribed', async () => {
		const id = await newForm();
		const test = async (answers: string[]) => api.post(`${forms}/${id}/test`, { answers });
		expect(refusal(await test(['a@mail.example', 'Curious']))).toMatchObject({ status: 404, code: 4842 });
		const { data: toAll } = await api.post(subscriptions, { webhook_url });
		expect((await test(['a@mail.example'])).status).toBe(400);
		expect((await test(['a@mail.example', 'Curious'])).data).toEqual({ subscription_id: toAll.id });
		const { data: toForm } = await api.post(subscriptions, { webhook_url, lead_form_id: id });
		expect((await test(['b@mail.example', 'Bored'])).data).toEqual({ subscription_id: toForm.id });
		const leads = [...leadsIn(pinterest.worlds.production).values()];
		expect(leads.map(({ answers, lead_form_id }) => [answers[1], lead_form_id])).toEqual([
			['Curious', id],
			['Bored', id],
		]);
	});

	describe('exported', () => {
		const exports = () => `/ad_accounts/${account}/leads_export`;
		const adOf = (status: string): string => {
			const ads = [...pinterest.worlds.production.store<Ad>('ad').values()];
			return ads.find((ad) => ad.ad_account_id === account && ad.status === status)?.id ?? '';
		};
		const exported = async (status: string, start_date: string, end_date: string) => {
			const { data } = await api.post(exports(), { ad_id: adOf(status), start_date, end_date });
			const { download_url: url } = (await api.get(`${exports()}/${data.leads_export_id}`)).data;
			return (await (await fetch(url)).text()).trimEnd().split('\r\n');
		};

		it('are a file once the export is finished', async () => {
			pinterest.settings.processingPolls = 1;
			const body = { ad_id: adOf('DRAFT'), start_date: day(20), end_date: day(0) };
			const { leads_export_id: id } = (await api.post(exports(), body)).data;
			const get = async () => (await api.get(`${exports()}/${id}`)).data;
			expect(await get()).toEqual({ export_status: 'IN_PROGRESS', download_url: null });
			const { export_status: status, download_url: url } = await get();
			expect([status, new URL(url).origin]).toEqual(['FINISHED', new URL(pinterest.uploadUrl).origin]);
			expect((await fetch(url, { headers: { authorization: 'Bearer token' } })).status).toBe(400);
			expect((await (await fetch(url)).text()).split('\r\n')[0]).toBe(
				'lead_id,created_time,campaign_id,ad_id,lead_form_id,FULL_NAME,EMAIL,What are you looking for?',
			);
		});

		it('are those of the days asked for, at most 30 days back, and the same each time', async () => {
			const [, ...all] = await exported('DRAFT', '2020-01-01', day(0));
			const [, ...some] = await exported('DRAFT', day(12), day(6));
			const within = all.filter((line) => {
				const created = line.split(',')[1].slice(0, 10);
				return created >= day(12) && created <= day(6);
			});
			expect(some).toEqual(within);
			expect(some.length).toBeGreaterThan(0);
			expect(all.every((line) => line.split(',')[1].slice(0, 10) >= day(30))).toBe(true);
			expect(await exported('ARCHIVED', day(20), day(0))).toHaveLength(1);
		});

		it('fail where told to', async () => {
			pinterest.settings.processingOutcome = 'failed';
			const body = { ad_id: adOf('DRAFT'), start_date: day(2), end_date: day(0) };
			const { leads_export_id: id } = (await api.post(exports(), body)).data;
			expect((await api.get(`${exports()}/${id}`)).data).toEqual({ export_status: 'FAILED', download_url: null });
			expect((await api.get(`${exports()}/1`)).status).toBe(404);
		});

		it.each([
			[{ ad_id: '1' }, 400],
			[{ start_date: '2026-02-30' }, 1],
			[{ start_date: '2026-03-01', end_date: '2026-02-01' }, 1],
			[{ end_date: '1 February' }, 1],
		])('are refused for %j', async (wrong, code) => {
			const body = { ad_id: adOf('DRAFT'), start_date: '2026-02-01', end_date: '2026-02-02', ...wrong };
			expect(refusal(await api.post(exports(), body))).toMatchObject({ status: 400, code });
		});
	});
});
