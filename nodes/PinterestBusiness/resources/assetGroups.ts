import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asObject, asText } from '../../shared/api/json';
import { nameIn, objectIn } from '../../shared/api/parts';
import { listedIn, needsList } from '../../shared/run/elements';
import { ids, text } from '../../shared/fields/kinds';
import { isSimple } from '../../shared/fields/output';
import { MOST, groupTypes } from '../fields/access';
import { doneAndExceptions } from '../fields/outcomes';
import { BUSINESS, assetGroup, assets } from '../fields/pickers';

const operations: Operation[] = [
	operation('POST /businesses/{business_id}/asset_groups', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create asset group',
		description: 'Create an empty group for assets of a business. Use Update to add assets.',
		fields: [
			BUSINESS,
			text({
				name: 'groupName',
				apiName: 'asset_group_name',
				in: 'body',
				label: 'Name',
				description: 'The name of the group',
				placeholder: 'e.g. Canada Ad Accounts',
				required: true,
			}),
			text({
				name: 'groupDescription',
				apiName: 'asset_group_description',
				in: 'body',
				label: 'Description',
				description: 'What the group is for',
				required: true,
			}),
			groupTypes({ in: 'body', required: true }),
		],
		jsonBody: true,
		simplify: 'split',
		split(answer, { local }) {
			const group = objectIn(asObject(answer).asset_group, 'asset group');
			nameIn(group.id, 'an asset group without its ID');
			return [isSimple(local) ? simpleGroup(group) : group];
		},
	}),
	operation('DELETE /businesses/{business_id}/asset_groups', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete asset groups',
		description: `Delete asset groups. Their assets stay, but access given to the group ends. This can’t be undone. The groups of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			ids({
				name: 'assetGroupIds',
				apiName: 'asset_groups_to_delete',
				in: 'local',
				label: 'Asset Group IDs',
				description: 'The groups to delete: IDs separated by commas',
				required: true,
			}),
		],
		makes: ['asset_groups_to_delete'],
		batch: {
			maxItems: MOST,
			noun: 'asset group',
			elements: ({ local }) => local.assetGroupIds.map((id) => ({ asset_group_id: id })),
			wrap: (groups) => ({ asset_groups_to_delete: [...new Set(groups.map(groupOf))] }),
			outcomes: doneAndExceptions('deleted_asset_groups', groupOf, (id) => ({ deleted: true, id: asText(id) })),
			about: ({ asset_group_id }) => ({ asset_group_id }),
		},
	}),
	operation('PATCH /businesses/{business_id}/asset_groups', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update asset group',
		description: `Rename an asset group, or add or remove assets. Everybody with access to the group can access its assets. The groups of all input items are sent together, up to ${MOST} in a request.`,
		fields: [BUSINESS, assetGroup({ in: 'body' })],
		collections: {
			updateFields: [
				assets({
					name: 'addedAssetIds',
					apiName: 'assets_to_add',
					in: 'body',
					label: 'Asset Names or IDs to Add',
					description: 'The assets to add to the group',
				}),
				assets({
					name: 'removedAssetIds',
					apiName: 'assets_to_remove',
					in: 'body',
					label: 'Asset Names or IDs to Remove',
					description: 'The assets to remove from the group',
				}),
				text({
					name: 'newGroupDescription',
					apiName: 'description',
					in: 'body',
					label: 'Description',
					description: 'What the group is for',
				}),
				text({
					name: 'newGroupName',
					apiName: 'name',
					in: 'body',
					label: 'Name',
					description: 'The new name of the group',
				}),
				groupTypes({ in: 'body' }),
			],
		},
		jsonBody: true,
		check(values) {
			needsList(values, 'asset_groups_to_update');
			needsChange(values);
		},
		simplify: simpleGroup,
		elementsIn: 'asset_groups_to_update',
		batch: {
			maxItems: MOST,
			noun: 'asset group',
			elements: listedIn('asset_groups_to_update'),
			wrap: (groups) => ({ asset_groups_to_update: groups }),
			outcomes: doneAndExceptions('updated_asset_groups', groupOf, asObject),
			about: ({ asset_group_id }) => ({ asset_group_id }),
		},
	}),
];

function groupOf({ asset_group_id: id }: IDataObject): string {
	return asText(id) ?? '';
}

function needsChange({ body, local }: Values<{ inputMode?: string }>): void {
	if (local.inputMode === 'json' || Object.keys(body).length > 1) return;
	throw new Error('Nothing to update: set at least one of the fields to change');
}

/** The fields of an asset group that most people need. Times are in milliseconds since 1970. */
function simpleGroup(group: IDataObject): IDataObject {
	const { id, asset_group_name, asset_group_description, asset_group_types } = group;
	const { ad_accounts_ids, profiles_ids, catalogs_ids, created_time, updated_time } = group;
	return {
		...{ id, asset_group_name, asset_group_description, asset_group_types },
		...{ ad_accounts_ids, profiles_ids, catalogs_ids, created_time, updated_time },
	};
}

export const assetGroups: Resource = { value: 'assetGroup', name: 'Asset Group', operations };
