import { type ColumnType, SYNC_KEY, TABLES } from '../../nodes/PinterestWarehouse/tables';

/** How a database writes the statements that make the tables. */
interface Dialect {
	/** The file's name, and the database's own. */
	file: string;
	name: string;
	types: Record<ColumnType, string>;
	/** The type of a state. A database takes it as text where it has none of its own for JSON in rows that come from n8n. */
	state: string;
	/** The statement that makes the schema. */
	schema: string;
	/** What stands behind the type of the key, and behind the columns. */
	key: { ofColumn: string; ofTable?: string };
	/** A comment at the end of a table. */
	about: (text: string) => string;
	/** How rows are loaded, said once at the beginning. */
	loading: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const DIALECTS: Dialect[] = [
	{
		file: 'postgresql.sql',
		name: 'PostgreSQL',
		types: { text: 'text', integer: 'bigint', decimal: 'double precision', boolean: 'boolean', date: 'date' },
		state: 'jsonb',
		schema: 'CREATE SCHEMA IF NOT EXISTS pinterest;',
		key: { ofColumn: ' PRIMARY KEY' },
		about: () => '',
		loading: "n8n's Postgres node: operation Insert or Update, column to match on __sync_key",
	},
	{
		file: 'bigquery.sql',
		name: 'BigQuery',
		types: { text: 'STRING', integer: 'INT64', decimal: 'FLOAT64', boolean: 'BOOL', date: 'DATE' },
		state: 'STRING',
		schema: 'CREATE SCHEMA IF NOT EXISTS pinterest;',
		key: { ofColumn: ' NOT NULL', ofTable: `PRIMARY KEY (${SYNC_KEY}) NOT ENFORCED` },
		about: (text) => `\nOPTIONS (description = ${JSON.stringify(text)})`,
		loading: 'BigQuery does not enforce keys: load into a table of its own, then MERGE ON __sync_key',
	},
	{
		file: 'snowflake.sql',
		name: 'Snowflake',
		types: { text: 'VARCHAR', integer: 'NUMBER(38, 0)', decimal: 'FLOAT', boolean: 'BOOLEAN', date: 'DATE' },
		state: 'VARCHAR',
		schema: 'CREATE SCHEMA IF NOT EXISTS pinterest;',
		key: { ofColumn: ' NOT NULL', ofTable: `PRIMARY KEY (${SYNC_KEY})` },
		about: (text) => `\nCOMMENT = ${quoted(text)}`,
		loading: 'Snowflake does not enforce keys: load into a table of its own, then MERGE ON __sync_key',
	},
];

/** The statements that make the tables of Pinterest Warehouse, by file name. */
export function ddlFiles(): Record<string, string> {
	return Object.fromEntries(DIALECTS.map((dialect) => [dialect.file, ddl(dialect)]));
}

/** The table of the user's own that keeps how far a load came: it has no rows of Pinterest's. */
const STATE_TABLE = {
	name: 'load_state',
	about: 'How far each load came, for State From: Input Item',
	key: 'load',
	column: 'state',
};

function stateTable({ types, state, key, about }: Dialect): string {
	const { name, about: text, key: load, column } = STATE_TABLE;
	const lines = [`${load} ${types.text}${key.ofColumn}`, `${column} ${state} NOT NULL`];
	const ofTable = key.ofTable?.replace(SYNC_KEY, load);
	const body = [...lines, ...(ofTable ? [ofTable] : [])].map((line) => `\t${line}`).join(',\n');
	return `-- ${text}\nCREATE TABLE IF NOT EXISTS pinterest.${name} (\n${body}\n)${about(text)};`;
}

function ddl(dialect: Dialect): string {
	const { name, types, schema, key, about, loading } = dialect;
	const tables = Object.entries(TABLES).map(([table, { columns, about: text }]) => {
		const lines = Object.entries(columns).map(
			([column, type]) => `\t${column} ${types[type]}${column === SYNC_KEY ? key.ofColumn : ''}`,
		);
		const body = [...lines, ...(key.ofTable ? [`\t${key.ofTable}`] : [])].join(',\n');
		return `-- ${text}\nCREATE TABLE IF NOT EXISTS pinterest.${table} (\n${body}\n)${about(text)};`;
	});
	return [
		`-- The tables of Pinterest Warehouse for ${name}.\n-- ${loading}.\n-- Written by test/warehouse/generate.ts from the node's own columns.`,
		schema,
		...tables,
		stateTable(dialect),
		'',
	]
		.join('\n\n')
		.replace(/\n\n$/, '\n');
}
