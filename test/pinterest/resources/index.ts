import type { Row } from '../row';
import { accountAnalytics } from './accountAnalytics';
import { adAccounts } from './adAccounts';
import * as ads from './ads';
import * as adsExtras from './adsExtras';
import * as adsReports from './adsReports';
import * as audiences from './audiences';
import * as business from './business';
import * as catalogs from './catalogs';
import * as conversions from './conversions';
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

/** Resources that are folders: rows, their seed, and sample calls. */
export const groups = [ads, adsExtras, adsReports, audiences, business, catalogs, conversions];

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
	...groups.flatMap((group) => group.rows),
];
