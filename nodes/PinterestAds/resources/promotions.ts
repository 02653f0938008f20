import type { Resource } from '../../shared/describe/rows';

export const promotions: Resource = { value: 'promotion', name: 'Promotion', operations: [] };
