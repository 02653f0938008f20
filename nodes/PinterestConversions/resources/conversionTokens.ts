import type { Operation, Resource } from '../../shared/rows/operation';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a conversion token',
		description:
			'Make a token that does nothing but send conversion events, for the credential Pinterest Conversion API. The output holds it: keep it as secret as a password. It does not run out.',
		method: 'POST',
		path: '/oauth/conversion_token',
		category: 'org_write',
		noBody: true,
	},
];

export const conversionTokens: Resource = { value: 'conversionToken', name: 'Conversion Token', operations };
