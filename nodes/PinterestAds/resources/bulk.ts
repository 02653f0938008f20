import type { Resource } from '../../shared/describe/rows';

export const bulk: Resource = { value: 'bulk', name: 'Bulk', operations: [] };
