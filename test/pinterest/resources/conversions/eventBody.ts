import type { JsonSchema } from '../../row';

const text = { type: 'string' } as const;
const nullableText = { type: 'string', nullable: true } as const;
const limited = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const count = (maximum?: number) =>
	({ type: 'integer', minimum: 0, ...(maximum !== undefined && { maximum }) }) as const;
const texts = { type: 'array', items: text } as const;
const closed = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

/** Lists of SHA-256 digests in `user_data`. */
export const hashedKeys = [
	'country',
	'ct',
	'db',
	'em',
	'external_id',
	'fn',
	'ge',
	'hashed_maids',
	'ln',
	'ph',
	'st',
	'zp',
] as const;

type HashedKey = (typeof hashedKeys)[number];

export type UserData = Partial<Record<HashedKey, string[]>> & {
	click_id?: string | null;
	client_ip_address?: string;
	client_user_agent?: string;
	partner_id?: string | null;
};

/** One conversion event as it is sent; of the keys that nothing depends on only those that are judged are named. */
export interface SentEvent extends Record<string, unknown> {
	event_name: string;
	action_source: string;
	/** Seconds since 1970. */
	event_time: number;
	event_id: string;
	user_data: UserData;
	language?: string | null;
	partner_name?: string | null;
	custom_data?: {
		currency?: string | null;
		value?: string | null;
		predicted_ltv?: string | null;
		contents?: Array<{ item_price?: string }>;
	};
}

const userData = closed({
	...Object.fromEntries(hashedKeys.map((key) => [key, texts])),
	click_id: nullableText,
	client_ip_address: text,
	client_user_agent: text,
	partner_id: nullableText,
});

const appInfo = closed({
	app_id: limited(200),
	app_name: limited(200),
	app_package_name: limited(200),
	app_store: limited(100),
	app_version: limited(100),
	install_time: count(),
	user_agent: limited(16_384),
	window_height: count(30_720),
	window_width: count(30_720),
});

const formFactors = ['desktop', 'laptop', 'cellphone', 'tablet', 'smartwatch', 'tv', 'vr', 'console', 'other'];
const mobileNetworks = [2, 3, 4, 5, 6].map((generation) => `cellular_${generation}g`);
const deviceInfo = closed({
	battery_level: count(100),
	brand: limited(100),
	carrier: limited(100),
	cpu_cores: count(1152),
	external_storage_free_space: count(1_048_576),
	external_storage_size: count(1_048_576),
	form_factor: { type: 'string', enum: formFactors },
	kernel_version: limited(100),
	languages: { ...texts, minItems: 0, maxItems: 100 },
	locale: limited(35),
	model: limited(100),
	network_type: { type: 'string', enum: ['wifi', ...mobileNetworks, 'ethernet', 'unknown'] },
	os_family: { type: 'string', enum: ['ios', 'android', 'macos', 'windows', 'linux', 'bsd', 'other'] },
	os_name: limited(100),
	os_release_name: limited(100),
	os_version: limited(100),
	screen_density: count(100_000),
	screen_height: count(30_720),
	screen_width: count(30_720),
	storage_free_space: count(1_048_576),
	storage_size: count(1_048_576),
	timezone: limited(40),
	timezone_abbr: limited(5),
	type: limited(100),
});

const content = closed({
	id: text,
	item_brand: text,
	item_brand_id: text,
	item_category: text,
	item_name: text,
	item_price: text,
	quantity: { type: 'integer' },
});

const customData = closed({
	content_brand: nullableText,
	content_category: nullableText,
	content_ids: texts,
	content_name: nullableText,
	contents: { type: 'array', items: content },
	currency: nullableText,
	external_measurement_id: nullableText,
	external_measurement_vendor_id: { type: 'integer', nullable: true },
	np: nullableText,
	num_items: { type: 'integer' },
	opt_out_type: nullableText,
	order_id: nullableText,
	predicted_ltv: nullableText,
	search_string: nullableText,
	value: nullableText,
});

const event = closed(
	{
		action_source: text,
		app_id: nullableText,
		app_info: appInfo,
		app_name: nullableText,
		app_version: nullableText,
		custom_data: customData,
		device_brand: nullableText,
		device_carrier: nullableText,
		device_info: deviceInfo,
		device_model: nullableText,
		device_type: nullableText,
		event_id: text,
		event_name: text,
		event_source_url: nullableText,
		event_time: { type: 'integer' },
		language: nullableText,
		opt_out: { type: 'boolean' },
		os_version: nullableText,
		partner_name: nullableText,
		user_data: userData,
		wifi: { type: 'boolean' },
	},
	['action_source', 'event_id', 'event_name', 'event_time', 'user_data'],
);

/** Body of a batch: 1 to 1,000 events. What breaks it refuses the whole batch; the rules of single events don't stand here. */
export const eventsBody = closed({ data: { type: 'array', minItems: 1, maxItems: 1000, items: event } }, ['data']);
