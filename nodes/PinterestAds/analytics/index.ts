import type { Operation } from '../../shared/describe/rows';

/** The analytics of each kind of thing, plain and by targeting. */
export const ACCOUNT_ANALYTICS: Operation[] = [];
export const CAMPAIGN_ANALYTICS: Operation[] = [];
export const AD_GROUP_ANALYTICS: Operation[] = [];
export const AD_ANALYTICS: Operation[] = [];
export const PRODUCT_GROUP_ANALYTICS: Operation[] = [];
