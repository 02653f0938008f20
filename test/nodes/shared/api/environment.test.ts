import { readFileSync } from 'node:fs';

import {
	CONVERSION_TOKEN,
	CONVERSION_TOKEN_REQUEST,
	CREDENTIAL_TYPES,
	environmentOf,
} from '../../../../nodes/shared/api/environment';
import { FACTS } from '../../../facts';

describe('where a credential leads', () => {
	const urlOf = (credential: Record<string, string>) => environmentOf('pinterestAccessTokenApi', credential).baseUrl;

	it('is production unless told', () => {
		expect(environmentOf('pinterestAccessTokenApi', {})).toMatchObject({
			credentialType: 'pinterestAccessTokenApi',
			name: 'production',
			baseUrl: 'https://api.pinterest.com/v5',
			refreshable: false,
		});
		expect(urlOf({ environment: 'something new' })).toBe('https://api.pinterest.com/v5');
	});

	it('is the sandbox', () => {
		expect(urlOf({ environment: 'sandbox' })).toBe('https://api-sandbox.pinterest.com/v5');
	});

	it('is not the custom base URL of another environment', () => {
		expect(urlOf({ environment: 'production', baseUrl: 'https://elsewhere.example.com' })).toBe(
			'https://api.pinterest.com/v5',
		);
	});

	it.each([
		['https://gateway.example.com/v5', 'https://gateway.example.com/v5'],
		[' https://gateway.example.com/v5/// ', 'https://gateway.example.com/v5'],
		['http://127.0.0.1:8585/v5', 'http://127.0.0.1:8585/v5'],
		['https://gateway.example.com', 'https://gateway.example.com'],
		['HTTPS://Gateway.Example.com/v5', 'https://gateway.example.com/v5'],
	])('is the custom base URL %s', (baseUrl, expected) => {
		expect(urlOf({ environment: 'custom', baseUrl })).toBe(expected);
	});

	it.each([
		['', /is not a URL/],
		['gateway.example.com/v5', /is not a URL|must start with/],
		['ftp://gateway.example.com/v5', /must start with https:/],
		['javascript:alert(1)', /must start with https:/],
		['https://user:secret@gateway.example.com/v5', /must not hold a user name/],
		['https://user@gateway.example.com/v5', /must not hold a user name/],
		['https://:secret@gateway.example.com/v5', /must not hold a user name/],
		['https://gateway.example.com/v5?key=1', /must not hold a user name, a query/],
		['https://gateway.example.com/v5#x', /must not hold/],
	])('can not be the base URL "%s"', (baseUrl, message) => {
		expect(() => urlOf({ environment: 'custom', baseUrl })).toThrow(message);
	});

	it('can renew its token by itself with OAuth2 alone', () => {
		expect(environmentOf('pinterestOAuth2Api', {}).refreshable).toBe(true);
	});

	it('is told without the blanks around it where it is no URL, or as nothing where it is no text', () => {
		expect(() => urlOf({ environment: 'custom', baseUrl: ' gateway ' })).toThrow(/base URL "gateway" is not/);
		expect(() => environmentOf('pinterestOAuth2Api', { environment: 'custom', baseUrl: 5 })).toThrow(/URL "" is not/);
		expect(() => environmentOf('pinterestOAuth2Api', { environment: 'custom' })).toThrow(/URL "" is not/);
	});

	it('is one of three kinds, by what the node asks for', () => {
		expect([...CREDENTIAL_TYPES]).toEqual([
			['oAuth2', 'pinterestOAuth2Api'],
			['accessToken', 'pinterestAccessTokenApi'],
			['conversionToken', 'pinterestConversionApi'],
		]);
		expect(CREDENTIAL_TYPES.get(CONVERSION_TOKEN)).toBe('pinterestConversionApi');
	});
});

it('knows which requests a conversion token is good for', () => {
	const facts = JSON.parse(readFileSync(FACTS, 'utf8')) as {
		paths: Record<string, Record<string, { security?: object[] }>>;
	};
	const taken = Object.entries(facts.paths).flatMap(([path, methods]) =>
		Object.entries(methods)
			.filter(([, { security = [] }]) => security.some((one) => 'conversion_token' in one))
			.map(([method]) => `${method.toUpperCase()} ${path}`),
	);
	expect(taken).toEqual([CONVERSION_TOKEN_REQUEST]);
});
