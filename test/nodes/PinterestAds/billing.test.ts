import { createHash } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { readBinary } from '../../engine';
import { byId, day, failure, fromList, items, paired, useAdsSite } from './site';

const digest = (code: string) => createHash('sha256').update(code).digest('hex');

describe('billing', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'billing', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const account = () => `/ad_accounts/${site.account().value}`;
	const raw = async (path: string) => (await site.api.get(`${account()}${path}`)).data as { items: IDataObject[] };
	const sent = () => site.sent().map(([request]) => request.replace(account(), ''));

	describe('invoices', () => {
		const simple = (invoice: IDataObject) => {
			const { id, document_type, status, currency, amount_billed_micro_currency, invoice_due_date } = invoice;
			const { billing_period_start_date, billing_period_end_date } = invoice;
			const amount_billed = (amount_billed_micro_currency as number) / 1_000_000;
			return {
				...{ id, document_type, status, currency, amount_billed, invoice_due_date },
				...{ billing_period_start_date, billing_period_end_date },
			};
		};

		it('are listed with what most people need of them, latest first', async () => {
			const { items: output } = await run('getInvoices');
			const { items: all } = await raw('/billing_invoices');
			expect(output).toEqual(paired(all.map(simple)));
			expect(output).toHaveLength(6);
			expect(sent()).toEqual(['GET /billing_invoices?page_size=50']);
		});

		it('are listed whole, over pages, in the order asked for', async () => {
			const options = { invoiceSort: 'TOTAL_AMOUNT', invoiceOrder: 'ASCENDING', pageSize: 4 };
			const { items: output } = await run('getInvoices', { returnAll: true, output: 'raw', options });
			const { items: all } = await raw('/billing_invoices?sort=TOTAL_AMOUNT&order=ASCENDING');
			expect(output).toEqual(paired(all));
			expect(sent()).toHaveLength(2);
		});

		it('are narrowed by kind, status and due dates, which can be words', async () => {
			const filters = {
				documentType: 'INVOICE',
				invoiceStatus: 'CLOSED',
				startDueDate: '2026-03-15',
				endDueDate: '2026-04-30T23:00:00Z',
			};
			const { items: output } = await run('getInvoices', { filters });
			expect(output.map(({ json }) => json.invoice_due_date)).toEqual(['2026-04-30', '2026-03-30']);
			expect(output.every(({ json }) => json.document_type === 'INVOICE' && json.status === 'CLOSED')).toBe(true);
			await run('getInvoices', { filters: { startDueDate: 'yesterday', endDueDate: 'in 14 days' } });
			expect(sent()[1]).toBe(`GET /billing_invoices?start_due_date=${day(-1)}&end_due_date=${day(14)}&page_size=50`);
		});

		it.each([
			[{ startDueDate: '2026-05-01', endDueDate: '2026-04-01' }, 'Due From is after Due Until'],
			[{ startDueDate: '31.05.2026' }, /^Due From must be a date such as .*, not "31\.05\.2026"$/],
			[{ invoiceStatus: 'PAID' }, 'Status must be one of CLOSED, OPEN, not "PAID"'],
		])('with %j are refused before anything is sent', async (filters, message) => {
			const { items: output } = await run('getInvoices', { filters }, { continueOnFail: true });
			expect(output).toEqual([failure(0, message)]);
			expect(sent()).toEqual([]);
		});

		it('are offered to pick from, by what they are and cost', async () => {
			const { results } = await site.search('searchInvoices', {
				parameters: { resource: 'billing', operation: 'downloadInvoice', adAccount: site.account() },
				filter: 'credit memo',
			});
			const [memo] = (await raw('/billing_invoices?document_type=CREDIT_MEMO')).items;
			expect(results).toEqual([
				{ name: `Due 2026-05-30: 71.40 EUR, credit memo ${String(memo.id)} (closed)`, value: memo.id },
			]);
		});
	});

	describe('the file of an invoice', () => {
		const invoices = () => site.all('invoice').map(({ id }) => String(id));

		it('is fetched for each item, without a token on the other host', async () => {
			const [first, second] = invoices();
			const { items: output, error } = await run(
				'downloadInvoice',
				{ invoice: byId('={{ $json.invoice }}'), binaryProperty: 'pdf' },
				{ items: items({ invoice: first }, { invoice: second }) },
			);
			expect(error).toBeUndefined();
			const json = (id: string) => ({ id, file_name: `invoice-${id}.pdf` });
			expect(output.map((one) => [one.json, one.pairedItem])).toEqual([
				[json(first), { item: 0 }],
				[json(second), { item: 1 }],
			]);
			expect(output[0].binary?.pdf).toMatchObject({ mimeType: 'application/pdf', fileName: `invoice-${first}.pdf` });
			const text = (await readBinary(output[1], 'pdf')).toString('latin1');
			expect(text.startsWith('%PDF-')).toBe(true);
			expect(text).toContain(`INVOICE ${second}`);
			const elsewhere = site.pinterest.requests.filter(({ host }) => host === 'upload');
			expect(elsewhere.map(({ token }) => token)).toEqual([null, null]);
		});

		it('that breaks off is asked for again, and an address that has ended is not', async () => {
			const invoice = fromList(invoices()[0]);
			site.pinterest.faults.add({ match: { host: 'upload' }, fault: { kind: 'status', status: 503 } });
			expect((await run('downloadInvoice', { invoice })).items).toHaveLength(1);
			expect(sent()).toHaveLength(3);
			site.pinterest.faults.add({ match: { host: 'upload' }, fault: { kind: 'status', status: 403 } });
			const { error } = await run('downloadInvoice', { invoice });
			expect(error?.message).toBe('The file could not be fetched');
			expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toMatch(/https?:\/\//);
			expect(sent()).toHaveLength(5);
		});

		it('of an invoice that is not there is an error of just that item', async () => {
			const [first] = invoices();
			const { items: output } = await run(
				'downloadInvoice',
				{ invoice: byId('={{ $json.invoice }}') },
				{ items: items({ invoice: '1' }, { invoice: first }, { invoice: 'INV-7' }), continueOnFail: true },
			);
			expect(output[0]).toEqual(failure(0, /./, { status: 404 }));
			expect(output[1].json).toMatchObject({ id: first });
			expect(output[2]).toEqual(failure(2, /^Invoice must be an id, which is all digits, not "INV-7"/));
			expect(sent().filter((request) => request.startsWith('GET /billing_invoice/'))).toHaveLength(2);
		});
	});

	it('profiles are the active ones, or all', async () => {
		const { items: active } = await run('getProfiles');
		expect(active.map(({ json }) => json.status)).toEqual(['VALID']);
		const { items: all } = await run('getProfiles', { onlyActive: false, returnAll: true });
		expect(all).toEqual(paired((await raw('/billing_profiles?is_active=false')).items));
		expect(all).toHaveLength(2);
		expect(sent()).toEqual([
			'GET /billing_profiles?is_active=true&page_size=50',
			'GET /billing_profiles?is_active=false&page_size=250',
		]);
	});

	it('needs the scopes of billing, and says so', async () => {
		const reader = site.pinterest.issueToken({ scopes: ['ads:read'] }).accessToken;
		const credentials = {
			pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken: reader },
		};
		const { items: output } = await run('getDiscounts', {}, { credentials, continueOnFail: true });
		expect(output).toEqual([failure(0, /./, { status: 401 })]);
		expect((output[0].json.details as IDataObject).advice).toContain('billing:read');
	});

	describe('an offer code', () => {
		const redeem = (offerCode: string, parameters: object = {}, more = {}) =>
			run('redeemCredit', { offerCode, ...parameters }, more);
		const discounts = async () => (await run('getDiscounts')).items.map(({ json }) => json);

		it('is only looked at unless the user says otherwise, and only its digest is sent', async () => {
			const before = await discounts();
			const { items: output } = await redeem(' SPRING25 ');
			expect(output).toEqual(paired([{ success: true, errorCode: null, errorMessage: null }]));
			expect(site.sent().at(-1)).toEqual([
				`POST ${account()}/ads_credit/redeem`,
				{ offerCodeHash: digest('SPRING25'), validateOnly: true },
			]);
			expect(await discounts()).toEqual(before);
		});

		it('that can’t be redeemed is an answer where that was the question', async () => {
			const { items: output } = await redeem('LASTYEAR');
			expect(output).toEqual(
				paired([{ success: false, errorCode: expect.any(Number), errorMessage: 'The offer is over.' }]),
			);
		});

		it('is redeemed once, and its credit is there', async () => {
			const { items: output } = await redeem(digest('WELCOME100').toUpperCase(), { validateOnly: false });
			expect(output).toEqual(paired([{ success: true, errorCode: null, errorMessage: null }]));
			expect(await discounts()).toContainEqual(
				expect.objectContaining({ title: 'Welcome credit', remainingDiscount: 100 }),
			);
			const again = await redeem('WELCOME100', { validateOnly: false }, { continueOnFail: true });
			expect(again.items).toEqual([failure(0, 'This advertiser has redeemed the offer already')]);
			expect((again.items[0].json.details as IDataObject).advice).toMatch(/^Nothing was redeemed\./);
		});

		it('whose request may have been executed is not sent again, and stays out of the error', async () => {
			const message = `No answer for ${digest('SPRING25')}`;
			site.pinterest.faults.add({
				match: { method: 'POST' },
				fault: { kind: 'status', status: 500, message, afterExecuting: true },
			});
			const { items: output } = await redeem('SPRING25', { validateOnly: false }, { continueOnFail: true });
			expect(output).toEqual([
				failure(0, /^No answer for \[hidden\]\. The POST may have been executed, so it was not/),
			]);
			expect(JSON.stringify(output)).not.toContain(digest('SPRING25'));
			expect(site.sent()).toHaveLength(1);
		});

		it.each([
			['={{ $json.missing }}', 'Offer Code is missing'],
			['={{ [$json] }}', 'Offer Code must be text'],
		])('%j is refused before anything is sent', async (offerCode, message) => {
			const { error } = await redeem(offerCode, { validateOnly: false });
			expect(error?.message).toBe(message);
			expect(sent()).toEqual([]);
		});
	});
});
