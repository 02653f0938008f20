import type { Location, When } from '../../shared/rows/field';
import { choice, field, integer, text } from '../../shared/fields/kinds';
import { DEFAULT_COUNTRY_CODE } from '../../shared/fields/phone';
import { recordsIn } from '../records/record';

/** What a list holds. Source: the API description's UserListType. */
const LIST_TYPES = [
	{ name: 'DLX ID', value: 'DLX_ID', description: 'IDs of a data partner, sent unchanged' },
	{ name: 'Email', value: 'EMAIL', description: 'Email addresses, also mixed with other records' },
	{
		name: 'Hashed Pinner ID',
		value: 'HASHED_PINNER_ID',
		description: 'Pinterest’s own IDs of people, sent unchanged',
	},
	{ name: 'IDFA', value: 'IDFA', description: 'Advertising IDs of Apple devices' },
	{ name: 'LiveRamp ID', value: 'LR_ID', description: 'IDs of a data partner, sent unchanged' },
	{ name: 'MAID', value: 'MAID', description: 'Mobile advertising IDs' },
] as const;

/** @param facts a new list is told its type; for one that is there it only says how to read the records */
export const listType = <const In extends Location>(facts: { in: In; description: string }) =>
	choice({
		name: 'listType',
		apiName: 'list_type',
		label: 'List Type',
		options: LIST_TYPES,
		default: 'EMAIL',
		...facts,
	});

export const TYPE_OF_LIST = listType({
	in: 'local',
	description: 'The type of records that the list was created with',
});

/** People to add or remove. The values never leave the node as they are. */
export const records = (when: When) =>
	field(
		{
			name: 'records',
			in: 'local',
			label: 'Records (Emails or IDs)',
			description:
				'The people of an input item: email addresses, mobile advertising IDs, or their SHA-256, SHA-1 or MD5 digests. A list, or text separated by commas or line breaks. Anything that isn’t hashed yet is hashed before it’s sent.',
			placeholder: 'e.g. {{ $json.email }}',
			when,
		},
		// Marked only: an item without a record is counted and reported like one with a wrong record.
		{ type: 'string', default: '', required: true },
		(value) => recordsIn(value),
		{ isCheckedLater: true },
	);

/** How records are treated. */
export const RECORD_OPTIONS = [
	choice({
		name: 'invalidRecords',
		in: 'local',
		label: 'Invalid Records',
		description: 'What to do when some of the records can’t be used; they are never sent',
		options: [
			{ name: 'Fail Before Sending', value: 'fail' },
			{ name: 'Leave Out and Report', value: 'report', description: 'The result lists the items they came from' },
		],
		default: 'report',
	}),
];

/** The same where a record can be several fields, of which one that does not fit may be left out. */
export const PERSON_OPTIONS = [...RECORD_OPTIONS, DEFAULT_COUNTRY_CODE];

/** Pinterest names no bound; these are bodies of some 650 KB, and of less than 2 MB. */
export const RECORDS_PER_REQUEST = { values: 10_000, fields: 2_000 };

export const CHUNK_SIZE = integer({
	name: 'recordsPerRequest',
	in: 'local',
	label: 'Records per Request',
	description: 'How many records to send at once. By default 10,000, or 2,000 with several fields.',
	minimum: 1,
	maximum: 100_000,
	default: RECORDS_PER_REQUEST.values,
});

/** Where the records of an upload are. */
export const RECORDS_FROM = [
	choice({
		name: 'recordsFrom',
		in: 'local',
		label: 'Records From',
		description: 'Where the records are',
		options: [
			{ name: 'File', value: 'file', description: 'A text or CSV file with a record on each line' },
			{ name: 'Input Items', value: 'items', description: 'A value of each input item; all are combined' },
		],
		default: 'items',
	}),
	records({ recordsFrom: ['items'] }),
	text({
		name: 'recordsProperty',
		in: 'local',
		label: 'Input Data Field Name',
		description: 'The name of the input binary field with the file: one record on each line, plain or hashed',
		default: 'data',
		required: true,
		when: { recordsFrom: ['file'] },
	}),
];
