import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { clearFields } from '../../shared/fields/clear';
import { entriesOf, many } from '../../shared/fields/entries';
import { choice, atMost, field, flag, link, listOf, quote, parseUrl, text } from '../../shared/fields/kinds';

/** What a form can ask for: what Pinterest knows of people, or a question of one's own. Source: LeadFormQuestionType, LeadFormQuestionFieldType. */
const QUESTION_TYPES = [
	{ name: 'Address', value: 'ADDRESS' },
	{ name: 'Age', value: 'AGE' },
	{ name: 'City', value: 'CITY' },
	{ name: 'Country', value: 'COUNTRY' },
	{
		name: 'Custom: Checkboxes',
		value: 'CHECKBOX',
		description: 'A question of your own with options, any of which can be chosen',
	},
	{
		name: 'Custom: Radio List',
		value: 'RADIO_LIST',
		description: 'A question of your own with options, one of which is chosen',
	},
	{ name: 'Custom: Text Area', value: 'TEXT_AREA', description: 'A question of your own with a long answer' },
	{ name: 'Custom: Text Field', value: 'TEXT_FIELD', description: 'A question of your own with a short answer' },
	{ name: 'Date of Birth', value: 'DATE_OF_BIRTH' },
	{ name: 'Email', value: 'EMAIL' },
	{ name: 'First Name', value: 'FIRST_NAME' },
	{ name: 'Full Name', value: 'FULL_NAME' },
	{ name: 'Gender', value: 'GENDER' },
	{ name: 'Last Name', value: 'LAST_NAME' },
	{ name: 'Phone Number', value: 'PHONE_NUMBER' },
	{ name: 'State or Province', value: 'STATE_PROVINCE' },
	{ name: 'Zip Code', value: 'ZIP_CODE' },
] as const;

const CHOICES = ['CHECKBOX', 'RADIO_LIST'];
const CUSTOM = [...CHOICES, 'TEXT_AREA', 'TEXT_FIELD'];
const MOST_QUESTIONS = 10;
const MOST_OPTIONS = 5;
const MOST_POLICIES = 3;

const QUESTION: INodeProperties[] = [
	{
		displayName: 'Question Type',
		name: 'questionType',
		type: 'options',
		options: [...QUESTION_TYPES],
		default: 'EMAIL',
	},
	{
		displayName: 'Question',
		name: 'customQuestionLabel',
		type: 'string',
		default: '',
		description: 'The type of question',
		displayOptions: { show: { questionType: CUSTOM } },
	},
	{
		displayName: 'Options',
		name: 'customQuestionOptions',
		type: 'string',
		typeOptions: { multipleValues: true },
		default: [],
		description: 'Up to 5 answers to choose from',
		displayOptions: { show: { questionType: CHOICES } },
	},
];

const POLICY: INodeProperties[] = [
	{ displayName: 'Label', name: 'label', type: 'string', default: '', description: 'The text of the link' },
	{ displayName: 'Link', name: 'link', type: 'string', default: '', placeholder: 'e.g. https://example.com/terms' },
];

const questions = <const Name extends string>(name: Name, required: boolean) =>
	field(
		{
			name,
			apiName: 'questions',
			in: 'body',
			label: 'Questions',
			description: required
				? 'Up to 10 questions, in the order they are asked'
				: 'Up to 10 questions, in the order they are asked. They replace all current ones.',
			required,
		},
		many('Add Question', 'Question', QUESTION),
		(value) => atMost(entriesOf(value), MOST_QUESTIONS).map(questionOf),
	);

const name = <const Name extends string>(parameter: Name, required: boolean) =>
	text({
		name: parameter,
		apiName: 'name',
		in: 'body',
		label: 'Name',
		description: 'The name in Ads Manager. People don’t see it.',
		required,
	});

const completionMessage = <const Name extends string>(parameter: Name, required: boolean) =>
	text({
		name: parameter,
		apiName: 'completion_message',
		in: 'body',
		label: 'Completion Message',
		description: 'What people read after they send the form, for example what happens next',
		required,
	});

const privacyPolicy = <const Name extends string>(parameter: Name, required: boolean) =>
	link({
		name: parameter,
		apiName: 'privacy_policy_link',
		in: 'body',
		label: 'Privacy Policy Link',
		description: 'The address of your privacy policy, which the form shows',
		placeholder: 'e.g. https://example.com/privacy',
		required,
	});

const acceptTerms = <const Name extends string>(parameter: Name) =>
	flag({
		name: parameter,
		apiName: 'has_accepted_terms',
		in: 'body',
		label: 'Accept Lead Ad Terms',
		description:
			'Whether you accept Pinterest’s terms for lead ads, including to use the data as your privacy policy says. Required by Pinterest.',
	});

/** A draft can’t be used by an ad yet. */
const STATUSES = [
	{ name: 'Active', value: 'ACTIVE', description: 'Ads can use it' },
	{ name: 'Draft', value: 'DRAFT', description: 'Not ready yet' },
] as const;

const POLICY_LINKS = field(
	{
		name: 'policyLinks',
		apiName: 'policy_links',
		in: 'body',
		label: 'Policy Links',
		description: 'Up to 3 further links that the form shows',
	},
	many('Add Link', 'Link', POLICY),
	(value) => atMost(entriesOf(value), MOST_POLICIES).map(policyOf),
);

const DISCLOSURE = text({
	name: 'disclosureLanguage',
	apiName: 'disclosure_language',
	in: 'body',
	label: 'Disclosure',
	description: 'Further text about the use of the data, which the form shows',
	lines: 3,
});

/** What every form must have. */
export const FORM = [
	name('name', true),
	questions('questions', true),
	privacyPolicy('privacyPolicyLink', true),
	completionMessage('completionMessage', true),
	{ ...acceptTerms('acceptTerms'), required: true },
	choice({
		name: 'formStatus',
		apiName: 'status',
		in: 'body',
		label: 'Status',
		description: 'The initial status',
		options: STATUSES,
		default: 'DRAFT',
	}),
];

export const FORM_MORE = [DISCLOSURE, POLICY_LINKS];

export const FORM_CHANGES = [
	...FORM_MORE,
	clearFields([DISCLOSURE], ['disclosure_language']),
	name('newName', false),
	questions('newQuestions', false),
	privacyPolicy('newPrivacyPolicyLink', false),
	completionMessage('newCompletionMessage', false),
	acceptTerms('newAcceptTerms'),
	choice({
		name: 'newFormStatus',
		apiName: 'status',
		in: 'body',
		label: 'Status',
		description: 'The new status',
		options: STATUSES,
		default: 'ACTIVE',
	}),
];

/** A question in the API's form; `CUSTOM` with a field type of its own is what the API calls a question of one's own. */
function questionOf(entry: IDataObject, at: number): IDataObject {
	const fail = (message: string) => new Error(`has a wrong question ${at + 1}: ${message}`);
	const given = entry.questionType ?? entry.question_type;
	const wanted = given === 'CUSTOM' ? (entry.custom_question_field_type ?? 'TEXT_FIELD') : (given ?? 'EMAIL');
	const type = QUESTION_TYPES.find(({ value }) => value === wanted)?.value;
	if (!type)
		throw fail(`Asks For must be one of ${QUESTION_TYPES.map(({ value }) => value).join(', ')}, not ${quote(wanted)}`);
	if (!CUSTOM.includes(type)) return { question_type: type };
	const label = entry.customQuestionLabel ?? entry.custom_question_label;
	if (typeof label !== 'string' || label.trim() === '') throw fail('Question is missing');
	const question = { question_type: 'CUSTOM', custom_question_field_type: type, custom_question_label: label };
	if (!CHOICES.includes(type)) return question;
	const options = listOf(entry.customQuestionOptions ?? entry.custom_question_options ?? []);
	if (options.length === 0 || options.length > MOST_OPTIONS) throw fail(`Options needs 1 to ${MOST_OPTIONS} answers`);
	return { ...question, custom_question_options: options };
}

function policyOf({ label, link: address }: IDataObject, at: number): IDataObject {
	if (typeof label !== 'string' || label.trim() === '') throw new Error(`has no Label in link ${at + 1}`);
	return { label, link: parseUrl(address, 2048, `has a wrong Link in link ${at + 1}: it `) };
}
