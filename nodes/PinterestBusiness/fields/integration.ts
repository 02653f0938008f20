import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import type { Values } from '../../shared/rows/field';
import type { Facts, Made } from '../../shared/fields/kinds';
import { field, id, mostly, text } from '../../shared/fields/kinds';
import { adAccount } from '../../shared/fields/locators';
import { instant } from '../../shared/fields/times';

/** Names whose values no answer and no error may tell: the partner's tokens, and the address of a person. */
const SECRETS = ['partner_access_token', 'partner_refresh_token', 'partner_primary_email'];

/** An integration without its secrets. */
export function withoutSecrets(integration: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(integration).filter(([name]) => !SECRETS.includes(name)));
}

/** Takes the secrets that were sent out of what Pinterest says of them. */
export function concealSecrets(text: string, { body }: Values<unknown>): string {
	return redact(
		text,
		SECRETS.map((name) => body[name]),
	);
}

/** What the partner's platform calls the shop. */
export const externalBusiness = mostly(
	{
		name: 'externalBusinessId',
		apiName: 'external_business_id',
		label: 'External Business ID',
		description: 'The ID that the commerce platform gives the shop',
		placeholder: 'e.g. my-shop-1234',
		required: true,
	},
	(facts) => text(facts),
);

/** Text that is hidden in the editor, and that no error repeats. */
const secret = <const Own extends Facts>(facts: Own): Made<Own, string> =>
	field(facts, { type: 'string', typeOptions: { password: true }, default: '' }, (value) => {
		if (typeof value === 'string') return value;
		throw new Error('must be text');
	});

/** What an integration is made of. Everything is optional: a platform may not know all of it yet. */
export const INTEGRATION_FACTS = [
	text({
		name: 'additionalId1',
		apiName: 'additional_id_1',
		in: 'body',
		label: 'Additional ID',
		description: 'Another ID that the platform knows the shop by',
	}),
	adAccount({
		name: 'connectedAdvertiser',
		apiName: 'connected_advertiser_id',
		in: 'body',
		label: 'Ad Account',
		description: 'The ad account (advertiser) that belongs to the shop',
	}),
	id({
		name: 'connectedLbaId',
		apiName: 'connected_lba_id',
		in: 'body',
		label: 'LBA ID',
		description: 'The linked business account that belongs to the shop',
	}),
	id({
		name: 'connectedMerchantId',
		apiName: 'connected_merchant_id',
		in: 'body',
		label: 'Merchant ID',
		description: 'The merchant at Pinterest that belongs to the shop',
	}),
	id({
		name: 'connectedTagId',
		apiName: 'connected_tag_id',
		in: 'body',
		label: 'Tag ID',
		description: 'The conversion tag that belongs to the shop',
	}),
	secret({
		name: 'partnerAccessToken',
		apiName: 'partner_access_token',
		in: 'body',
		label: 'Partner Access Token',
		description: 'The platform’s access token for the shop. It’s never returned.',
	}),
	instant({
		name: 'partnerAccessTokenExpiry',
		apiName: 'partner_access_token_expiry',
		in: 'body',
		label: 'Partner Access Token Expiry (UTC)',
		description: 'When the access token expires',
		form: 'milliseconds',
	}),
	text({
		name: 'partnerMetadata',
		apiName: 'partner_metadata',
		in: 'body',
		label: 'Partner Metadata',
		description: 'Other data to keep with the integration. It’s returned, so don’t put secrets here.',
	}),
	secret({
		name: 'partnerPrimaryEmail',
		apiName: 'partner_primary_email',
		in: 'body',
		label: 'Partner Primary Email',
		description: 'The email address of the shop at the platform. It’s never returned.',
	}),
	secret({
		name: 'partnerRefreshToken',
		apiName: 'partner_refresh_token',
		in: 'body',
		label: 'Partner Refresh Token',
		description: 'The platform’s refresh token. It’s never returned.',
	}),
	instant({
		name: 'partnerRefreshTokenExpiry',
		apiName: 'partner_refresh_token_expiry',
		in: 'body',
		label: 'Partner Refresh Token Expiry (UTC)',
		description: 'When the refresh token expires',
		form: 'milliseconds',
	}),
	text({
		name: 'integrationScopes',
		apiName: 'scopes',
		in: 'body',
		label: 'Scopes',
		description: 'The scopes of the tokens, as the platform writes them',
	}),
];
