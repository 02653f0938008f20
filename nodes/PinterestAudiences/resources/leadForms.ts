import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { asList } from '../../shared/api/json';
import { AD_ACCOUNT, BY_NAME, ORDER, needsElementChange, updateBatch } from '../../shared/fields/ads';
import { field } from '../../shared/fields/kinds';
import { leadForm } from '../../shared/fields/leads';
import { FORM, FORM_CHANGES, FORM_MORE } from '../fields/leadForm';

const BATCHED = 'The forms of all input items are sent together, up to 30 in a request.';

const ANSWERS = field(
	{
		name: 'answers',
		in: 'body',
		label: 'Answers',
		description: 'An answer for each question of the form, in the order of the questions',
		required: true,
	},
	{ type: 'string', typeOptions: { multipleValues: true }, default: [] },
	(value) => (Array.isArray(value) ? asList(value) : [value]).map(String),
);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/lead_forms', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create lead form',
		description: `Create a form for lead ads. It starts as a draft unless you choose Active. ${BATCHED}`,
		fields: [AD_ACCOUNT, ...FORM],
		collections: { additionalFields: FORM_MORE },
		jsonBody: true,
		simplify: simpleForm,
		batch: updateBatch('lead form'),
		match: {
			list: 'GET /ad_accounts/{ad_account_id}/lead_forms',
			within: (_form, { ids }) => ({ ids, query: { order: 'DESCENDING' } }),
			isNewestFirst: true,
			by: [BY_NAME],
			update: changedBy(
				'POST /ad_accounts/{ad_account_id}/lead_forms',
				'PATCH /ad_accounts/{ad_account_id}/lead_forms',
				{
					id: 'id',
					keeps: ['status'],
				},
			),
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/lead_forms/{lead_form_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get lead form',
		description: 'Get the questions, links and status of one lead form',
		fields: [AD_ACCOUNT, leadForm({ in: 'path' })],
		simplify: simpleForm,
	}),
	operation('GET /ad_accounts/{ad_account_id}/lead_forms', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many lead forms',
		description: 'List the lead forms of an ad account',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
		simplify: simpleForm,
	}),
	operation('POST /ad_accounts/{ad_account_id}/lead_forms/{lead_form_id}/test', {
		value: 'test',
		effect: 'write',
		name: 'Test',
		action: 'Test lead form',
		description:
			'Send a test lead with these answers to the subscription of a form. Fails if there is no subscription to the form or the ad account.',
		fields: [AD_ACCOUNT, leadForm({ in: 'path' }), ANSWERS],
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/lead_forms', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update lead form',
		description: ['Change a lead form: its name, questions, texts, links or status.', BATCHED].join(' '),
		fields: [AD_ACCOUNT, leadForm({ in: 'body', apiName: 'id', name: 'leadFormToUpdate' })],
		collections: { updateFields: FORM_CHANGES },
		jsonBody: true,
		simplify: simpleForm,
		check: needsElementChange,
		batch: updateBatch('lead form'),
	}),
];

/** The fields of a form that most people need. Times are in seconds since 1970. */
function simpleForm(form: IDataObject): IDataObject {
	const { id, ad_account_id, name, status, questions, privacy_policy_link, completion_message } = form;
	const { created_time, updated_time } = form;
	return {
		...{ id, ad_account_id, name, status, questions, privacy_policy_link, completion_message },
		...{ created_time, updated_time },
	};
}

export const leadForms: Resource = { value: 'leadForm', name: 'Lead Form', operations };
