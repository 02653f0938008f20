import type { IDataObject } from 'n8n-workflow';

import { request } from '../../../../nodes/shared/api/request';
import type { Call } from '../../../../nodes/shared/api/request';
import { Gate } from '../../../../nodes/shared/api/gate';
import type { Run } from '../../../../nodes/shared/api/run';
import { outcomeOf, stub, type Reply, type StubOptions } from '../../../harness/stub';

const GET: Call = { request: 'GET /boards/{board_id}', ids: { board_id: '7' } };
const POST: Call = { request: 'POST /boards', body: { name: 'A' } };
const GONE: Partial<Call> = { request: 'DELETE /boards/{board_id}' };
const ok = (body: unknown = { id: '7' }): Reply => ({ status: 200, body, headers: { x: '1' } });
const failed = (status: number, headers?: IDataObject): Reply => ({
	status,
	body: { code: 9, message: 'No.' },
	headers,
});
const code = (name: string) => Object.assign(new Error(`It broke: ${name}`), { code: name });
const expired: Reply = { status: 401, body: { code: 2, message: 'Authentication failed.' } };
/** What n8n throws where it could not get a token. */
const noToken = (status: number) => new Error('n8n', { cause: Object.assign(code('ESTATUS'), { status }) });
const limits = (more: IDataObject = {}) => ({
	'x-ratelimit-limit': '20, 100;w=1;name="safety_net_app_id_user_id", 20;w=60;name="org_read_app_id_user_id"',
	...more,
});

describe('a request', () => {
	beforeEach(() => {
		jest.useFakeTimers({ now: Date.parse('2026-05-31T12:00:00Z') });
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	async function send(call: Call, replies: Reply[], options: StubOptions = {}) {
		const began = Date.now();
		const times: number[] = [];
		const made = stub(replies, { itemIndex: 4, onRequest: () => times.push(Date.now() - began), ...options });
		const { value, error } = await outcomeOf(request(made.caller, call));
		const told = error as { message: string; description: string; context: IDataObject } | undefined;
		return { ...made, value, error: told, times, took: Date.now() - began };
	}

	describe('as it is sent', () => {
		it('goes to the credential’s host with the token, and nowhere else', async () => {
			const signal = new AbortController().signal;
			const transport = { timeout: 5, proxy: { host: 'p', port: 1 } };
			const call = { ...GET, query: { ids: ['a', 'b'], more: ['c', 'd'] }, repeated: ['more'] };
			const { sent, value, ways } = await send(call, [ok()], { run: { transport, signal } });
			expect(sent).toEqual([
				{
					...transport,
					method: 'GET',
					url: 'https://api.pinterest.com/v5/boards/7?ids=a,b&more=c&more=d',
					headers: { Accept: 'application/json', Authorization: 'Bearer first-token' },
					encoding: 'text',
					json: false,
					disableFollowRedirect: true,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					abortSignal: signal,
				},
			]);
			expect(value).toEqual({ status: 200, headers: { x: '1' }, body: { id: '7' } });
			expect(ways).toEqual(['own']);
		});

		it.each<[string, unknown, unknown]>([
			['an object', { name: 'A' }, { name: 'A' }],
			['an empty object, which n8n would leave out', {}, '{}'],
			['an empty list', [], []],
			['a list', [{}], [{}]],
			['text', '', ''],
			['null', null, null],
		])('has the body it is given: %s', async (_, body, expected) => {
			const { sent } = await send({ ...POST, body }, [ok()]);
			expect(sent[0].body).toEqual(expected);
			expect(sent[0].headers).toEqual({
				Accept: 'application/json',
				'Content-Type': 'application/json',
				Authorization: 'Bearer first-token',
			});
		});

		it('has no body, and no type of one, where there is none', async () => {
			const { sent } = await send({ ...POST, body: undefined }, [ok()]);
			expect(sent[0]).not.toHaveProperty('body');
			expect(sent[0].headers).not.toHaveProperty('Content-Type');
		});

		it('goes through n8n where there is no token yet; the next has the one that n8n got', async () => {
			const { caller, sent, ways } = await send(GET, [ok(), ok()], { run: { token: undefined } });
			await outcomeOf(request(caller, GET));
			expect(ways).toEqual(['n8n', 'own']);
			expect(sent[0].headers).not.toHaveProperty('Authorization');
			expect(sent[1].headers).toHaveProperty('Authorization', 'Bearer next-token');
		});
	});

	describe('that is answered', () => {
		it.each<[string, Partial<Call>, unknown, unknown]>([
			['an object', {}, '{"id":"1"}', { id: '1' }],
			['an object that is parsed already', {}, { id: '1' }, { id: '1' }],
			[
				'ids of many digits',
				{},
				'{"id":848506386032216135,"pins":[1,9007199254740993]}',
				{ id: '848506386032216135', pins: [1, '9007199254740993'] },
			],
			['an id in data', {}, { data: { id: 5 } }, { id: 5 }],
			['nothing where nothing is promised', GONE, ' ', undefined],
			['nothing at all there', GONE, undefined, undefined],
			['a word there', GONE, 'ok', 'ok'],
			['something else there', GONE, { code: 0, message: 'Fine' }, { code: 0, message: 'Fine' }],
		])('with %s gives that', async (_, more, body, expected) => {
			expect((await send({ ...GET, ...more }, [{ status: 200, body }])).value).toMatchObject({
				status: 200,
				body: expected,
			});
		});

		it('with text that is no JSON is sent again where it only reads', async () => {
			expect((await send(GET, [ok('<html>'), ok()])).value).toMatchObject({ body: { id: '7' } });
			const { error, sent } = await send(POST, [ok('{"id":'), ok()]);
			expect(sent).toHaveLength(1);
			expect(error).toMatchObject({
				message:
					'Pinterest’s answer broke off or is not JSON. The POST may have been executed, so it was not sent again',
				description: 'Look at Pinterest whether the change is there before you run this item again.',
				context: { mayHaveBeenExecuted: true },
			});
		});

		it.each<[string, unknown, string]>([
			['nothing', '', 'holds no board'],
			['null', 'null', 'holds no board'],
			['an empty object', '{}', 'holds no board'],
			['an empty list', '[]', 'holds no board'],
			['a number', '5', 'holds no board: 5'],
			['an id of null', '{"id":null}', 'holds no board'],
			['a failure', { code: 9, message: 'Internal error.', status: 'failure' }, 'holds no board: Internal error'],
			['a word', 'ok', 'is not JSON: ok'],
			['a page', '<html><title>Sign in</title></html>', 'is not JSON: Sign in'],
			['half an object', '{"id":', 'broke off or is not JSON'],
			['half an object behind a blank', ' {"id":', 'broke off or is not JSON'],
			['a word with a bracket', 'ok [1]', 'is not JSON: ok [1]'],
		])('with a good status and %s holds no object', async (_, body, told) => {
			const { error, sent } = await send(POST, [ok(body), ok()]);
			expect(sent).toHaveLength(1);
			expect(error?.message).toBe(
				`Pinterest’s answer ${told}. The POST may have been executed, so it was not sent again`,
			);
			expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true });
			const read = await send(
				GET,
				Array.from({ length: 6 }, () => ok(body)),
			);
			expect(read.error?.message).toContain(`Pinterest’s answer ${told}`);
			expect(read.error?.context).not.toHaveProperty('mayHaveBeenExecuted');
		});

		it.each(['', 'null'])(
			'of a read with a good status and %j in it holds nothing, whatever is promised',
			async (body) => {
				const { error } = await send({ request: 'GET /resources/lead_form_questions' }, [ok(body)]);
				expect(error?.message).toContain('Pinterest’s answer holds no lead form question');
			},
		);

		it('that is empty though it says how long it is broke off', async () => {
			const cut = { ...ok(''), headers: { 'content-length': '480' } };
			expect((await send(GET, [cut, ok()])).value).toMatchObject({ body: { id: '7' } });
			const gone = await send({ request: 'DELETE /boards/{board_id}', ids: { board_id: '7' } }, [cut, ok()]);
			expect(gone.sent).toHaveLength(1);
			expect(gone.error).toMatchObject({
				message: 'Pinterest’s answer broke off. The DELETE may have been executed, so it was not sent again',
				context: { mayHaveBeenExecuted: true },
			});
			const nothing = { ...ok(''), headers: { 'content-length': '20' } };
			expect(
				(await send({ request: 'DELETE /boards/{board_id}', ids: { board_id: '7' } }, [nothing])).error,
			).toBeUndefined();
		});

		it.each<[unknown, RegExp]>([
			['{}', /^Pinterest has a problem of its own\. Try again later\.$/],
			['<html><title>Sign in</title></html>', /^What answered is not Pinterest’s API/],
		])('with a good status and %s says where to look', async (body, advice) => {
			const { error } = await send(
				GET,
				Array.from({ length: 6 }, () => ok(body)),
			);
			expect(error?.description).toMatch(advice);
		});

		it.each<[string, Call['request'], unknown, string]>([
			['a list', 'GET /boards', { items: null }, 'holds no list of boards'],
			['a list', 'GET /boards', [], 'holds no list of boards'],
			[
				'rows',
				'GET /ad_accounts/{ad_account_id}/analytics',
				{ code: 8, message: 'Slow down' },
				'holds no list of analytics: Slow down',
			],
			['analytics', 'GET /pins/{pin_id}/analytics', {}, 'holds no analytics'],
			['analytics', 'GET /pins/{pin_id}/analytics', { code: 8 }, 'holds no analytics'],
			[
				'one of its names',
				'GET /resources/metrics_ready_state',
				{ code: 8, message: 'No' },
				'holds no state of metrics: No',
			],
			['nothing', 'DELETE /boards/{board_id}', { status: 'failure', message: 'No' }, 'holds no board: No'],
			['nothing', 'DELETE /boards/{board_id}', { code: 9, message: 'No' }, 'holds no board: No'],
			['nothing', 'DELETE /boards/{board_id}', { errors: ['No'] }, 'holds no board: No'],
			['nothing', 'DELETE /boards/{board_id}', '<html>No</html>', 'is not JSON: No'],
			['nothing', 'DELETE /boards/{board_id}', '\n<html>No</html>', 'is not JSON: No'],
		])('without what it promises is none: %s of %s', async (_, name, body, told) => {
			const ids = { board_id: '7', pin_id: '7', ad_account_id: '7' };
			const { error } = await send(
				{ request: name, ids },
				Array.from({ length: 6 }, () => ok(body)),
			);
			expect(error?.message).toContain(`Pinterest’s answer ${told}`);
		});

		it.each<[string, Call['request'], unknown]>([
			['nothing instead of a list', 'DELETE /catalogs/{catalog_id}/local_stores', ''],
			['an empty map of lists', 'GET /ad_accounts/{ad_account_id}/conversion_tags/ocpm_eligible', {}],
			['an empty list', 'GET /boards', { items: [] }],
		])('may hold %s', async (_, name, body) => {
			const ids = { catalog_id: '7', ad_account_id: '7' };
			expect((await send({ request: name, ids }, [ok(body)])).error).toBeUndefined();
		});

		it.each([300, 302, 399])('with a redirect (%i) is refused', async (status) => {
			for (const call of [GET, POST]) {
				const { error, sent } = await send(call, [{ status, body: '' }, ok()]);
				expect(sent).toHaveLength(1);
				expect(error).toMatchObject({
					message: `The host answered with a redirect, which is not followed so that the token stays with it`,
					description: 'Correct the base URL of the credential: it must be the API itself.',
				});
				expect(error?.context).not.toHaveProperty('mayHaveBeenExecuted');
			}
		});

		it.each([199, 400, 404, 499])('with %i fails at once', async (status) => {
			const { error, sent } = await send(GET, [failed(status), ok()]);
			expect(sent).toHaveLength(1);
			expect(error).toMatchObject({ message: `No` });
		});

		it.each([200, 299])('with %i is a good one', async (status) => {
			expect((await send(GET, [{ status, body: { id: '1' } }])).value).toMatchObject({ status });
		});

		it('may be an answer whatever its status', async () => {
			const isAnswer: Call['isAnswer'] = (status, body) => status === 422 && (body as { code: number }).code === 9;
			expect((await send({ ...POST, isAnswer }, [failed(422)])).value).toMatchObject({
				status: 422,
				body: { code: 9 },
			});
			expect((await send({ ...POST, isAnswer }, [failed(400)])).error).toBeDefined();
		});

		it('is told of without what the call takes out', async () => {
			const redactText = (text: string) => text.replaceAll('secret', '[hidden]');
			const call = { ...POST, redactText };
			const body = { code: 1, message: 'Bad secret' };
			for (const given of [body, JSON.stringify(body)]) {
				const { error } = await send(call, [{ status: 400, body: given }]);
				expect(error?.message).toBe('Bad [hidden]');
			}
			const { error } = await send(call, [{ status: 400 }]);
			expect(error?.message).toBe('Pinterest answered without an explanation');
		});

		it('is told of without the passwords and tokens that were sent', async () => {
			const refused = { status: 400, body: { message: 'Bad hunter22', details: { sent: ['hunter22', 'A'] } } };
			for (const more of [{ body: { name: 'A', password: 'hunter22' } }, { query: { access_token: 'hunter22' } }]) {
				const { error } = await send({ ...POST, ...more }, [refused]);
				expect(error).toMatchObject({
					message: 'Bad [hidden]',
					context: { pinterest: { sent: ['[hidden]', 'A'] } },
				});
			}
			const { error } = await send({ ...POST, body: { password: 'hunter22' } }, [
				{ status: 400, body: { message: 'Bad hunter22' } },
			]);
			expect(error?.message).toBe('Bad [hidden]');
			expect((await send(POST, [refused])).error?.message).toBe('Bad hunter22');
		});
	});

	describe('that may have changed something', () => {
		it.each<[string, Call, Reply, boolean]>([
			['a write that was executed', POST, ok(), true],
			['a write that may have been', POST, failed(500), true],
			['a write whose answer was lost', POST, code('ECONNRESET'), true],
			['a write that was refused', POST, failed(400), false],
			['a write that was not sent', POST, new TypeError('x is not a function'), false],
			['a write that may be repeated', { ...POST, repeatable: true }, ok(), false],
			['a read', GET, ok(), false],
		])('is noted with its item: %s', async (_, call, reply, isNoted) => {
			const { caller } = await send(call, [reply]);
			expect([...caller.run.wrote.keys()]).toEqual(isNoted ? [4] : []);
		});

		it('is noted of no item where it is for none', async () => {
			const { caller } = stub([ok()]);
			await outcomeOf(request({ ...caller, itemIndex: undefined }, POST));
			expect([...caller.run.wrote.keys()]).toEqual([]);
		});
	});

	describe('that is sent again', () => {
		it('waits longer each time, six times in all', async () => {
			const { times, error } = await send(
				GET,
				Array.from({ length: 9 }, () => failed(503)),
			);
			expect(times).toEqual([0, 500, 1500, 3500, 7500, 15_500]);
			expect(error).toMatchObject({ message: 'No' });
		});

		it('has its answer in the end', async () => {
			const { value, times } = await send(GET, [failed(500), code('ECONNRESET'), ok()]);
			expect(value).toMatchObject({ body: { id: '7' } });
			expect(times).toEqual([0, 500, 1500]);
		});

		it.each([
			[1500, 3],
			[1499, 2],
			[500, 2],
			[499, 1],
			[0, 1],
		])('waits no more than %i ms in all', async (maximumWaitMs, requests) => {
			const replies = Array.from({ length: 9 }, () => failed(503));
			expect((await send(GET, replies, { run: { maximumWaitMs } })).sent).toHaveLength(requests);
		});

		it('is no write that may have been executed', async () => {
			for (const reply of [failed(500), code('ECONNRESET')]) {
				const { error, sent } = await send({ ...GET, request: 'PATCH /boards/{board_id}' }, [reply, ok()]);
				expect(sent).toHaveLength(1);
				expect(error?.message).toMatch(/[^.\s]\. The PATCH may have been executed, so it was not sent again/);
				expect(error?.context.mayHaveBeenExecuted).toBe(true);
			}
		});

		it.each<[number, number]>([
			[408, 9],
			[400, 12],
		])('is one that Pinterest calls its own fault (HTTP %i, code %i)', async (status, ownCode) => {
			const fault = { status, body: { code: ownCode, message: 'No' } };
			expect((await send(GET, [fault, ok()])).value).toBeDefined();
			const { error, sent } = await send(POST, [fault, ok()]);
			expect(sent).toHaveLength(1);
			expect(error?.context.mayHaveBeenExecuted).toBe(true);
		});

		it('is none that was refused with such a code', async () => {
			const refused = { status: 403, body: { code: 12, message: 'No' } };
			expect((await send(GET, [refused, ok()])).sent).toHaveLength(1);
			expect((await send(POST, [refused, ok()])).error?.context).not.toHaveProperty('mayHaveBeenExecuted');
		});

		it.each([400, 500])('waits as long as the message asks to, which is a refusal (HTTP %i)', async (status) => {
			const busy = { status, body: { message: 'Retry after 2 seconds' } };
			expect((await send(GET, [busy, ok()])).times).toEqual([0, 2000]);
			const { error, sent } = await send(POST, [busy, ok()]);
			expect(sent).toHaveLength(1);
			expect(error?.message).toBe(`Retry after 2 seconds`);
			expect(error?.context).not.toHaveProperty('mayHaveBeenExecuted');
		});

		it('has a message that ends once, however Pinterest ended it', async () => {
			const { error } = await send(POST, [{ status: 500, body: { message: 'It broke. . ' } }]);
			expect(error?.message).toMatch(/^It broke\. The POST may have been executed/);
		});

		it('may be a write that was not executed, or that may be executed twice', async () => {
			expect((await send(POST, [code('ECONNREFUSED'), ok()])).value).toBeDefined();
			expect((await send({ ...POST, repeatable: true }, [failed(500), ok()])).value).toBeDefined();
			expect((await send({ ...GET, repeatable: false }, [failed(500), ok()])).error).toBeDefined();
		});

		it('is none that broke by a mistake', async () => {
			const { error, sent } = await send(GET, [new TypeError('x is not a function'), ok()]);
			expect(sent).toHaveLength(1);
			expect(error?.message).toBe('X is not a function');
		});
	});

	describe('over the rate limit', () => {
		it.each<[string, IDataObject, number]>([
			['Retry-After says', { 'retry-after': '7', 'x-ratelimit-reset': '60' }, 7000],
			['the reset says', { 'x-ratelimit-reset': '12' }, 12_000],
			['usual, where nothing is said', {}, 500],
			['usual, where it is said to be none', { 'retry-after': '0' }, 500],
		])('is sent again after as long as %s', async (_, headers, at) => {
			const { times, value } = await send(POST, [failed(429, headers), ok()]);
			expect(value).toBeDefined();
			expect(times).toEqual([0, at]);
		});

		it('holds the others of its category back, and an answer that is good does not', async () => {
			const { caller, sent, times } = await send(GET, [ok(), failed(429, { 'retry-after': '5' }), ok(), ok()]);
			const gate = new Gate(1);
			const run = { ...caller.run, gate };
			const both = Promise.all([request({ ...caller, run }, GET), request({ ...caller, run }, GET)]);
			expect((await outcomeOf(both)).value).toHaveLength(2);
			expect([sent.length, times]).toEqual([4, [0, 0, 5000, 5000]]);
			const good = await send(GET, [ok(), ok()]);
			await outcomeOf(request(good.caller, GET));
			expect(good.times).toEqual([0, 0]);
		});

		it('names the limit that is nearest, wherever it stands, and otherwise the last', async () => {
			const three = (first: number) =>
				`${first}, 100;w=1;name="safety_net_app_id", 20;w=60;name="org_read_app_id", 50;w=9;name="other_app_id"`;
			const told = async (first: number) => {
				const headers = { 'retry-after': '900', 'x-ratelimit-limit': three(first) };
				return (await send(POST, [failed(429, headers)])).error?.context;
			};
			expect(await told(100)).toMatchObject({ category: 'safety_net', limit: 100 });
			expect(await told(7)).toMatchObject({ category: 'other', limit: 50 });
		});

		it('fails where the wait would be too long, and says which limit it is', async () => {
			const headers = limits({ 'retry-after': '301' });
			const { error, sent } = await send(GET, [failed(429, headers), ok()]);
			expect(sent).toHaveLength(1);
			expect(error).toMatchObject({
				message:
					'The rate limit of org_read is used up (limit: 20 requests in 60 seconds; it resets at 2026-05-31T12:05:01.000Z)',
				description:
					'The request was not executed. It would have to wait 301 s, more than the 300 s that the option "Maximum Wait" leaves. Run again after the reset, or raise that option.',
				context: { status: 429, category: 'org_read', limit: 20, resetAt: '2026-05-31T12:05:01.000Z' },
			});
		});

		it('waits as long as a request may in all', async () => {
			const again = (seconds: number) => failed(429, { 'retry-after': String(seconds) });
			expect((await send(GET, [again(300), ok()])).value).toBeDefined();
			const { error, times } = await send(GET, [again(200), again(101), ok()]);
			expect(times).toEqual([0, 200_000]);
			expect(error?.message).toContain('The rate limit of org_read is used up');
			expect((await send(GET, [again(200), again(100), ok()])).value).toBeDefined();
		});

		it('names the last limit where none is said to be the nearest, and else the category', async () => {
			const other = { ...limits({ 'retry-after': '900' }) };
			other['x-ratelimit-limit'] = other['x-ratelimit-limit'].replace(/^20/, '5');
			expect((await send(POST, [failed(429, other)])).error?.message).toContain('of org_read is used up (limit: 20');
			const { error } = await send(POST, [failed(429, { 'retry-after': '900' })]);
			expect(error?.message).toContain('The rate limit of org_write is used up (limit: not announced; it resets at');
			expect(error?.context).toMatchObject({ category: 'org_write', limit: undefined });
		});

		it('keeps the facts that Pinterest gave beside', async () => {
			const body = { message: 'Slow down', details: { a: 1 } };
			const { error } = await send(GET, [{ status: 429, body, headers: { 'retry-after': '900' } }]);
			expect(error?.context).toMatchObject({ pinterest: { a: 1 }, category: 'org_read' });
		});

		it('is not sent at all where its turn is too far away', async () => {
			const gate = new Gate(1, undefined, 1000);
			gate.block('org_read', 61_500, { name: 'ads_read_app_id_user_id', limit: 5, windowMs: 1500 });
			const { error, sent } = await send(GET, [ok()], { run: { gate, maximumWaitMs: 1000 } });
			expect(sent).toEqual([]);
			expect(error?.message).toBe(
				'The rate limit of ads_read is used up (limit: 5 requests in 1.5 seconds; it resets at 2026-05-31T12:01:01.500Z)',
			);
			expect(error?.description).toContain('It would have to wait 62 s, more than the 1 s that');
		});

		it('is not begun in a run that stopped', async () => {
			const gate = new Gate(1);
			const reason = new Error('Stopped');
			gate.close(reason);
			expect((await send(GET, [ok()], { run: { gate } })).error).toBe(reason);
		});

		it('learns the limits from each answer', async () => {
			const headers = { 'x-ratelimit-limit': '1, 1;w=60;name="org_read_app_id_user_id"' };
			const { caller, times } = await send(GET, [{ ...ok(), headers }, ok()]);
			await outcomeOf(request(caller, GET));
			expect(times).toEqual([0, 60_000]);
		});
	});

	describe('in an execution that was stopped', () => {
		it('ends as cancelled, whatever came of it', async () => {
			for (const reply of [ok(), failed(500), code('ECONNRESET')]) {
				const stop = new AbortController();
				const { error } = await send(GET, [reply], { run: { signal: stop.signal }, onRequest: () => stop.abort() });
				expect(error).toMatchObject({ name: 'CancelledError' });
			}
		});
	});

	describe('whose token was refused', () => {
		const wrong = (at: Partial<Run>['environment']) => ({ run: { environment: at } });

		it('has it renewed by n8n, once, and goes on with the new one', async () => {
			const { sent, ways, value, caller } = await send(GET, [expired, ok({ id: 'new' })]);
			expect(value).toMatchObject({ body: { id: 'new' } });
			expect(ways).toEqual(['own', 'n8n']);
			expect(sent[1].ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
			expect([caller.run.token, caller.run.renewal, caller.run.renewalRefused]).toEqual([
				'next-token',
				undefined,
				undefined,
			]);
		});

		it('is not renewed where it lacks a scope, or can’t be', async () => {
			const scope: Reply = { status: 401, body: { code: 3, message: "Missing: ['boards:read']" } };
			expect((await send(GET, [scope, ok()])).sent).toHaveLength(1);
			const environment = { ...stub([]).caller.run.environment, refreshable: false };
			expect((await send(GET, [expired, ok()], wrong(environment))).sent).toHaveLength(1);
			expect((await send(GET, [{ status: 403, body: {} }, ok()])).sent).toHaveLength(1);
		});

		it('is read again where another execution renewed it a moment ago', async () => {
			const { ways, value, times, caller } = await send(GET, [expired, noToken(400), ok({ id: 'other' })]);
			expect(value).toMatchObject({ body: { id: 'other' } });
			expect(ways).toEqual(['own', 'n8n', 'own']);
			expect(times).toEqual([0, 0, 1000]);
			expect(caller.run.renewalRefused).toBe(false);
		});

		it('is not renewed a second time in the run once that was refused', async () => {
			const { caller, error, ways } = await send(GET, [expired, noToken(400), expired, expired, ok()]);
			expect(error).toMatchObject({ message: 'Authentication failed' });
			expect(caller.run.renewalRefused).toBe(true);
			await outcomeOf(request(caller, GET));
			expect(ways).toEqual(['own', 'n8n', 'own', 'own']);
		});

		it.each([429, 500, 502, 503, 504])('may be renewed later where the token endpoint is down (%i)', async (status) => {
			const { ways, value } = await send(GET, [expired, noToken(status), expired, ok()]);
			expect([value !== undefined, ways]).toEqual([true, ['own', 'n8n', 'own', 'n8n']]);
		});

		it('may be renewed later where the connection broke', async () => {
			const { ways, value } = await send(GET, [expired, code('ECONNREFUSED'), expired, ok()]);
			expect([value !== undefined, ways]).toEqual([true, ['own', 'n8n', 'own', 'n8n']]);
		});

		it('is read again after a 401 that came without the OAuth2 client', async () => {
			const { ways, times } = await send(GET, [expired, new Error('401 Unauthorized'), ok()]);
			expect([ways, times]).toEqual([
				['own', 'n8n', 'own'],
				[0, 0, 1000],
			]);
		});

		it('is not renewed again where the new one was refused as well', async () => {
			const response = { status: 401, headers: {}, data: '{"code":2,"message":"Authentication failed."}' };
			const refused = Object.assign(new Error('n8n'), { response });
			const { caller, error, ways, times } = await send(GET, [expired, refused, expired, ok()]);
			expect(error).toMatchObject({ message: 'Authentication failed' });
			await outcomeOf(request(caller, GET));
			expect([ways, times]).toEqual([
				['own', 'n8n', 'own'],
				[0, 0, 0],
			]);
		});

		it('is renewed for none of those that wait where that is refused', async () => {
			const made = stub([expired, expired, noToken(400), expired, ok()]);
			const both = await outcomeOf(
				Promise.allSettled([request(made.caller, GET), request({ ...made.caller, itemIndex: 1 }, GET)]),
			);
			expect(both.value?.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
			expect(made.ways).toEqual(['own', 'own', 'n8n', 'own']);
		});

		it('waits for a renewal that is under way, and goes on with its token', async () => {
			let renewed = (): void => {};
			const renewal = new Promise<void>((resolve) => (renewed = resolve));
			const made = stub([expired, ok({ id: 'after' })], { run: { renewal } });
			const answer = request(made.caller, GET);
			await jest.advanceTimersByTimeAsync(100);
			expect(made.sent).toHaveLength(1);
			renewed();
			expect((await outcomeOf(answer)).value).toMatchObject({ body: { id: 'after' } });
			expect(made.ways).toEqual(['own', 'own']);
			expect(made.caller.run.renewal).toBe(renewal);
		});

		it('is renewed after all where the other renewal failed', async () => {
			const renewal = Promise.reject(new Error('No'));
			renewal.catch(() => undefined);
			const { ways, value, caller } = await send(GET, [expired, expired, ok()], { run: { renewal } });
			expect([ways, value !== undefined]).toEqual([['own', 'own', 'n8n'], true]);
			expect(caller.run.renewal).toBeUndefined();
		});
	});
});
