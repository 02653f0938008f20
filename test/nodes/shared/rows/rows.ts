/** The rows of all nodes, for tests of what holds for every one of them. */
import { resources as pinterest } from '../../../../nodes/Pinterest/resources';
import { resources as ads } from '../../../../nodes/PinterestAds/resources';
import { resources as audiences } from '../../../../nodes/PinterestAudiences/resources';
import { resources as business } from '../../../../nodes/PinterestBusiness/resources';
import { resources as catalogs } from '../../../../nodes/PinterestCatalogs/resources';
import { resources as conversions } from '../../../../nodes/PinterestConversions/resources';
import { resources as warehouse } from '../../../../nodes/PinterestWarehouse/resources';
import { compile, type Compiled } from '../../../../nodes/shared/fields/compiled';
import type { Resource } from '../../../../nodes/shared/rows/operation';

export const nodes: Record<string, readonly Resource[]> = {
	pinterest,
	ads,
	audiences,
	business,
	catalogs,
	conversions,
	warehouse,
};

/** Every operation by `ads campaign.create`. */
export const rows: ReadonlyMap<string, Compiled> = new Map(
	Object.entries(nodes).flatMap(([node, resources]) =>
		compile(resources).map((one) => [`${node} ${one.resource}.${one.operation.value}`, one] as const),
	),
);

/** The names of the operations that some condition holds for. */
export const namesOf = (isMeant: (compiled: Compiled) => boolean): string[] =>
	[...rows].filter(([, compiled]) => isMeant(compiled)).map(([name]) => name);
