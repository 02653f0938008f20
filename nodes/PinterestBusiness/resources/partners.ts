import type { Values } from '../../shared/rows/field';
import { asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { needsList } from '../../shared/run/elements';
import { ids } from '../../shared/fields/kinds';
import { MOST, PARTNER_ASSET_TYPES, assetType, partnerType, permissions } from '../fields/access';
import { SEARCH, SORT, SORT_ASCENDING, START_INDEX, assetsSummary, idsFilter } from '../fields/listing';
import { accessesOf, doneOnly } from '../fields/outcomes';
import { BUSINESS, asset, partner } from '../fields/pickers';
import { assetRequests } from './assetRequests';

const ACCESSES = accessesOf('partner_id');

const operations: Operation[] = [
	operation('PATCH /businesses/{business_id}/partners/assets', {
		value: 'assignAssets',
		effect: 'write',
		name: 'Assign Assets',
		action: 'Assign assets to partners',
		description: `Give a partner access to an asset of the business, or change its permissions, which replace the current ones. The accesses of all input items are sent together, up to ${MOST} in a request, and each has its own outcome.`,
		fields: [BUSINESS, partner({ in: 'body' }), asset({ in: 'body' }), permissions({ in: 'body' })],
		jsonBody: true,
		check: (values) => needsList(values, 'accesses'),
		elementsIn: 'accesses',
		makes: ['accesses'],
		batch: ACCESSES.given(MOST, (keyOf) => doneOnly('items', keyOf)),
	}),
	operation('GET /businesses/{business_id}/partners', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many partners of business',
		description:
			'List the partners of a business: those with access to its assets, and those that share theirs. Optionally with the ad accounts and profiles shared.',
		fields: [BUSINESS],
		collections: {
			filters: [
				idsFilter({
					name: 'listedPartnerIds',
					apiName: 'partner_ids',
					in: 'query',
					label: 'Partner IDs',
					description: 'Only these partners: IDs separated by commas',
				}),
				partnerType({ in: 'query', description: 'Only partners with whom assets are shared this way' }),
			],
			options: [assetsSummary(), SORT_ASCENDING, START_INDEX],
		},
		answer: 'page',
	}),
	operation('GET /businesses/{business_id}/partners/{partner_id}/assets', {
		value: 'getAssets',
		name: 'Get Assets',
		action: 'Get assets shared with or by partner',
		description:
			'List the assets of one type that a partner can reach, or those of the partner that this business can reach, with the permissions on each',
		fields: [BUSINESS, partner({ in: 'path' }), partnerType({ in: 'query' }), assetType(PARTNER_ASSET_TYPES)],
		collections: { filters: SEARCH, options: [...SORT, START_INDEX] },
		answer: 'page',
	}),
	operation('DELETE /businesses/{business_id}/partners', {
		value: 'remove',
		name: 'Remove',
		action: 'Remove partners of business',
		description: `End partnerships, and all access that came with them. This can’t be undone; an invite or request can make a business a partner again. The partners of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			ids({
				name: 'partnerIds',
				apiName: 'partner_ids',
				in: 'local',
				label: 'Partner IDs',
				description: 'The partners to remove: IDs separated by commas',
				required: true,
			}),
			partnerType({ in: 'local', description: 'Which partnership to end' }),
		],
		makes: ['partner_ids'],
		batch: {
			maxItems: MOST,
			noun: 'partner',
			elements: ({ local }) => local.partnerIds.map((partner_id) => ({ partner_id })),
			groupBy: partnershipOf,
			wrap: (partners, values) => ({
				partner_ids: [...new Set(partners.map(({ partner_id: id }) => id))],
				partner_type: partnershipOf(values),
			}),
			outcomes: doneOnly(
				'deleted_partners',
				({ partner_id: id }) => asText(id) ?? '',
				({ partner_id }) => ({ deleted: true, partner_id }),
			),
			// One that is no partner refuses them all. Source: the API description.
			refusesWhole: [404],
			about: ({ partner_id }) => ({ partner_id }),
		},
	}),
	operation('DELETE /businesses/{business_id}/partners/assets', {
		value: 'removeAssets',
		name: 'Remove Assets',
		action: 'Remove assets from partners',
		description: `Remove a partner’s access to an asset, or this business’s access to an asset of the partner. This can’t be undone. The accesses of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			partner({ in: 'body' }),
			asset({ in: 'body' }),
			partnerType({ in: 'body', description: 'Whose access to end: the partner’s or your own' }),
		],
		elementsIn: 'accesses',
		makes: ['accesses'],
		batch: ACCESSES.taken(MOST),
	}),
	assetRequests,
];

function partnershipOf({ local }: Values<{ partnerType?: string }>): string | undefined {
	return local.partnerType;
}

export const partners: Resource = { value: 'partner', name: 'Partner', operations };
