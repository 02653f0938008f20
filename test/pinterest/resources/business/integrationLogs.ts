import { row, type JsonSchema } from '../../row';
import { actorId } from './parties';

interface Logged {
	seq: number;
	userId: string;
	log: Record<string, unknown>;
}

const integer: JsonSchema = { type: 'integer' };
const text = (maxLength?: number): JsonSchema => ({ type: 'string', ...(maxLength !== undefined && { maxLength }) });
const nullableText = (maxLength: number): JsonSchema => ({ ...text(maxLength), nullable: true });
const object = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});
const headers: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };

const log = object(
	{
		advertiser_id: nullableText(128),
		app_version_number: text(20),
		client_timestamp: integer,
		error: object(
			{
				cause: text(512),
				column_number: integer,
				file_name: text(256),
				line_number: integer,
				message: text(8192),
				message_detail: text(1024),
				name: text(256),
				number: integer,
				stack_trace: text(),
			},
			[],
		),
		event_type: { type: 'string', enum: ['APP', 'API'] },
		external_business_id: nullableText(2048),
		feed_profile_id: nullableText(128),
		log_level: { type: 'string', enum: ['INFO', 'WARN', 'ERROR'] },
		merchant_id: nullableText(128),
		message: text(8192),
		platform_version_number: text(20),
		request: object(
			{
				host: text(),
				method: {
					type: 'string',
					enum: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
				},
				path: text(),
				request_headers: headers,
				response_headers: headers,
				response_status_code: integer,
			},
			['host', 'method', 'path'],
		),
		tag_id: nullableText(128),
	},
	['client_timestamp', 'event_type', 'log_level'],
);

export const integrationLogs = [
	row<object, { logs: Array<Record<string, unknown>> }>({
		id: 'integrations_logs/post',
		method: 'POST',
		path: '/integrations/logs',
		scopes: ['ads:write'],
		category: 'ads_write',
		sandbox: true,
		body: object({ logs: { type: 'array', minItems: 1, maxItems: 250, items: log } }, ['logs']),
		answer(call) {
			const store = call.world.store<Logged>('integration log');
			for (const each of call.body.logs) {
				const seq = call.world.nextSeq();
				store.set(String(seq), { seq, userId: actorId(call), log: each });
			}
			return { status: 200, body: { message: 'Success' } };
		},
	}),
];
