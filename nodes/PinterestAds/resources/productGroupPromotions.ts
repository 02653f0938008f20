import type { Resource } from '../../shared/describe/rows';

export const productGroupPromotions: Resource = {
	value: 'productGroupPromotion',
	name: 'Product Group Promotion',
	operations: [],
};
