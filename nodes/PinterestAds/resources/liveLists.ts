import type { Resource } from '../../shared/describe/rows';

export const liveLists: Resource = { value: 'targetingOption', name: 'Targeting Option', operations: [] };
