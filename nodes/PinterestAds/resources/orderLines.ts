import type { Resource } from '../../shared/describe/rows';

export const orderLines: Resource = { value: 'orderLine', name: 'Order Line', operations: [] };
