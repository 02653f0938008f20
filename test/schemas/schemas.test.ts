import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';

import type { SimulatedPinterest } from '../pinterest';
import {
	operationsOf,
	outputsOf,
	type PackageNode,
	packageNodes,
	schemaOfOutputs,
	schemaPath,
	startForSchemas,
} from './scenarios';
import { type OutputSchema, outputSchemaOf, strict } from './schema';

let pinterest: SimulatedPinterest;
let nodes: PackageNode[];
beforeAll(async () => {
	pinterest = await startForSchemas();
	nodes = await packageNodes();
});
afterAll(() => pinterest.close());

const known = new Map<string, Promise<IDataObject[]>>();

/** The outputs of an operation, run once for all tests: they only read them. */
function outputs(node: PackageNode, operation: string): Promise<IDataObject[]> {
	const key = `${node.name} ${operation}`;
	const running = known.get(key) ?? outputsOf(node, operation, pinterest);
	known.set(key, running);
	return running;
}

/** What differs between files and runs, for every operation at once: one list tells more than the first failure. */
async function eachOperation(
	check: (node: PackageNode, operation: string, file: string) => Promise<unknown>,
): Promise<unknown[]> {
	const found: unknown[] = [];
	for (const node of nodes) {
		for (const operation of operationsOf(node.type)) {
			const problem = await check(node, operation, join(node.folder, schemaPath(operation))).catch(String);
			if (problem) found.push([`${node.name} ${operation}`, problem]);
		}
	}
	return found;
}

const read = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as OutputSchema;

test('every operation of every node has a schema, and no schema is left over', async () => {
	const wanted = nodes.flatMap(({ folder, type }) =>
		operationsOf(type).map((operation) => join(folder, schemaPath(operation))),
	);
	const there = await Promise.all(
		nodes.map(async ({ folder }) => {
			const schemas = join(folder, '__schema__');
			if (!existsSync(schemas)) return [];
			const entries = await readdir(schemas, { recursive: true, withFileTypes: true });
			return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
		}),
	);
	const short = (files: string[]) => files.map((file) => relative(process.cwd(), file).split(sep).join('/')).sort();

	expect(wanted.length).toBeGreaterThan(0);
	expect(short(there.flat())).toEqual(short(wanted));
});

test('every item an operation puts out fits its schema and has no key beside it', async () => {
	const ajv = new Ajv({ strict: false });
	const misfits = await eachOperation(async (node, operation, file) => {
		const fits = ajv.compile(strict(await read(file)));
		const misfit = (await outputs(node, operation)).find((output) => !fits(output));
		return misfit && (fits(misfit), fits.errors);
	});

	expect(misfits).toEqual([]);
}, 300_000);

test('the schemas are those that runs give now (else: npm run generate)', async () => {
	const stale = await eachOperation(async (node, operation, file) => {
		const now = schemaOfOutputs(await outputs(node, operation));
		return JSON.stringify(now) === JSON.stringify(await read(file)) ? undefined : now;
	});

	expect(stale).toEqual([]);
}, 300_000);

describe('a schema made of items', () => {
	test('has the keys of all items, and null behind the type where both occur', () => {
		const items = [
			{ id: '1', at: null, size: 1 },
			{ id: '2', at: 'now', size: 1.5, tags: [{ a: 1 }, { b: true }] },
			{ tags: [] },
		];

		expect(outputSchemaOf(items, {})).toEqual({
			type: 'object',
			properties: {
				id: { type: 'string' },
				at: { type: ['string', 'null'] },
				size: { type: 'number' },
				tags: {
					type: 'array',
					items: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'boolean' } } },
				},
			},
			version: 1,
		});
	});

	test('names no days where numbers are kept by day', () => {
		expect(outputSchemaOf([{ time_series: { '2026-07-01': 3 } }], {}).properties).toEqual({
			time_series: { type: 'object' },
		});
	});

	test('says what holds a value that is null in every item, and refuses to guess', () => {
		expect(outputSchemaOf([{ at: null }], { at: { type: 'string' } }).properties).toEqual({
			at: { type: ['string', 'null'] },
		});
		expect(() => outputSchemaOf([{ at: null }], {})).toThrow('"at" is null in every run');
	});

	test('refuses another type and another key when it is strict', () => {
		const fits = new Ajv({ strict: false }).compile(strict(outputSchemaOf([{ id: '1', owner: { name: 'x' } }], {})));

		expect([{ id: '2' }, { id: 2 }, { more: 1 }, { owner: { name: 'y', more: 1 } }].map((item) => fits(item))).toEqual([
			true,
			false,
			false,
			false,
		]);
	});
});
