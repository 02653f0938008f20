import type { AdGroup } from './adGroups';

export type TargetingSpec = Partial<Record<string, unknown>> & {
	AGE_BUCKET?: string[] | null;
	MINIMUM_AGE?: string;
	MAXIMUM_AGE?: string;
	GEO?: string[] | null;
	LOCATION?: string[] | null;
	INTEREST?: string[];
};

export interface OptimizationGoal {
	conversion_tag_v3_goal_metadata?: { conversion_event?: string; is_roas_optimized?: boolean | null };
	frequency_goal_metadata?: object;
	scrollup_goal_metadata?: object;
}

export interface TargetingOperation {
	field: string;
	operation: 'SET' | 'ADD' | 'REMOVE';
	/** One where the field has one value. */
	value?: string | null;
	values?: unknown[];
}

export type AdGroupBody = Partial<Omit<AdGroup, 'seq'>> & { targeting_spec_operations?: TargetingOperation[] };
