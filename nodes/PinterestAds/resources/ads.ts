import type { Resource } from '../../shared/describe/rows';

export const ads: Resource = { value: 'ad', name: 'Ad', operations: [] };
