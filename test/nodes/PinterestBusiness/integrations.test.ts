import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { PinterestBusiness } from '../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { toldOf } from '../../harness';
import { byId, failure, items, paired, useBusinessSite } from './site';

const ACCESS = 'partner-secret-"token"-1';
const REFRESH = 'partner-refresh-2';
const EMAIL = 'owner@shop.example';
const HIDDEN = ['partner_access_token', 'partner_refresh_token', 'partner_primary_email'];

describe('commerce integrations', () => {
	const site = useBusinessSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'commerceIntegration', operation, ...parameters }, more);
	const stored = (external: string) =>
		[
			...site.pinterest.worlds.production
				.store<{ seq: number; facts: IDataObject } & IDataObject>('commerce integration')
				.values(),
		].find(({ facts }) => facts.external_business_id === external);
	const secrets = { partnerAccessToken: ACCESS, partnerRefreshToken: REFRESH, partnerPrimaryEmail: EMAIL };

	it('are created with everything a platform knows of a shop', async () => {
		const { eu } = site.accounts();
		const additionalFields = {
			...secrets,
			...{ additionalId1: 'ext-1', connectedAdvertiser: byId(eu), connectedLbaId: '11', connectedMerchantId: '12' },
			...{ connectedTagId: '13', partnerMetadata: '{"plan": "pro"}', integrationScopes: 'accounts:read' },
			...{ partnerAccessTokenExpiry: '2030-01-01', partnerRefreshTokenExpiry: '1900000000' },
		};
		const outcome = await run('create', { externalBusinessId: 'shop 7/a', additionalFields, output: 'raw' });
		const told = {
			...{ external_business_id: 'shop 7/a', additional_id_1: 'ext-1', connected_advertiser_id: eu },
			...{ connected_lba_id: '11', connected_merchant_id: '12', connected_tag_id: '13' },
			...{ partner_metadata: '{"plan": "pro"}', scopes: 'accounts:read' },
			...{ partner_access_token_expiry: 1_893_456_000_000, partner_refresh_token_expiry: 1_900_000_000_000 },
		};
		const hidden = { partner_access_token: ACCESS, partner_refresh_token: REFRESH, partner_primary_email: EMAIL };
		expect(site.sent()).toEqual([['POST /integrations/commerce', { ...told, ...hidden }]]);
		expect(stored('shop 7/a')?.facts).toEqual({ ...told, ...hidden });
		expect(outcome.items[0].json).toMatchObject(told);
	});

	it('are read, changed and deleted by what the platform calls the shop', async () => {
		const externalBusinessId = 'shop 7/../a?b';
		const encoded = '/integrations/commerce/shop%207%2F..%2Fa%3Fb';
		await run('create', { externalBusinessId });
		const updateFields = { connectedTagId: '99', partnerAccessToken: ACCESS };
		const updated = await run('update', { externalBusinessId, updateFields });
		const read = await run('get', { externalBusinessId });
		expect(read.items).toEqual(updated.items);
		expect(read.items[0].json).toEqual({
			...{ id: stored(externalBusinessId)?.id, external_business_id: externalBusinessId, connected_tag_id: '99' },
			connected_user_id: stored(externalBusinessId)?.connected_user_id,
			...{ created_timestamp: expect.any(Number) as number, updated_timestamp: expect.any(Number) as number },
		});
		const deleted = await run('delete', { externalBusinessId });
		expect(deleted.items).toEqual(paired([{ deleted: true }]));
		expect(stored(externalBusinessId)).toBeUndefined();
		expect(site.pinterest.requests.slice(-3).map(({ method, path }) => `${method} ${path.replace('/v5', '')}`)).toEqual(
			[`PATCH ${encoded}`, `GET ${encoded}`, `DELETE ${encoded}`],
		);
	});

	it('are listed and read by their ID, without the tokens that Pinterest gives with them', async () => {
		const { data } = await site.api.get('/integrations');
		const whole = (data as { items: IDataObject[] }).items;
		expect(whole.map((one) => one.partner_access_token)).toEqual(['partner-token-1', 'partner-token-0']);
		const without = whole.map((one) =>
			Object.fromEntries(Object.entries(one).filter(([name]) => !HIDDEN.includes(name))),
		);
		const listed = await run('getAll', { output: 'raw' });
		expect(listed.items).toEqual(paired(without));
		const one = await run('getById', { integration: byId(String(whole[0].id)), output: 'raw' });
		expect(one.items).toEqual(paired([without[0]]));
		const raw = await run('getAll', { options: { rawPages: true } });
		expect(raw.items).toEqual(paired([{ items: without, bookmark: null }]));
		const simple = await run('getAll');
		expect(Object.keys(simple.items[0].json)).toEqual([
			...['id', 'external_business_id', 'connected_merchant_id', 'connected_advertiser_id', 'connected_lba_id'],
			...['connected_tag_id', 'connected_user_id', 'scopes', 'created_time', 'updated_time'],
		]);
		for (const outcome of [listed, one, raw, simple]) expect(toldOf(outcome)).not.toContain('partner-token-');
	});

	it.each([
		['get', {}, 404, /^Integration not found$/, /^There is no commerce integration/],
		[
			'update',
			{ updateFields: { connectedTagId: '1' } },
			404,
			/^Integration not found$/,
			/^There is no commerce integration/,
		],
		['delete', {}, 404, /^Integration not found$/, /^There is no commerce integration/],
	])('that are not there are told: %s', async (operation, more, status, message, advice) => {
		const { error } = await run(operation, { externalBusinessId: 'no-such-shop', ...more });
		expect((error as unknown as { httpCode: string }).httpCode).toBe(String(status));
		expect([error?.message, error?.description]).toEqual([
			expect.stringMatching(message) as string,
			expect.stringMatching(advice) as string,
		]);
	});

	it('of another user, and those that are there already, are told', async () => {
		const theirs = await run('get', { externalBusinessId: 'northlight-rooms' });
		expect(theirs.error?.message).toBe('The integration belongs to another user');
		expect(theirs.error?.description).toMatch(
			/belongs to another Pinterest user.*Use the credential of the user who made it/,
		);
		const twice = await run('create', { externalBusinessId: 'hearthandlinen-shop', additionalFields: secrets });
		expect(twice.error).toMatchObject({ context: { status: 409, code: 4182 } });
		const unknown = await run('getById', { integration: byId('999') });
		expect(unknown.error?.message).toBe('Integration not found');
		expect(unknown.error?.description).toMatch(/^There is no commerce integration with this ID/);
	});

	it.each(['fields', 'json'])('never tell the tokens, whatever Pinterest says of them (%s)', async (inputMode) => {
		const message = `Bad: ${ACCESS}, ${REFRESH} of ${EMAIL}`;
		site.pinterest.faults.add({
			match: { method: 'POST', path: '/integrations/commerce' },
			fault: { kind: 'status', status: 400, code: 1, message },
		});
		const json = {
			external_business_id: 'x',
			partner_access_token: ACCESS,
			partner_refresh_token: REFRESH,
			partner_primary_email: EMAIL,
		};
		const parameters =
			inputMode === 'fields'
				? {
						externalBusinessId: 'x',
						additionalFields: {
							partnerAccessToken: '={{ $json.access }}',
							partnerRefreshToken: '={{ $json.refresh }}',
							partnerPrimaryEmail: '={{ $json.email }}',
						},
					}
				: { inputMode: 'json', jsonBody: '={{ $json.body }}' };
		const list = items({ access: ACCESS, refresh: REFRESH, email: EMAIL, body: json });
		const outcome = await run('create', parameters, { items: list, continueOnFail: true });
		const expected = 'Bad: [hidden], [hidden] of [hidden]';
		expect(outcome.items).toEqual([failure(0, expected)]);
		const told = toldOf(outcome);
		for (const secret of [ACCESS, JSON.stringify(ACCESS).slice(1, -1), REFRESH, EMAIL])
			expect(told).not.toContain(secret);
	});

	it('hide the tokens in the editor, and an error of a wrong one does not repeat it', async () => {
		const fields = new PinterestBusiness().description.properties
			.filter(({ name }) => name === 'additionalFields' || name === 'updateFields')
			.flatMap(({ options }) => (options ?? []) as INodeProperties[])
			.filter(({ name }) => name in secrets);
		expect(fields).toHaveLength(6);
		expect(fields.map(({ typeOptions }) => typeOptions?.password)).toEqual(Array(6).fill(true));
		const { error } = await run('create', {
			externalBusinessId: 'x',
			additionalFields: { partnerAccessToken: '={{ { a: "so-secret" } }}' },
		});
		expect(error?.message).toBe('Partner Access Token must be text');
		expect(site.sent()).toEqual([]);
	});

	it('need a shop, and a change', async () => {
		const dots = await run('get', { externalBusinessId: '..' });
		expect(dots.error?.message).toMatch(/needs external_business_id/);
		const nothing = await run('update', { externalBusinessId: 'hearthandlinen-shop' });
		expect(nothing.error?.message).toMatch(/^Nothing to update/);
		expect(site.sent()).toEqual([]);
	});
});

describe('logs of integrations', () => {
	const site = useBusinessSite();
	const run = (parameters: object = {}, more = {}) =>
		site.run({ resource: 'integrationLog', operation: 'send', ...parameters }, more);
	const logs = () =>
		[...site.pinterest.worlds.production.store<{ seq: number; log: IDataObject }>('integration log').values()].map(
			({ log }) => log,
		);

	it('of many items are sent together, up to 250 in a request', async () => {
		const list = items(...Array.from({ length: 260 }, (_, at) => ({ at })));
		const parameters = { clientTimestamp: '2026-05-31T09:00:00Z', logMessage: '=Step {{ $json.at }}' };
		const { items: output } = await run(parameters, { items: list });
		expect(site.sent().map(([, body]) => (body as { logs: unknown[] }).logs.length)).toEqual([250, 10]);
		expect(output).toEqual(paired(...list.map(() => [{ success: true, message: 'Success' }])));
		expect(logs()[259]).toEqual({
			...{ event_type: 'APP', log_level: 'INFO', client_timestamp: 1_780_218_000_000, message: 'Step 259' },
		});
	});

	it('tell of errors and requests', async () => {
		const additionalFields = {
			...{
				errorMessage: 'Broken',
				errorLine: 7,
				requestHost: 'shop.example',
				requestMethod: 'POST',
				requestPath: '/x',
			},
			...{ requestHeaders: '{"accept": "*/*"}', responseStatus: 500, logExternalBusinessId: 'shop' },
		};
		const { error } = await run({ clientTimestamp: 'now', logLevel: 'ERROR', logEventType: 'API', additionalFields });
		expect(error).toBeUndefined();
		expect(logs()[0]).toMatchObject({
			error: { message: 'Broken', line_number: 7 },
			request: {
				...{ host: 'shop.example', method: 'POST', path: '/x', request_headers: { accept: '*/*' } },
				response_status_code: 500,
			},
			external_business_id: 'shop',
		});
		const half = await run({ clientTimestamp: 'now', additionalFields: { requestHost: 'a' } });
		expect(half.error?.message).toMatch(
			/^Request Host, Request Method and Request Path need each other; missing: method, path/,
		);
		const long = await run({ clientTimestamp: 'now', additionalFields: { appVersion: 'x'.repeat(21) } });
		expect(long.error?.message).toMatch(/^App Version is 21 characters long, at most 20 are allowed/);
	});

	it('that Pinterest refuses do not keep the others', async () => {
		const jsonBody = '={{ { logs: [{ client_timestamp: 1, event_type: $json.type, log_level: "INFO" }] } }}';
		const list = items({ type: 'APP' }, { type: 'WRONG' }, { type: 'API' });
		const { items: output } = await run({ inputMode: 'json', jsonBody }, { items: list, continueOnFail: true });
		expect(output.map(({ json }) => json.success ?? 'not')).toEqual([true, 'not', true]);
		expect(logs().map((one) => one.event_type)).toEqual(['APP', 'API']);
	});
});

describe('notifications', () => {
	const site = useBusinessSite();
	const run = (notification: unknown, more = {}) =>
		site.run(
			{ resource: 'notification', operation: 'send', notification: `={{ ${JSON.stringify(notification)} }}` },
			more,
		);

	it('are an object or a list, sent as it is', async () => {
		const one = await run({ kind: 'sample' });
		expect(one.items).toEqual(paired([{ success: true, received_at: expect.any(Number) as number }]));
		await run([{ kind: 'a' }, { kind: 'b' }]);
		expect(site.sent()).toEqual([
			['POST /notifications', { kind: 'sample' }],
			['POST /notifications', [{ kind: 'a' }, { kind: 'b' }]],
		]);
	});

	it('that are not accepted are an error though the status is good', async () => {
		const { items: output } = await run([{}], { continueOnFail: true });
		expect(output).toEqual([
			failure(0, 'Pinterest received the notification but did not accept it: A notification is empty'),
		]);
	});

	it.each([[[]], ['text'], [[1]]])('that are neither are refused before anything is sent: %j', async (notification) => {
		const { error } = await run(notification);
		expect(error?.message).toMatch(/^Notification \(JSON\) (must be a JSON object, or a list of 1 to 100|is )/);
		expect(site.sent()).toEqual([]);
	});
});
