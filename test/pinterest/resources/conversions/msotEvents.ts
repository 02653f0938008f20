import type { Listed } from '../../paging';
import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor, invalidConversion, isFuture } from './shared';

/** A conversion that somebody else measured and attributed to an ad group, as it was sent. */
export interface MsotEvent {
	event_id: string;
	event_name: 'add_to_cart' | 'checkout' | 'lead' | 'signup';
	/** Seconds since 1970. */
	event_timestamp: number;
	ad_group_id: string;
	attribution_scope?: 'view' | 'engagement' | 'click';
	campaign_id?: string;
	value?: number;
	currency?: string;
}

type Kept = MsotEvent & Listed & { ad_account_id: string };

export const msotEvents = [
	row<object, MsotEvent>('POST /ad_accounts/{ad_account_id}/msot/events', {
		answer(call) {
			const { id } = adAccountFor(call);
			check(call.world, id, call.body);
			const kept = { ...call.body, seq: call.world.nextSeq(), ad_account_id: id };
			call.world.store<Kept>('msot event').set(`${id}/${kept.seq}`, kept);
			return { status: 200 };
		},
	}),
];

/** @throws Refusal when something is missing that the rest calls for, or the ads aren't the account's */
function check(world: World, account: string, event: MsotEvent): void {
	const { event_name: name, value, currency, campaign_id: campaignId } = event;
	if (event.event_id.trim() === '') throw invalidConversion("Body 'event_id' must not be blank.");
	if (value === undefined && (name === 'add_to_cart' || name === 'checkout'))
		throw invalidConversion(`Body 'value' is required for ${name}.`);
	if (value !== undefined && currency === undefined)
		throw invalidConversion("Body 'currency' is required with 'value'.");
	if (isFuture(event.event_timestamp)) throw invalidConversion("Body 'event_timestamp' is in the future.");
	const adGroup = world.store<{ ad_account_id: string; campaign_id: string }>('ad group').get(event.ad_group_id);
	if (adGroup?.ad_account_id !== account)
		throw invalidConversion("Body 'ad_group_id' is no ad group of this ad account.");
	if (campaignId !== undefined && campaignId !== adGroup.campaign_id)
		throw invalidConversion("Body 'campaign_id' is not the campaign of the ad group.");
}
