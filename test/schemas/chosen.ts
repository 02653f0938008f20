import { parseArgs } from 'node:util';

import { operationsOf, type PackageNode, packageNodes } from './scenarios';

/** A node, and those of its operations that something shall be generated of. */
export interface ChosenNode extends PackageNode {
	operations: string[];
}

/**
 * What the arguments of a generator name: `[--node NAME] [resource.operation …]`, everything without an argument.
 *
 * @throws Error when they name something that no node has
 */
export async function chosen(args: string[]): Promise<ChosenNode[]> {
	const { values, positionals } = parseArgs({ args, options: { node: { type: 'string' } }, allowPositionals: true });
	const nodes = await packageNodes();
	return choose(nodes, { node: values.node, operations: positionals });
}

/**
 * The nodes that have one of these operations, each with those it has.
 *
 * @param only the name of a node's folder, and `resource.operation`s; everything where they are left out
 * @throws Error when a node or an operation is not there
 */
export function choose(nodes: PackageNode[], only: { node?: string; operations: string[] }): ChosenNode[] {
	const named = nodes.filter(({ name }) => only.node === undefined || name === only.node);
	if (named.length === 0)
		throw new Error(`There is no node ${only.node}, but ${nodes.map(({ name }) => name).join(', ')}`);
	const offered = named.map((node) => ({ ...node, operations: operationsOf(node.type) }));
	if (only.operations.length === 0) return offered;

	const there = new Set(offered.flatMap(({ operations }) => operations));
	const missing = only.operations.filter((operation) => !there.has(operation));
	if (missing.length > 0)
		throw new Error(`${only.node ?? 'No node'} has ${only.node ? 'no ' : ''}operation ${missing.join(', ')}`);
	return offered
		.map((node) => ({ ...node, operations: node.operations.filter((one) => only.operations.includes(one)) }))
		.filter(({ operations }) => operations.length > 0);
}

/** Runs a generator with the arguments of the command; an error is told without its stack, and ends the command with 1. */
export function runAsCommand(generator: (args: string[]) => Promise<void>): void {
	generator(process.argv.slice(2)).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
}
