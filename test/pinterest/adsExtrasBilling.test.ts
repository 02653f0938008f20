import axios from 'axios';
import { createHash } from 'node:crypto';
import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import { insertionOrder } from './resources/adsExtras/seed';

interface Invoice {
	id: string;
	amount_billed_micro_currency: number;
	amount_net_micro_currency: number;
	amount_tax_micro_currency: number;
	invoice_due_date: string;
}

describe('billing of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		account = pathOf(0);
	});

	const adAccounts = () => [...pinterest.worlds.production.adAccounts.values()];
	const pathOf = (at: number) => `/ad_accounts/${adAccounts()[at].id}`;
	const invoices = async (query: string) =>
		(await api.get(`${account}/billing_invoices${query}`)).data.items as Invoice[];

	it('needs the scopes of billing', async () => {
		const reader = client(pinterest, pinterest.issueToken({ scopes: ['ads:read'] }).accessToken);
		const answer = refusal(await reader.get(`${account}/billing_profiles?is_active=true`));
		expect(answer).toMatchObject({ status: 401, message: expect.stringContaining('billing:read') });
	});

	it('lists profiles: those in use, or all', async () => {
		const count = async (active: boolean) =>
			(await api.get(`${account}/billing_profiles?is_active=${active}`)).data.items.length as number;
		expect([await count(true), await count(false)]).toEqual([1, 2]);
		expect((await api.get(`${account}/billing_profiles`)).status).toBe(400);
	});

	it('sorts invoices, also over pages', async () => {
		const due = (await invoices('')).map(({ invoice_due_date: date }) => date);
		expect(due).toHaveLength(6);
		expect(due).toEqual([...due].sort().reverse());
		const amounts: number[] = [];
		let bookmark = '';
		do {
			const path = `${account}/billing_invoices?sort=TOTAL_AMOUNT&order=ASCENDING&page_size=4${bookmark}`;
			const { data } = await api.get(path);
			amounts.push(...data.items.map((each: Invoice) => each.amount_billed_micro_currency));
			bookmark = data.bookmark && `&bookmark=${encodeURIComponent(data.bookmark)}`;
		} while (bookmark);
		expect(amounts).toHaveLength(6);
		expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
	});

	it('narrows invoices by status, kind and due date', async () => {
		expect(await invoices('?status=OPEN')).toHaveLength(1);
		expect(await invoices('?document_type=CREDIT_MEMO')).toHaveLength(1);
		const [first, second] = await invoices('?order=ASCENDING');
		const between = `?start_due_date=${first.invoice_due_date}&end_due_date=${second.invoice_due_date}`;
		expect((await invoices(between)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
		for (const query of ['?start_due_date=2026-13-01', '?start_due_date=2026-02-01&end_due_date=2026-01-01'])
			expect((await api.get(`${account}/billing_invoices${query}`)).status).toBe(400);
	});

	it('bills the net amount and its tax', async () => {
		for (const each of await invoices(''))
			expect(each.amount_billed_micro_currency).toBe(each.amount_net_micro_currency + each.amount_tax_micro_currency);
	});

	it('gives an address of an invoice that takes no token and runs out', async () => {
		const [{ id }] = await invoices('');
		const { data } = await api.get(`${account}/billing_invoice/${id}/download`);
		expect(data).toEqual({ id, download_url: expect.stringContaining('signature=') });
		const get = (headers = {}) =>
			axios.get(data.download_url, { headers, responseType: 'arraybuffer', validateStatus: () => true });
		const file = await get();
		expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
		expect(Buffer.from(file.data).toString('latin1')).toMatch(/^%PDF-1\.4[^]*%%EOF\n$/);
		expect((await get({ authorization: 'Bearer x' })).status).toBe(400);
		for (const stored of pinterest.worlds.production.files.values()) stored.expiresAt = Date.now() - 1;
		expect((await get()).status).toBe(403);
		expect((await api.get(`${account}/billing_invoice/1/download`)).status).toBe(404);
		expect((await api.get(`${pathOf(1)}/billing_invoice/${id}/download`)).status).toBe(404);
	});

	it('redeems a code once, and only when it is not just validated', async () => {
		const redeem = async (code: string, validateOnly: boolean) => {
			const offerCodeHash = createHash('sha256').update(code).digest('hex');
			return (await api.post(`${account}/ads_credit/redeem`, { offerCodeHash, validateOnly })).data;
		};
		const titles = async () =>
			(await api.get(`${account}/ads_credit/discounts`)).data.items.map(({ title }: { title: string }) => title);
		const done = { success: true, errorCode: null, errorMessage: null };
		expect(await redeem('WELCOME100', true)).toEqual(done);
		expect(await titles()).toEqual(['Credit of last year']);
		expect(await redeem('WELCOME100', false)).toEqual(done);
		expect(await titles()).toEqual(['Welcome credit', 'Credit of last year']);
		expect(await redeem('WELCOME100', false)).toMatchObject({ success: false, errorCode: 2708 });
		for (const code of ['LASTYEAR', 'NOBODY']) expect(await redeem(code, true)).toMatchObject({ success: false });
		const plain = { offerCodeHash: 'welcome100', validateOnly: true };
		expect((await api.post(`${account}/ads_credit/redeem`, plain)).status).toBe(400);
	});

	it('lists the campaigns of an order line', async () => {
		const [{ id }] = (await api.get(`${account}/order_lines?order=ASCENDING`)).data.items;
		const [campaign] = pinterest.worlds.production
			.store<{ id: string; order_line_id: string | null }>('campaign')
			.values();
		expect((await api.get(`${account}/order_lines/${id}`)).data).toMatchObject({ type: 'orderline', campaign_ids: [] });
		campaign.order_line_id = id;
		expect((await api.get(`${account}/order_lines/${id}`)).data.campaign_ids).toEqual([campaign.id]);
		expect((await api.get(`${account}/order_lines/1`)).status).toBe(404);
	});

	describe('insertion orders', () => {
		const ssio = (at = 0) => `${pathOf(at)}/ssio`;

		it('are made from what the account offers, and become order lines', async () => {
			const { data: offered } = await api.get(`${ssio()}/accounts`);
			const [billTo] = offered.billto_infos;
			const order = {
				...insertionOrder(adAccounts()[0]),
				billto_company_id: billTo.id,
				pmp_id: offered.pmp_names[1].id,
				accepted_terms_id: billTo.us_terms_id,
				order_name: 'Autumn',
			};
			const { status, data } = await api.post(`${ssio()}/insertion_orders`, order);
			expect([status, data]).toEqual([200, { pin_order_id: expect.stringMatching(/^0Q01N/) }]);
			const [line] = (await api.get(`${ssio()}/order_lines?pin_order_id=${data.pin_order_id}`)).data.items;
			expect(line).toMatchObject({ order_name: 'Autumn', pmp_name: 'Tideline Media', budget_amount: 2_000_000_000 });
			const path = `${pathOf(0)}/order_lines/${line.ads_manager_order_line_id}`;
			expect((await api.get(path)).data).toMatchObject({ name: 'Autumn', budget: 2_000_000_000 });

			const edit = { salesforce_order_line_id: line.salesforce_order_line_id, budget_amount: 5_000_000 };
			expect((await api.patch(`${ssio()}/insertion_orders`, edit)).data).toEqual(data);
			expect((await api.get(path)).data.budget).toBe(5_000_000);
		});

		it('are approved after a while', async () => {
			pinterest.settings.processingPolls = 1;
			const { data } = await api.post(`${ssio()}/insertion_orders`, insertionOrder(adAccounts()[0]));
			const status = async () =>
				(await api.get(`${ssio()}/insertion_orders/${data.pin_order_id}/status`)).data.status as string;
			expect([await status(), await status()]).toEqual(['Pending Approval', 'Approved']);
			expect((await api.get(`${ssio()}/insertion_orders/status`)).data.items).toHaveLength(2);
		});

		it.each([
			['budget_amount', undefined],
			['pmp_id', 'elsewhere'],
			['currency_info', 'USD'],
			['end_date', '2026-01-01'],
			['start_date', '1 May'],
			['po_number', undefined],
		])('are refused with %s = %s', async (name, value) => {
			const order = { ...insertionOrder(adAccounts()[0]), [name]: value };
			expect(refusal(await api.post(`${ssio()}/insertion_orders`, order))).toMatchObject({ status: 400, code: 1 });
		});

		it('are edited by one of their ids', async () => {
			const path = `${ssio()}/insertion_orders`;
			expect((await api.patch(path, { budget_amount: 1 })).status).toBe(400);
			expect((await api.patch(path, { oracle_line_id: '1', budget_amount: 1 })).status).toBe(404);
		});

		it('are not for every ad account', async () => {
			expect((await api.get(`${ssio(2)}/accounts`)).data).toMatchObject({ eligible: false, billto_infos: [] });
			expect((await api.post(`${ssio(2)}/insertion_orders`, insertionOrder(adAccounts()[2]))).status).toBe(403);
		});
	});

	it('says who has accepted the terms, as text or HTML', async () => {
		const terms = async (at: number, html: boolean) =>
			(await api.get(`${pathOf(at)}/terms_of_service?include_html=${html}`)).data as { html: string };
		expect(await terms(0, true)).toMatchObject({ has_accepted: true, html: expect.stringContaining('<p>') });
		expect((await terms(0, false)).html).not.toContain('<');
		expect(await terms(2, false)).toMatchObject({ has_accepted: false });
	});
});
