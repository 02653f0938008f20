import type { Row } from '../../row';
import { ads } from './ads';
import { adGroups } from './adGroups';
import { campaigns } from './campaigns';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for accounts, campaigns, ad groups, ads and what belongs to them. */
export const rows: readonly Row[] = [...campaigns, ...adGroups, ...ads];
