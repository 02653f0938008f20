import { invalid } from '../../check';
import { page, type Listed, type PageQuery } from '../../paging';
import { Refusal, row } from '../../row';
import { now, type World } from '../../world';
import { exceptionOf } from '../ads/shared';
import { catalogFor } from './shared';

export interface StoreFacts {
	name: string;
	store_code: string;
	country: string;
	address_primary?: string;
	address_secondary?: string;
	city?: string;
	region?: string;
	postal_code?: string;
	latitude?: number;
	longitude?: number;
}

export interface LocalStore extends StoreFacts, Listed {
	id: string;
	catalog_id: string;
	created_at: string;
	updated_at: string;
}

export const storeStore = (world: World) => world.store<LocalStore>('local store');

export const localStores = [
	row<PageQuery & { ids?: string[] }>('GET /catalogs/{catalog_id}/local_stores', {
		answer(call) {
			const { id } = catalogFor(call, call.path.catalog_id, 'RETAIL');
			const { ids: wanted } = call.query;
			const body = page(call, [...storeStore(call.world).values()], storeView, {
				filters: { wanted },
				keep: (store) => store.catalog_id === id && (!wanted || wanted.includes(store.id)),
			});
			return { status: 200, body };
		},
	}),
	row<object, StoreFacts[]>('POST /catalogs/{catalog_id}/local_stores', {
		answer(call) {
			const { id } = catalogFor(call, call.path.catalog_id, 'RETAIL');
			// What was never made has no id; an answer has to have one all the same.
			return { status: 200, body: call.body.map((given) => attempt('0', () => addStore(call.world, id, given))) };
		},
	}),
	row<object, Array<Partial<StoreFacts> & { id: string }>>('PATCH /catalogs/{catalog_id}/local_stores', {
		answer(call) {
			const catalog = catalogFor(call, call.path.catalog_id, 'RETAIL');
			const body = call.body.map(({ id, ...given }) =>
				attempt(id, () => {
					const store = storeFor(call.world, catalog.id, id);
					const changed = { ...store, ...given };
					check(call.world, changed, store);
					return Object.assign(store, changed, { updated_at: now() });
				}),
			);
			return { status: 200, body };
		},
	}),
	row<{ ids: string[] }>('DELETE /catalogs/{catalog_id}/local_stores', {
		answer(call) {
			const catalog = catalogFor(call, call.path.catalog_id, 'RETAIL');
			const body = call.query.ids.map((id) => {
				try {
					storeStore(call.world).delete(storeFor(call.world, catalog.id, id).id);
					return { id, status: { statusCode: 204 } };
				} catch (error) {
					return { id, status: exceptionOf(error) };
				}
			});
			return { status: 200, body };
		},
	}),
];

/** @throws Refusal where the code is taken or it would not be on the globe */
export function addStore(world: World, catalogId: string, given: StoreFacts, at: string = now()): LocalStore {
	check(world, { ...given, catalog_id: catalogId });
	const seq = world.nextSeq();
	const id = world.newId('local store', seq);
	const store = { ...given, seq, id, catalog_id: catalogId, created_at: at, updated_at: at };
	storeStore(world).set(store.id, store);
	return store;
}

/** The store of a catalog that has this code. */
export function storeWithCode(world: World, catalogId: string, code: string): LocalStore | undefined {
	return [...storeStore(world).values()].find((each) => each.catalog_id === catalogId && each.store_code === code);
}

function storeFor(world: World, catalogId: string, id: string): LocalStore {
	const store = storeStore(world).get(id);
	if (store?.catalog_id !== catalogId) throw new Refusal(404, 404, 'Local store not found.');
	return store;
}

function check(world: World, store: StoreFacts & { catalog_id: string }, self?: LocalStore): void {
	const other = storeWithCode(world, store.catalog_id, store.store_code);
	if (other && other !== self) throw new Refusal(409, 409, `Another store has the code ${store.store_code}.`);
	const { latitude = 0, longitude = 0 } = store;
	if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
		throw invalid("'latitude' must be between -90 and 90, and 'longitude' between -180 and 180.");
}

function attempt(id: string, work: () => LocalStore): { data: unknown } {
	try {
		return { data: storeView(work()) };
	} catch (error) {
		return { data: { id, exceptions: exceptionOf(error) } };
	}
}

function storeView({ seq: _seq, catalog_id: _catalog, ...store }: LocalStore): Record<string, unknown> {
	return store;
}
