/** A real PostgreSQL with the tables of Pinterest Warehouse, and what its tables must hold. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './package-install.mjs';
import { startPostgres } from './postgres.mjs';

export const TABLES = ['ad_accounts', 'campaigns', 'ad_groups', 'ads', 'ad_analytics'];
const STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'];
/** The day (UTC) so many days ago, YYYY-MM-DD. */
export const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/**
 * Starts a PostgreSQL, makes the tables and a credential for them.
 * @param {import('./run.mjs').Context} context
 * @returns the context with `sql`, which asks PostgreSQL, `credential`, `postgres`, and `stop`
 */
export async function startWarehouse(context) {
	const postgres = await startPostgres();
	const { default: pg } = await import('pg');
	const { host, port, database, user, password } = postgres;
	const pool = new pg.Pool({ host, port, database, user, password });
	// Connections that break when PostgreSQL is killed.
	pool.on('error', () => {});
	const stop = async () => {
		await pool.end().catch(() => {});
		await postgres.stop();
	};
	try {
		const sql = async (query, values) => (await pool.query(query, values)).rows;
		await sql(readFileSync(join(root, 'examples/warehouse/postgresql.sql'), 'utf8'));
		const credential = await context.createCredential('Warehouse', 'postgres', {
			...{ host, port, database, user, password },
			ssl: 'disable',
		});
		return { ...context, sql, credential, postgres, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Imports an example with the PostgreSQL credential in its Postgres nodes. */
export async function importInto({ importExamples, credential }, example, change) {
	const { [example]: workflow } = await importExamples({
		[example]: (given) => {
			// An id of its own: n8n keeps what the nodes of a workflow remember when it is imported again.
			const changed = { ...structuredClone(given), id: randomBytes(8).toString('hex') };
			for (const node of changed.nodes) {
				if (node.type === 'n8n-nodes-base.postgres') node.credentials = { postgres: { ...credential } };
				change(node);
			}
			return changed;
		},
	});
	return workflow;
}

/** How many rows there must be for so many days, and what was spent, as Pinterest says without the node. */
export async function atPinterest({ read, readAll }, days) {
	const accounts = await readAll('/ad_accounts');
	const statuses = STATUSES.map((status) => `entity_statuses=${status}`).join('&');
	const found = { ad_accounts: accounts.length, campaigns: 0, ad_groups: 0, ads: 0, ad_analytics: 0 };
	let spend = 0;
	for (const { id } of accounts) {
		for (const table of ['campaigns', 'ad_groups'])
			found[table] += (await readAll(`/ad_accounts/${id}/${table}?${statuses}`)).length;
		const ads = await readAll(`/ad_accounts/${id}/ads?${statuses}`);
		found.ads += ads.length;
		const ids = ads.map((ad) => `ad_ids=${ad.id}`).join('&');
		const rows = await read(
			`/ad_accounts/${id}/ads/analytics?${ids}&start_date=${day(days)}&end_date=${day(1)}&granularity=DAY&columns=SPEND_IN_MICRO_DOLLAR`,
		);
		found.ad_analytics += rows.length;
		spend += rows.reduce((sum, row) => sum + row.SPEND_IN_MICRO_DOLLAR, 0);
	}
	return { counts: found, spend };
}

/** How many rows each table has. */
export async function counts(sql) {
	const found = {};
	for (const table of TABLES)
		[{ count: found[table] }] = await sql(`SELECT count(*)::int AS count FROM pinterest.${table}`);
	return found;
}

/** A digest of everything in each table. */
export async function contents(sql) {
	const found = {};
	for (const table of TABLES)
		[{ digest: found[table] }] = await sql(
			`SELECT md5(string_agg(t::text, '|' ORDER BY __sync_key)) AS digest FROM pinterest.${table} t`,
		);
	return found;
}

/** Gives an ad group another name at Pinterest. */
export async function rename({ pinterest, axios }, { ad_account_id: account, ad_group_id: id }, to) {
	const { accessToken } = await pinterest.control.issueToken();
	const headers = { authorization: `Bearer ${accessToken}` };
	const address = `${pinterest.baseUrl}/ad_accounts/${account}/ad_groups`;
	const { data } = await axios.patch(address, [{ id, name: to }], { headers, proxy: false });
	assert.deepEqual(data.items[0].exceptions, []);
}
