import assert from 'node:assert/strict';
import { withValues } from '../examples.mjs';

export const name = 'the example that cleans a board up runs as it is imported, and what it says it did has happened';

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const { pinterest, importExamples } = context;
	// More than one page of Pins, so that the clean-up has to read on.
	const { boardIds } = await pinterest.control.seedBoards({ boards: 1, pinsPerBoard: 600 });
	const pins = await pinterest.control.readAll(`/boards/${boardIds[0]}/pins`);
	const marker = pins[0].title;
	const workflows = await importExamples({
		'board-clean-up': (given) => {
			const changed = withValues(given, { dry_run: false, marker, older_than_days: 100_000 });
			changed.nodes.find((node) => node.name === 'Pins of the Board').parameters.board.value = boardIds[0];
			return changed;
		},
	});
	await boardCleanUp(context, workflows['board-clean-up'], { boardId: boardIds[0], before: pins, marker });
}

async function boardCleanUp({ n8n, pinterest }, workflow, { boardId, before, marker }) {
	const old = before.filter(({ title }) => title.includes(marker)).map(({ id }) => id);
	assert.ok(old.length < before.length, 'the marker leaves Pins to keep');
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	const left = new Set((await pinterest.control.readAll(`/boards/${boardId}/pins`)).map(({ id }) => id));
	assert.deepEqual(
		before.map(({ id }) => id).filter((id) => !left.has(id)),
		old,
		'the marked Pins are gone, and only they',
	);
	const [summary] = execution.items.Summary;
	assert.deepEqual([summary.json.pins_read, summary.json.deleted], [600, old.length]);
}
