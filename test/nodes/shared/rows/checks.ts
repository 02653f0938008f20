/** What the check of every operation that has one does: values that it refuses, or what it makes of the body. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../harness';

export type Checked =
	/** Parameters that are right one by one, and what is wrong with them together. */
	| { given: IDataObject; refused: RegExp }
	/** Parameters, and the body that the check makes of what they put into it. */
	| { given: IDataObject; body: IDataObject };

const json = (body: unknown) => ({ inputMode: 'json', jsonBody: JSON.stringify(body) });
const refused = (given: IDataObject, message: RegExp): Checked => ({ given, refused: message });
const ID = byId('549');

const NOTHING = /^Nothing to update: set at least one of the (fields to change|Update Fields)$/;
const unchanged = (given: IDataObject = {}) => refused(given, NOTHING);
const timesTurned = refused(json({ start_time: 2, end_time: 1 }), /^End Time is not after Start Time$/);
const lacks = (missing: RegExp) =>
	refused(
		json({ other: [] }),
		new RegExp(`^JSON Body must be one object; it lacks ${missing.source}, a list of objects$`),
	);
const PERIOD = { period: 'custom', startDate: '2001-01-01', endDate: '2001-01-08' };
const tooEarly = (given: IDataObject = {}) => refused({ ...PERIOD, ...given }, /^Start Date 2001-01-01 is /);
const someIds = { campaignIds: '1', adGroupIds: '1', adIds: '1', pinIds: '1', productGroupIds: '1' };
const numbersTooEarly = tooEarly(someIds);
const reportTooEarly = tooEarly({ reportName: 'Report' });
const templateTooEarly = tooEarly({ reportTemplate: byId('1'), otherPeriod: true });
const placeless = refused({ ages: 'range', minimumAge: 25 }, /^Targeting lacks a place/);
const shared = (who: 'account' | 'business', operation_type: string, given: IDataObject = {}): Checked => ({
	given: { ...given, recipientAccountIds: '549', recipientBusinessIds: '549' },
	body: { audience_id: '2542', operation_type, [`recipient_${who}_ids`]: ['549'] },
});
const OF_BUSINESS = { business: '864', audienceId: '2542' };
const daysTurned = refused(
	{ leadAd: byId('687'), startDate: '2026-05-02', endDate: '2026-05-01' },
	/^Start Date \(UTC\) 2026-05-02 is after End Date \(UTC\) 2026-05-01$/,
);
const emptyUpsert = refused(json({ create: { ads: [] } }), /^Nothing to write/);

export const checks: Record<string, Checked> = {
	'ads ad.getAnalytics': tooEarly({ ...someIds, adsBy: 'ads' }),
	'ads ad.getTargetingAnalytics': numbersTooEarly,
	'ads ad.update': unchanged({ adToUpdate: ID }),
	'ads adAccount.getAnalytics': numbersTooEarly,
	'ads adAccount.getTargetingAnalytics': numbersTooEarly,
	'ads adGroup.create': refused(json({ lifetime_frequency_cap: 3 }), /^End Time \(UTC\) is missing/),
	'ads adGroup.estimateAudience': placeless,
	'ads adGroup.getAnalytics': numbersTooEarly,
	'ads adGroup.getBidFloor': placeless,
	'ads adGroup.getTargetingAnalytics': numbersTooEarly,
	'ads adGroup.update': unchanged({ adGroupToUpdate: ID }),
	'ads billing.getInvoices': refused(
		{ filters: { startDueDate: '2026-05-02', endDueDate: '2026-05-01' } },
		/^Due From is after Due Until$/,
	),
	'ads bulk.createUpsert': emptyUpsert,
	'ads bulk.write': emptyUpsert,
	'ads campaign.create': timesTurned,
	'ads campaign.estimateDelivery': refused(
		json({ start_date: '2026-05-02', end_date: '2026-05-01' }),
		/^End Date \(UTC\) 2026-05-01 is before Start Date \(UTC\) 2026-05-02$/,
	),
	'ads campaign.getAnalytics': numbersTooEarly,
	'ads campaign.getPinAnalytics': tooEarly({ ...someIds, campaign: ID }),
	'ads campaign.getTargetingAnalytics': numbersTooEarly,
	'ads campaign.update': unchanged({ campaignToUpdate: ID }),
	'ads insertionOrder.create': refused(
		json({ start_date: '2026-05-02', end_date: '2026-05-01' }),
		/^End Date is before Start Date$/,
	),
	'ads insertionOrder.update': refused(json({ po_number: 'A' }), /^The order is not named/),
	'ads keyword.create': lacks(/parent_id and keywords/),
	'ads keyword.update': lacks(/keywords/),
	'ads label.create': lacks(/labels/),
	'ads label.update': lacks(/labels/),
	'ads productGroupPromotion.create': lacks(/ad_group_id and product_group_promotion/),
	'ads productGroupPromotion.getAnalytics': numbersTooEarly,
	'ads productGroupPromotion.update': lacks(/ad_group_id and product_group_promotion/),
	'ads promotion.create': timesTurned,
	'ads promotion.update': unchanged({ promotionToUpdate: ID }),
	'ads report.create': reportTooEarly,
	'ads reportTemplate.create': templateTooEarly,
	'ads marketingMixReport.create': reportTooEarly,
	'ads productReport.create': reportTooEarly,
	'ads report.run': reportTooEarly,
	'ads reportTemplate.run': templateTooEarly,
	'ads marketingMixReport.run': reportTooEarly,
	'ads productReport.run': reportTooEarly,
	'ads schedule.create': refused(json({ start_timestamp: 2, end_timestamp: 1 }), /^End Time is not after Start Time$/),
	'ads schedule.update': refused({ scheduleId: '1' }, /^Nothing to update: choose a kind/),
	'ads targetingTemplate.create': refused(json({ name: 'x' }), /^Location Names or IDs is missing/),
	'ads targetingTemplate.update': refused(json({ operation_type: 'UPDATE' }), /^Location Names or IDs is missing/),
	'audiences audience.create': refused(json({ rule: { event_data: {} } }), /^Event Data \(JSON\) needs Event/),
	'audiences audience.delete': { given: {}, body: { operation_type: 'REMOVE' } },
	'audiences audience.update': unchanged(),
	'audiences audienceSharing.revokeFromAdAccounts': shared('account', 'REVOKE'),
	'audiences audienceSharing.revokeFromBusinesses': shared('business', 'REVOKE'),
	'audiences audienceSharing.shareWithAdAccounts': shared('account', 'SHARE'),
	'audiences audienceSharing.shareWithBusinesses': shared('business', 'SHARE'),
	'audiences businessAudience.revokeFromAdAccounts': shared('account', 'REVOKE', OF_BUSINESS),
	'audiences businessAudience.revokeFromBusinesses': shared('business', 'REVOKE', OF_BUSINESS),
	'audiences businessAudience.shareWithAdAccounts': shared('account', 'SHARE', OF_BUSINESS),
	'audiences businessAudience.shareWithBusinesses': shared('business', 'SHARE', OF_BUSINESS),
	'audiences customerSegment.delete': {
		given: {},
		body: { id: '15', operation_type: 'REMOVE' },
	},
	'audiences customerSegment.update': {
		given: { segmentAudiences: ['2542'] },
		body: { id: '15', audience_ids: ['2542'], operation_type: 'UPDATE' },
	},
	'audiences leadForm.update': unchanged({ leadFormToUpdate: ID }),
	'audiences leadsExport.create': daysTurned,
	'audiences leadsExport.export': daysTurned,
	'business assetGroup.update': lacks(/asset_groups_to_update/),
	'business brandAccount.update': unchanged({ businessHierarchy: '1', brandAccount: '2' }),
	'business commerceIntegration.update': unchanged({ externalBusinessId: 'shop' }),
	'business integrationLog.send': lacks(/logs/),
	'business invite.assignAssets': lacks(/invites/),
	'business invite.create': refused(
		json({ invite_type: 'MEMBER_INVITE' }),
		/^JSON Body must be one object with invite_type/,
	),
	'business invite.respond': lacks(/invites/),
	'business member.assignAssets': lacks(/accesses/),
	'business notification.send': { given: { notification: '{"kind": "sample"}' }, body: { kind: 'sample' } },
	'business partner.assignAssets': lacks(/accesses/),
	'business partner.requestAssets': lacks(/asset_requests/),
	'catalogs advancedAuction.set': refused({ itemId: 'A', country: 'US' }, /^Nothing to set/),
	'catalogs advancedAuction.submit': refused({ auctionRecords: '[1]' }, /^Records \(JSON\) must be an object/),
	'catalogs feed.create': {
		given: { ...json({ catalog_type: 'RETAIL', catalog_id: '1', name: 'France' }), options: { olderForm: true } },
		body: { name: 'France' },
	},
	'catalogs feed.update': unchanged(),
	'catalogs item.update': unchanged({ country: 'US', itemId: 'A' }),
	'catalogs localInventory.update': unchanged({ itemId: 'A', storeCode: 'B' }),
	'catalogs localStore.update': unchanged(),
	'catalogs productGroup.update': unchanged(),
	'conversions conversionEvent.send': refused(
		json({ event_name: 'checkout' }),
		/^JSON Body: Action Source .* is missing/,
	),
	'conversions deletionRequest.create': refused({}, /^Give Emails, Click IDs or both$/),
	'conversions msotEvent.send': refused(json({ event_name: 'checkout' }), /^JSON Body: Value is missing$/),
	'pinterest account.getAnalytics': tooEarly(),
	'pinterest account.getTopPins': tooEarly(),
	'pinterest account.getTopVideoPins': tooEarly(),
	'pinterest board.update': unchanged(),
	'pinterest pin.getAnalytics': tooEarly(),
	'pinterest pin.getManyAnalytics': tooEarly({ pinIds: '1' }),
	'pinterest pin.update': unchanged(),
};
