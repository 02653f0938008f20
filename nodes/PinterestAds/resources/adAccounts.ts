import type { Resource } from '../../shared/describe/rows';

export const adAccounts: Resource = { value: 'adAccount', name: 'Ad Account', operations: [] };
