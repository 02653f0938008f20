import { Refusal, row, type Call } from '../../row';
import { groupView, ownAsset } from './asset';
import { actorId, businessFor, notFound } from './parties';
import { accesses, assetGroups, revoke, type AssetGroup } from './store';

interface NewGroup {
	asset_group_name: string;
	asset_group_description: string;
	asset_group_types: string[];
}

interface GroupChange {
	asset_group_id: string;
	name?: string;
	description?: string;
	asset_group_types?: string[];
	assets_to_add?: string[];
	assets_to_remove?: string[];
}

export const assetGroupRows = [
	row<object, NewGroup>('POST /businesses/{business_id}/asset_groups', {
		answer(call) {
			const business = businessFor(call);
			const { asset_group_name: name, asset_group_description: description, asset_group_types: chosen } = call.body;
			checkName(name);
			const group = addAssetGroup(call.world, business, actorId(call), { name, description, types: chosen });
			return { status: 200, body: { asset_group: groupView(call.world, group) } };
		},
	}),
	row<object, { asset_groups_to_update?: GroupChange[] }>('PATCH /businesses/{business_id}/asset_groups', {
		answer(call) {
			const business = businessFor(call);
			const changes = call.body.asset_groups_to_update ?? [];
			const { done, exceptions } = each(
				changes,
				(change) => change.asset_group_id,
				(change) => groupView(call.world, update(call, business, change)),
			);
			return { status: 200, body: { updated_asset_groups: done, exceptions } };
		},
	}),
	row<object, { asset_groups_to_delete: string[] }>('DELETE /businesses/{business_id}/asset_groups', {
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const remove = (id: string) => {
				groupFor(call, business, id);
				for (const access of [...accesses(world).values()]) if (access.assetId === id) revoke(world, access);
				assetGroups(world).delete(id);
				return id;
			};
			const { done, exceptions } = each(call.body.asset_groups_to_delete, (id) => id, remove);
			return { status: 200, body: { deleted_asset_groups: done, exceptions } };
		},
	}),
];

export function addAssetGroup(
	world: Call['world'],
	businessId: string,
	createdBy: string,
	given: Pick<AssetGroup, 'name' | 'description' | 'types'> & Partial<AssetGroup>,
): AssetGroup {
	const seq = world.nextSeq();
	const createdTime = given.createdTime ?? Date.now();
	const group: AssetGroup = {
		seq,
		id: world.newId('asset group', seq),
		businessId,
		createdBy,
		assetIds: [],
		createdTime,
		updatedTime: createdTime,
		...given,
	};
	assetGroups(world).set(group.id, group);
	return group;
}

/** A change is made as a whole or not at all. */
function update(call: Pick<Call, 'world'>, business: string, change: GroupChange): AssetGroup {
	const group = groupFor(call, business, change.asset_group_id);
	const { assets_to_add: add = [], assets_to_remove: remove = [] } = change;
	if (change.name !== undefined) checkName(change.name);
	for (const id of add) {
		if (ownAsset(call.world, business, id).type === 'ASSET_GROUP')
			throw new Refusal(400, 400, 'An asset group can not be put into another.');
	}
	for (const id of remove) if (!group.assetIds.includes(id)) throw notFound('Asset');
	group.name = change.name ?? group.name;
	group.description = change.description ?? group.description;
	group.types = change.asset_group_types ?? group.types;
	group.assetIds = [...new Set([...group.assetIds, ...add])].filter((id) => !remove.includes(id));
	group.updatedTime = Date.now();
	return group;
}

function groupFor({ world }: Pick<Call, 'world'>, business: string, id: string): AssetGroup {
	const group = assetGroups(world).get(id);
	if (group?.businessId !== business) throw notFound('Asset group');
	return group;
}

function checkName(name: string): void {
	if (name.trim() === '') throw new Refusal(400, 400, 'The name of an asset group must not be blank.');
}

/** What was done, and an exception for each that was not: null when all were. */
function each<Element, Done>(
	elements: Element[],
	idOf: (element: Element) => string,
	work: (element: Element) => Done,
) {
	const done: Done[] = [];
	const exceptions: Array<{ asset_group_id: string; code: number; message: string }> = [];
	for (const element of elements) {
		try {
			done.push(work(element));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			exceptions.push({ asset_group_id: idOf(element), code: error.status, message: error.message });
		}
	}
	return { done, exceptions: exceptions.length > 0 ? exceptions : null };
}
