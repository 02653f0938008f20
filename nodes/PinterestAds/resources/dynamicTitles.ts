import type { Resource } from '../../shared/describe/rows';

export const dynamicTitles: Resource = { value: 'dynamicTitles', name: 'Dynamic Titles', operations: [] };
