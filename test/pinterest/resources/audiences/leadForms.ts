import { invalid } from '../../check';
import type { Listed } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import type { World } from '../../world';
import { batch } from '../ads/shared';
import { takeLead } from './leadDelivery';
import { checkForm } from './leadFormRules';
import { subscriptionTo } from './leadSubscriptions';
import { adAccountFor, nowSeconds, orderedPage, ownedBy, type OrderQuery } from './shared';

export const fieldTypes = ['TEXT_FIELD', 'TEXT_AREA', 'RADIO_LIST', 'CHECKBOX'] as const;
export const questionTypes = [
	...(['CUSTOM', 'FULL_NAME', 'FIRST_NAME', 'LAST_NAME', 'EMAIL', 'PHONE_NUMBER', 'ZIP_CODE', 'GENDER'] as const),
	...(['CITY', 'COUNTRY', 'STATE_PROVINCE', 'ADDRESS', 'DATE_OF_BIRTH', 'AGE'] as const),
];

export interface Question {
	question_type?: (typeof questionTypes)[number];
	custom_question_field_type?: (typeof fieldTypes)[number] | null;
	custom_question_label?: string | null;
	custom_question_options?: string[] | null;
}

export interface FormFacts {
	name: string | null;
	privacy_policy_link: string | null;
	has_accepted_terms: boolean;
	completion_message: string | null;
	disclosure_language: string | null;
	questions: Question[];
	policy_links: Array<{ label?: string; link?: string }>;
	status: 'DRAFT' | 'ACTIVE';
}

export interface LeadForm extends FormFacts, Listed {
	id: string;
	ad_account_id: string;
	/** Seconds since 1970. */
	created_time: number;
	updated_time: number;
}

export const leadForms = (world: World) => world.store<LeadForm>('lead form');

export const leadFormRows = [
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/lead_forms', {
		answer(call) {
			const { id } = adAccountFor(call);
			const keep = (form: LeadForm) => form.ad_account_id === id;
			return { status: 200, body: orderedPage(call, leadForms(call.world).values(), view, { filters: {}, keep }) };
		},
	}),
	row<object, Array<Partial<FormFacts>>>('POST /ad_accounts/{ad_account_id}/lead_forms', {
		answer(call) {
			const { id } = adAccountFor(call);
			const body = batch(call.body, 'list', (given) => {
				const facts = { ...emptyForm, ...given };
				checkForm(facts);
				return view(addLeadForm(call.world, id, facts));
			});
			return { status: 200, body };
		},
	}),
	row<object, Array<Partial<FormFacts> & { id: string }>>('PATCH /ad_accounts/{ad_account_id}/lead_forms', {
		answer(call) {
			adAccountFor(call);
			const body = batch(call.body, 'list', ({ id, ...given }) => {
				const form = leadFormFor(call, id);
				checkForm({ ...form, ...given });
				return view(Object.assign(form, given, { updated_time: nowSeconds() }));
			});
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/lead_forms/{lead_form_id}', {
		answer: (call) => ({ status: 200, body: view(leadFormFor(call, call.path.lead_form_id)) }),
	}),
	row<object, { answers: string[] }>('POST /ad_accounts/{ad_account_id}/lead_forms/{lead_form_id}/test', {
		answer(call) {
			const form = leadFormFor(call, call.path.lead_form_id);
			const { answers } = call.body;
			const count = form.questions.length;
			if (answers.length !== count)
				throw invalid(`Body 'answers' must have one for each of the ${count} questions, in their order.`);
			const subscription = subscriptionTo(call.world, form);
			if (!subscription) throw new Refusal(404, 4842, 'Lead not found: nobody is subscribed to this form.');
			takeLead(call.world, call.settings, form, { answers, isTest: true });
			return { status: 200, body: { subscription_id: subscription.id } };
		},
	}),
];

const emptyForm: FormFacts = {
	name: null,
	privacy_policy_link: null,
	has_accepted_terms: false,
	completion_message: null,
	disclosure_language: null,
	questions: [],
	policy_links: [],
	status: 'DRAFT',
};

export function addLeadForm(
	world: World,
	account: string,
	facts: Partial<FormFacts> & { created_time?: number },
): LeadForm {
	const seq = world.nextSeq();
	const created_time = facts.created_time ?? nowSeconds();
	const form: LeadForm = {
		...emptyForm,
		...facts,
		seq,
		id: world.newId('lead form', seq),
		ad_account_id: account,
		created_time,
		updated_time: created_time,
	};
	leadForms(world).set(form.id, form);
	return form;
}

/** A form of the ad account of the path; 404 code 4842 for others. */
export function leadFormFor(call: Pick<Call, 'world' | 'path' | 'user'>, id: string): LeadForm {
	const account = adAccountFor(call);
	const refusal = new Refusal(404, 4842, 'Lead form not found.');
	return ownedBy(leadForms(call.world).get(id), account.id, 'Lead form', refusal);
}

function view({ seq: _seq, ...form }: LeadForm): Record<string, unknown> {
	return form;
}
