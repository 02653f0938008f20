import type { Row } from '../row';
import { accountAnalytics } from './accountAnalytics';
import { adAccounts } from './adAccounts';
import { boards } from './boards';
import { boardSections } from './boardSections';
import { follows } from './follows';
import { media } from './media';
import { oauth } from './oauth';
import { pinAnalytics } from './pinAnalytics';
import { pins } from './pins';
import { productTags } from './productTags';
import { search } from './search';
import { terms } from './terms';
import { trendingKeywords } from './trendingKeywords';
import { trends } from './trends';
import { userAccount } from './userAccount';
import { websites } from './websites';

/** Every operation the simulated Pinterest has. A new resource is a file of rows and a line here. */
export const rows: readonly Row[] = [
	...accountAnalytics,
	...adAccounts,
	...boards,
	...boardSections,
	...follows,
	...media,
	...oauth,
	...pinAnalytics,
	...pins,
	...productTags,
	...search,
	...terms,
	...trendingKeywords,
	...trends,
	...userAccount,
	...websites,
];
