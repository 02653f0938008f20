import { choice, json, text } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { named } from './names';

/** What a promotion promises. Source: the API description's PromotionType. */
const KINDS = [
	'VARIABLE',
	'SITEWIDE',
	'CHECKOUT',
	'SAVE_X_ON_Y',
	'BUY_X_GET_Y',
	'SPEND_X_SAVE_Y',
	'FREE_SHIPPING',
	'FREE_SHIPPING_MINIMUM',
	'FREE_SHIPPING_WITH_DISCOUNT',
	'SITEWIDE_IN_STORES',
	'EXTRA_PERCENT_OFF',
	'GIFT_WITH_PURCHASE',
	'GIFT_WITH_PURCHASE_MINIMUM',
	'FIXED',
	'PERCENT_OFF_CLEARANCE',
	'X_OFF_Y',
	'GIFT_WITH_FIRST_PURCHASE',
	'BUY_X_GET_ONE_FREE',
	'CASH_BACK',
	'POINTS_ON_ALL_PURCHASES',
	'BONUS',
	'POINTS_WITH_PURCHASE',
	'CUSTOM',
] as const;

export const title = <const Name extends string>(name: Name, required: boolean) =>
	text({
		name,
		apiName: 'promotion_title',
		in: 'body',
		label: 'Title',
		description: 'The name of the promotion in Ads Manager',
		required,
	});

export const kind = <const Name extends string>(name: Name, required: boolean) =>
	choice({
		name,
		apiName: 'promotion_type',
		in: 'body',
		label: 'Kind',
		description: 'The type of offer. It decides the text that is shown and which values are needed.',
		options: named(KINDS),
		default: 'SITEWIDE',
		required,
	});

/** Optional fields that a promotion is created and changed with alike. */
export const FIELDS = [
	text({
		name: 'promotionCode',
		apiName: 'promotion_code',
		in: 'body',
		label: 'Code',
		description: 'What people enter to get it',
	}),
	text({
		name: 'promotionCustomId',
		apiName: 'promotion_custom_id',
		in: 'body',
		label: 'Custom ID',
		description: 'An ID of your own, up to 50 characters',
		maxLength: 50,
	}),
	choice({
		name: 'discountStatus',
		apiName: 'discount_status',
		in: 'body',
		label: 'Discount Status',
		description: 'The status of the discount in the shop',
		options: named(['OTHER', 'ACTIVE', 'PAUSED', 'SCHEDULED', 'EXPIRED']),
		default: 'ACTIVE',
	}),
	instant({
		name: 'promotionEnd',
		apiName: 'end_time',
		in: 'body',
		label: 'End Time (UTC)',
		description: 'When the promotion ends, whenever the campaign does',
	}),
	text({
		name: 'externalId',
		apiName: 'external_id',
		in: 'body',
		label: 'External ID',
		description: 'Its ID in the shop, up to 64 characters',
		maxLength: 64,
	}),
	text({
		name: 'platformType',
		apiName: 'platform_type',
		in: 'body',
		label: 'Platform',
		description: 'Where the promotion comes from: DEFAULT or SHOPIFY',
		placeholder: 'e.g. SHOPIFY',
	}),
	instant({
		name: 'promotionStart',
		apiName: 'start_time',
		in: 'body',
		label: 'Start Time (UTC)',
		description: 'When the promotion begins, whenever the campaign does',
	}),
	json({
		name: 'templateValues',
		apiName: 'template_values',
		in: 'body',
		label: 'Values (JSON)',
		description:
			'What the text of its kind needs, at most two: a list such as [{"percent": 20}] or [{"amount": 10, "currency_code": "EUR"}, {"custom_text": "mugs"}]',
	}),
];
