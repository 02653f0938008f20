import assert from 'node:assert/strict';
import { byId, inARow, items, pinterest as node, start } from '../workflows.mjs';

export const name =
	'with an error output, good items leave by one branch and bad ones by the other, with what they came with';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop with mistakes', 'pinterestOAuth2Api');
	const [first, second, third] = (await control.readAll('/boards')).map(({ id }) => id);
	const rows = [
		{ row: 1, board: first, title: 'Mug one' },
		{ row: 2, board: 'No Such Board', title: 'A name that no board has' },
		{ row: 3, board: second, title: 'Mug two' },
		{ row: 4, board: '999999999999999999', title: 'A board that is not there' },
		{ row: 5, board: third, title: 'Mug three' },
	];
	const image = `${pinterest.url}/images/8a5a44/600x900.png`;
	const operations = {
		get: { resource: 'board', operation: 'get', board: byId('={{ $json.board }}') },
		create: {
			resource: 'pin',
			operation: 'create',
			pinBoard: byId('={{ $json.board }}'),
			title: '={{ $json.title }}',
			mediaSource: 'image',
			image: image,
		},
	};
	for (const [operation, parameters] of Object.entries(operations)) {
		const step = node('Step', credential, parameters, { onError: 'continueErrorOutput' });
		const execution = await runWorkflow(inARow(start(), items('Rows', rows), step));
		assert.equal(execution.status, 'success', execution.error?.message);
		const [good, bad] = execution.outputs.Step;

		assert.deepEqual(
			good.map(({ json, pairedItem }) => [operation === 'get' ? json.id : json.title, pairedItem.item]),
			[0, 2, 4].map((at) => [operation === 'get' ? rows[at].board : rows[at].title, at]),
			`${operation}: three succeed`,
		);
		assert.deepEqual(
			bad.map(({ json: { row, board, title }, pairedItem }) => [{ row, board, title }, pairedItem.item]),
			[1, 3].map((at) => [rows[at], at]),
			`${operation}: two fail, each with its own input`,
		);
		const [unnamed, unknown] = bad.map(({ json }) => json);
		assert.match(unnamed.error, /No board has the name "No Such Board"/);
		assert.equal(unknown.details.httpCode, '404');
		assert.match(unknown.details.advice, /does not know this id/);
	}
}
