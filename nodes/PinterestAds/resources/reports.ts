import type { Resource } from '../../shared/describe/rows';

export const reports: Resource = { value: 'report', name: 'Report', operations: [] };
