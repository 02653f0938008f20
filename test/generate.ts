/**
 * `npm run generate -- [--node NAME] [resource.operation …]`
 *
 * Writes what is generated from the rows: the output schemas, and the README's tables of operations. With `board.archive` it is what
 * concerns that operation, in seconds; without an argument everything, in a minute or so.
 */
import { writeTables } from './readme/generate';
import { chosen, runAsCommand } from './schemas/chosen';
import { writeSchemas } from './schemas/generate';

runAsCommand(async (args) => {
	const nodes = await chosen(args);
	await writeSchemas(nodes);
	await writeTables(nodes);
});
