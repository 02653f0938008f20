import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { callLoadOptions } from '../../engine';
import { byId, day, failure, items, paired, useAdsSite } from './site';

/** As the simulated Pinterest's Salesforce has them for the ad accounts of the shop. */
const ORDER: INodeParameters = {
	orderName: 'Autumn',
	orderLineType: 'BUDGET',
	budgetAmount: 2500.5,
	orderCurrency: 'EUR',
	orderStart: 'in 7 days',
	poNumber: 'PO-77',
	pmpId: '0011N00001Partnr02',
	billToCompanyId: '0011N00001Hearth01',
	billToBillingAddressId: 'a1C1N000004Bill01',
	billToBusinessAddressId: 'a1C1N000004Busi01',
	acceptedTermsId: 'a2S1N000000IoTrm01',
	billingEmail: 'mara@hearthandlinen.example',
	billingFirstName: 'Mara',
	billingLastName: 'Holm',
	mediaEmail: 'jo@hearthandlinen.example',
	mediaFirstName: 'Jo',
	mediaLastName: 'Lindqvist',
};
const BODY = {
	order_name: 'Autumn',
	order_line_type: 'BUDGET',
	budget_amount: 2500.5,
	currency_info: 'EUR',
	start_date: day(7),
	po_number: 'PO-77',
	pmp_id: '0011N00001Partnr02',
	billto_company_id: '0011N00001Hearth01',
	billto_billing_address_id: 'a1C1N000004Bill01',
	billto_business_address_id: 'a1C1N000004Busi01',
	accepted_terms_id: 'a2S1N000000IoTrm01',
	billing_contact_email: 'mara@hearthandlinen.example',
	billing_contact_firstname: 'Mara',
	billing_contact_lastname: 'Holm',
	media_contact_email: 'jo@hearthandlinen.example',
	media_contact_firstname: 'Jo',
	media_contact_lastname: 'Lindqvist',
};

describe('insertion orders', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run(
			{ resource: 'insertionOrder', operation, adAccount: site.account(), ...(parameters as INodeParameters) },
			more,
		);
	const ssio = () => `/ad_accounts/${site.account().value}/ssio`;
	const raw = async (path: string) => (await site.api.get(`${ssio()}${path}`)).data as IDataObject;
	const lines = async () => (await raw('/order_lines')).items as IDataObject[];
	const orders = () => site.all('insertion order');
	const sent = () => site.sent().map(([request, body]) => [request.replace(ssio(), ''), body]);

	it('are created with what they must have; the amount is sent as it is typed', async () => {
		const { items: output, error } = await run('create', ORDER);
		expect(error).toBeUndefined();
		expect(sent()).toEqual([['POST /insertion_orders', BODY]]);
		const { pin_order_id } = orders().at(-1) ?? {};
		expect(output).toEqual(paired([{ pin_order_id }]));
		const { order_line_type: _type, pmp_id: _pmp, ...kept } = BODY;
		const shown = Object.fromEntries(Object.entries(kept).filter(([key]) => !key.startsWith('billto_')));
		expect((await lines()).find((line) => line.pin_order_id === pin_order_id)).toMatchObject({
			...shown,
			pmp_name: 'Tideline Media',
		});
	});

	it('that go on have a monthly spend in place of a budget', async () => {
		const { error } = await run('create', {
			...ORDER,
			orderLineType: 'PERPETUALS',
			estimatedMonthlySpend: 900,
			additionalFields: {
				orderEnd: '2030-12-31',
				agencyLink: 'https://agency.example.com',
				userEmail: 'ads@hearthandlinen.example',
				acceptedTermsTime: '2026-06-01T12:00:00+02:00',
			},
		});
		expect(error).toBeUndefined();
		const { budget_amount: _none, ...body } = BODY;
		expect(sent()).toEqual([
			[
				'POST /insertion_orders',
				{
					...body,
					order_line_type: 'PERPETUALS',
					estimated_monthly_spend: 900,
					end_date: '2030-12-31',
					agency_link: 'https://agency.example.com',
					user_email: 'ads@hearthandlinen.example',
					accepted_terms_time: Date.parse('2026-06-01T10:00:00Z') / 1000,
				},
			],
		]);
	});

	it('are created from JSON, each item with its own outcome', async () => {
		const before = orders().length;
		const { items: output } = await run(
			'create',
			{ inputMode: 'json', jsonBody: '={{ $json }}' },
			{ items: items(BODY, { ...BODY, po_number: undefined }, { ...BODY, pmp_id: 'x' }), continueOnFail: true },
		);
		expect(output).toEqual([
			{ json: { pin_order_id: orders().at(-1)?.pin_order_id }, pairedItem: { item: 0 } },
			failure(1, /po_number.*/, { status: 400 }),
			failure(2, /pmp_id.*/, { status: 400 }),
		]);
		expect(orders()).toHaveLength(before + 1);
	});

	it.each([
		[{ budgetAmount: 0 }, 'Budget must be above 0'],
		[{ budgetAmount: '={{ "1,250" }}' }, /^Budget must be an amount such as 12.50, .*not "1,250"/],
		[{ orderLineType: 'PERPETUALS', estimatedMonthlySpend: '0' }, 'Estimated Monthly Spend must be above 0'],
		[{ orderStart: '={{ "31.05.2026" }}' }, /^Start Date must be a date/],
		[{ additionalFields: { orderEnd: 'in 6 days' } }, 'End Date is before Start Date'],
		[{ acceptedTermsId: '={{ $json.missing }}' }, 'Accepted Terms Name or ID is missing'],
		[{ billingEmail: 'Mara Holm' }, 'Billing Contact Email must be an email address: a name, @ and a domain'],
		[{ mediaLastName: '={{ { secret: "Lindqvist" } }}' }, 'Media Contact Last Name must be text'],
	])('with %j are refused before anything is sent, without telling who the contacts are', async (wrong, message) => {
		const { items: output } = await run('create', { ...ORDER, ...wrong }, { continueOnFail: true });
		expect(output).toEqual([failure(0, message)]);
		expect(JSON.stringify(output)).not.toMatch(/Mara|Holm|Lindqvist|hearthandlinen/);
		expect(sent()).toEqual([]);
	});

	it('that Pinterest refuses give an error without the contacts', async () => {
		const message =
			'Contact "Mara Holm" <MARA@hearthandlinen.example>, Lindqvist and Jo are not known to company Holmberg';
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'status', status: 400, code: 1, message } });
		const { error } = await run('create', ORDER);
		expect(error?.message).toBe(
			'Contact "[hidden] [hidden]" <[hidden]>, [hidden] and Jo are not known to company Holmberg',
		);
		// The node with its parameters is n8n's own part of an error.
		expect(JSON.stringify([{ ...error, node: undefined }, error?.stack])).not.toMatch(/Mara|Lindqvist/i);
	});

	it('whose request may have been executed are not sent again', async () => {
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		const before = orders().length;
		const { error } = await run('create', ORDER);
		expect(error?.message).toMatch(/The POST may have been executed, so it was not sent again/);
		expect(orders()).toHaveLength(before + 1);
		expect(sent()).toHaveLength(1);
	});

	it('are changed by any of their IDs; what is not given stays', async () => {
		const [order] = orders();
		for (const [orderBy, id] of [
			['salesforceOrderId', order.pin_order_id],
			['salesforceOrderLineId', order.salesforce_order_line_id],
			['oracleLineId', order.oracle_line_id],
			['adsManagerOrderLineId', order.ads_manager_order_line_id],
		]) {
			const poNumber = `PO of ${String(orderBy)}`;
			const { items: output } = await run('update', {
				orderBy,
				[String(orderBy)]: ` ${String(id)} `,
				// What n8n kept of another choice must not count.
				...(orderBy === 'oracleLineId' ? { salesforceOrderId: 'another' } : {}),
				updateFields: { poNumber },
			});
			expect(output).toEqual(paired([{ pin_order_id: order.pin_order_id }]));
			expect((await lines())[0]).toMatchObject({ po_number: poNumber, order_name: 'First half of 2026' });
		}
		expect(sent()[2]).toEqual([
			'PATCH /insertion_orders',
			{ oracle_line_id: order.oracle_line_id, po_number: 'PO of oracleLineId' },
		]);
	});

	it('get another budget, end and contact', async () => {
		const [{ pin_order_id: salesforceOrderId }] = orders();
		await run('update', {
			salesforceOrderId,
			updateFields: { budgetAmount: 3_000_000, orderEnd: '2030-01-31', mediaEmail: 'new@hearthandlinen.example' },
		});
		expect((await lines())[0]).toMatchObject({
			budget_amount: 3_000_000,
			end_date: '2030-01-31',
			media_contact_email: 'new@hearthandlinen.example',
			billing_contact_firstname: 'Mara',
		});
	});

	it.each([
		[{ salesforceOrderId: '0Q0', updateFields: {} }, /^Nothing to update/],
		[{ salesforceOrderId: '0Q0', updateFields: { poNumber: '' } }, /^Nothing to update/],
		[{ salesforceOrderId: '={{ "" }}', updateFields: { poNumber: 'A' } }, /^Order ID is missing/],
		[{ salesforceOrderId: '0Q0', updateFields: { budgetAmount: 0 } }, /^Budget must be above 0/],
		[
			{ salesforceOrderId: '0Q0', updateFields: { orderStart: '2026-05-02', orderEnd: '2026-05-01' } },
			/^End Date is before Start Date/,
		],
		[{ inputMode: 'json', jsonBody: '{"po_number": "A"}' }, /^The order is not named: give one of ads_manager_/],
	])('are not changed by %j, which is refused before anything is sent', async (parameters, message) => {
		const { items: output } = await run('update', parameters, { continueOnFail: true });
		expect(output).toEqual([failure(0, message)]);
		expect(sent()).toEqual([]);
	});

	it('have a status: of one for each item, and of all', async () => {
		site.pinterest.settings.processingPolls = 1;
		const [seeded] = orders();
		const [{ json: made }] = (await run('create', ORDER)).items;
		const { items: output } = await run(
			'getStatus',
			{ pinOrderId: '={{ $json.order }}' },
			{ items: items({ order: made.pin_order_id }, { order: 'none' }), continueOnFail: true },
		);
		expect(output).toEqual([
			{
				json: {
					pin_order_id: made.pin_order_id,
					status: 'Pending Approval',
					creation_time: expect.stringMatching(/Z$/),
				},
				pairedItem: { item: 0 },
			},
			failure(1, /^Insertion order not found/, { status: 404 }),
		]);
		const { items: all } = await run('getStatuses', { returnAll: true, options: { pageSize: 1 } });
		expect(all.map(({ json }) => [json.pin_order_id, json.status])).toEqual([
			[made.pin_order_id, 'Approved'],
			[seeded.pin_order_id, 'Pending Approval'],
		]);
		expect(
			sent()
				.slice(-2)
				.map(([request]) => String(request).replace(/bookmark=[^&]+&/, '')),
		).toEqual(['GET /insertion_orders/status?page_size=1', 'GET /insertion_orders/status?page_size=1']);
	});

	it('have order lines: with what most people need, or whole with their contacts; of one order where that is asked for', async () => {
		await run('create', ORDER);
		const [, first] = await lines();
		const { items: whole } = await run('getOrderLines', { output: 'raw' });
		expect(whole).toEqual(paired(await lines()));
		const { items: output } = await run('getOrderLines', { filters: { filterOrderId: first.pin_order_id } });
		const { pin_order_id, salesforce_order_line_id, ads_manager_order_line_id, order_name, po_number } = first;
		const { budget_amount, estimated_monthly_spend, currency_info, start_date, end_date } = first;
		const { bill_to_company_name } = first;
		expect(output).toEqual(
			paired([
				{
					...{ pin_order_id, salesforce_order_line_id, ads_manager_order_line_id, order_name, po_number },
					...{ budget_amount, estimated_monthly_spend, currency_info, start_date, end_date, bill_to_company_name },
				},
			]),
		);
	});

	it('name what the accounts offer; an ad account that may not have orders says so', async () => {
		const { items: output } = await run('getAccounts');
		expect(output).toEqual(paired([await raw('/accounts')]));
		expect(output[0].json).toMatchObject({ eligible: true, currency: 'EUR' });
		const hotel = byId(site.adAccount('Northlight Hotel'));
		expect((await run('getAccounts', { adAccount: hotel })).items[0].json.eligible).toBe(false);
		const { error } = await run('create', { ...ORDER, adAccount: hotel });
		expect(error?.message).toBe('This ad account may not create insertion orders');
	});

	it.each([
		['getMarketingPartners', { name: 'Tideline Media', value: '0011N00001Partnr02' }],
		['getBillToCompanies', { name: '1 Harbour Road, Hamburg, Pinterest Paper', value: '0011N00001Hearth01' }],
		['getBillToAddresses', { name: '2 Mill Lane, Hamburg (Business)', value: 'a1C1N000004Busi01' }],
		['getInsertionOrderTerms', { name: 'United States (a2S1N000000UsTrm01)', value: 'a2S1N000000UsTrm01' }],
	])('are filled in from the list %s', async (method, option) => {
		const load = (adAccount: ReturnType<typeof byId>) =>
			callLoadOptions(new PinterestAds(), method, {
				credentialTypes: [new PinterestAccessTokenApi()],
				credentials: {
					pinterestAccessTokenApi: {
						environment: 'custom',
						baseUrl: site.pinterest.apiUrl,
						accessToken: site.pinterest.issueToken().accessToken,
					},
				},
				parameters: { authentication: 'accessToken', resource: 'insertionOrder', operation: 'create', adAccount },
			});
		expect(await load(site.account())).toContainEqual(option);
		expect(await load(byId(site.adAccount('Northlight Hotel')))).toEqual([]);
	});

	it('say that they are binding and cost money, for an agent that reads nothing else', () => {
		const options = new PinterestAds().description.properties
			.filter(
				({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.[0] === 'insertionOrder',
			)
			.flatMap((property) => property.options ?? []) as Array<{ value: string; description: string }>;
		const spending = options.filter(({ value }) => ['create', 'update'].includes(value));
		expect(spending).toHaveLength(2);
		for (const { description } of spending) expect(description).toMatch(/binding and costs money/);
	});
});
