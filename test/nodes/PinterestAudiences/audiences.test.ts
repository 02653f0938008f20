import type { IDataObject } from 'n8n-workflow';

import { byId, failure, items, useAudiencesSite } from './site';

const DIGITS = expect.stringMatching(/^\d+$/) as string;

describe('audiences', () => {
	const site = useAudiencesSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('audience', operation, { ...parameters }, more);
	const all = () => site.all<{ id: string; name: string; rule: IDataObject } & IDataObject>('audience');
	const named = (name: string) => all().find((one) => one.name === name) as ReturnType<typeof all>[number];
	const tag = () => site.all<{ id: string }>('conversion tag')[0].id;
	const body = () => site.sent().at(-1)?.[1] as IDataObject;

	it('of visitors have a rule of the fields for visitors', async () => {
		const { items: output, error } = await run('create', {
			...{ name: 'Purchasers', audienceType: 'VISITOR', conversionTag: tag() },
			additionalFields: {
				...{ visitorEvent: 'checkout', eventData: '{"value": "10"}', eventSources: ['web', 'mobile'] },
				...{ retentionDays: 30, prefill: false, ruleUrls: 'https://a.example/b, https://a.example/c' },
				...{ description: 'Bought something', engagementType: 'save' },
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			...{ name: 'Purchasers', audience_type: 'VISITOR', description: 'Bought something' },
			rule: {
				...{ visitor_source_id: tag(), event: 'checkout', event_data: { value: '10' } },
				...{ event_source: { '=': ['web', 'mobile'] }, retention_days: 30, prefill: false },
				url: ['https://a.example/b', 'https://a.example/c'],
			},
		});
		expect(output[0].json).toEqual({
			...{ id: DIGITS, ad_account_id: site.account().value, name: 'Purchasers', description: 'Bought something' },
			...{
				audience_type: 'VISITOR',
				rule: body().rule,
				status: expect.any(String) as string,
				size: expect.anything() as number,
			},
			...{ created_timestamp: expect.any(Number) as number, updated_timestamp: expect.any(Number) as number },
		});
		expect(named('Purchasers').rule).toMatchObject({ event: 'checkout' });
	});

	it('of each other type have theirs', async () => {
		const list = site.all<{ id: string }>('customer list')[0].id;
		await run('create', { name: 'L', audienceType: 'CUSTOMER_LIST', ruleCustomerList: byId(list) });
		expect(body()).toEqual({ name: 'L', audience_type: 'CUSTOMER_LIST', rule: { customer_list_id: list } });
		await run('create', {
			...{ name: 'E', audienceType: 'ENGAGEMENT', engagementDomains: 'hearthandlinen.example' },
			additionalFields: { engagementType: 'click', engagementObjectives: ['SALES'], visitorEvent: 'checkout' },
		});
		expect(body().rule).toEqual({
			...{ engagement_domain: ['hearthandlinen.example'], engagement_type: 'click', objective_type: ['SALES'] },
		});
		const seed = all()[0].id;
		const parameters = {
			audienceType: 'ACTALIKE',
			seedAudiences: [seed],
			actalikeCountry: 'gb',
			actalikePercentage: 3,
		};
		const { error } = await run('create', { name: 'A', ...parameters });
		expect(error).toBeUndefined();
		expect(body().rule).toEqual({ seed_id: [seed], country: 'GB', percentage: 3 });
		expect(all().map(({ name }) => name)).toEqual(expect.arrayContaining(['L', 'E', 'A']));
	});

	it('can be given as JSON, for rules that fields can’t say', async () => {
		const rule = { visitor_source_id: tag(), url: { contains: '/shoes' } };
		const jsonBody = JSON.stringify({ name: 'J', audience_type: 'VISITOR', rule });
		const { error } = await run('create', { inputMode: 'json', jsonBody });
		expect(error).toBeUndefined();
		expect(named('J').rule).toMatchObject({ url: { contains: '/shoes' } });
	});

	it('with bad rules are refused before anything is sent, each item for itself', async () => {
		const parameters = {
			...{ name: 'X', audienceType: 'ACTALIKE', seedAudiences: ['1'] },
			...{ actalikeCountry: '={{ $json.country }}', actalikePercentage: '={{ $json.size }}' },
		};
		const input = items({ country: 'Germany', size: 1 }, { country: 'GB', size: 11 });
		const { items: output } = await run('create', parameters, { items: input, continueOnFail: true });
		expect(output).toEqual([
			failure(0, 'Country must be a two-letter country code such as US'),
			failure(1, 'Size (Percent) must be a whole number from 1 to 10, not "11"'),
		]);
		const visitor = { name: 'X', audienceType: 'VISITOR', conversionTag: tag() };
		const { error } = await run('create', { ...visitor, additionalFields: { eventData: '{"value": "1"}' } });
		expect(error?.message).toMatch(/^Event Data \(JSON\) needs Event/);
		const engagement = { name: 'X', audienceType: 'ENGAGEMENT', engagementDomains: 'hearthandlinen.example' };
		const leads = await run('create', { ...engagement, additionalFields: { engagementObjectives: ['LEADS'] } });
		expect(leads.error?.message).toMatch(/^Campaign Objectives must be one of AWARENESS, /);
		expect(site.sent()).toEqual([]);
	});

	it('lose a description that is to be cleared', async () => {
		const { error } = await run('update', {
			audience: byId(named('Readers').id),
			updateFields: { clearFields: 'description' },
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({ description: null, operation_type: 'UPDATE' });
	});

	it('keep their rule unless it is changed', async () => {
		const audience = byId(named('Readers').id);
		await run('update', { audience, updateFields: { newName: 'All readers' } });
		expect(body()).toEqual({ name: 'All readers', operation_type: 'UPDATE' });
		const rule = { newAudienceType: 'ENGAGEMENT', engagementDomains: 'hearthandlinen.example' };
		await run('update', { audience, ...rule });
		expect(body()).toMatchObject({ audience_type: 'ENGAGEMENT', operation_type: 'UPDATE' });
		expect(named('All readers')).toMatchObject({ audience_type: 'ENGAGEMENT' });
		const { error } = await run('update', { audience });
		expect(error?.message).toMatch(/^Nothing to update/);
	});

	it('are deleted', async () => {
		const { id } = named('Like our readers');
		const { items: output } = await run('delete', { audience: byId(id) });
		expect(output.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
		expect(body()).toEqual({ operation_type: 'REMOVE' });
		expect(all().map((one) => one.id)).not.toContain(id);
	});

	it('are listed, own and received', async () => {
		const own = await run('getAll', { returnAll: true });
		expect(own.items.map(({ json }) => json.id).sort()).toEqual(
			all()
				.map(({ id }) => id)
				.sort(),
		);
		const received = await run('getAll', { returnAll: true, filters: { ownershipType: 'RECEIVED' } });
		expect(received.error).toBeUndefined();
		for (const { json } of received.items) expect(json.ad_account_id).not.toBe(site.account().value);
	});

	it('have insights', async () => {
		const got = await site.does('audienceInsight', 'get', { insightType: 'PINTEREST_TOTAL_AUDIENCE' });
		expect(got.items[0].json).toMatchObject({ type: 'PINTEREST_TOTAL_AUDIENCE', size_is_upper_bound: true });
		const available = await site.does('audienceInsight', 'getAvailable');
		expect(available.items.map(({ json }) => `${String(json.scope)} ${String(json.type)}`)).toContain(
			'PARTNER ENGAGEMENT',
		);
	});

	it('make up segments', async () => {
		const two = all()
			.slice(0, 2)
			.map(({ id }) => id);
		const created = await site.does('customerSegment', 'create', { name: 'Both', segmentAudiences: two });
		expect(created.items[0].json).toMatchObject({ name: 'Both', audience_ids: two, status: 'ACTIVE' });
		const customerSegment = byId(String(created.items[0].json.id));
		const updated = await site.does('customerSegment', 'update', { customerSegment, segmentAudiences: two[0] });
		expect(updated.items.map(({ json }) => json)).toEqual([{ success: true }]);
		const found = () => site.does('customerSegment', 'getAll', { filters: { searchQuery: 'both' } });
		expect((await found()).items.map(({ json }) => json.audience_ids)).toEqual([[two[0]]]);
		const deleted = await site.does('customerSegment', 'delete', { customerSegment });
		expect(deleted.items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect((await found()).items).toEqual([]);
	});

	it('are found in the editor, with their kind, and other pickers find theirs', async () => {
		const find = async (method: string, filter: string) => {
			const { results } = await site.search(method, { filter, parameters: { adAccount: site.account() } });
			return results.map(({ name }) => name);
		};
		expect(await find('searchAudiences', 'readers')).toEqual([
			'Like our readers (actalike)',
			'Readers (customer list)',
		]);
		expect(await find('searchCustomerLists', 'best')).toEqual(['Best customers']);
		expect(await find('searchLeadForms', 'fair')).toEqual(['Trade fair (draft)']);
		expect(await find('searchCustomerSegments', 'warm')).toEqual(['Warm']);
		expect(await find('searchLeadSubscriptions', 'crm')).toEqual([
			expect.stringMatching(/^https:\/\/crm\.hearthandlinen\.example\/leads \(form \d+\)$/),
		]);
	});
});

describe('sharing an audience', () => {
	const site = useAudiencesSite();
	const audienceId = () =>
		site.all<{ id: string; name: string }>('audience').find(({ name }) => name === 'Readers')?.id ?? '';
	const accounts = () => [...site.pinterest.worlds.production.adAccounts.values()];
	const shop = () => accounts().find(({ id }) => id === site.account().value)?.ownerId ?? '';
	const client = () => accounts().find(({ ownerId }) => ownerId !== shop())?.ownerId ?? '';
	const others = () =>
		accounts()
			.filter(({ id }) => id !== site.account().value)
			.map(({ id }) => id);

	it('says what is shared with whom, and ends it', async () => {
		const parameters = { audience: byId(audienceId()), recipientAccountIds: others()[0] };
		const given = await site.does('audienceSharing', 'shareWithAdAccounts', parameters);
		expect(given.items.map(({ json }) => json)).toEqual([
			{
				...{ operation_type: 'SHARE', audience_id: audienceId(), recipient_type: 'AD_ACCOUNT' },
				...{ recipient_account_ids: [others()[0]], permissions: ['RESOURCE_PINNER_LIST_READER'] },
			},
		]);
		const list = () => site.does('audienceSharing', 'getAccounts', { audience: byId(audienceId()) });
		expect((await list()).items.map(({ json }) => json.account_id)).toEqual([others()[0]]);
		const taken = await site.does('audienceSharing', 'revokeFromAdAccounts', parameters);
		expect(taken.items[0].json).toMatchObject({ operation_type: 'REVOKE', permissions: [] });
		expect((await list()).items).toEqual([]);
	});

	it('works with businesses, and from one', async () => {
		const toBusiness = { audience: byId(audienceId()), recipientBusinessIds: client() };
		const given = await site.does('audienceSharing', 'shareWithBusinesses', toBusiness);
		expect(given.items[0].json).toMatchObject({
			recipient_type: 'BUSINESS_ACCOUNT',
			recipient_business_ids: [client()],
		});
		const fromShop = (operation: string, more: object) =>
			site.run({ resource: 'businessAudience', operation, business: shop(), ...more });
		const got = await fromShop('getAccounts', { audienceId: audienceId(), accountType: 'BUSINESS_ACCOUNT' });
		expect(got.items.map(({ json }) => json.account_id)).toEqual([client()]);
		const revoked = await fromShop('revokeFromBusinesses', {
			audienceId: audienceId(),
			recipientBusinessIds: client(),
		});
		expect(revoked.items[0].json).toMatchObject({ operation_type: 'REVOKE', recipient_business_ids: [client()] });
		const received = await fromShop('getAll', { returnAll: true });
		expect(received.items.length).toBeGreaterThan(0);
	});

	it('with somebody outside the hierarchy is refused for all of them', async () => {
		const parameters = { audience: byId(audienceId()), recipientAccountIds: `${others()[0]}, 123` };
		const { error } = await site.does('audienceSharing', 'shareWithAdAccounts', parameters);
		expect(error?.message).toMatch(/^123 is not a recipient/);
	});
});
