import type { Resource } from '../../shared/describe/rows';

export const insertionOrders: Resource = { value: 'insertionOrder', name: 'Insertion Order', operations: [] };
