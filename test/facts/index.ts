import { dirname, join } from 'node:path';

import { answersOf } from './answers';
import { factsOf, factsText } from './facts';
import { categoriesOf, typesOf } from './types';

export const ROOT = dirname(dirname(__dirname));

/** The facts of the API description that the rows follow. */
export const FACTS = join(__dirname, 'facts.json');

/**
 * The generated files of a description.
 *
 * @param description an OpenAPI 3 description, or the facts of one
 * @returns their texts, by path below the project
 */
export function generated(description: object): Record<string, string> {
	const facts = factsOf(description);
	return {
		'test/facts/facts.json': factsText(facts),
		'nodes/shared/rows/described.d.ts': typesOf(facts),
		'nodes/shared/api/categories.ts': categoriesOf(facts),
		'nodes/shared/api/answers.ts': answersOf(facts),
	};
}
