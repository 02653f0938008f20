import assert from 'node:assert/strict';
import { until } from '../processes.mjs';
import { atPinterest, contents, counts, day, importInto, rename, startWarehouse, TABLES } from '../warehouse.mjs';

export const name =
	'PostgreSQL is killed between rows and state, and between rows: the next run gives again what was not stored, nothing is there twice';

const FIRST_DAYS = 3;

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const site = await startWarehouse(context);
	try {
		const { id } = await importInto(site, 'ads-to-postgres', (node) => {
			if (node.name === 'Pinterest Warehouse')
				Object.assign(node.parameters, { firstRunDays: FIRST_DAYS, rowsPerBatch: 40 });
		});
		await betweenRowsAndState(site, id);
		await betweenRows(site, id);
	} finally {
		await site.stop();
	}
}

/** The last state of the first run. */
async function betweenRowsAndState(site, id) {
	const { sql, pinterest } = site;
	const wanted = await atPinterest(pinterest.control, FIRST_DAYS);
	const { ad_accounts: all } = wanted.counts;
	await waitAt(site, 'load_state', `(SELECT count(*) FROM jsonb_object_keys(NEW.state)) = ${all}`);
	await killedThere(site, id);
	assert.deepEqual(await counts(sql), wanted.counts, 'all rows were stored');
	const before = await stateOf(site);
	assert.ok(Object.keys(before).length < all, 'the state of the last ad account was not');
	const stored = await contents(sql);

	const { items } = await ended(site, id);
	assert.ok(items['Store ad_analytics'].length > 0, 'rows were given again');
	assert.deepEqual(await counts(sql), wanted.counts);
	assert.deepEqual(await contents(sql), stored, 'nothing is there twice, and nothing else');
	assert.deepEqual(
		Object.values(await stateOf(site)).map(({ ad_analytics: through }) => through),
		Array(all).fill(day(1)),
	);
}

/** What has changed since, and comes no second time by itself. */
async function betweenRows(site, id) {
	const { sql } = site;
	const all = await counts(sql);
	const before = await stateOf(site);
	const [group] = await sql(
		'SELECT ad_account_id, id AS ad_group_id FROM pinterest.ad_groups ORDER BY ad_account_id DESC, id LIMIT 1',
	);
	await rename(site, group, 'Renamed since');
	await waitAt(site, 'ad_groups', "NEW.name = 'Renamed since'");
	await killedThere(site, id);
	const named = "SELECT id FROM pinterest.ad_groups WHERE name = 'Renamed since'";
	assert.deepEqual(await sql(named), [], 'the change did not get into the table');
	const account = group.ad_account_id;
	assert.deepEqual((await stateOf(site))[account], before[account], 'the state stayed where it was');

	await ended(site, id);
	assert.deepEqual(await sql(named), [{ id: group.ad_group_id }], 'the change was given again');
	assert.deepEqual(await counts(sql), all);
	for (const table of TABLES) {
		const query = `SELECT count(*)::int AS rows, count(DISTINCT __sync_key)::int AS keys FROM pinterest.${table}`;
		const [{ rows, keys }] = await sql(query);
		assert.equal(rows, keys, `${table} has a row for each key`);
	}
}

/** Makes PostgreSQL wait where a row of the table is to be stored. */
async function waitAt({ sql }, table, when) {
	await sql(`CREATE FUNCTION pinterest.wait() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN IF ${when} THEN PERFORM pg_sleep(120); END IF; RETURN NEW; END $$`);
	await sql(
		`CREATE TRIGGER wait BEFORE INSERT OR UPDATE ON pinterest.${table} FOR EACH ROW EXECUTE FUNCTION pinterest.wait()`,
	);
}

/** Runs the workflow and kills PostgreSQL where it waits; it is then there again, and waits no more. */
async function killedThere({ n8n, sql, postgres }, id) {
	const execution = await n8n.rest.startWorkflow(id, { trigger: 'Run by Hand' });
	await until(async () => {
		const [{ waiting }] = await sql(
			"SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
		);
		return waiting > 0;
	});
	await postgres.kill();
	const { status } = await n8n.rest.executionAtEnd(execution);
	assert.equal(status, 'error', 'the execution ends with an error');
	await postgres.start();
	await sql('DROP FUNCTION pinterest.wait() CASCADE');
}

async function ended({ n8n }, id) {
	const execution = await n8n.rest.runWorkflow(id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	return execution;
}

async function stateOf({ sql }) {
	const [{ state } = { state: {} }] = await sql("SELECT state FROM pinterest.load_state WHERE load = 'ads'");
	return state;
}
