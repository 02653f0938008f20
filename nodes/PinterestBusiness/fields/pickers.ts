import { liveChoices, mostly } from '../../shared/fields/kinds';
import { adsObject, picker } from '../../shared/fields/locators';

/** The business that an operation is about. */
export const BUSINESS = adsObject({
	name: 'business',
	apiName: 'business_id',
	in: 'path',
	label: 'Business',
	description: 'The business to work with; the user of the credential must be its account or one of its admins',
	required: true,
	search: 'searchBusinesses',
	kind: 'business',
	example: '864344156814745',
});

/** Pickers of what belongs to the business. Their place differs: an id in the path or in the body. */
export const member = picker({
	name: 'member',
	apiName: 'member_id',
	label: 'Member',
	description: 'The member to work with: a person, or a system user that a program uses',
	required: true,
	search: 'searchMembers',
	kind: 'member',
	example: '140943737684417',
});

export const systemUser = picker({
	name: 'systemUser',
	apiName: 'system_user_id',
	label: 'System User',
	description: 'The system user to work with',
	required: true,
	search: 'searchSystemUsers',
	kind: 'system user',
	example: '729090764583391194',
});

export const partner = picker({
	name: 'partner',
	apiName: 'partner_id',
	label: 'Partner',
	description: 'The partner to work with: another business',
	required: true,
	search: 'searchPartners',
	kind: 'partner',
	example: '809944451643622187',
});

export const asset = picker({
	name: 'asset',
	apiName: 'asset_id',
	label: 'Asset',
	description: 'The ad account, profile, asset group or catalog to work with',
	required: true,
	search: 'searchAssets',
	kind: 'asset',
	example: '549755885175',
});

export const assetGroup = picker({
	name: 'assetGroup',
	apiName: 'asset_group_id',
	label: 'Asset Group',
	description: 'The asset group to work with',
	required: true,
	search: 'searchAssetGroups',
	kind: 'asset group',
	example: '666791336903426391',
});

export const invite = picker({
	name: 'invite',
	apiName: 'invite_id',
	label: 'Invite',
	description: 'The pending invite or request of the business to work with',
	required: true,
	search: 'searchInvites',
	kind: 'invite',
	example: '1234567890123',
});

export const integration = picker({
	name: 'integration',
	apiName: 'id',
	label: 'Integration',
	description: 'The commerce integration to work with',
	required: true,
	search: 'searchIntegrations',
	kind: 'integration',
	example: '7356384572910',
});

/** Several assets of the business. */
export const assets = mostly({ name: 'assetIds', label: 'Asset Names or IDs' }, (facts) =>
	liveChoices({ ...facts, loadOptionsMethod: 'getAssets', dependsOn: ['business.value'], pattern: /^\d+$/ }),
);
