import type { Resource } from '../../shared/describe/rows';

export const schedules: Resource = { value: 'schedule', name: 'Schedule', operations: [] };
