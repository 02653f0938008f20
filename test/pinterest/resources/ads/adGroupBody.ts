import type { JsonSchema } from '../../row';
import type { AdGroup } from './adGroups';
import { appTypes, digits, idSchema } from './shared';

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

export type AdGroupBody = Partial<Omit<AdGroup, 'seq'>> & { targeting_spec_operations?: unknown[] };

const list = (items: JsonSchema, nullable = true): JsonSchema => ({
	type: 'array',
	items,
	...(nullable && { nullable }),
});
const texts = (nullable = true) => list({ type: 'string' }, nullable);
const oneOf = (values: readonly string[]) => ({ type: 'string', enum: values });
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
	type: 'object',
	properties,
	additionalProperties: false,
	...more,
});

const ageBuckets = ['18-24', '19+', '20+', '21+', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'];

const targetingFields = {
	AGE_BUCKET: list(oneOf(ageBuckets)),
	APPTYPE: list(oneOf(appTypes)),
	AUDIENCE_EXCLUDE: list(idSchema),
	AUDIENCE_INCLUDE: list(idSchema),
	GENDER: list(oneOf(['unknown', 'male', 'female'])),
	GEO: texts(),
	INTEREST: texts(false),
	LOCALE: texts(),
	LOCATION: texts(),
	MAXIMUM_AGE: { type: 'string', pattern: '^\\d+\\+?$' },
	MINIMUM_AGE: { type: 'string', pattern: digits },
	SHOPPING_RETARGETING: list(
		object({
			exclusion_window: { type: 'integer' },
			lookback_window: { type: 'integer' },
			tag_types: list({ type: 'integer' }, false),
		}),
	),
	TARGETING_STRATEGY: list(oneOf(['CHOOSE_YOUR_OWN', 'FIND_NEW_CUSTOMERS', 'RECONNECT_WITH_USERS'])),
	GEO_EXCLUDE: texts(false),
	LOCATION_EXCLUDE: texts(false),
};
export const isTargetingField = (name: string) => Object.hasOwn(targetingFields, name);
