/**
 * Writes the statements that make the warehouse's tables, from the node's own columns.
 *
 *   npx tsx test/warehouse/generate.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ddlFiles } from './ddl';

for (const [file, text] of Object.entries(ddlFiles()))
	writeFileSync(join(__dirname, '../../examples/warehouse', file), text);
