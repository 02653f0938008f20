import { manyIds } from '../../shared/fields/ads';
import { flag } from '../../shared/fields/kinds';

/** What Performance+ may do by itself, of a campaign or an ad group. Source: the API description. */
export const PERFORMANCE_PLUS = [
	flag({
		name: 'boostProspecting',
		apiName: 'performance_plus_campaign_settings.boost_prospecting_ad_group_bid',
		in: 'body',
		label: 'Performance+: Boost Prospecting Bid',
		description: 'Whether to bid more for new customers in a Performance+ campaign',
	}),
	manyIds({
		name: 'pinnerListExclusions',
		apiName: 'performance_plus_campaign_settings.pinner_list_exclusions',
		in: 'body',
		label: 'Performance+: Excluded Audience IDs',
		description: 'Audiences to leave out in a Performance+ campaign: IDs separated by commas',
	}),
];
