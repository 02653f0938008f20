import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asObjects, asText } from '../../shared/api/json';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { listedIn, needsList } from '../../shared/run/elements';
import { ids } from '../../shared/fields/kinds';
import { permissions } from '../fields/access';
import { refusal } from '../fields/outcomes';
import { BUSINESS, partner } from '../fields/pickers';

/** Most partners that are asked in a request. Source: the API description. */
const MOST_REQUESTS = 100;

/** Asks partners for access to assets of theirs. */
export const assetRequests: Operation = operation('POST /businesses/{business_id}/requests/assets/access', {
	value: 'requestAssets',
	effect: 'write',
	name: 'Request Assets',
	action: 'Request access to assets of partners',
	description: `Ask a partner for access to its ad accounts or profiles. Until the partner decides, the request is listed with the invites. The requests of all input items are sent together, up to ${MOST_REQUESTS} in a request.`,
	fields: [
		BUSINESS,
		partner({ in: 'body' }),
		ids({
			name: 'requestedAssetIds',
			in: 'local',
			label: 'Asset IDs',
			description: 'The ad accounts and profiles of the partner: IDs separated by commas',
			placeholder: 'e.g. 549755885175, 549755885176',
			required: true,
		}),
		permissions({
			in: 'local',
			name: 'requestedPermissions',
			description: 'The permissions to ask for on each of them',
		}),
	],
	jsonBody: true,
	check(values) {
		needsList(values, 'asset_requests');
		const { requestedAssetIds, requestedPermissions, inputMode } = values.local;
		if (inputMode !== 'json') putPermissions(values.body, requestedAssetIds, requestedPermissions);
	},
	elementsIn: 'asset_requests',
	makes: ['asset_requests'],
	batch: {
		maxItems: MOST_REQUESTS,
		noun: 'request',
		elements: listedIn('asset_requests'),
		wrap: (requests) => ({ asset_requests: requests }),
		outcomes: requestOutcomes,
		about: ({ partner_id }) => ({ partner_id }),
	},
});

/** Puts the same permissions on each of several assets into an object: `{"549755885175": ["ANALYST"]}`. */
export function putPermissions(at: IDataObject, assets: string[] = [], granted: string[] = []): void {
	if (assets.length > 0) at.asset_id_to_permissions = Object.fromEntries(assets.map((id) => [id, granted]));
}

/**
 * What became of each request. An exception belongs to the requests whose partner or assets its messages name; one that names none
 * leaves open which of several requests to a partner was refused, and then it is said so.
 */
export function requestOutcomes(answer: unknown, requests: IDataObject[]): ElementOutcome[] {
	const { invites, exceptions } = asObject(answer);
	// The id of the request that each partner got.
	const sent = asObject(invites);
	// Why some were not asked. None says whom it is about, but for the ids in its messages.
	const reasons = asObjects(exceptions).map(({ code, messages }) => ({ code, message: asList(messages).join('; ') }));
	const isAbout = ({ message }: Reason, { partner_id: id, asset_id_to_permissions: map }: IDataObject) =>
		[asText(id) ?? '', ...Object.keys(asObject(map))].some((one) => new RegExp(`\\b${one}\\b`).test(message));
	const named = requests.map((request) => reasons.find((reason) => isAbout(reason, request)));
	const others = reasons.filter((reason) => !named.includes(reason));
	const open = requests.filter((request, at) => !named[at] && !sent[partnerOf(request)]);
	return requests.map((request, at): ElementOutcome => {
		const reason = named[at];
		if (reason) return refusal(reason);
		const partner_id = partnerOf(request);
		const invite_id = sent[partner_id];
		const position = open.indexOf(request);
		if (position >= 0 && others.length > 0)
			return refusal((others.length === open.length && others[position]) || joined(others));
		// Exceptions are there whenever something went wrong.
		if (reasons.length === 0) return { data: { partner_id, invite_id: invite_id ?? null } };
		const sameAsked = requests.filter((one) => partnerOf(one) === partner_id).length > 1;
		if (invite_id && !(sameAsked && others.length > open.length)) return { data: { partner_id, invite_id } };
		const message = 'Pinterest’s answer does not tell whether this one was sent';
		return { refused: { message, details: { mayHaveBeenExecuted: true } } };
	});
}

/** Why a request was refused. */
interface Reason {
	code: unknown;
	message: string;
}

function joined(reasons: Reason[]): Reason {
	return { code: reasons[0]?.code, message: reasons.map(({ message }) => message).join('; ') };
}

function partnerOf({ partner_id: id }: IDataObject): string {
	return asText(id) ?? '';
}
