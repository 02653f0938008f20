import { invalid } from '../../check';
import type { Listed } from '../../paging';
import { Refusal, type Call, type JsonSchema } from '../../row';
import { now, type World } from '../../world';

export { actFor } from '../shared';

export type CatalogType = 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';

export interface Catalog extends Listed {
	id: string;
	ownerId: string;
	catalog_type: CatalogType;
	name: string | null;
	created_at: string;
	updated_at: string;
}

export type Acting = Pick<Call, 'world' | 'user'>;

export const catalogStore = (world: World) => world.store<Catalog>('catalog');

export function addCatalog(
	world: World,
	ownerId: string,
	catalog_type: CatalogType,
	name: string,
	at: string = now(),
): Catalog {
	const seq = world.nextSeq();
	const catalog = {
		seq,
		id: world.newId('catalog', seq),
		ownerId,
		catalog_type,
		name,
		created_at: at,
		updated_at: at,
	};
	catalogStore(world).set(catalog.id, catalog);
	return catalog;
}

/** Catalogs of the acting account, oldest first. 409 code 4182 where it has none. */
export function catalogsOf({ world, user }: Acting): Catalog[] {
	const own = [...catalogStore(world).values()].filter((each) => each.ownerId === user.id);
	if (own.length === 0) throw new Refusal(409, 4182, 'This account has no catalog yet, which this operation needs.');
	return own;
}

/** A catalog of the acting account: 404 code 678 for others, 400 where it is of another type. */
export function catalogFor(call: Acting, id: string, type?: CatalogType): Catalog {
	const catalog = catalogStore(call.world).get(id);
	if (catalog?.ownerId !== call.user.id) throw new Refusal(404, 678, 'Catalog not found.');
	if (type && catalog.catalog_type !== type)
		throw invalid(`The catalog ${id} is of type ${catalog.catalog_type}, not ${type}.`);
	return catalog;
}

/** The catalog that is named, or else the oldest of its type. */
export function catalogOrOldest(call: Acting, id: string | undefined, type: CatalogType): Catalog {
	if (id !== undefined) return catalogFor(call, id, type);
	const oldest = catalogsOf(call).find((each) => each.catalog_type === type);
	if (!oldest) throw new Refusal(409, 4182, `This account has no catalog of type ${type} yet.`);
	return oldest;
}

export const closed = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
	type: 'object',
	properties,
	required: [...required],
	additionalProperties: false,
});

/** The first two letters, in which `EN` and `en-GB` are one language. */
export function languageOf(text: string): string {
	return text.slice(0, 2).toUpperCase();
}

export function seconds(time: string): number {
	return Math.floor(Date.parse(time) / 1000);
}
