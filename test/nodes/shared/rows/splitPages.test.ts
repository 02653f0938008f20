import type { INodeType } from 'n8n-workflow';

import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { byId } from '../../../harness';
import { simulated } from '../../../harness/simulated';
import { namesOf } from './rows';

const labels = (...ids: string[]) => ({ labels: ids.map((id) => ({ id, value: `Label ${id}` })) });

/** By operation: its node, its parameters, and elements of a page of which each becomes several results. */
const lists: Record<string, [node: INodeType, parameters: { [name: string]: object }, elements: object[]]> = {
	'ads label.getAll': [new PinterestAds(), { adAccount: byId('549') }, [labels('1', '2', '3'), labels('4', '5')]],
};

describe('lists whose elements become several results', () => {
	const at = simulated();
	const read = async (name: string, limit: number, more: object = {}) => {
		const [node, parameters, elements] = lists[name] ?? [];
		const [, resource, operation] = name.split(/[ .]/);
		at.fault({ kind: 'answer', body: { items: elements, bookmark: null } });
		const { items } = await at.run({ resource, operation, limit, ...parameters, ...more }, { node });
		return items.map(({ json }) => json.id);
	};

	it.each(Object.keys(lists))('give exactly the Limit: %s', async (name) => {
		expect(await read(name, 2)).toEqual(['1', '2']);
		expect(await read(name, 4)).toEqual(['1', '2', '3', '4']);
		expect(await read(name, 50)).toHaveLength(5);
		expect(await read(name, 2, { returnAll: true })).toHaveLength(5);
	});

	it('are all tried', () => {
		const split = namesOf(({ operation }) => operation.answer === 'page' && operation.split !== undefined);
		expect(Object.keys(lists)).toEqual(split);
	});
});
