import type { Detail, DetailKind, Report } from './report';

const SECTIONS: Array<[DetailKind, string]> = [
	['violation', 'Violations'],
	['unreachable field', 'Fields that no parameter reaches'],
	['missing enum value', 'Enum values that are not offered'],
	['JSON-only field', 'Fields that only JSON for the whole body reaches'],
	['note', 'Notes'],
];

const COLUMNS = {
	node: 'Node',
	operations: 'Operations',
	runs: 'Runs',
	requests: 'Requests',
	violations: 'Violations',
	unreachableFields: 'Unreachable fields',
	jsonOnlyFields: 'JSON only',
	missingEnumValues: 'Missing enum values',
	notOffered: 'Not offered',
} as const;

const MOST_PARAMETERS = 600;

/** The report for people. */
export function tableOf(report: Report): string {
	const { description, nodes, details } = report;
	const head = `API description ${description.version}, ${description.operations} operations`;
	const sections = SECTIONS.map(([kind, title]) =>
		section(
			title,
			details.filter((one) => one.kind === kind),
		),
	);
	const unoffered = details.filter((one) => one.kind === 'not offered');
	return [head, rows(nodes), ...sections, notOffered(unoffered), totals(report)]
		.filter((part) => part !== '')
		.join('\n\n');
}

function rows(nodes: Report['nodes']): string {
	const keys = Object.keys(COLUMNS) as Array<keyof typeof COLUMNS>;
	const cells = [
		keys.map((key) => COLUMNS[key] as string),
		...nodes.map((node) => keys.map((key) => String(node[key]))),
	];
	const widths = keys.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	return cells
		.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))))
		.map((row) => row.join('  '))
		.join('\n');
}

function section(title: string, details: Detail[]): string {
	return details.length === 0 ? '' : [`${title} (${details.length})`, ...details.map(line)].join('\n');
}

function line({ node, operation, described, field, message, parameters, count }: Detail): string {
	const where = [[node, operation].filter(Boolean).join(' '), described, field].filter(Boolean).join(' · ');
	const often = count && count > 1 ? ` (${count} times)` : '';
	const shown = parameters ? `\n    ${JSON.stringify(parameters).slice(0, MOST_PARAMETERS)}` : '';
	return `  ${where}${where ? ': ' : ''}${message}${often}${shown}`;
}

function notOffered(details: Detail[]): string {
	if (details.length === 0) return '';
	return [
		`Operations that no node offers (${details.length})`,
		...details.map((one) => `  ${one.described}: ${one.message}`),
	].join('\n');
}

function totals({ summary }: Report): string {
	const { operations, violations, unreachableFields, jsonOnlyFields, missingEnumValues } = summary;
	return `${operations} operations run: ${violations} violations, ${unreachableFields} unreachable fields, ${missingEnumValues} missing enum values, ${jsonOnlyFields} fields by JSON only`;
}
