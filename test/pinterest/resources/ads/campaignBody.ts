import type { Campaign } from './campaigns';
export type Objective =
	| 'AWARENESS'
	| 'CONSIDERATION'
	| 'WEB_CONVERSION'
	| 'CATALOG_SALES'
	| 'VIDEO_COMPLETION'
	| 'APP_INSTALL'
	| 'CTV_CONSIDERATION'
	| 'LEADS'
	| 'SALES';

/** Bid multipliers by what they hang on; `update_mask` only in updates. */
export interface BidOptions {
	app_type_multipliers?: Record<string, number> | null;
	audience_multipliers?: Record<string, number>;
	placement_multipliers?: Record<string, number> | null;
	update_mask?: string[];
}

export type CampaignBody = Partial<Omit<Campaign, 'seq' | 'objective_type'>> & { objective_type?: Objective | null };
