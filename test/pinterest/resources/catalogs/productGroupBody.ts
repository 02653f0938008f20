import type { JsonSchema } from '../../row';
import { filtersSchema, type Filters } from './filterBody';
import { by, closed, countrySchema, idSchema, localeSchema, nullableText, textSchema, typedOrOld } from './shared';
import { catalogTypes, type CatalogType } from './values';

export interface GroupBody {
	name?: string;
	description?: string | null;
	filters?: Filters;
	/** Only beside `feed_id`. */
	is_featured?: boolean;
	feed_id?: string;
	catalog_type?: CatalogType;
	catalog_id?: string;
	country?: string;
	locale?: string;
}

/** Filters of products must not be empty where a group is made of them. */
const leastFilters: Record<CatalogType, number> = { RETAIL: 1, HOTEL: 0, CREATIVE_ASSETS: 0 };
const place = { country: countrySchema, locale: localeSchema };

const facts = (type: CatalogType): Record<string, JsonSchema> => ({
	name: textSchema,
	description: nullableText,
	filters: filtersSchema(type, leastFilters[type]),
	...(type === 'RETAIL' && place),
});
const typeSchema = (type: CatalogType) => ({ catalog_type: { type: 'string', enum: [type] } });
const ofFeed: Record<string, JsonSchema> = {
	name: textSchema,
	description: nullableText,
	filters: filtersSchema('RETAIL', 1),
	is_featured: { type: 'boolean' },
};

export const groupCreateBody = typedOrOld(
	by(
		'catalog_type',
		catalogTypes.map((type) =>
			closed({ ...facts(type), ...typeSchema(type), catalog_id: idSchema }, [
				'catalog_id',
				'catalog_type',
				'filters',
				'name',
			]),
		),
	),
	closed({ ...ofFeed, feed_id: idSchema }, ['feed_id', 'filters', 'name']),
);

/** Nothing has to stand in it, not even the type. */
export const groupUpdateBody: JsonSchema = {
	anyOf: [...catalogTypes.map((type) => closed({ ...facts(type), ...typeSchema(type) })), closed(ofFeed)],
};

export const filterBody: JsonSchema = {
	...typedOrOld(
		by(
			'catalog_type',
			catalogTypes.map((type) =>
				closed(
					{
						...typeSchema(type),
						catalog_id: idSchema,
						filters: filtersSchema(type),
						...(type === 'RETAIL' && place),
					},
					['catalog_id', 'catalog_type', 'filters', ...(type === 'RETAIL' ? ['country', 'locale'] : [])],
				),
			),
		),
		closed({ feed_id: idSchema, filters: filtersSchema('RETAIL') }, ['feed_id', 'filters']),
	),
};
