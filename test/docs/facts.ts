/** What a person must know of an operation before running it, from its row and from the facts of Pinterest's API description. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Effect, effectOf } from '../../nodes/shared/api/effect';
import type { RequestName } from '../../nodes/shared/api/requestName';
import { FACTS } from '../facts';

export interface OperationFacts {
	/** `POST /boards` */
	request?: string;
	/** What it does to what is at Pinterest. */
	kind: (typeof KINDS)[Effect];
	/** Those of OAuth2, all of which it needs. */
	scopes: string[];
	/** Whether Pinterest's sandbox has it; undefined where no request is known. */
	sandbox?: boolean;
	/** In beta, or by Pinterest's own list of apps or accounts. */
	limited: boolean;
}

interface Described {
	paths: Record<string, Record<string, { security?: Array<Record<string, string[]>>; 'x-sandbox'?: string }>>;
}

/** What is read of a row; those of Pinterest Warehouse make requests of several kinds, and name none. */
interface Row {
	value: string;
	request?: RequestName;
	effect?: Effect;
	description: string;
}

interface Resource {
	value: string;
	operations: Row[];
}

const described = JSON.parse(readFileSync(FACTS, 'utf8')) as Described;
const nothing: OperationFacts = { kind: 'reads', scopes: [], limited: false };

/**
 * The facts of a node's operations, by `resource.operation`.
 *
 * @param node the name of its folder
 */
export async function factsOf(node: string): Promise<(operation: string) => OperationFacts> {
	const rows = await rowsOf(node);
	return (operation) => {
		const row = rows.get(operation);
		return row ? factsOfRow(row) : nothing;
	};
}

function factsOfRow(row: Row): OperationFacts {
	if (row.request === undefined) return nothing;
	const [method = '', path = ''] = row.request.split(' ');
	const api = described.paths[path]?.[method.toLowerCase()];
	const scopes = api?.security?.flatMap((one) => one.pinterest_oauth2 ?? []) ?? [];
	return {
		request: row.request,
		kind: KINDS[effectOf({ ...row, request: row.request })],
		scopes: [...new Set(scopes)],
		sandbox: api?.['x-sandbox'] === 'enabled',
		limited: /\bbeta\b|only for some/i.test(row.description),
	};
}

/** What an operation does to what is at Pinterest, as the pages say it. */
const KINDS = { read: 'reads', write: 'writes', spends: 'spends', irreversible: 'irreversible' } as const;

/** The rows that the files of a node's `resources/` export. */
async function rowsOf(node: string): Promise<Map<string, Row>> {
	const folder = join(__dirname, '../../nodes', node, 'resources');
	const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : [];
	const modules = await Promise.all(files.map(async (file) => (await import(join(folder, file))) as object));
	const resources = modules.flatMap((module) => Object.values(module).flat() as unknown[]).filter(isResource);
	return new Map(
		resources.flatMap(({ value, operations }) =>
			operations.map((row): [string, Row] => [`${value}.${row.value}`, row]),
		),
	);
}

function isResource(one: unknown): one is Resource {
	const { value, operations } = (one ?? {}) as Partial<Resource>;
	return typeof value === 'string' && Array.isArray(operations);
}
