import type { IDataObject } from 'n8n-workflow';

import { type Compiled, compileOperation } from '../../../../nodes/shared/fields/compiled';
import type { Values } from '../../../../nodes/shared/rows/field';
import { readValues } from '../../../../nodes/shared/run/values';
import { byId } from '../../../harness';
import { checks } from './checks';
import { namesOf, rows } from './rows';

/** What operations are about, where that does not matter here. */
const ABOUT: IDataObject = {
	...Object.fromEntries(
		['adAccount', 'board', 'business', 'catalog', 'feed', 'localStore', 'pin', 'productGroup'].map((name) => [
			name,
			byId('549'),
		]),
	),
	audience: byId('2542'),
	customerSegment: byId('15'),
};

/** An operation's values, of parameters and for the rest what the editor begins with. Nothing is looked up at Pinterest. */
async function valuesOf(compiled: Compiled, given: IDataObject): Promise<Values> {
	const initial = Object.fromEntries(compiled.top.map(({ field }) => [field.name, field.shown.default]));
	const parameters: IDataObject = { ...initial, ...ABOUT, ...given };
	return await readValues(compiled, (name, fallback) => parameters[name] ?? fallback, undefined as never);
}

describe('the check of', () => {
	it.each(Object.entries(checks))('%s refuses what is wrong, or makes the body', async (name, checked) => {
		const compiled = rows.get(name);
		if (!compiled) throw new Error(`There is no ${name}`);
		const { check: _, ...unchecked } = compiled.operation;
		const without = await valuesOf(compileOperation(compiled.resource, unchecked), checked.given);
		if ('refused' in checked) {
			await expect(valuesOf(compiled, checked.given)).rejects.toThrow(checked.refused);
		} else {
			expect((await valuesOf(compiled, checked.given)).body).toEqual(checked.body);
			expect(without.body).not.toEqual(checked.body);
		}
	});

	it('every operation that has one is tried', () => {
		expect(Object.keys(checks).sort()).toEqual(namesOf(({ operation }) => operation.check !== undefined).sort());
	});
});
