/** How far back numbers go, and how many days one request takes. Source: the API description of the analytics operations. */
export const SYNC_LIMITS = { other: { back: 90, maxDays: 90 }, hour: { back: 8, maxDays: 3 } };

/** Most ids in one request. Source: `maxItems` of the API description. */
export const MOST_IDS = 250;
