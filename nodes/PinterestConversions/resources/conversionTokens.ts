import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';

const operations: Operation[] = [
	operation('POST /oauth/conversion_token', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create conversion token',
		description:
			'Make a token that does nothing but send conversion events, for the credential Pinterest Conversion API. The output holds it: keep it as secret as a password. It does not run out.',
		noBody: true,
	}),
];

export const conversionTokens: Resource = { value: 'conversionToken', name: 'Conversion Token', operations };
