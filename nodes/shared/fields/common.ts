import { adAccount } from './locators';
import { flag } from './kinds';

/** Acts for a business: the ad account whose boards and Pins are meant. */
export const AD_ACCOUNT = adAccount({
	name: 'adAccountId',
	apiName: 'ad_account_id',
	in: 'query',
	label: 'Ad Account',
	description: 'The ad account of a business to act for. You need a role on the ad account.',
});

/** @param name one of its own where the same switch can't be shown for just the operations that have it */
export const pinMetrics = <const Name extends string>(name: Name) =>
	flag({
		name,
		apiName: 'pin_metrics',
		in: 'query',
		label: 'Pin Metrics',
		description: 'Whether to add lifetime and 90-day numbers (impressions, clicks, saves) to each Pin',
		default: true,
	});
