import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { INTEGRATION_FACTS, concealSecrets, externalBusiness, withoutSecrets } from '../fields/integration';
import { integration } from '../fields/pickers';

const BETA = 'In beta: only for some apps';
const NO_TOKENS = 'The partner’s tokens are never returned.';
const DISCREET = { redact: withoutSecrets, redactText: concealSecrets } satisfies Partial<Operation>;

const operations: Operation[] = [
	operation('POST /integrations/commerce', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create commerce integration',
		description: `Connect a shop on a commerce platform to a merchant, ad account, tag and tokens. A shop that another user connected is refused (409). ${NO_TOKENS} ${BETA}.`,
		fields: [externalBusiness({ in: 'body' })],
		collections: { additionalFields: INTEGRATION_FACTS },
		jsonBody: true,
		...DISCREET,
		simplify: simpleMetadata,
	}),
	operation('DELETE /integrations/commerce/{external_business_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete commerce integration',
		description: `Delete the integration of a shop. This can’t be undone. ${BETA}.`,
		fields: [externalBusiness({ in: 'path' })],
		answer: 'nothing',
	}),
	operation('GET /integrations/commerce/{external_business_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get commerce integration of shop',
		description: `Get the integration of a shop by the ID that the commerce platform gives the shop. ${NO_TOKENS} ${BETA}.`,
		fields: [externalBusiness({ in: 'path' })],
		...DISCREET,
		simplify: simpleMetadata,
	}),
	operation('GET /integrations', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many commerce integrations',
		description: `List the commerce integrations that the user of the credential made. ${NO_TOKENS} ${BETA}.`,
		answer: 'page',
		...DISCREET,
		simplify: simpleRecord,
	}),
	operation('GET /integrations/{id}', {
		value: 'getById',
		name: 'Get by ID',
		action: 'Get commerce integration by ID',
		description: `Get one commerce integration by the ID that Pinterest gave it. ${NO_TOKENS} ${BETA}.`,
		fields: [integration({ in: 'path' })],
		...DISCREET,
		simplify: simpleRecord,
	}),
	operation('PATCH /integrations/commerce/{external_business_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update commerce integration',
		description: `Change the integration of a shop, or renew its tokens. ${NO_TOKENS} ${BETA}.`,
		fields: [externalBusiness({ in: 'path' })],
		collections: { updateFields: INTEGRATION_FACTS },
		jsonBody: true,
		check({ body }) {
			if (Object.keys(body).length === 0)
				throw new Error('Nothing to update: set at least one of the fields to change');
		},
		...DISCREET,
		simplify: simpleMetadata,
	}),
];

/** What a shop is connected with. Times are in milliseconds since 1970. */
function connected(integration: IDataObject): IDataObject {
	const { id, external_business_id, connected_merchant_id, connected_advertiser_id } = integration;
	const { connected_lba_id, connected_tag_id, connected_user_id, scopes } = integration;
	return {
		...{ id, external_business_id, connected_merchant_id, connected_advertiser_id },
		...{ connected_lba_id, connected_tag_id, connected_user_id, scopes },
	};
}

function simpleMetadata(integration: IDataObject): IDataObject {
	const { created_timestamp, updated_timestamp } = integration;
	return { ...connected(integration), created_timestamp, updated_timestamp };
}

function simpleRecord(integration: IDataObject): IDataObject {
	const { created_time, updated_time } = integration;
	return { ...connected(integration), created_time, updated_time };
}

export const commerceIntegrations: Resource = {
	value: 'commerceIntegration',
	name: 'Commerce Integration',
	operations,
};
