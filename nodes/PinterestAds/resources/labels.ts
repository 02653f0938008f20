import type { Resource } from '../../shared/describe/rows';

export const labels: Resource = { value: 'label', name: 'Label', operations: [] };
