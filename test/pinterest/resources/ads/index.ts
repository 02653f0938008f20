import type { Row } from '../../row';
import { accounts } from './accounts';
import { ads } from './ads';
import { adGroups } from './adGroups';
import { campaigns } from './campaigns';
import { deliveryEstimates } from './deliveryEstimates';
import { dynamicTitles } from './dynamicTitles';
import { estimates } from './estimates';
import { previews } from './previews';
import { promotionEntities } from './promotionEntities';

export { samples } from './samples';
export { seed, seedManyAds } from './seed';

/** Rows for accounts, campaigns, ad groups, ads and what belongs to them. */
export const rows: readonly Row[] = [
	...accounts,
	...ads,
	...adGroups,
	...campaigns,
	...deliveryEstimates,
	...dynamicTitles,
	...estimates,
	...previews,
	...promotionEntities,
];
