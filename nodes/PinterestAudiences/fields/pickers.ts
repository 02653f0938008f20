import { picker } from '../../shared/fields/locators';

export const audience = picker({
	name: 'audience',
	apiName: 'audience_id',
	label: 'Audience',
	description: 'The audience to work with',
	required: true,
	search: 'searchAudiences',
	kind: 'audience',
	example: '2542620905473',
});

export const customerList = picker({
	name: 'customerList',
	apiName: 'customer_list_id',
	label: 'Customer List',
	description: 'The customer list to work with',
	required: true,
	search: 'searchCustomerLists',
	list: 'GET /ad_accounts/{ad_account_id}/customer_lists',
	kind: 'customer list',
	example: '643',
});

export const customerSegment = picker({
	name: 'customerSegment',
	apiName: 'id',
	label: 'Customer Segment',
	description: 'The customer segment to work with',
	required: true,
	search: 'searchCustomerSegments',
	kind: 'customer segment',
	example: '7654321',
});

export const leadSubscription = picker({
	name: 'leadSubscription',
	apiName: 'subscription_id',
	label: 'Subscription',
	description: 'The subscription to work with',
	required: true,
	search: 'searchLeadSubscriptions',
	kind: 'subscription',
	example: '8078432025948590686',
});
