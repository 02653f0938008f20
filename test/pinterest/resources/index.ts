import type { Row } from '../row';
import { adAccounts } from './adAccounts';
import { boards } from './boards';
import { boardSections } from './boardSections';
import { media } from './media';
import { oauth } from './oauth';
import { pinAnalytics } from './pinAnalytics';
import { pins } from './pins';
import { productTags } from './productTags';
import { userAccount } from './userAccount';

/** Every operation the simulated Pinterest has. A new resource is a file of rows and a line here. */
export const rows: readonly Row[] = [
	...adAccounts,
	...boards,
	...boardSections,
	...media,
	...oauth,
	...pinAnalytics,
	...pins,
	...productTags,
	...userAccount,
];
