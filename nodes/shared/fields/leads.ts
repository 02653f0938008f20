import { picker } from './locators';

/** A lead form of the ad account chosen beside it. */
export const leadForm = picker({
	name: 'leadForm',
	apiName: 'lead_form_id',
	label: 'Lead Form',
	description: 'The lead form to work with',
	required: true,
	search: 'searchLeadForms',
	kind: 'lead form',
	example: '383791336903426391',
});
