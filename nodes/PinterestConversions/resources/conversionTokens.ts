import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';

const operations: Operation[] = [
	operation('POST /oauth/conversion_token', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create conversion token',
		description:
			'Create a token that can only send conversion events, for the credential Pinterest Conversion API. The output contains the token: keep it secret like a password. It doesn’t expire.',
		noBody: true,
	}),
];

export const conversionTokens: Resource = { value: 'conversionToken', name: 'Conversion Token', operations };
