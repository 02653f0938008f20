import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, isObject } from '../../shared/api/json';
import { UnreadableError, objectsIn } from '../../shared/api/parts';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { parseDay } from '../../shared/fields/dates';
import { choice, field, id, text } from '../../shared/fields/kinds';
import { adAccount } from '../../shared/fields/locators';

const DATE = field(
	{
		name: 'readyDate',
		apiName: 'date',
		in: 'query',
		label: 'Date',
		description: 'The day (UTC) of the metrics. A date, or a word such as "yesterday".',
		required: true,
	},
	{ type: 'string', default: 'yesterday' },
	(value) => parseDay(value),
);

const itemsOf = (answer: unknown): IDataObject[] => objectsIn(asObject(answer).items, 'reference data');

const operations: Operation[] = [
	operation('GET /resources/ad_account_countries', {
		value: 'getCountries',
		name: 'Get Ad Account Countries',
		action: 'Get countries for ad accounts',
		description: 'List the countries that ad accounts can be in, with their currencies',
		split: itemsOf,
	}),
	operation('GET /resources/targeting/interests/{interest_id}', {
		value: 'getInterest',
		name: 'Get Interest',
		action: 'Get interest for targeting',
		description: 'Get the name of one interest and the narrower interests below it',
		fields: [
			id({
				name: 'interestId',
				apiName: 'interest_id',
				in: 'path',
				label: 'Interest ID',
				description: 'The ID of the interest, as Get Targeting Options gives it',
				required: true,
			}),
		],
	}),
	operation('GET /resources/lead_form_questions', {
		value: 'getLeadFormQuestions',
		name: 'Get Lead Form Questions',
		action: 'Get questions for lead forms',
		description: 'List the types of questions that a lead form can ask',
		split: (answer) =>
			objectsIn(
				asList(Array.isArray(answer) ? answer : itemsOf(answer)).map((one) =>
					typeof one === 'string' ? { name: one } : one,
				),
				'questions',
			),
	}),
	operation('GET /resources/delivery_metrics', {
		value: 'getMetrics',
		name: 'Get Metrics',
		action: 'Get columns of analytics and reports',
		description: 'List the columns of analytics and reports with their names and what they mean',
		collections: {
			filters: [
				choice({
					name: 'reportType',
					apiName: 'report_type',
					in: 'query',
					label: 'For',
					description: 'Only the columns that one of them has',
					options: [
						{ name: 'Analytics', value: 'SYNC' },
						{ name: 'Reports', value: 'ASYNC' },
					],
					default: 'SYNC',
				}),
			],
		},
		split: itemsOf,
	}),
	operation('GET /resources/metrics_ready_state', {
		value: 'getReadyState',
		name: 'Get Ready State of Metrics',
		action: 'Check whether metrics of day are final',
		description: 'Check whether the metrics of a day are final or may still change',
		fields: [DATE],
		split: (answer, { query }) => [{ date: query.date, ...asObject(answer) }],
	}),
	operation('GET /resources/targeting/{targeting_type}', {
		value: 'getOptions',
		name: 'Get Targeting Options',
		action: 'Get targeting options',
		description:
			'List what can be targeted: interests, places, ages, genders, devices, languages, keywords or audiences',
		fields: [
			choice({
				name: 'targetingType',
				apiName: 'targeting_type',
				in: 'path',
				label: 'Kind',
				description: 'What to list',
				options: [
					{ name: 'Ages', value: 'AGE_BUCKET' },
					{ name: 'Audiences to Exclude', value: 'AUDIENCE_EXCLUDE' },
					{ name: 'Audiences to Include', value: 'AUDIENCE_INCLUDE' },
					{ name: 'Devices', value: 'APPTYPE' },
					{ name: 'Genders', value: 'GENDER' },
					{ name: 'Interests', value: 'INTEREST' },
					{ name: 'Keywords', value: 'KEYWORD' },
					{ name: 'Languages', value: 'LOCALE' },
					{ name: 'Locations', value: 'LOCATION' },
					{ name: 'Regions', value: 'GEO' },
				],
				default: 'INTEREST',
				required: true,
			}),
		],
		collections: {
			options: [
				adAccount({
					name: 'ofAdAccount',
					apiName: 'ad_account_id',
					in: 'query',
					label: 'Ad Account',
					description: 'The ad account of the audiences',
				}),
				id({
					name: 'clientId',
					apiName: 'client_id',
					in: 'query',
					label: 'Client ID',
					description: 'The ID of an app',
				}),
				field(
					{
						name: 'oauthSignature',
						apiName: 'oauth_signature',
						in: 'query',
						label: 'OAuth Signature',
						description: 'A signature of that app, where Pinterest asks for one',
					},
					{ type: 'string', default: '', typeOptions: { password: true } },
					String,
				),
				text({
					name: 'signatureTime',
					apiName: 'timestamp',
					in: 'query',
					label: 'Signing Time',
					description: 'Seconds since 1970',
				}),
			],
		},
		split: targetingOptions,
	}),
];

/** Pinterest's answer is a list of objects that are options, or that hold options by their ids. */
function targetingOptions(answer: unknown): IDataObject[] {
	return objectsIn(Array.isArray(answer) ? answer : [answer], 'options for targeting').flatMap((one) => {
		const entries = Object.entries(one);
		const [first, ...others] = entries;
		if (!first) throw new UnreadableError('Pinterest’s answer holds an option for targeting without anything in it');
		if (others.length === 0 && (typeof first[1] !== 'object' || first[1] === null))
			return [{ id: first[0], name: first[1] }];
		if (entries.every(([, value]) => isObject(value)))
			return entries.map(([key, value]) => ({ id: key, ...asObject(value) }));
		return entries.every(([, value]) => typeof value === 'string') && !('id' in one)
			? entries.map(([id, name]) => ({ id, name }))
			: [one];
	});
}

export const liveLists: Resource = { value: 'targetingOption', name: 'Reference Data', operations };
