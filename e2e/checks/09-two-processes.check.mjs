import assert from 'node:assert/strict';
import { until } from '../processes.mjs';
import { byId, inARow, pinterest as node, start } from '../workflows.mjs';

export const name =
	'two n8n processes that use up the same refresh token at once both go on: whoever is late takes what the other stored';

/**
 * The command line's n8n reads two boards; the server's n8n reads a third one each time that the token has expired under both. The
 * processes know nothing of each other, so the same refresh token is sent twice and Pinterest takes it once.
 * @param {import('../run.mjs').Context} context
 */
export async function run({ n8n, pinterest, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop in two processes', 'pinterestOAuth2Api');
	const [first, second, third] = (await control.readAll('/boards')).map(({ id }) => id);
	const get = (name, id) => node(name, credential, { resource: 'board', operation: 'get', board: byId(id) });
	const [inCli, inServer] = await Promise.all([
		n8n.rest.createWorkflow({ name: 'Command line', ...inARow(start(), get('First', first), get('Second', second)) }),
		n8n.rest.createWorkflow({ name: 'Server', ...inARow(start(), get('Third', third)) }),
	]);
	const runInServer = async () => {
		const { status, error, items } = await n8n.rest.runWorkflow(inServer.id);
		assert.equal(status, 'success', error?.message);
		assert.equal(items.Third[0].json.id, third);
	};
	const seen = (path) => until(async () => (await control.requests()).some((one) => one.path === path));
	const refreshes = async () =>
		(await control.requests())
			.filter(({ path }) => path === '/v5/oauth/token')
			.map(({ body, status }) => [body.refresh_token, status]);

	// The command line's renewal arrives first and is carried out last: the server wins.
	await control.expireTokens();
	await control.clearRequests();
	const slowRenewal = { match: { path: '/oauth/token' }, fault: { kind: 'latency', ms: 4_000 } };
	await control.addFault(slowRenewal);
	await control.addFault({ match: { path: `/boards/${second}` }, fault: { kind: 'latency', ms: 4_000 } });
	const executed = n8n.executeWorkflow(inCli.id);
	executed.catch(() => {});
	await Promise.race([seen('/v5/oauth/token'), executed]);
	await runInServer();
	await Promise.race([seen(`/v5/boards/${second}`), executed]);
	const [lost, won] = await refreshes();
	assert.deepEqual(
		[lost, won],
		[
			[won[0], 401],
			[won[0], 200],
		],
		'both sent the same refresh token',
	);

	// The other way round, while the command line's second request is under way.
	await control.clearRequests();
	await control.expireTokens();
	await control.addFault({ ...slowRenewal, fault: { kind: 'latency', ms: 7_000 } });
	await runInServer();
	const { data } = await executed;
	assert.equal(data.resultData.error, undefined);
	assert.deepEqual(
		['First', 'Second'].map((one) => data.resultData.runData[one][0].data.main[0][0].json.id),
		[first, second],
	);
	const [serversOwn, commandLines] = await refreshes();
	assert.deepEqual(
		[serversOwn, commandLines],
		[
			[commandLines[0], 401],
			[commandLines[0], 200],
		],
	);
	assert.notEqual(commandLines[0], won[0], 'what was stored last is used next');

	// The chain holds: whoever comes next renews with what the winner stored.
	await control.expireTokens();
	await control.clearRequests();
	await runInServer();
	assert.deepEqual(
		(await refreshes()).map(([, status]) => status),
		[200],
	);
}
