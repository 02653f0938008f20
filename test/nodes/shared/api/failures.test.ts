import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Environment } from '../../../../nodes/shared/api/environment';
import type { Failure } from '../../../../nodes/shared/api/errors';
import { Secrets, redactJson } from '../../../../nodes/shared/api/secrets';
import {
	apiError,
	errorForItem,
	failureFrom,
	lacksAccess,
	missingScopes,
	passesByItself,
	redact,
	OWN_NAMES,
	restrictedFeature,
	UNEXPLAINED,
	waitIn,
	statusOf,
	unlessStatus,
} from '../../../../nodes/shared/api/errors';

const node: INode = { name: 'Pinterest', type: 'pinterest', typeVersion: 1, id: '1', position: [0, 0], parameters: {} };
const environment = (name: Environment['name']): Environment => ({
	credentialType: 'pinterestOAuth2Api',
	baseUrl: 'https://api.pinterest.com/v5',
	name,
	refreshable: true,
	permission: 'everything',
});
const adviceFor = (failure: Partial<Failure>, name?: Environment['name']) =>
	apiError(node, { message: 'No', ...failure }, name ? { environment: environment(name) } : undefined).description;

describe('an error of a request', () => {
	it.each<[Failure, number | undefined, string]>([
		[{ status: 404, code: 40, message: 'board not found.' }, 2, 'Board not found'],
		[{ status: 500, message: 'It broke. . ' }, 0, 'It broke'],
		[{ code: 3, message: 'Version 1.5 it is' }, undefined, 'Version 1.5 it is'],
		[{ message: 'no answer' }, undefined, 'No answer'],
		[{ message: '' }, 1, ''],
	])('says what happened, without numbers: %j', (failure, itemIndex, message) => {
		expect(apiError(node, failure, { itemIndex }).message).toBe(message);
	});

	it('has the numbers for machines too, and the facts beside them', () => {
		const error = apiError(node, { status: 400, code: 0, message: 'No', details: { token: 'x' } }, { itemIndex: 4 });
		expect(error.context).toMatchObject({ itemIndex: 4, status: 400, code: 0, token: 'x' });
		expect([error.httpCode, apiError(node, { message: 'No' }).httpCode]).toEqual(['400', 'none']);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.messages).toEqual(['HTTP 400, code 0: No']);
	});

	it('keeps Pinterest’s words where they look like a code of the network', () => {
		expect(apiError(node, { message: 'The board ENOTFOUND is not there' }).message).toBe(
			'The board ENOTFOUND is not there',
		);
	});

	it('has none of the credential’s secrets, in no part of it', () => {
		const secrets = new Secrets({ accessToken: 'credential-secret' });
		const text = 'A credential-secret';
		const failure = { status: 400, message: text, advice: `${text}!`, details: { list: [text] } };
		const error = apiError(node, failure, { environment: { ...environment('production'), secrets } });
		expect(error).toMatchObject({
			message: 'A [hidden]',
			description: 'A [hidden]!',
			messages: ['HTTP 400: A [hidden]'],
			context: { list: ['A [hidden]'] },
		});
		expect(JSON.stringify(error)).not.toContain('credential-secret');
	});

	it('has no token in its message', () => {
		expect(apiError(node, { message: 'token pina_ABCDEF123 is bad' }).message).toBe('Token [token] is bad');
	});
});

describe('advice', () => {
	it('is the failure’s own where it has one', () => {
		expect(adviceFor({ status: 404, advice: 'Look again.' })).toBe('Look again.');
	});

	it.each<[Partial<Failure>, string]>([
		[
			{ status: 404 },
			'Pinterest does not know this id in this account and environment. It may be deleted, secret, or belong to somebody else.',
		],
		[{ status: 409 }, 'The object was changed or exists already. Read it again before changing it.'],
		[{ status: 400 }, 'Pinterest refused the values. Correct the parameters named above and run again.'],
		[{ status: 422 }, 'Pinterest refused the values. Correct the parameters named above and run again.'],
		[{ status: 500 }, 'Pinterest has a problem of its own. Try again later.'],
		[{ status: 599 }, 'Pinterest has a problem of its own. Try again later.'],
		[{ status: 499 }, 'Pinterest refused the request for the reason that its message gives.'],
		[{ status: 402 }, 'Pinterest refused the request for the reason that its message gives.'],
		[{}, 'Check the connection to Pinterest, a proxy, and the base URL of the credential.'],
		[
			{ status: 404, code: 4180 },
			'There is no commerce integration with this ID. Create makes one, Get Many lists those of this account: check the ID, which is told apart by upper and lower case.',
		],
		[
			{ status: 404, code: 4517 },
			'There is no commerce integration with this ID. Create makes one, Get Many lists those of this account: check the ID, which is told apart by upper and lower case.',
		],
		[
			{ status: 403, code: 4182 },
			'The commerce integration with this external business ID belongs to another Pinterest user, so this one can neither read nor change it. Use the credential of the user who made it, or another external business ID.',
		],
	])('says what to do next: %j', (failure, advice) => {
		expect(adviceFor(failure)).toBe(advice);
	});

	it.each<[Environment['name'] | undefined, string, string]>([
		[undefined, 'production', 'sandbox'],
		['production', 'production', 'sandbox'],
		['sandbox', 'sandbox', 'production'],
		['custom', 'custom', 'sandbox'],
	])('for a token that is refused names the environment: %s', (name, used, other) => {
		expect(adviceFor({ status: 401, code: 2 }, name)).toBe(
			`The access token is expired, revoked or was made for another environment (this credential uses ${used}; a ${other} token does not work here). Reconnect the account, or paste a new token. Nothing was executed.`,
		);
	});

	it.each<[Partial<Failure>, string]>([
		[{ code: 3 }, 'that this operation needs'],
		[{ code: 2, message: "Missing: ['boards:write', 'pins:read']" }, 'boards:write, pins:read'],
	])('names the scopes that are missing: %j', (failure, scopes) => {
		expect(adviceFor({ status: 401, ...failure })).toBe(
			`The credential lacks the scope ${scopes}. Add it to the credential's scopes, reconnect the account and run again. Nothing was executed.`,
		);
	});

	const permission = 'The account may not do this. Check that it owns the object or has a role on the ad account.';
	const trial =
		'With Trial access Pinterest refuses Create Pin and Update Pin in production; boards can be made (and are public), and reading and analytics work. Use a sandbox credential for tests, or apply for Standard access in the developer portal.';
	it.each<[Partial<Failure>, Environment['name'], string]>([
		[{ status: 403, code: 7 }, 'production', permission],
		[{ status: 403, code: 29 }, 'production', `${permission} ${trial}`],
		[{ status: 403, message: 'Apps with Trial access may not' }, 'production', `${permission} ${trial}`],
		[
			{ status: 400, code: 29 },
			'sandbox',
			`${permission} The sandbox does not offer every operation: try it with a production credential.`,
		],
	])('for what is not permitted speaks of the environment: %j in %s', (failure, name, advice) => {
		expect(adviceFor(failure, name)).toBe(advice);
	});

	it.each<[string, string]>([
		[
			'Your application does not have access to this restricted feature: pin_edit',
			'Pinterest grants the feature "pin_edit" to each app by itself: no scope and no reconnecting helps. Apps with Trial access do not have it. Ask for it in the developer portal (developers.pinterest.com, My apps) or through your contact at Pinterest.',
		],
		[
			'No access to this restricted feature: commerce_integration.',
			'Pinterest grants the feature "commerce_integration" to each app by itself: no scope and no reconnecting helps. Ask for it in the developer portal (developers.pinterest.com, My apps) or through your contact at Pinterest.',
		],
	])('for a feature that the app was not granted does not speak of scopes: %s', (message, advice) => {
		expect(adviceFor({ status: 401, code: 3, message })).toBe(advice);
		expect(adviceFor({ status: 403, code: 3, message })).toBe(advice);
	});

	it.each([400, 403, 404, 302])('for a page of something on the way says where to look: %i', (status) => {
		expect(adviceFor({ status, isPage: true, message: 'Access Denied' })).toMatch(
			/not Pinterest’s API.*proxy.*firewall/,
		);
	});

	it.each<[Partial<Failure>, RegExp]>([
		[{ status: 413, isPage: true }, /^The request is too large/],
		[{ status: 400, message: UNEXPLAINED }, /^Pinterest did not say what is wrong/],
		[{ status: 418, message: UNEXPLAINED }, /^Pinterest did not say what is wrong/],
		[{ status: 400, code: 12 }, /^Pinterest has a problem of its own/],
		[{ status: 400, message: 'Retry after 2 seconds' }, /^Pinterest has a problem of its own/],
	])('points at nothing that is not there: %j', (failure, advice) => {
		expect(adviceFor(failure)).toMatch(advice);
	});
});

describe('a failure that passes by itself', () => {
	it.each<[Failure, boolean]>([
		[{ code: 12, message: 'No' }, true],
		[{ message: 'Sorry! Something Went Wrong On Our End.' }, true],
		[{ message: 'Retry after 2 seconds' }, true],
		[{ code: 1, message: 'Something went wrong' }, false],
	])('is known by what is said of it: %j', (failure, passes) => {
		expect(passesByItself(failure)).toBe(passes);
	});
});

describe('a feature that is not granted', () => {
	it.each<[string, string | undefined]>([
		['No access to this restricted feature: pin_edit.', 'pin_edit'],
		['RESTRICTED FEATURE catalog-read', 'catalog-read'],
		['This is a restricted feature', ''],
		['This is restricted', undefined],
	])('is named as far as the message does: %s', (message, feature) => {
		expect(restrictedFeature({ message })).toBe(feature);
		expect(lacksAccess({ message })).toBe(feature !== undefined);
	});

	it('without a name is told of without one', () => {
		expect(adviceFor({ status: 403, message: 'This is a restricted feature' })).toMatch(
			/^Pinterest grants the feature to each app by itself/,
		);
	});
});

describe('JSON without what must not be told', () => {
	it('keeps the names by which an error is read', () => {
		const names = { code: 1, message: 'a', error_description: 'b', details: {} };
		const all = (text: string) => text.replace(/[a-z]/g, '*');
		expect(redactJson(names, all, OWN_NAMES)).toEqual({ code: 1, message: '*', error_description: '*', details: {} });
		expect(redactJson({ title: 1 }, all, OWN_NAMES)).toEqual({ '*****': 1 });
	});
});

describe('a pause that a message asks for', () => {
	it.each<[string, number | undefined]>([
		['Retry after 2 seconds', 2000],
		['Please retry after 1.5s.', 1500],
		['You are over the limit. Try again in 3 minutes', 180_000],
		['Try again in 1 hour', 3_600_000],
		['retry after 500 ms', 500],
		['Retry after 500 milliseconds', 500],
		['wait 10 sec', 10_000],
		['Wait at least 5', 5000],
		['Try again in 1.250 h', 4_500_000],
		['Try again in 2M', 120_000],
		['await 5', undefined],
		['retry5', undefined],
		['Retry-After: 7', 7000],
		['Try again later.', undefined],
		['Waiting list 5', undefined],
		['5 seconds', undefined],
	])('%s', (message, milliseconds) => {
		expect(waitIn(message)).toBe(milliseconds);
	});
});

describe('the failure of a request that items share', () => {
	it('is told of each of them, and leaves the others alone', () => {
		const shared = apiError(node, { status: 400, message: 'No' });
		const own = errorForItem(shared, 3);
		expect(own).toMatchObject({ message: 'No', context: { itemIndex: 3, status: 400 } });
		expect(own).toBeInstanceOf(NodeApiError);
		expect(shared.message).toBe('No');
		expect(shared.context.itemIndex).toBeUndefined();
	});

	it('stays what it is where it is none of Pinterest’s', () => {
		const error = new Error('Another');
		expect(errorForItem(error, 3)).toBe(error);
	});
});

describe('the scopes that a message names', () => {
	it.each<[string, string[]]>([
		["Missing: ['boards:write', 'pins:read']", ['boards:write', 'pins:read']],
		['missing ["user_accounts:read"]', ['user_accounts:read']],
		["MISSING:   ['ads:write'] of ['ads:read']", ['ads:write']],
		['Missing: []', []],
		["Needed: ['boards:write']", []],
		['Missing scopes', []],
	])('%s', (message, scopes) => {
		expect(missingScopes(message)).toEqual(scopes);
		expect(lacksAccess({ message })).toBe(scopes.length > 0);
	});

	it('are missing by the code as well', () => {
		expect([lacksAccess({ code: 3, message: '' }), lacksAccess({ code: 2, message: '' })]).toEqual([true, false]);
	});
});

describe('the body of an error', () => {
	const unexplained = { status: 400, message: 'Pinterest answered without an explanation' };
	it.each<[unknown, Failure]>([
		[
			{ code: 1, message: 'No' },
			{ status: 400, code: 1, message: 'No' },
		],
		['{"code": 1, "message": "No"}', { status: 400, code: 1, message: 'No' }],
		[
			{ code: '1', message: 'No' },
			{ status: 400, code: 1, message: 'No' },
		],
		[
			{ code: 'x', message: 'No' },
			{ status: 400, message: 'No' },
		],
		[{ error_description: 'Bad grant' }, { status: 400, message: 'Bad grant' }],
		[
			{ error: 'invalid_grant', error_description: 'Bad grant' },
			{ status: 400, message: 'Bad grant' },
		],
		[
			{ message: 'No', error_description: 'Bad grant' },
			{ status: 400, message: 'No' },
		],
		[
			{ message: 'No', details: ['x'] },
			{ status: 400, message: 'No' },
		],
		[
			{ message: 'No', details: { a: [1] } },
			{ status: 400, message: 'No', details: { pinterest: { a: [1] } } },
		],
		[{ error: 'Not Found' }, { status: 400, message: 'Not Found' }],
		[{ error: { code: 7, message: 'No' } }, { status: 400, code: 7, message: 'No' }],
		[{ message: ['title too long', 'bad link'] }, { status: 400, message: 'title too long; bad link' }],
		[{ errors: [{ message: 'title too long' }, 'bad link'] }, { status: 400, message: 'title too long; bad link' }],
		[
			{ message: 'Refused', errors: [{ detail: 'bad link' }] },
			{ status: 400, message: 'Refused; bad link' },
		],
		[
			{ code: '1', message: { board_id: ['Invalid'] } },
			{ status: 400, code: 1, message: 'board_id: Invalid' },
		],
		[{ detail: [{ loc: ['body', 'link'], msg: 'x', reason: 'bad' }] }, { status: 400, message: 'bad' }],
		[
			{ title: 'Bad Request', status: 400 },
			{ status: 400, message: 'Bad Request' },
		],
		['upstream  connect\n error', { status: 400, message: 'upstream connect error', isPage: true }],
		[
			'<!DOCTYPE html><html><head><title>413 Too &amp; Large</title></head><body><h1>No</h1></body></html>',
			{ status: 400, message: '413 Too & Large', isPage: true },
		],
		['<html><h1>Access Denied</h1>Reference #18</html>', { status: 400, message: 'Access Denied', isPage: true }],
		[
			'<html><style>p{}</style><p>Access</p> Denied <script>x()</script></html>',
			{ status: 400, message: 'Access Denied', isPage: true },
		],
		['<Error><Code>X</Code><Message>No key</Message></Error>', { status: 400, message: 'No key', isPage: true }],
		[{ code: 1 }, { ...unexplained, code: 1 }],
		[{ message: '' }, unexplained],
		[{ message: [], error: {} }, unexplained],
		['<html>', { ...unexplained, isPage: true }],
		['', unexplained],
		['null', unexplained],
		[null, unexplained],
		[undefined, unexplained],
		[[], unexplained],
		[{}, unexplained],
	])('is read whatever it is: %j', (body, failure) => {
		expect(failureFrom(400, body)).toStrictEqual(failure);
	});

	it('is told in some hundred characters, however long and deep it is', () => {
		const deep = JSON.parse(`${'{"error":'.repeat(3000)}"No"${'}'.repeat(3000)}`) as object;
		expect(failureFrom(400, deep)).toStrictEqual(unexplained);
		const { message } = failureFrom(400, { message: `${'x'.repeat(498)}😀😀` });
		expect([message.length, message.at(-1)]).toEqual([499, '…']);
		const many = failureFrom(400, {
			message: 'No',
			details: { list: Array.from({ length: 1000 }, (_, at) => at), deep },
		});
		expect(JSON.stringify(many.details).length).toBeLessThan(300);
	});

	it('is read in a time that does not explode with dots at its end', () => {
		const error = apiError(node, failureFrom(400, { message: `No${'.'.repeat(1_000_000)}x` }));
		expect(error.message.length).toBeLessThan(600);
	});

	it('has no token in its details, however it is written', () => {
		const details = { sent: 'Bearer abcdef-123', line: '\npina_ABCDEF123', count: 2, pinr_ABCDEF1: true };
		expect(failureFrom(400, { message: 'No', details }).details).toEqual({
			pinterest: { sent: 'Bearer [token]', line: '\n[token]', count: 2, '[token]': true },
		});
	});
});

describe('a text from outside', () => {
	it.each<[string, unknown[], string]>([
		['a secret, a secret', ['secret'], 'a [hidden], a [hidden]'],
		['"say \\"hi\\""', ['say "hi"'], '"[hidden]"'],
		['abcdef abc', ['abc', 'abcdef'], '[hidden] [hidden]'],
		['ADA@mail.example of ada', ['ada@mail.example'], '[hidden] of ada'],
		['Secret', ['secret'], 'Secret'],
		['a.c abc (x)', ['a.c', '(x)'], '[hidden] abc [hidden]'],
		['1 undefined', [1, undefined, '', null], '1 undefined'],
	])('is without certain values: %s', (text, values, expected) => {
		expect(redact(text, values)).toBe(expected);
	});
});

describe('the status of an error', () => {
	it.each<[unknown, number | undefined]>([
		[apiError(node, { status: 404, message: 'No' }), 404],
		[apiError(node, { message: 'No' }), undefined],
		[Object.assign(new Error('No'), { httpCode: '404' }), undefined],
		[undefined, undefined],
	])('is Pinterest’s own', (error, status) => {
		expect(statusOf(error)).toBe(status);
	});

	it('decides whether something else is done', async () => {
		const fails = (status?: number) => async () => await Promise.reject(apiError(node, { status, message: 'No' }));
		const otherwise = () => 'else';
		expect(await unlessStatus([404], async () => await Promise.resolve('asked'), otherwise)).toBe('asked');
		expect(await unlessStatus([403, 404], fails(404), otherwise)).toBe('else');
		await expect(unlessStatus([404], fails(403), otherwise)).rejects.toThrow('No');
		await expect(unlessStatus([404], fails(), otherwise)).rejects.toThrow('No');
	});
});
