import { page, type Listed, type PageQuery } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import type { World } from '../../world';
import { actorId, manages } from './parties';

/** What a partner may say about an integration, in the API's own names. Expiries are milliseconds since 1970. */
export interface IntegrationFacts {
	external_business_id?: string;
	additional_id_1?: string;
	connected_advertiser_id?: string;
	connected_lba_id?: string;
	connected_merchant_id?: string;
	connected_tag_id?: string;
	partner_access_token?: string;
	partner_access_token_expiry?: number;
	partner_metadata?: string;
	partner_primary_email?: string;
	partner_refresh_token?: string;
	partner_refresh_token_expiry?: number;
	scopes?: string;
}

interface Integration extends Listed {
	id: string;
	connected_user_id: string;
	facts: IntegrationFacts;
	createdTime: number;
	updatedTime: number;
}

const texts = [
	'additional_id_1',
	'connected_advertiser_id',
	'connected_lba_id',
	'connected_merchant_id',
	'connected_tag_id',
	'partner_access_token',
	'partner_metadata',
	'partner_primary_email',
	'partner_refresh_token',
	'scopes',
] as const;
const numbers = ['partner_access_token_expiry', 'partner_refresh_token_expiry'] as const;
const recordKeys = ['external_business_id', ...texts, ...numbers] as const;
/** Tokens and the email are only in the integration's record. */
const metadataKeys = recordKeys.filter(
	(key) => !['partner_access_token', 'partner_refresh_token', 'partner_primary_email'].includes(key),
);
const integrationsOf = (world: World) => world.store<Integration>('commerce integration');

/** Whatever the partner's platform calls a shop. */
const pathPatterns = { external_business_id: /^[^]+$/ };

export const integrations = [
	row<object, IntegrationFacts>('POST /integrations/commerce', {
		answer(call) {
			checkAdvertiser(call, call.body);
			const { external_business_id: external } = call.body;
			// One shop on a partner's platform has one integration, whoever made it.
			if (external !== undefined && named(call.world, external)) throw taken();
			return { status: 200, body: metadata(addIntegration(call.world, actorId(call), call.body)) };
		},
	}),
	row('GET /integrations/commerce/{external_business_id}', {
		pathPatterns,
		answer: (call) => ({ status: 200, body: metadata(integrationFor(call)) }),
	}),
	row<object, IntegrationFacts>('PATCH /integrations/commerce/{external_business_id}', {
		pathPatterns,
		answer(call) {
			const integration = integrationFor(call);
			checkAdvertiser(call, call.body);
			Object.assign(integration.facts, call.body);
			integration.updatedTime = Date.now();
			return { status: 200, body: metadata(integration) };
		},
	}),
	row('DELETE /integrations/commerce/{external_business_id}', {
		pathPatterns,
		answer(call) {
			integrationsOf(call.world).delete(integrationFor(call).id);
			return { status: 204 };
		},
	}),
	row<PageQuery>('GET /integrations', {
		answer(call) {
			const self = actorId(call);
			const body = page(call, [...integrationsOf(call.world).values()], record, {
				filters: { self },
				keep: (each) => each.connected_user_id === self,
			});
			return { status: 200, body };
		},
	}),
	row('GET /integrations/{id}', {
		answer(call) {
			const integration = integrationsOf(call.world).get(call.path.id);
			if (integration?.connected_user_id !== actorId(call)) throw new Refusal(404, 4517, 'Integration not found.');
			return { status: 200, body: record(integration) };
		},
	}),
];

export function addIntegration(world: World, userId: string, facts: IntegrationFacts, time = Date.now()): Integration {
	const seq = world.nextSeq();
	const id = world.newId('commerce integration', seq);
	const integration = {
		seq,
		id,
		connected_user_id: userId,
		facts: { ...facts },
		createdTime: time,
		updatedTime: time,
	};
	integrationsOf(world).set(id, integration);
	return integration;
}

function named(world: World, external: string): Integration | undefined {
	return [...integrationsOf(world).values()].find(({ facts }) => facts.external_business_id === external);
}

/** The user's integration of this shop: 404 when there is none, 409 when it is someone else's. */
function integrationFor(call: Pick<Call, 'world' | 'path' | 'token' | 'user'>): Integration {
	const integration = named(call.world, call.path.external_business_id);
	if (!integration) throw new Refusal(404, 4180, 'Integration not found.');
	if (integration.connected_user_id !== actorId(call)) throw taken();
	return integration;
}

function taken(): Refusal {
	return new Refusal(409, 4182, 'The integration belongs to another user.');
}

/** An ad account that the user can't reach is not connected. */
function checkAdvertiser(call: Pick<Call, 'world' | 'token' | 'user'>, body: IntegrationFacts): void {
	if (body.connected_advertiser_id === undefined) return;
	const account = call.world.adAccounts.get(body.connected_advertiser_id);
	const isOwn = account !== undefined && manages(call.world, actorId(call), account.ownerId);
	if (!isOwn && !(account && account.permissions.length > 0))
		throw new Refusal(403, 29, 'You are not permitted to access that resource.');
}

function metadata({ id, connected_user_id, facts, createdTime, updatedTime }: Integration): Record<string, unknown> {
	const said = metadataKeys.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]] as const);
	return {
		id,
		connected_user_id,
		...Object.fromEntries(said),
		created_timestamp: createdTime,
		updated_timestamp: updatedTime,
	};
}

function record({ id, connected_user_id, facts, createdTime, updatedTime }: Integration): Record<string, unknown> {
	const said = recordKeys.map((key) => [key, facts[key] ?? null] as const);
	return {
		id,
		connected_user_id,
		...Object.fromEntries(said),
		created_time: createdTime,
		updated_time: updatedTime,
	};
}
