import type { IDataObject } from 'n8n-workflow';

import type { Site } from './scenarios';

/** A thing of this name as a locator. */
export const locator = (site: Site, kind: string, name: string) => {
	const found = [...site.pinterest.worlds.production.store<IDataObject>(kind).values()].find(
		(one) => one.name === name,
	);
	if (!found) throw new Error(`No ${kind} ${name}`);
	return { __rl: true as const, mode: 'id', value: found.id as string };
};
