import type { IDataObject } from 'n8n-workflow';

import { readBinary } from '../../engine';
import { byId, failure, items, useAudiencesSite } from './site';

const FORM = {
	...{ name: 'Catalogue', privacyPolicyLink: 'https://a.example/privacy', completionMessage: 'Thanks' },
	acceptTerms: true,
	questions: {
		entries: [
			{ questionType: 'EMAIL' },
			{ questionType: 'TEXT_FIELD', customQuestionLabel: 'Why?' },
			{ questionType: 'RADIO_LIST', customQuestionLabel: 'When?', customQuestionOptions: ['Now, please', 'Later'] },
		],
	},
};

const QUESTIONS = [
	{ question_type: 'EMAIL' },
	{ question_type: 'CUSTOM', custom_question_field_type: 'TEXT_FIELD', custom_question_label: 'Why?' },
	{
		...{ question_type: 'CUSTOM', custom_question_field_type: 'RADIO_LIST', custom_question_label: 'When?' },
		custom_question_options: ['Now, please', 'Later'],
	},
];

describe('lead forms', () => {
	const site = useAudiencesSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('leadForm', operation, { ...parameters }, more);
	const forms = () => site.all<{ id: string; name: string } & IDataObject>('lead form');

	it('of all items are created in one request, each with its own outcome', async () => {
		const { items: output } = await run(
			'create',
			{ ...FORM, name: '={{ $json.name }}', acceptTerms: '={{ $json.accepted }}' },
			{ items: items({ name: 'A', accepted: true }, { name: 'B', accepted: false }), continueOnFail: true },
		);
		expect(site.sent()).toEqual([[`POST ${site.path()}/lead_forms`, expect.anything()]]);
		expect(output).toEqual([
			{
				json: {
					...{ id: expect.stringMatching(/^\d+$/) as string, ad_account_id: site.account().value, name: 'A' },
					...{ status: 'DRAFT', questions: QUESTIONS, privacy_policy_link: 'https://a.example/privacy' },
					...{ completion_message: 'Thanks', created_time: expect.any(Number) as number },
					updated_time: expect.any(Number) as number,
				},
				pairedItem: { item: 0 },
			},
			failure(1, /has_accepted_terms.*$/),
		]);
		expect(forms().at(-1)?.name).toBe('A');
	});

	it('with questions that can’t be asked are refused before anything is sent', async () => {
		const entries = [{ questionType: 'CHECKBOX', customQuestionLabel: 'Which?' }];
		const { error } = await run('create', { ...FORM, questions: { entries } });
		expect(error?.message).toBe('Questions has a wrong question 1: Options needs 1 to 5 answers');
		expect(site.sent()).toEqual([]);
	});

	it('are updated, and a text is taken away where it is cleared', async () => {
		const [{ id }] = forms();
		const updateFields = {
			...{ newFormStatus: 'ACTIVE', disclosureLanguage: '', clearFields: ['disclosure_language'] },
			policyLinks: { entries: [{ label: 'Terms', link: 'https://a.example/terms' }] },
		};
		const { error } = await run('update', { leadFormToUpdate: byId(id), updateFields });
		expect(error).toBeUndefined();
		expect(site.sent().at(-1)?.[1]).toEqual([
			{
				...{ id, status: 'ACTIVE', disclosure_language: null },
				policy_links: [{ label: 'Terms', link: 'https://a.example/terms' }],
			},
		]);
		expect(forms()[0]).toMatchObject({ status: 'ACTIVE', disclosure_language: null });
	});

	it('are tested with answers that may hold commas', async () => {
		const fair = forms().find(({ name }) => name === 'Trade fair');
		const answers = ['Ada Lind', 'ada@mail.example', 'Linen, and wool'];
		const { items: output } = await run('test', { leadForm: byId(String(fair?.id)), answers });
		expect(output[0].json).toEqual({ subscription_id: site.all<{ id: string }>('lead subscription')[0].id });
		expect(site.all('lead').at(-1)).toMatchObject({ answers, lead_form_id: fair?.id, is_test: true });
	});

	it('are read', async () => {
		const one = await run('get', { leadForm: byId(forms()[0].id), output: 'raw' });
		expect(one.items[0].json).toMatchObject({ id: forms()[0].id, has_accepted_terms: true });
		const all = await run('getAll', { returnAll: true });
		expect(all.items.map(({ json }) => json.id).sort()).toEqual(
			forms()
				.map(({ id }) => id)
				.sort(),
		);
	});
});

describe('lead subscriptions', () => {
	const site = useAudiencesSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('leadSubscription', operation, { ...parameters }, more);
	const all = () => site.all<{ id: string } & IDataObject>('lead subscription');

	it('send the leads of all forms, or of one, to a webhook', async () => {
		const { items: output, error } = await run('create', {
			webhookUrl: 'https://hooks.example.com/leads',
			additionalFields: { partnerAccessToken: 'their-token', subscriberKey: 'shop' },
		});
		expect(error).toBeUndefined();
		expect(site.sent().at(-1)?.[1]).toMatchObject({
			...{ webhook_url: 'https://hooks.example.com/leads', partner_metadata: { subscriber_key: 'shop' } },
		});
		expect(output[0].json).toMatchObject({
			...{ id: all().at(-1)?.id, lead_form_id: null, cryptographic_algorithm: 'AES-256-GCM' },
		});
		expect(JSON.stringify(output)).not.toContain('their-token');
		const [form] = site.all<{ id: string }>('lead form');
		await run('create', { webhookUrl: 'https://hooks.example.com/one', subscribedForm: byId(form.id) });
		expect(all().at(-1)).toMatchObject({ lead_form_id: form.id });
	});

	it('go to public https addresses only', async () => {
		const urls = [
			...[
				'http://hooks.example.com/leads',
				'https://localhost/leads',
				'https://192.168.1.5/leads',
				'https://n8n/leads',
			],
			...['https://[::1]/leads', 'https://user:secret@hooks.example.com/', 'hooks.example.com'],
		];
		const input = items(...urls.map((url) => ({ url })));
		const { items: output } = await run(
			'create',
			{ webhookUrl: '={{ $json.url }}' },
			{ items: input, continueOnFail: true },
		);
		expect(output).toHaveLength(urls.length);
		expect(output[0]).toEqual(failure(0, /^Webhook URL must begin with https:\/\//));
		expect(output[1]).toEqual(failure(1, /^Webhook URL must be an address that Pinterest can reach from the internet/));
		for (const { json } of output) expect(json.error).toMatch(/^Webhook URL must/);
		expect(output[5].json.error).not.toContain('secret');
		expect(site.sent()).toEqual([]);
	});

	it('are read and deleted', async () => {
		const [{ id, webhook_url: url }] = all();
		const leadSubscription = byId(id);
		expect((await run('get', { leadSubscription })).items[0].json).toMatchObject({ id, webhook_url: url });
		expect((await run('getAll')).items.map(({ json }) => json.id)).toEqual([id]);
		expect((await run('delete', { leadSubscription })).items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(all()).toEqual([]);
	});
});

describe('leads', () => {
	const site = useAudiencesSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('leadsExport', operation, { ...parameters }, more);
	/** An ad with a form, so that there are leads. */
	const ad = () => {
		const [one] = site.all<{ id: string } & IDataObject>('ad');
		one.lead_form_id = site.all<{ id: string }>('lead form')[0].id;
		return byId(one.id);
	};
	const methods = () => site.sent().map(([request]) => request.replace(/ .*?\/(leads_export|files).*/, ' $1'));

	it('are exported in one step: asked for, waited for, fetched without the token, an item each', async () => {
		site.pinterest.settings.processingPolls = 1;
		const { items: output, error } = await run('export', { leadAd: ad() });
		expect(error).toBeUndefined();
		expect(methods()).toEqual(['POST leads_export', 'GET leads_export', 'GET leads_export', 'GET files']);
		const download = site.pinterest.requests.find(({ host }) => host === 'upload');
		expect(download?.token).toBeNull();
		expect(output.length).toBeGreaterThan(3);
		for (const { json } of output) {
			expect(json).toMatchObject({
				...{ ad_id: ad().value, FULL_NAME: expect.stringMatching(/, /) as string },
				...{ EMAIL: expect.stringMatching(/@/) as string, created_time: expect.stringMatching(/Z$/) as string },
			});
		}
	});

	it('that take too long fail with the ID, and Get finishes, as rows or as a file', async () => {
		site.pinterest.settings.processingPolls = 2;
		const { error } = await run('export', { leadAd: ad(), options: { maximumExportWait: 0 } });
		expect(error?.message).toMatch(/^The export of leads is not ready after 0 s/);
		const { leads_export_id: exportId } = (error as unknown as { context: IDataObject }).context;
		expect(exportId).toMatch(/^\d+$/);
		const rows = await run('get', { exportId });
		expect(rows.items.length).toBeGreaterThan(3);
		const { items: files } = await run('get', { exportId, output: 'file' });
		expect(files[0].json).toEqual({ leads_export_id: exportId, file_name: `leads-${String(exportId)}.csv` });
		const text = (await readBinary(files[0])).toString();
		expect(text.split('\r\n')).toHaveLength(rows.items.length + 2);
		const state = await run('get', { exportId, output: 'state' });
		expect(state.items[0].json).toMatchObject({ leads_export_id: exportId, export_status: 'FINISHED' });
	});

	it('that can’t be exported are an error, and dates in the wrong order are one before', async () => {
		const wrong = await run('create', { leadAd: ad(), startDate: 'today', endDate: 'yesterday' });
		expect(wrong.error?.message).toMatch(/^Start Date \(UTC\) .* is after End Date/);
		expect(site.sent()).toEqual([]);
		site.pinterest.settings.processingOutcome = 'failed';
		const created = await run('create', { leadAd: ad() });
		expect(created.items[0].json).toEqual({ leads_export_id: expect.stringMatching(/^\d+$/) as string });
		const { error } = await run('get', { exportId: created.items[0].json.leads_export_id });
		expect(error?.message).toMatch(/^Pinterest could not export the leads/);
	});
});
