import type { IDataObject } from 'n8n-workflow';

import { columnNames } from '../../../../nodes/shared/fields/columnNames';
import { text } from '../../../../nodes/shared/fields/kinds';
import { columnsOf, toldOf } from '../../../../nodes/shared/run/inputColumns';

const names = columnNames([
	text({ name: 'email', apiName: 'em', in: 'body', label: 'Email' }),
	text({ name: 'city', apiName: 'ct', in: 'body', label: 'City' }),
]);
const read = (item: IDataObject, known?: ReadonlySet<string>) => {
	const { given, columns } = columnsOf(item, names, { known });
	return { given: given.map(({ field, value }) => [field.name, value]), columns };
};

describe('the columns of an input item', () => {
	it('are taken by their names, others are named', () => {
		expect(read({ 'Email Address': 'a@b.example', town: 'Kiruna', Notes: 'x', id: 7 })).toEqual({
			given: [
				['email', 'a@b.example'],
				['city', 'Kiruna'],
			],
			columns: { taken: { 'Email Address': 'em', town: 'ct' }, ignored: ['Notes', 'id'] },
		});
	});

	it('that are empty say nothing', () => {
		expect(read({ em: '', ct: null, Email: ' ' })).toEqual({ given: [], columns: { taken: {}, ignored: [] } });
	});

	it('that other parameters give are neither taken nor ignored', () => {
		expect(read({ 'Item ID': 'A' }, new Set(['itemid'])).columns).toEqual({ taken: {}, ignored: [] });
	});

	it('may say the same twice, and nothing else', () => {
		expect(read({ em: 'a@b.example', Email: 'a@b.example' }).columns.taken).toEqual({ em: 'em', Email: 'em' });
		expect(() => read({ em: 'a@b.example', Email: 'c@d.example' })).toThrow(
			/^The columns em and Email of the input item both say Email, and not the same: leave one of them out$/,
		);
	});

	it('are told in results, where any were read', () => {
		expect(toldOf({})).toEqual({});
		expect(toldOf({ columns: { taken: { a: 'b' }, ignored: ['c'] } })).toEqual({
			columns: { taken: { a: 'b' }, ignored: ['c'] },
		});
	});
});
