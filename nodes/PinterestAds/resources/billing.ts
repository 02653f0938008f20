import type { Resource } from '../../shared/describe/rows';

export const billing: Resource = { value: 'billing', name: 'Billing', operations: [] };
