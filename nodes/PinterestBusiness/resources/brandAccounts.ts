import type { Caller } from '../../shared/api/request';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asText } from '../../shared/api/json';
import { imageFrom } from '../../shared/api/image';
import { parseCountry } from '../../shared/fields/country';
import { field, id, link, mostly, text } from '../../shared/fields/kinds';

const HIERARCHY = id({
	name: 'businessHierarchy',
	apiName: 'business_hierarchy_id',
	in: 'path',
	label: 'Business Hierarchy ID',
	description: 'The node of the business hierarchy that the brand account belongs to. You get it from Pinterest.',
	placeholder: 'e.g. 7009386637860',
	required: true,
});

const name = mostly(
	{
		name: 'brandName',
		apiName: 'name',
		label: 'Name',
		description: 'The name of the brand',
		placeholder: 'e.g. Canada Stores',
	},
	(facts) => text(facts),
);

const username = mostly(
	{
		name: 'brandUsername',
		apiName: 'username',
		label: 'Username',
		description: 'The unique username in the profile URL',
		placeholder: 'e.g. canada_stores',
	},
	(facts) => text(facts),
);

const country = mostly(
	{
		name: 'brandCountry',
		apiName: 'country',
		label: 'Country',
		description: 'The country of the brand, as a two-letter code',
		placeholder: 'e.g. US',
	},
	(facts) => field(facts, { type: 'string', default: '' }, parseCountry),
);

const MORE = [
	text({
		name: 'brandAbout',
		apiName: 'about',
		in: 'body',
		label: 'About',
		description: 'The about text of the profile',
		lines: 2,
	}),
	field(
		{
			name: 'profileImage',
			apiName: 'profile_image',
			in: 'body',
			label: 'Profile Image: Input Data Field Name',
			description: 'The name of the input binary field with the profile image: PNG or JPEG, up to 20 MB',
			placeholder: 'e.g. data',
		},
		{ type: 'string', default: 'data' },
		asText,
		{ resolve: imageOf },
	),
	link({
		name: 'brandWebsite',
		apiName: 'website',
		in: 'body',
		label: 'Website',
		description: 'The website of the brand',
		placeholder: 'e.g. https://www.example.com',
	}),
];

/** The image in a binary field of the input item. */
async function imageOf(caller: Caller, property: unknown) {
	return await imageFrom({ ...caller, itemIndex: caller.itemIndex ?? 0 }, asText(property) ?? '');
}

const operations: Operation[] = [
	operation('POST /business_access/business_hierarchy/{business_hierarchy_id}/brand_accounts', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create brand account',
		description: 'Create a brand account: a business with a profile of its own under a business hierarchy',
		fields: [
			HIERARCHY,
			name({ in: 'body', required: true }),
			username({ in: 'body', required: true }),
			country({ in: 'body', required: true }),
		],
		collections: { additionalFields: MORE },
		jsonBody: true,
	}),
	operation('PATCH /business_access/business_hierarchy/{business_hierarchy_id}/brand_accounts/{brand_account_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update brand account',
		description: 'Change the name, user name, country, text, website or picture of a brand account',
		fields: [
			HIERARCHY,
			id({
				name: 'brandAccount',
				apiName: 'brand_account_id',
				in: 'path',
				label: 'Brand Account ID',
				description: 'The brand account to change; Create gives its ID, and so does Employer: Get Many',
				placeholder: 'e.g. 666791336903426391',
				required: true,
			}),
		],
		collections: {
			updateFields: [
				name({ in: 'body', name: 'newBrandName' }),
				username({ in: 'body', name: 'newBrandUsername' }),
				country({ in: 'body', name: 'newBrandCountry' }),
				...MORE,
			],
		},
		jsonBody: true,
		check({ body }) {
			if (Object.keys(body).length === 0)
				throw new Error('Nothing to update: set at least one of the fields to change');
		},
	}),
];

export const brandAccounts: Resource = { value: 'brandAccount', name: 'Brand Account', operations };
