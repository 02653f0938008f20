import type { Resource } from '../../shared/describe/rows';

export const keywords: Resource = { value: 'keyword', name: 'Keyword', operations: [] };
