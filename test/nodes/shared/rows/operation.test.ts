import { text } from '../../../../nodes/shared/fields/kinds';
import { operation, repeatedIn } from '../../../../nodes/shared/rows/operation';
import type { Field } from '../../../../nodes/shared/rows/field';

const BOARD = text({ name: 'board', apiName: 'board_id', in: 'path', label: 'Board', required: true });

describe('the name of a request', () => {
	it('makes an operation of a row', () => {
		const row = { value: 'get', name: 'Get', action: 'Get board', description: 'Get a board', fields: [BOARD] };
		expect(operation('GET /boards/{board_id}', row)).toEqual({
			...row,
			request: 'GET /boards/{board_id}',
			repeated: [],
		});
	});
});

describe('lists that are sent as a=1&a=2', () => {
	const listed = (name: string, more: Partial<Field>): Field => ({ ...BOARD, apiName: name, required: false, ...more });

	it('are those in the query that say so, at the top and in collections', () => {
		const fields = [
			listed('ids', { in: 'query', repeated: true }),
			listed('joined', { in: 'query' }),
			listed('inBody', { in: 'body', repeated: true }),
		];
		const collections = { filters: [listed('types', { in: 'query', repeated: true })], options: [listed('x', {})] };
		expect(repeatedIn({ fields, collections })).toEqual(['ids', 'types']);
		expect(repeatedIn({})).toEqual([]);
	});
});
