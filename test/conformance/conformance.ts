import { Checker } from './check';
import { Chooser } from './chooser';
import { Coverage } from './coverage';
import { type ApiDescription, type Described } from './description';
import { Maker } from './make';
import { loadCredentials, loadNodes, type PackageNode } from './nodes';
import { type OperationResult, runOperation, type Site } from './operation';
import { Recorder } from './recorder';

export type DetailKind = 'violation' | 'unreachable field' | 'JSON-only field' | 'missing enum value' | 'not offered' | 'note';

/** One line of the report. */
export interface Detail {
	kind: DetailKind;
	/** The node's class name; none for operations that no node offers. */
	node?: string;
	/** The node's operation: `pin.create`. */
	operation?: string;
	/** The described operation: `POST /pins`. */
	described?: string;
	/** `query ad_account_id`, `body media_source<image_url>.url`. */
	field?: string;
	message: string;
	/** The parameters that showed a violation. */
	parameters?: unknown;
	/** In how many runs. */
	count?: number;
}

export interface Summary {
	/** Operations that were run, of nodes. */
	operations: number;
	/** Operations of the description that were in question. */
	described: number;
	violations: number;
	unreachableFields: number;
	jsonOnlyFields: number;
	missingEnumValues: number;
}

export interface Report {
	description: { version: string; operations: number };
	summary: Summary;
	nodes: Array<Summary & { node: string; runs: number; requests: number; notOffered: number }>;
	details: Detail[];
}

export interface ConformanceOptions {
	/** A node's class name; all nodes unless told. */
	node?: string;
	/** Runs with every parameter set, for each branch. */
	seeds?: number;
	/** The first seed. */
	seed?: number;
}

/**
 * Runs every operation of the package's nodes against a server that records, holds the requests against the description, and
 * lists what of the description no node can send.
 */
export async function conform(api: ApiDescription, options: ConformanceOptions = {}): Promise<Report> {
	const nodes = await loadNodes(options.node);
	const maker = new Maker(api.schemas, new Chooser(options.seed ?? 1));
	const answers = new Maker(api.schemas, new Chooser(1));
	const recorder = await Recorder.start(api, answers);
	try {
		const checker = new Checker(api);
		await checker.ready();
		const credentials = await loadCredentials(recorder.url);
		const shared = { api, maker, recorder, checker, credentials, seeds: options.seeds ?? 3 };
		const measured: Measured[] = [];
		for (const node of nodes) measured.push(await measure(node, { ...shared, coverage: new Coverage(api) }));
		return report(api, measured, options.node !== undefined);
	} finally {
		await recorder.close();
	}
}

interface Measured {
	node: PackageNode;
	results: OperationResult[];
	coverage: Coverage;
}

async function measure(node: PackageNode, site: Site): Promise<Measured> {
	const results: OperationResult[] = [];
	for (const operation of node.operations) results.push(await runOperation(node, operation, site));
	return { node, results, coverage: site.coverage };
}

function report(api: ApiDescription, measured: Measured[], narrowed: boolean): Report {
	const offered = new Set(measured.flatMap(({ coverage }) => coverage.operations));
	const nodes = measured.map(({ node, results, coverage }) => {
		const details = [...results.flatMap(violationsOf), ...gapsOf(coverage).map((gap) => ({ ...gap, node: node.name }))];
		const inQuestion = aboutOf(api, coverage.operations);
		const counted = summaryOf(details, results.length, inQuestion.length);
		const runs = sum(results.map((one) => one.runs));
		const requests = sum(results.map((one) => one.requests));
		const notOffered = inQuestion.filter((one) => !offered.has(one)).length;
		return { details, line: { node: node.name, ...counted, runs, requests, notOffered } };
	});
	const inQuestion = narrowed ? aboutOf(api, [...offered]) : api.operations;
	const notOffered = inQuestion.filter((one) => !offered.has(one)).map((one): Detail => {
		return { kind: 'not offered', described: one.name, message: `${one.id} (${one.tags.join(', ')})` };
	});
	const details = [...nodes.flatMap((one) => one.details), ...notOffered];
	const operations = sum(nodes.map((one) => one.line.operations));
	return {
		description: { version: api.version, operations: api.operations.length },
		summary: summaryOf(details, operations, inQuestion.length),
		nodes: nodes.map((one) => one.line),
		details,
	};
}

/** Operations that share a tag with the given ones. */
function aboutOf(api: ApiDescription, operations: Described[]): Described[] {
	const tags = new Set(operations.flatMap((one) => one.tags));
	return api.operations.filter((one) => operations.includes(one) || one.tags.some((tag) => tags.has(tag)));
}

function violationsOf({ node, operation, violations, notes }: OperationResult): Detail[] {
	return [
		...violations.map(({ kind, described, message, parameters, count }): Detail => {
			return { kind: 'violation', node, operation, described, message: `${kind}: ${message}`, parameters, count };
		}),
		...notes.map((message): Detail => ({ kind: 'note', node, operation, message })),
	];
}

function gapsOf(coverage: Coverage): Detail[] {
	return coverage.operations.flatMap((one) => {
		const { unreachable, jsonOnly, missing } = coverage.gapsOf(one);
		const detail = (kind: DetailKind, field: string, message: string): Detail => ({ kind, described: one.name, field, message });
		return [
			...unreachable.map((field) => detail('unreachable field', field, 'no parameter reaches it')),
			...jsonOnly.map((field) => detail('JSON-only field', field, 'only JSON for the whole body reaches it')),
			...missing.flatMap(({ path, values }) =>
				values.map((value) => detail('missing enum value', path, `${String(value)} is not offered`)),
			),
		];
	});
}

function summaryOf(details: Detail[], operations: number, described: number): Summary {
	const count = (kind: DetailKind) => details.filter((one) => one.kind === kind).length;
	return {
		operations,
		described,
		violations: count('violation'),
		unreachableFields: count('unreachable field'),
		jsonOnlyFields: count('JSON-only field'),
		missingEnumValues: count('missing enum value'),
	};
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
