import type { Field } from '../../shared/rows/field';
import type { Facts } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';

type Placed = Partial<Facts> & Pick<Facts, 'in'>;

/** Pickers of things in the ad account. Their place differs: an id in the path, in the query, or in the body. */
export const audience = (facts: Placed): Field =>
	adsObject({
		name: 'audience',
		apiName: 'audience_id',
		label: 'Audience',
		description: 'The audience to work with',
		required: true,
		search: 'searchAudiences',
		kind: 'audience',
		example: '2542620905473',
		...facts,
	});

export const customerList = (facts: Placed): Field =>
	adsObject({
		name: 'customerList',
		apiName: 'customer_list_id',
		label: 'Customer List',
		description: 'The customer list to work with',
		required: true,
		search: 'searchCustomerLists',
		kind: 'customer list',
		example: '643',
		...facts,
	});

export const customerSegment = (facts: Placed): Field =>
	adsObject({
		name: 'customerSegment',
		apiName: 'id',
		label: 'Customer Segment',
		description: 'The customer segment to work with',
		required: true,
		search: 'searchCustomerSegments',
		kind: 'customer segment',
		example: '7654321',
		...facts,
	});

export const leadSubscription = (facts: Placed): Field =>
	adsObject({
		name: 'leadSubscription',
		apiName: 'subscription_id',
		label: 'Subscription',
		description: 'The subscription to work with',
		required: true,
		search: 'searchLeadSubscriptions',
		kind: 'subscription',
		example: '8078432025948590686',
		...facts,
	});
