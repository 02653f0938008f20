import type { INodeType } from 'n8n-workflow';

import { choose, type ChosenNode } from './chosen';
import type { PackageNode } from './scenarios';

/** A node with these operations of its resources. */
function node(name: string, resources: Record<string, string[]>): PackageNode {
	const properties = Object.entries(resources).map(([resource, operations]) => ({
		...{ name: 'operation', displayName: 'Operation', type: 'options', default: '' },
		displayOptions: { show: { resource: [resource] } },
		options: operations.map((value) => ({ name: value, value })),
	}));
	return { name, folder: name, type: { description: { properties } } as unknown as INodeType };
}

const nodes = [
	node('Pins', { board: ['create', 'get'], pin: ['get'] }),
	node('Shops', { board: ['get'], feed: ['get'] }),
	node('Trigger', {}),
];

const found = (chosen: ChosenNode[]) => chosen.map(({ name, operations }) => [name, operations]);

it('chooses everything where nothing is named', () => {
	expect(found(choose(nodes, { operations: [] }))).toEqual([
		['Pins', ['board.create', 'board.get', 'pin.get']],
		['Shops', ['board.get', 'feed.get']],
		['Trigger', []],
	]);
});

it('chooses an operation in every node that has it, and in one node where that is named', () => {
	expect(found(choose(nodes, { operations: ['board.get', 'pin.get'] }))).toEqual([
		['Pins', ['board.get', 'pin.get']],
		['Shops', ['board.get']],
	]);
	expect(found(choose(nodes, { node: 'Shops', operations: ['board.get'] }))).toEqual([['Shops', ['board.get']]]);
});

it('chooses all operations of a node', () => {
	expect(found(choose(nodes, { node: 'Shops', operations: [] }))).toEqual([['Shops', ['board.get', 'feed.get']]]);
});

it('refuses what no node has', () => {
	expect(() => choose(nodes, { operations: ['board.get', 'board.gte'] })).toThrow('No node has operation board.gte');
	expect(() => choose(nodes, { node: 'Shops', operations: ['pin.get'] })).toThrow('Shops has no operation pin.get');
	expect(() => choose(nodes, { node: 'Shop', operations: [] })).toThrow(
		'There is no node Shop, but Pins, Shops, Trigger',
	);
});
