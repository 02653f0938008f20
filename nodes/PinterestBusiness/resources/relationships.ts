import type { Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { text } from '../../shared/fields/kinds';
import { assetsSummary } from '../fields/listing';
import { BUSINESS, systemUser } from '../fields/pickers';

export const employers: Resource = {
	value: 'employer',
	name: 'Employer',
	operations: [
		operation('GET /businesses/employers', {
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many businesses of user',
			description: 'List the businesses that the user of the credential belongs to, with the role in each',
			collections: {
				options: [assetsSummary(true)],
			},
			answer: 'page',
		}),
	],
};

export const systemUsers: Resource = {
	value: 'systemUser',
	name: 'System User',
	operations: [
		operation('PATCH /businesses/{business_id}/system_users/{system_user_id}', {
			value: 'update',
			effect: 'write',
			name: 'Update',
			action: 'Update system user',
			description: 'Change the name of a system user, the account of a business that a program uses',
			fields: [
				BUSINESS,
				systemUser({ in: 'path' }),
				text({
					name: 'systemUserName',
					apiName: 'name',
					in: 'body',
					label: 'Name',
					description: 'The new name of the system user',
					placeholder: 'e.g. Billing API',
					required: true,
				}),
			],
			answer: 'nothing',
		}),
	],
};
