import { callOf, simplified } from '../../../../nodes/shared/run/call';
import type { Values } from '../../../../nodes/shared/rows/field';
import type { Operation } from '../../../../nodes/shared/rows/operation';

const OPERATION: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get board',
	description: 'Get a board',
	request: 'GET /boards/{board_id}',
};
const values: Values = { ids: { board_id: '7' }, query: { a: 1 }, body: { name: 'A' }, local: { output: 'simple' } };

describe('the request of an operation', () => {
	it('has what the row says and the values give', () => {
		const call = callOf({ ...OPERATION, repeated: ['a'] }, values);
		expect(call).toStrictEqual({
			request: 'GET /boards/{board_id}',
			ids: { board_id: '7' },
			query: { a: 1 },
			body: undefined,
			queryNow: undefined,
			redactText: undefined,
			repeatable: true,
			repeated: ['a'],
		});
	});

	it.each([
		['POST /boards', false, { name: 'A' }],
		['PATCH /boards/{board_id}', undefined, { name: 'A' }],
		['POST /boards', true, undefined],
		['PATCH /boards/{board_id}', true, undefined],
		['GET /boards/{board_id}', false, undefined],
		['DELETE /boards/{board_id}', false, undefined],
	] as const)('%s (without a body: %s) has the body %j', (request, noBody, body) => {
		expect(callOf({ ...OPERATION, request, noBody }, values).body).toEqual(body);
	});

	it('takes out of a failure what the row takes out of these values', () => {
		const redactText: Operation['redactText'] = (text, { body }) => text.replace(String(body.name), '*');
		expect(callOf({ ...OPERATION, redactText }, values).redactText?.('No A')).toBe('No *');
	});
});

describe('an object', () => {
	const simplify: Operation['simplify'] = ({ id }) => ({ id });
	const object = { id: 1, more: 2 };

	it('is simplified where the switch says so', () => {
		expect(simplified({ ...OPERATION, simplify }, values, object)).toEqual({ id: 1 });
		expect(simplified({ ...OPERATION, simplify: 'split' }, values, object)).toBe(object);
		expect(simplified(OPERATION, values, object)).toBe(object);
		expect(simplified({ ...OPERATION, simplify }, { ...values, local: { output: 'raw' } }, object)).toBe(object);
	});
});
