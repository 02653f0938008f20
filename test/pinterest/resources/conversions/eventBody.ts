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
