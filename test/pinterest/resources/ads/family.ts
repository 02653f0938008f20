import type { World } from '../../world';
import type { AdGroup } from './adGroups';
import type { Ad } from './ads';

export function adGroupsOf(world: World, campaignId: string): AdGroup[] {
	return [...world.store<AdGroup>('ad group').values()].filter((each) => each.campaign_id === campaignId);
}

export function adsOf(world: World, adGroupId: string): Ad[] {
	return [...world.store<Ad>('ad').values()].filter((each) => each.ad_group_id === adGroupId);
}
