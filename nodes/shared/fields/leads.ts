import type { Field } from '../rows/field';
import type { Facts } from './kinds';
import { adsObject } from './locators';

/** A lead form of the ad account chosen beside it. */
export const leadForm = (facts: Partial<Facts> & Pick<Facts, 'in'>): Field =>
	adsObject({
		name: 'leadForm',
		apiName: facts.in === 'body' ? 'id' : 'lead_form_id',
		label: 'Lead Form',
		description: 'The lead form to work with',
		required: true,
		search: 'searchLeadForms',
		kind: 'lead form',
		example: '383791336903426391',
		...facts,
	});
