/** Every row against the facts of the API description, where the compiler does not look: bounds, and names that are made at run time. */
import { readFileSync } from 'node:fs';

import { resources as pinterest } from '../../../../nodes/Pinterest/resources';
import { resources as ads } from '../../../../nodes/PinterestAds/resources';
import { resources as audiences } from '../../../../nodes/PinterestAudiences/resources';
import { resources as business } from '../../../../nodes/PinterestBusiness/resources';
import { resources as catalogs } from '../../../../nodes/PinterestCatalogs/resources';
import { resources as conversions } from '../../../../nodes/PinterestConversions/resources';
import { resources as warehouse } from '../../../../nodes/PinterestWarehouse/resources';
import type { Field } from '../../../../nodes/shared/rows/field';
import type { Operation, Resource } from '../../../../nodes/shared/rows/operation';
import { ApiDescription, mended } from '../../../conformance/description';
import { FACTS } from '../../../facts';
import { BOUNDS, requestFacts, type Fact } from '../../../facts/requests';

const api = new ApiDescription(mended(JSON.parse(readFileSync(FACTS, 'utf8')) as object));
const nodes: Record<string, readonly Resource[]> = {
	pinterest,
	ads,
	audiences,
	business,
	catalogs,
	conversions,
	warehouse,
};
const rows = Object.entries(nodes).flatMap(([node, resources]) =>
	resources.flatMap(({ value, operations }) =>
		operations.map((operation): [string, Operation] => [`${node} ${value}.${operation.value}`, operation]),
	),
);

describe.each(rows)('the row %s', (_name, operation) => {
	const described = api.named(operation.method, operation.path);
	if (!described) throw new Error(`${operation.method} ${operation.path} is not described`);

	it('has the rate-limit category and the path ids of its request', () => {
		const ids = fieldsOf(operation).filter((field) => field.in === 'path');
		const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect(operation.category).toBe(described.category);
		for (const { apiName } of ids) expect(inPath).toContain(apiName);
	});

	it('holds values to the bounds of the description', () => {
		expect(fieldsOf(operation).flatMap((field) => differences(field, operation, described))).toEqual([]);
	});
});

function fieldsOf({ fields = [], collections = {} }: Operation): Field[] {
	return [...fields, ...Object.values(collections).flat()];
}

function differences(field: Field, operation: Operation, described: Parameters<typeof requestFacts>[0]): string[] {
	const { apiName, bounds } = field;
	const fact = factOf(field, operation, described);
	if (!fact || !bounds) return [];
	return BOUNDS.flatMap((bound) => {
		const [own, theirs] = [bounds[bound], fact.bounds[bound]];
		return own === theirs || (own === undefined && bound.startsWith('min'))
			? []
			: [`${apiName}: ${bound} ${own ?? 'none'}, described ${theirs ?? 'none'}`];
	});
}

function factOf(
	{ in: location, apiName }: Field,
	{ elementsIn }: Operation,
	described: Parameters<typeof requestFacts>[0],
): Fact | undefined {
	const { query, body } = requestFacts(described, api.schemas);
	if (location === 'query') return query.get(apiName);
	return location === 'body' ? body.get(elementsIn === undefined ? apiName : `${elementsIn}.${apiName}`) : undefined;
}
