import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import * as accounts from './accounts';
import * as adGroups from './adGroups';
import * as ads from './ads';
import * as analytics from './analytics';
import * as billing from './billing';
import * as campaigns from './campaigns';
import * as extras from './extras';
import * as keywords from './keywords';
import * as more from './more';
import * as reports from './reports';

const parts = [campaigns, adGroups, ads, accounts, keywords, extras, billing, analytics, reports, more];

/** By `resource.operation` of the Pinterest Ads node. */
export const pinterestAds: Scenarios = {
	...campaigns.campaigns,
	...adGroups.adGroups,
	...ads.ads,
	...accounts.accounts,
	...keywords.keywords,
	...extras.extras,
	...billing.billing,
	...analytics.analytics,
	...reports.reports,
	...more.more,
};

/** What keys hold that no run of the Pinterest Ads node fills. */
export const unfilled: Record<string, Schema> = Object.assign({}, ...parts.map((part) => part.unfilled)) as Record<
	string,
	Schema
>;
