import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { TABLES } from '../../nodes/PinterestWarehouse/tables';
import { ddlFiles } from './ddl';

const folder = join(__dirname, '../../examples/warehouse');
const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));

it('has statements for PostgreSQL, BigQuery and Snowflake, and no others', () => {
	expect(files.sort()).toEqual(['bigquery.sql', 'postgresql.sql', 'snowflake.sql']);
});

it.each(files)('examples/warehouse/%s is as `npx tsx test/warehouse/generate.ts` writes it now', (file) => {
	expect(readFileSync(join(folder, file), 'utf8')).toBe(ddlFiles()[file]);
});

it.each(files)(
	'examples/warehouse/%s has every column of every table, in the order of the rows, and a table for the state',
	(file) => {
		const text = readFileSync(join(folder, file), 'utf8');
		const tables = Object.fromEntries(
			[...text.matchAll(/CREATE TABLE IF NOT EXISTS pinterest\.(\w+) \(\n([\s\S]*?)\n\)/g)].map(([, table, body]) => [
				table,
				body
					.split(',\n')
					.map((line) => line.trim().split(' ')[0])
					.filter((name) => name !== 'PRIMARY'),
			]),
		);
		expect(tables).toEqual({
			...Object.fromEntries(Object.entries(TABLES).map(([table, { columns }]) => [table, Object.keys(columns)])),
			load_state: ['load', 'state'],
		});
	},
);
