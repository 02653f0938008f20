/** Kinds of operations that come out of the rows: of each form that a row can have, one operation, run as its scenario runs it. */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { isRead } from '../../nodes/shared/api/effect';
import { promiseOf } from '../../nodes/shared/api/promise';
import type { Compiled } from '../../nodes/shared/fields/compiled';
import { runNode } from '../engine';
import { rows } from '../nodes/shared/rows/rows';
import { operationsOf, play } from '../schemas/scenarios';
import { prepare } from '../schemas/pinterest';
import { type Kind, type Nodes, type Stage, type Told, toldOf } from './stage';

/** An operation of a node. */
export interface Named {
	/** The node's folder. */
	node: string;
	operation: string;
	row: Compiled['operation'];
}

/** Every operation that has a row. */
export function namedOperations(nodes: Nodes): Named[] {
	return [...nodes.values()].flatMap(({ name: node, type }) =>
		operationsOf(type).flatMap((operation) => {
			const row = rows.get(`${node.replace(/^Pinterest(?=.)/, '').toLowerCase()} ${operation}`)?.operation;
			return row ? [{ node, operation, row }] : [];
		}),
	);
}

/** What of a row decides how its answers are read. */
export function formOf({ row }: Named): string {
	const { of: _of, ...promised } = promiseOf(row.request);
	const body = row.batch ? 'batch' : row.runAll ? 'all' : row.run ? 'own' : 'one';
	const holds = Object.entries(promised).map(([name, value]) => (name === 'list' && value === '' ? 'array' : name));
	return [row.request.split(' ')[0], body, row.answer ?? 'object', ...holds, row.split ? 'split' : ''].join(' ');
}

/** Of each form the operation whose turn it is by the seed, without those in `known`. */
export function derivedKinds(nodes: Nodes, known: ReadonlySet<string>, seed: number): Kind[] {
	const forms = new Map<string, Named[]>();
	for (const one of namedOperations(nodes)) forms.set(formOf(one), [...(forms.get(formOf(one)) ?? []), one]);
	return [...forms.values()].flatMap((alike) => {
		const one = alike[seed % alike.length];
		return known.has(one.operation) ? [] : [derivedKind(nodes, one)];
	});
}

/** Reads run for so many items alike; a write for one. */
const READ_ITEMS = 3;

/** One operation, as the first call of its scenario that gives something. */
export function derivedKind(nodes: Nodes, { node, operation, row }: Named): Kind {
	const type = nodes.get(node);
	if (!type) throw new Error(`The package has no node ${node}`);
	const reads = isRead(row);
	/** Which call of the scenario it is; known after the first run. */
	let place: number | undefined;
	return {
		...{
			name: operation,
			modes: reads ? ['continue'] : ['continue', 'stop'],
			ownWaitMs: ownWaitMsOf(row),
			isBatched: row.batch !== undefined,
			isRepeatable: reads,
		},
		async carryOut(stage) {
			prepare(stage.pinterest);
			let told: Told | undefined;
			let calls = 0;
			const given = { node: type, operation, pinterest: stage.pinterest, credentials: stage, authentication: 'oAuth2' };
			const call = async (parameters: INodeParameters, items: INodeExecutionData[] | undefined, other: string) => {
				if (told) throw new Error('It has played');
				const isMeant = other === operation && isOrdinary(parameters) && calls++ === (place ?? calls - 1);
				if (!isMeant) return await plainly(type.type, parameters, items, stage);
				const many = reads ? Array.from({ length: READ_ITEMS }, () => items ?? [{ json: {} }]).flat() : items;
				stage.arm();
				const outcome = await runNode({
					...stage,
					...{ node: type.type, parameters, items: many, continueOnFail: stage.isContinuing },
				});
				stage.disarm();
				const output = outcome.outputs.flat();
				const isGood = !outcome.error && output.some(({ json }) => !isErrorItem(json));
				if (place === undefined && !isGood) throw new Error(outcome.error?.message ?? JSON.stringify(output[0]?.json));
				place ??= calls - 1;
				told = toldOf(outcome, many?.length ?? 1);
				throw new Error('It has played');
			};
			const failure = await play(given, call).then(
				() => undefined,
				(error: Error) => error,
			);
			if (!told) throw failure ?? new Error(`The scenario of ${operation} does not run it`);
			return told;
		},
	};
}

/** How long an operation waits for Pinterest's work, where it has an option that says so. */
export function ownWaitMsOf({ fields = [], collections = {} }: Named['row']): number {
	const waits = [...fields, ...Object.values(collections).flat()].filter(({ name }) =>
		/^(longest\w+Wait|processingSeconds)$/.test(name),
	);
	return Math.max(0, ...waits.map(({ shown }) => Number(shown.default) * 1000));
}

/** A preview sends nothing. */
function isOrdinary({ options }: INodeParameters): boolean {
	return (options as IDataObject | undefined)?.preview !== true;
}

export function isErrorItem({ error, details, ...others }: IDataObject): boolean {
	return typeof error === 'string' && (typeof details === 'object' || Object.keys(others).length === 0);
}

async function plainly(
	node: Parameters<typeof runNode>[0]['node'],
	parameters: INodeParameters,
	items: INodeExecutionData[] | undefined,
	{ credentials, credentialTypes }: Stage,
): Promise<IDataObject[]> {
	const { error, items: output } = await runNode({ node, parameters, items, credentials, credentialTypes });
	if (error) throw new Error(error.message, { cause: error });
	if (output.length === 0) throw new Error('It gave no items');
	return output.map(({ json }) => JSON.parse(JSON.stringify(json)) as IDataObject);
}
