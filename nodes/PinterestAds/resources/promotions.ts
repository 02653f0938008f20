import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects } from '../../shared/api/json';
import { outcomeOf } from '../../shared/run/outcomes';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER, needsElementChange, promotion, updateBatch, UPDATED_DIGITS } from '../../shared/fields/ads';
import { FIELDS, kind, title } from '../fields/promotion';
import { needsTimesInOrder } from './campaigns';

const BATCHED = 'The promotions of all input items are sent together, up to 30 in a request.';

/** The answer has its elements under `promotions`, each with `data` or one `exception`. */
const BATCH = updateBatch('promotion', {
	outcomes: (answer) =>
		asObjects(asObject(answer).promotions).map(({ data, exception }) => outcomeOf({ data, exceptions: exception })),
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/promotions', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create promotion',
		description: [
			'Create a promotion, such as free shipping or 20% off, to show on the ads of ad groups.',
			BATCHED,
		].join(' '),
		fields: [AD_ACCOUNT, title('promotionTitle', true), kind('promotionType', true)],
		collections: { additionalFields: FIELDS },
		jsonBody: true,
		simplify: simplePromotion,
		check: needsTimesInOrder,
		batch: BATCH,
	}),
	operation('DELETE /ad_accounts/{ad_account_id}/promotions/{promotion_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete promotion',
		description: 'Delete a promotion, also from the ad groups that show it. This can’t be undone.',
		fields: [AD_ACCOUNT, promotion({ in: 'path', required: true })],
		answer: 'nothing',
	}),
	operation('GET /ad_accounts/{ad_account_id}/promotions/{promotion_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get promotion',
		description: 'Get the kind, values, times and status of one promotion',
		fields: [AD_ACCOUNT, promotion({ in: 'path', required: true })],
		simplify: simplePromotion,
	}),
	operation('GET /ad_accounts/{ad_account_id}/promotions', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many promotions',
		description: 'List the promotions of an ad account',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
		simplify: simplePromotion,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/promotions', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update promotion',
		description: ['Change the title, kind, values or times of a promotion.', BATCHED].join(' '),
		fields: [
			AD_ACCOUNT,
			promotion({ in: 'body', name: 'promotionToUpdate', apiName: 'id', required: true, digits: UPDATED_DIGITS }),
		],
		collections: {
			updateFields: [...FIELDS, title('newPromotionTitle', false), kind('newPromotionType', false)],
		},
		jsonBody: true,
		simplify: simplePromotion,
		check(values) {
			needsElementChange(values);
			needsTimesInOrder(values);
		},
		batch: BATCH,
	}),
];

/** The fields of a promotion that most people need. Times are seconds since 1970. */
function simplePromotion(one: IDataObject): IDataObject {
	const { id, ad_account_id, promotion_title, promotion_type, promotion_code, status, discount_status } = one;
	const { start_time, end_time, template_values } = one;
	return {
		...{ id, ad_account_id, promotion_title, promotion_type, promotion_code, status, discount_status },
		...{ start_time, end_time, template_values },
	};
}

export const promotions: Resource = { value: 'promotion', name: 'Promotion', operations };
