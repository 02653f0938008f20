import { choice, field, quote, text } from '../../shared/fields/kinds';

const UNCHANGED = { name: 'Leave Unchanged', value: 'unchanged' } as const;

/** How Pinterest gets at the file, and when it does; a change can leave both as they are. */
export const accessAndTime = (isChange: boolean) => [
	choice({
		name: 'fileAccess',
		in: 'local',
		label: 'File Access',
		description: 'How Pinterest gets the file',
		options: [
			...(isChange ? [UNCHANGED] : []),
			{ name: 'Public', value: 'public', description: 'Without a username' },
			{ name: 'Username and Password', value: 'protected' },
		],
		default: isChange ? 'unchanged' : 'public',
	}),
	text({
		name: 'feedUsername',
		apiName: 'credentials.username',
		in: 'body',
		label: 'Username',
		description: 'The username for the file; never shown again',
		required: true,
		when: { fileAccess: ['protected'] },
	}),
	field(
		{
			name: 'feedPassword',
			apiName: 'credentials.password',
			in: 'body',
			label: 'Password',
			description: 'The password for the file; never shown again',
			required: true,
			when: { fileAccess: ['protected'] },
		},
		{ type: 'string', default: '', typeOptions: { password: true } },
		parseSecret,
	),
	choice({
		name: 'processing',
		in: 'local',
		label: 'Processing Time',
		description: 'When Pinterest fetches the file each day',
		options: [
			{ name: 'Any Time', value: 'any' },
			{ name: 'Fixed Time', value: 'fixed' },
			...(isChange ? [UNCHANGED] : []),
		],
		default: isChange ? 'unchanged' : 'any',
	}),
	field(
		{
			name: 'processingTime',
			apiName: 'preferred_processing_schedule.time',
			in: 'body',
			label: 'Time of Day',
			description: 'The time when Pinterest fetches the file, in hours and minutes',
			placeholder: 'e.g. 02:00',
			required: true,
			when: { processing: ['fixed'] },
		},
		{ type: 'string', default: '' },
		parseTime,
	),
	field(
		{
			name: 'processingTimeZone',
			apiName: 'preferred_processing_schedule.timezone',
			in: 'body',
			label: 'Time Zone',
			description: 'The time zone of that time',
			placeholder: 'e.g. Europe/Berlin',
			required: true,
			when: { processing: ['fixed'] },
		},
		{ type: 'string', default: '' },
		parseTimeZone,
	),
];

function parseSecret(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new Error('must be text');
}

function parseTime(value: unknown): string {
	const time = typeof value === 'string' ? value.trim() : '';
	if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
	throw new Error(`must be a time of the day such as 02:00, not ${quote(value)}`);
}

function parseTimeZone(value: unknown): string {
	const zone = typeof value === 'string' ? value.trim() : '';
	if (/^[A-Za-z\d]+(\/[\w+-]+)*$/.test(zone)) return zone;
	throw new Error(`must be the name of a time zone such as Europe/Berlin, not ${quote(value)}`);
}
