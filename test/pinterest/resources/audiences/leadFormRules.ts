import { invalid } from '../../check';
import type { FormFacts, Question } from './leadForms';

/** Refuses (400) a form that could not be shown: without a name, policy, message or questions, or with questions that can't be asked. */
export function checkForm(form: FormFacts): void {
	for (const name of ['name', 'completion_message'] as const)
		if (form[name] === null || form[name].trim() === '') throw invalid(`'${name}' must not be blank.`);
	if (!form.has_accepted_terms) throw invalid("'has_accepted_terms' must be true: the terms for lead ads bind you.");
	checkLink(form.privacy_policy_link, 'privacy_policy_link');
	for (const { label, link } of form.policy_links) {
		if (!label?.trim()) throw invalid("Each of 'policy_links' must have a label.");
		checkLink(link ?? null, 'policy_links');
	}
	if (form.questions.length === 0) throw invalid("'questions' must have at least one question.");
	form.questions.forEach(checkQuestion);
	const asked = form.questions.map(({ question_type: type }) => type).filter((type) => type !== 'CUSTOM');
	if (new Set(asked).size < asked.length) throw invalid("'questions' must not ask the same thing twice.");
}

function checkQuestion(question: Question): void {
	const { question_type: type, custom_question_field_type: field, custom_question_label: label } = question;
	const options = question.custom_question_options ?? [];
	if (type === undefined) throw invalid("Each of 'questions' must have a 'question_type'.");
	if (type !== 'CUSTOM') {
		if (field != null || label != null || options.length > 0)
			throw invalid(`A question of the type ${type} takes none of the custom_question fields.`);
		return;
	}
	if (field == null || !label?.trim()) throw invalid('A CUSTOM question must have a field type and a label.');
	const isChoice = field === 'RADIO_LIST' || field === 'CHECKBOX';
	if (isChoice !== options.length > 0)
		throw invalid(`A CUSTOM question of the field type ${field} must have ${isChoice ? 'options' : 'no options'}.`);
}

function checkLink(link: string | null, name: string): void {
	if (link === null || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
		throw invalid(`'${name}' must be a web address.`);
}
