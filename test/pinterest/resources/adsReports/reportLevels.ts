import type { AdAccount, World } from '../../world';
import type { AdGroup } from '../ads/adGroups';
import type { Ad } from '../ads/ads';
import type { Campaign } from '../ads/campaigns';
import type { ReportPlan } from './reportFile';
import {
	accountSubject,
	adGroupSubject,
	adSubject,
	campaignSubject,
	keywordsOf,
	keywordSubject,
	productGroupsOf,
	productGroupSubject,
	productSubjects,
	type Subject,
} from './subjects';

type Level = Pick<ReportPlan, 'idColumn' | 'idOf'> & { subjects(world: World, account: AdAccount): Subject[] };

/** What the rows of each level are about. */
export const reportLevels = {
	ADVERTISER: {
		idColumn: 'ADVERTISER_ID',
		subjects: (world, account) => [accountSubject(world, account)],
	},
	CAMPAIGN: {
		idColumn: 'CAMPAIGN_ID',
		idOf: 'campaign',
		subjects: (world, account) =>
			within<Campaign>(world, 'campaign', account).map((each) => campaignSubject(world, account, each)),
	},
	AD_GROUP: {
		idColumn: 'AD_GROUP_ID',
		idOf: 'adGroup',
		subjects: (world, account) =>
			within<AdGroup>(world, 'ad group', account).map((each) => adGroupSubject(world, account, each)),
	},
	PIN_PROMOTION: {
		idColumn: 'AD_ID',
		idOf: 'ad',
		subjects: (world, account) => within<Ad>(world, 'ad', account).map((each) => adSubject(world, account, each)),
	},
	KEYWORD: {
		idColumn: 'KEYWORD_ID',
		subjects: (world, account) => keywordsOf(world, account).map((each) => keywordSubject(world, account, each)),
	},
	PRODUCT_GROUP: {
		idColumn: 'PRODUCT_GROUP_ID',
		subjects: (world, account) =>
			productGroupsOf(world, account).map((each) => productGroupSubject(world, account, each)),
	},
	PRODUCT_ITEM: {
		idColumn: 'PRODUCT_ITEM_ID',
		subjects: (world, account) =>
			productGroupsOf(world, account).flatMap((each) => productSubjects(world, account, each)),
	},
} satisfies Record<string, Level>;

function within<T extends { ad_account_id: string }>(world: World, kind: string, account: AdAccount): T[] {
	return [...world.store<T>(kind).values()].filter((each) => each.ad_account_id === account.id);
}
