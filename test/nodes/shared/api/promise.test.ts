import { heldBy, isFailure, plural, promiseOf } from '../../../../nodes/shared/api/promise';
import type { Promised } from '../../../../nodes/shared/api/promised';

describe('what an answer must hold', () => {
	it('is known of each request', () => {
		expect(promiseOf('GET /boards')).toMatchObject({ of: 'board', list: 'items' });
		expect(promiseOf('GET /boards/{board_id}')).toMatchObject({ of: 'board', id: 'id' });
	});
});

function missingIn(promised: Promised, body: unknown): string | undefined {
	const held = heldBy(promised, body);
	return 'missing' in held ? held.missing : undefined;
}

describe('what is put into data', () => {
	const around = { code: 0, status: 'success', endpoint_name: 'x' };
	it.each<[string, Promised, unknown, unknown]>([
		['an object', { of: 'board', id: 'id' }, { ...around, data: { id: '1' } }, { id: '1' }],
		['a list', { of: 'board', list: 'items' }, { ...around, data: { items: [] } }, { items: [] }],
		['the answer’s own list', { of: 'day', list: '' }, { ...around, data: [] }, []],
		['a map', { of: 'day', map: 'object' }, { ...around, data: { all: {} } }, { all: {} }],
	])('is what the answer holds: %s', (_, promised, body, held) => {
		expect(heldBy(promised, body)).toEqual({ body: held });
	});

	it('stays where the answer itself has what is promised', () => {
		const body = { id: '1', data: { id: '2' }, name: 'x' };
		expect(heldBy({ of: 'board', id: 'id' }, body)).toEqual({ body });
		const list = { data: [1] };
		expect(heldBy({ of: 'row', list: 'data' }, list)).toEqual({ body: list });
	});
});

describe('a good answer', () => {
	const board: Promised = { of: 'board', id: 'id' };
	const list: Promised = { of: 'board', list: 'items' };
	const array: Promised = { of: 'analytics', list: '' };
	const counts: Promised = { of: 'count', any: ['saves', 'clicks'] };
	const byDay: Promised = { of: 'day', map: 'object' };
	const lists: Promised = { of: 'day', map: 'list' };
	const nothing: Promised = { of: 'deletion' };

	it.each<[string, Promised, unknown]>([
		['an object with its ID', board, { id: '1' }],
		['an ID that is a number', board, { id: 5 }],
		['an object in data', board, { data: { id: '1' } }],
		['a list', list, { items: [] }],
		['a list without a name', array, [{ date: 'x' }]],
		['an empty list without a name', array, []],
		['one of the names', counts, { clicks: 0 }],
		['one of the names, with a value that is false', counts, { saves: false, clicks: null }],
		['one of the names in data', counts, { data: { saves: 1 } }],
		['objects by name', byDay, { all: { x: 1 }, note: 'x' }],
		['lists by name', lists, { a: [], b: [1] }],
		['lists by name, of which there are none', lists, {}],
		['a state of failure', { of: 'job', any: ['status', 'url'] }, { status: 'FAILED' }],
		['a state of failure beside its url', { of: 'job', any: ['status'] }, { status: 'FAILED', url: null }],
		['errors that are promised', { of: 'label', any: ['labels', 'errors'] }, { errors: ['x'] }],
		['an object with an error of its own', board, { id: '1', error: 'x' }],
		['nothing where nothing is promised', nothing, undefined],
		['null where nothing is promised', nothing, null],
		['an empty text where nothing is promised', nothing, ''],
		['anything where nothing is promised', nothing, { id: '1' }],
		['nothing where that is as good as an object', { ...board, orNothing: true }, undefined],
		['null where that is as good as a list', { ...list, orNothing: true }, null],
		['an empty text where that is as good as a list', { ...list, orNothing: true }, ''],
	])('holds what is promised: %s', (_what, promised, body) => {
		expect(missingIn(promised, body)).toBeUndefined();
	});

	it.each<[string, Promised, unknown, string]>([
		['no body', board, undefined, 'holds no board'],
		['an object without an ID', board, { name: 'x' }, 'holds no board'],
		['an empty ID', board, { id: '' }, 'holds no board'],
		['an ID of spaces', board, { id: ' ' }, 'holds no board'],
		['an ID of zero', board, { id: 0 }, 'holds no board'],
		['a failure with an ID', board, { id: '5', status: 'failure', code: 9 }, 'holds no board'],
		[
			'a failure with a state',
			{ of: 'job', any: ['status'] },
			{ code: 9, message: 'No', status: 'failure' },
			'holds no job',
		],
		[
			'a failure around data',
			board,
			{ code: 9, message: 'No', status: 'failure', data: { id: '1' } },
			'holds no board',
		],
		['a failure that is no state', counts, { status: 'failure', message: 'No', data: null }, 'holds no count'],
		[
			'a failure in the place of a state',
			{ of: 'website', any: ['status', 'website'] },
			{ status: 'failure', data: null },
			'holds no website',
		],
		['an ID that is an object', board, { id: {} }, 'holds no board'],
		['an ID that is true', board, { id: true }, 'holds no board'],
		['data without an ID', board, { data: { name: 'x' } }, 'holds no board'],
		['a list in place of an object', board, [{ id: '1' }], 'holds no board'],
		['a text in place of an object', board, 'id', 'holds no board'],
		['an object where an empty answer would do', { ...board, orNothing: true }, { name: 'x' }, 'holds no board'],
		['an object without a list', list, {}, 'holds no list of boards'],
		['null in place of a list', list, { items: null }, 'holds no list of boards'],
		['an object in place of a list', list, { items: {} }, 'holds no list of boards'],
		['a list without its object', list, [], 'holds no list of boards'],
		['no body in place of a list', list, undefined, 'holds no list of boards'],
		['an object in place of the answer’s own list', array, { items: [] }, 'holds no list of analytics'],
		['no body in place of the answer’s own list', array, undefined, 'holds no list of analytics'],
		['none of the names', counts, { other: 1 }, 'holds no count'],
		['names without a value', counts, { saves: null }, 'holds no count'],
		['no body in place of an object with names', counts, undefined, 'holds no count'],
		['no objects by name', byDay, {}, 'holds no day'],
		['texts by name', byDay, { all: 'x' }, 'holds no day'],
		['a list in place of objects by name', byDay, [{}], 'holds no day'],
		['no body in place of objects by name', byDay, undefined, 'holds no day'],
		['a text among lists by name', lists, { a: [], b: 'x' }, 'holds no day'],
		['objects in place of lists by name', lists, { a: {} }, 'holds no day'],
		['an error in place of objects by name', byDay, { error: { message: 'No' } }, 'holds no day'],
		['no body in place of lists by name', lists, undefined, 'holds no day'],
		['a list in place of lists by name', lists, [[]], 'holds no day'],
	])('is told of where it is not there: %s', (_what, promised, body, missing) => {
		expect(missingIn(promised, body)).toBe(missing);
	});

	it.each<[unknown, boolean]>([
		[{ status: 'failure' }, true],
		[{ status: 'FAILED' }, true],
		[{ status: 'error' }, true],
		[{ status: 'no error' }, false],
		[{ status: 'failure_rate' }, false],
		[{ status: 'success' }, false],
		[{ status: 5 }, false],
		[{ code: 12, message: 'Something went wrong' }, true],
		[{ code: 0, message: 'OK' }, false],
		[{ code: 200, message: 'OK' }, false],
		[{ code: '12', message: 'Something went wrong' }, true],
		[{ code: '12', message: 'Something went wrong', data: null }, true],
		[{ code: '0', message: 'OK' }, false],
		[{ code: '200', message: 'OK' }, false],
		[{ code: 12 }, false],
		[{ message: 'Deleted' }, false],
		[{ code: 'X', message: 'Deleted' }, false],
		[{ error: 'invalid' }, true],
		[{ error: 5 }, true],
		[{ error: { message: 'No' } }, true],
		[{ error: {} }, false],
		[{ error: '' }, false],
		[{ error: null }, false],
		[{ errors: ['x'] }, true],
		[{ errors: [] }, false],
		[{ errors: 'x' }, false],
		[[], false],
	])('tells of no failure where nothing is promised: %j', (body, isFailure) => {
		expect(missingIn(nothing, body)).toBe(isFailure ? 'holds no deletion' : undefined);
	});
});

describe('a failure', () => {
	it.each<[unknown, boolean]>([
		[{ status: 'failure', error_message: 'No' }, true],
		[{ status: 'failure' }, true],
		[{ code: 7, message: 'No' }, true],
		[{ error_message: 'No' }, true],
		[{ error: 'No', detail: 'x' }, true],
		[{ status: 'failure', rows: [] }, false],
		[{ code: 0, message: 'OK' }, false],
		[{}, false],
		[[], false],
		['failure', false],
	])('is all that a body holds: %j', (body, is) => {
		expect(isFailure(body)).toBe(is);
	});
});

describe('more than one of them', () => {
	it.each([
		['board', 'boards'],
		['company', 'companies'],
		['survey', 'surveys'],
		['ad group', 'ad groups'],
		['address', 'addresses'],
		['box', 'boxes'],
		['batch', 'batches'],
		['wish', 'wishes'],
		['ad analytics', 'ad analytics'],
		['audience insights', 'audience insights'],
		['delivery metrics', 'delivery metrics'],
		['media', 'media'],
		['statistics', 'statistics'],
		['Pins', 'Pins'],
		['counts', 'counts'],
		['media file', 'media files'],
		['metrics report', 'metrics reports'],
	])('%s', (one, several) => {
		expect(plural(one)).toBe(several);
	});
});
