import type { Resource } from '../../shared/describe/rows';

export const targetingTemplates: Resource = { value: 'targetingTemplate', name: 'Targeting Template', operations: [] };
