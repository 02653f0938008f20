import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';

export const adGroups: Scenarios = {};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {};
