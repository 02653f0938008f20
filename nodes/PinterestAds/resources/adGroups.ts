import type { Resource } from '../../shared/describe/rows';

export const adGroups: Resource = { value: 'adGroup', name: 'Ad Group', operations: [] };
