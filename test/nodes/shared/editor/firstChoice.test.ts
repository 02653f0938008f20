import { isRead } from '../../../../nodes/shared/api/effect';
import { requestOf } from '../../../../nodes/shared/api/requestName';
import { operationsOf } from '../../../../nodes/shared/node';
import { nodes } from '../rows/rows';

const openings = Object.entries(nodes).flatMap(([node, resources]) =>
	operationsOf(resources)
		.properties.filter(({ name }) => name === 'operation')
		.map(({ default: value, displayOptions }): [string, string, string] => [
			node,
			String(displayOptions?.show?.resource?.[0]),
			String(value),
		]),
);

/** What a person gets who chooses a resource and does not look at the operation. */
describe('the operation that a resource opens on', () => {
	it.each(openings)('%s %s: %s neither deletes nor can’t be undone', (node, resource, value) => {
		const { operations } = nodes[node].find((one) => one.value === resource) ?? { operations: [] };
		const chosen = operations.find((one) => one.value === value);
		if (!chosen) throw new Error('There is no such operation');
		expect(requestOf(chosen.request).method).not.toBe('DELETE');
		expect(value).not.toMatch(/^(delete|remove|cancel|revoke|archive|end)/i);
		const usual = operations.filter((one) => ['getAll', 'get', 'create'].includes(one.value));
		expect(usual.length === 0 || usual.some((one) => one.value === value) || isRead(chosen)).toBe(true);
	});

	it('is looked at for every resource', () => {
		expect(openings).toHaveLength(Object.values(nodes).flat().length);
	});
});
