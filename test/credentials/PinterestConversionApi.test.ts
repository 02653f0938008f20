import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { PinterestConversionApi } from '../../credentials/PinterestConversionApi.credentials';
import { testCredential } from '../engine';
import { simulated } from '../harness/simulated';
import type { IssueOptions } from '../pinterest';

const type = new PinterestConversionApi();

describe('the conversion token credential', () => {
	const at = simulated();
	const account = () => [...at.pinterest.worlds.production.adAccounts.keys()][0];
	const test = (token: IssueOptions = {}, changed: ICredentialDataDecryptedObject = {}) =>
		testCredential(type, {
			environment: 'custom',
			baseUrl: at.pinterest.apiUrl,
			adAccountId: account(),
			accessToken: at.pinterest.issueToken({ grant: 'conversion', ...token }).accessToken,
			...changed,
		});

	it('asks for a token, an ad account for its test, and an environment, production unless told', () => {
		expect(type.properties.map(({ name, default: value }) => [name, value])).toEqual([
			['accessToken', ''],
			['adAccountId', ''],
			['environment', 'production'],
			['baseUrl', ''],
			['permission', 'everything'],
		]);
		expect(type.properties[0].typeOptions).toEqual({ password: true });
	});

	it('is tested with an event that is not recorded', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(at.pinterest.requests.map(({ method, path, query, status }) => [method, path, query, status])).toEqual([
			['POST', `/v5/ad_accounts/${account()}/events`, [['test', 'true']], 200],
		]);
		expect(at.pinterest.worlds.production.store('conversion event').size).toBe(0);
	});

	it('says that the token is refused', async () => {
		for (const token of [{ environment: 'sandbox' }, { expiresInSeconds: 0 }] as const) {
			const { status, message } = await test(token);
			expect(status).toBe('Error');
			expect(message).toMatch(/^Pinterest refused the token: it is revoked, mistyped/);
		}
	});

	it.each([
		['is missing', ''],
		['is another one', '1'],
	])('says what is wrong where the ad account %s', async (_, adAccountId) => {
		const { status, message } = await test({}, { adAccountId });
		expect(status).toBe('Error');
		expect(message).toMatch(/^Fill in Ad Account ID for the Test/);
	});

	it('says that the address is not the API', async () => {
		const { status, message } = await test({}, { baseUrl: at.pinterest.apiUrl.replace('/v5', '/v4') });
		expect(status).toBe('Error');
		expect(message).toMatch(/^The address answered, but not as the Pinterest API does/);
	});
});
