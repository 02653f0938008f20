/** What the canvas shows below the name of a node, as n8n evaluates it there. */
import type { INodeParameters, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { loadNodes } from '../../../conformance/nodes';

/** What is shown for some parameters of a node. */
function shown(type: INodeType, parameters: INodeParameters): unknown {
	const { name } = type.description;
	const node = {
		id: 'node',
		name: 'Node',
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return expression.getSimpleParameterValue(node, type.description.subtitle, 'internal', {});
}

const optionsOf = (options: unknown) => options as INodePropertyOptions[];

describe('below a node stands', () => {
	let nodes: INodeType[];
	beforeAll(async () => {
		nodes = (await loadNodes()).map(({ type }) => type);
	});
	const namesOf = ({ description: { properties } }: INodeType, name: string) =>
		properties.filter((one) => one.name === name);

	it('the name of its operation and of its resource, for every operation', () => {
		const compared = nodes.flatMap((type) =>
			namesOf(type, 'operation').flatMap(({ displayOptions, options }) => {
				const resource = String(displayOptions?.show?.resource?.[0]);
				const named = optionsOf(namesOf(type, 'resource')[0]?.options).find(({ value }) => value === resource);
				return optionsOf(options).map(({ name, value }) => ({
					expected: `${name}: ${named?.name}`,
					received: shown(type, { resource, operation: value }),
				}));
			}),
		);
		expect(compared.length).toBeGreaterThan(290);
		expect(compared.filter(({ expected, received }) => expected !== received)).toEqual([]);
	});

	it('the name of its event, for every event of a trigger', () => {
		const compared = nodes.flatMap((type) =>
			namesOf(type, 'event').flatMap(({ options }) =>
				optionsOf(options).map(({ name, value }) => ({ expected: name, received: shown(type, { event: value }) })),
			),
		);
		expect(compared.length).toBeGreaterThan(10);
		expect(compared.filter(({ expected, received }) => expected !== received)).toEqual([]);
	});
});
