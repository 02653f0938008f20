import { Refusal, row, type Call } from '../../row';
import type { World } from '../../world';
import { assetOf, checkPermissions, ownAsset, reachableAsset, permitted } from './asset';
import { addInvite, checkPending, putAssets, sentView } from './invite';
import { sentBy } from './invites';
import { actorId, businessFor, summary } from './parties';
import { partnerships, type AssetPermissions, type Invite, type InviteType } from './store';

interface InviteAssets {
	invite_id: string;
	invite_type: InviteType;
	asset_id_to_permissions: AssetPermissions;
}

interface AssetRequest {
	partner_id: string;
	asset_id_to_permissions: AssetPermissions;
}

type Asking = Pick<Call, 'world' | 'token' | 'user' | 'path'>;
/** What Pinterest answers when assets can't be requested. */
const notRequestable = 2932;

export const inviteAssets = [
	row<object, { invites: InviteAssets[] }>('POST /businesses/{business_id}/invites/assets/access', {
		also: { properties: { invites: { items: { properties: permitted } } } },
		answer(call) {
			const business = businessFor(call);
			const items = call.body.invites.map((each) => {
				try {
					return { invite: sentView(call.world, assign(call.world, business, each)), exception: null };
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					const exception = {
						code: error.status,
						invite_or_request_id: each.invite_id,
						message: error.message,
						users_or_partner_ids: null,
					};
					return { invite: null, exception };
				}
			});
			return { status: 200, body: { items } };
		},
	}),
	row<object, { asset_requests: AssetRequest[] }>('POST /businesses/{business_id}/requests/assets/access', {
		also: { properties: { asset_requests: { items: { properties: permitted } } } },
		answer(call) {
			const sent: Record<string, string> = {};
			const exceptions: Array<{ code: number; messages: string[] }> = [];
			for (const request of call.body.asset_requests) {
				const messages = wrongWith(call, request);
				if (messages.length > 0) exceptions.push({ code: notRequestable, messages });
				else sent[request.partner_id] = ask(call, request, sent[request.partner_id]);
			}
			const body = {
				invites: Object.keys(sent).length > 0 ? sent : null,
				exceptions: exceptions.length > 0 ? exceptions : null,
			};
			return { status: 200, body };
		},
	}),
];

/** Puts assets on an invite that waits: the sender's own, or those of whom it asks. */
function assign(world: World, business: string, given: InviteAssets): Invite {
	const invite = sentBy(world, business, given.invite_id);
	if (invite.type !== given.invite_type) throw new Refusal(400, 400, `The invite is a ${invite.type}.`);
	checkPending(invite);
	for (const [id, permissions] of Object.entries(given.asset_id_to_permissions)) {
		const asset =
			invite.type === 'MEMBER_INVITE'
				? reachableAsset(world, business, id)
				: ownAsset(world, invite.type === 'PARTNER_INVITE' ? business : (invite.to.id ?? ''), id);
		checkPermissions(asset, permissions);
	}
	putAssets(invite, given.asset_id_to_permissions);
	return invite;
}

/** Why assets can't be asked for: they must be ad accounts or profiles of a partner. */
function wrongWith(call: Asking, { partner_id: partner, asset_id_to_permissions: wanted }: AssetRequest): string[] {
	const business = businessFor(call);
	const store = partnerships(call.world);
	if (!store.has(`${business}/${partner}`) && !store.has(`${partner}/${business}`))
		return [`Invalid partner id: ${partner}`];
	return Object.entries(wanted).flatMap(([id, permissions]) => {
		const asset = assetOf(call.world, id);
		if (asset?.ownerId !== partner || !['AD_ACCOUNT', 'PROFILE'].includes(asset.type))
			return [`Invalid asset id: ${id}`];
		return permissions.includes('PROFILE_PUBLISHER') && asset.type !== 'PROFILE'
			? [`Invalid permissions for asset id: ${id}`]
			: [];
	});
}

/** Sends the request, or adds to the one that this partner was sent a moment ago. */
function ask(call: Asking, { partner_id, asset_id_to_permissions: wanted }: AssetRequest, earlier?: string): string {
	const business = businessFor(call);
	const invite =
		earlier === undefined
			? addInvite(call.world, {
					businessId: business,
					createdBy: actorId(call),
					to: summary(call.world, partner_id),
					type: 'PARTNER_REQUEST',
					role: 'PARTNER',
				})
			: sentBy(call.world, business, earlier);
	putAssets(invite, wanted);
	return invite.id;
}
