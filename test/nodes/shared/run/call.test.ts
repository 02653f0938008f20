import { callOf, simplified } from '../../../../nodes/shared/run/call';
import type { Field, Values } from '../../../../nodes/shared/rows/field';
import type { Operation } from '../../../../nodes/shared/rows/operation';

const OPERATION: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a board',
	description: 'Get a board',
	method: 'GET',
	path: '/boards/{board_id}',
	category: 'org_read',
};
const values: Values = { ids: { board_id: '7' }, query: { a: 1 }, body: { name: 'A' }, local: { simplify: true } };

describe('the request of an operation', () => {
	it('has what the row says and the values give', () => {
		const call = callOf({ ...OPERATION, repeatable: true, repeated: ['a'] }, values);
		expect(call).toStrictEqual({
			method: 'GET',
			path: '/boards/{board_id}',
			category: 'org_read',
			ids: { board_id: '7' },
			query: { a: 1 },
			body: undefined,
			anyAnswer: false,
			redactText: undefined,
			repeatable: true,
			repeated: ['a'],
		});
	});

	it.each([
		['POST', false, { name: 'A' }],
		['PATCH', undefined, { name: 'A' }],
		['POST', true, undefined],
		['PATCH', true, undefined],
		['GET', false, undefined],
		['DELETE', false, undefined],
		['PUT', false, undefined],
	] as const)('that is a %s (without a body: %s) has the body %j', (method, noBody, body) => {
		expect(callOf({ ...OPERATION, method, noBody }, values).body).toEqual(body);
	});

	it('takes any answer where the row wants nothing of it', () => {
		expect(callOf({ ...OPERATION, answer: 'nothing' }, values).anyAnswer).toBe(true);
		expect(callOf({ ...OPERATION, answer: 'object' }, values).anyAnswer).toBe(false);
	});

	it('finds the lists that are repeated in the fields where the row does not have them', () => {
		const shown = { displayName: 'A', type: 'string' as const, default: '' };
		const field: Field = { name: 'a', apiName: 'api_a', in: 'query', repeated: true, shown, parse: String };
		expect(callOf({ ...OPERATION, fields: [field] }, values).repeated).toEqual(['api_a']);
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
		expect(simplified({ ...OPERATION, simplify, simplifyName: 'other' }, values, object)).toBe(object);
		expect(simplified({ ...OPERATION, simplify: 'split' }, values, object)).toBe(object);
		expect(simplified(OPERATION, values, object)).toBe(object);
		expect(simplified({ ...OPERATION, simplify }, { ...values, local: { simplify: 'true' } }, object)).toBe(object);
	});
});
