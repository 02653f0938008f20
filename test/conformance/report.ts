import type { Coverage } from './coverage';
import type { ApiDescription, Described } from './description';
import type { PackageNode } from './nodes';
import type { OperationRuns } from './operation';

export type DetailKind =
	'violation' | 'unreachable field' | 'JSON-only field' | 'missing enum value' | 'not offered' | 'note';

/** One line of the report. */
export interface Detail {
	kind: DetailKind;
	/** The name of the node's class; none for operations that no node offers. */
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
	/** Operations of nodes that were run. */
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

/** A node after its runs. */
export interface Measured {
	node: PackageNode;
	results: OperationRuns[];
	coverage: Coverage;
}

/** @param narrowed the description's other parts are not in question */
export function reportOf(api: ApiDescription, measured: Measured[], narrowed: boolean): Report {
	const offered = new Set(measured.flatMap(({ coverage }) => coverage.operations));
	const nodes = measured.map(({ node: { name: node }, results, coverage }) => {
		const gaps = gapsOf(coverage).map((gap) => ({ ...gap, node }));
		const details = [...results.flatMap(resultDetails), ...gaps];
		if (results.length === 0) details.push({ kind: 'note', node, message: 'has no operations, so nothing was run' });
		const inQuestion = relatedTo(api, coverage.operations);
		const line = {
			node,
			...summaryOf(details, results.length, inQuestion.length),
			runs: sum(results.map((one) => one.runs)),
			requests: sum(results.map((one) => one.requests)),
			notOffered: inQuestion.filter((one) => !offered.has(one)).length,
		};
		return { details, line };
	});
	const inQuestion = narrowed ? relatedTo(api, [...offered]) : api.operations;
	const notOffered = inQuestion
		.filter((one) => !offered.has(one))
		.map((one): Detail => ({
			kind: 'not offered',
			described: one.name,
			message: `${one.id} (${one.tags.join(', ')})`,
		}));
	const details = [...nodes.flatMap((one) => one.details), ...notOffered];
	const operations = sum(nodes.map(({ line }) => line.operations));
	return {
		description: { version: api.version, operations: api.operations.length },
		summary: summaryOf(details, operations, inQuestion.length),
		nodes: nodes.map(({ line }) => line),
		details,
	};
}

/** Adds violations that were found elsewhere. */
export function withViolations(report: Report, found: Detail[]): Report {
	const violations = report.summary.violations + found.length;
	return { ...report, summary: { ...report.summary, violations }, details: [...found, ...report.details] };
}

/** The given operations and those that share a tag with one of them. */
function relatedTo(api: ApiDescription, operations: Described[]): Described[] {
	const tags = new Set(operations.flatMap((one) => one.tags));
	return api.operations.filter((one) => operations.includes(one) || one.tags.some((tag) => tags.has(tag)));
}

function resultDetails({ node, operation, violations, notes }: OperationRuns): Detail[] {
	const about = { node: node.name, operation: operation.name };
	return [
		...[...violations.values()].map(({ kind, described, message, parameters, count }): Detail => {
			return { kind: 'violation', ...about, described, message: `${kind}: ${message}`, parameters, count };
		}),
		...[...notes].map((message): Detail => ({ kind: 'note', ...about, message })),
	];
}

function gapsOf(coverage: Coverage): Detail[] {
	return coverage.operations.flatMap((one) => {
		const { unreachable, jsonOnly, missing } = coverage.gapsOf(one);
		const detail = (kind: DetailKind, field: string, message: string): Detail => {
			return { kind, described: one.name, field, message };
		};
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
