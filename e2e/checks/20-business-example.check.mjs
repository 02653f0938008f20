import assert from 'node:assert/strict';

export const name =
	'the example for business access runs as it is imported: who can reach which ad account, in a table';

/** @param {import('../run.mjs').Context} context */
export async function run({ importExamples, n8n, pinterest }) {
	const { 'access-audit': workflow } = await importExamples({ 'access-audit': (given) => given });
	const expected = await accessesAt(pinterest);
	for (const kind of ['person', 'system user', 'partner'])
		assert.ok(
			expected.some((row) => row.kind === kind),
			`a ${kind} has access`,
		);
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	assert.deepEqual(execution.items['Not Read'] ?? [], []);
	const today = new Date().toISOString().slice(0, 10);
	const saved = execution.items.Save.map(({ json }) => json);
	assert.deepEqual([...new Set(saved.map((row) => row.audited_on.slice(0, 10)))], [today]);
	assert.deepEqual(sorted(saved), sorted(expected));
}

/** Who can reach the ad accounts of the account's own business, asked of the simulated Pinterest itself. */
async function accessesAt({ control }) {
	const { id: business } = await control.read('/user_account');
	const names = new Map((await control.readAll('/ad_accounts')).map(({ id, name }) => [id, name]));
	const path = `/businesses/${business}/assets`;
	const found = [];
	for (const { asset_id: id } of await control.readAll(`${path}?asset_type=AD_ACCOUNT&permissions=OWNER`)) {
		const lists = [
			['person', `${path}/${id}/members?fetch_system_users=false`],
			['system user', `${path}/${id}/members?fetch_system_users=true`],
			['partner', `${path}/${id}/partners?start_index=0`],
		];
		for (const [kind, list] of lists)
			for (const { user, permissions } of await control.readAll(list))
				found.push({
					ad_account_id: id,
					ad_account: names.get(id),
					kind,
					user_id: user.id,
					username: user.username,
					permissions: permissions.join(', '),
				});
	}
	return found;
}

/** The rows without what the table adds, in an order of their own. */
function sorted(rows) {
	return rows
		.map((row) => [row.ad_account_id, row.ad_account, row.kind, row.user_id, row.username, row.permissions].join(' | '))
		.sort();
}
