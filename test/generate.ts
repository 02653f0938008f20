/**
 * `npm run generate -- [--node NAME] [resource.operation …]`
 *
 * Writes what is generated from the rows: the output schemas, and the pages of the nodes in docs/nodes/. With `board.archive` it is what
 * concerns that operation, in seconds; without an argument everything, in a minute or so.
 */
import { writePages } from './docs/generate';
import { chosen, runAsCommand } from './schemas/chosen';
import { writeSchemas } from './schemas/generate';

runAsCommand(async (args) => {
	const nodes = await chosen(args);
	await writeSchemas(nodes);
	await writePages(nodes);
});
