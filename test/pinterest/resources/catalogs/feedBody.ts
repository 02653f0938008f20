import type { JsonSchema } from '../../row';
import { by, closed, countrySchema, idSchema, localeSchema, textSchema, typedOrOld } from './shared';
import { timeZones } from './timeZones';
import { catalogTypes, currencies, type CatalogType } from './values';

export interface FeedFacts {
	name: string;
	format: 'TSV' | 'CSV' | 'XML' | 'INTEGRATION';
	location: string;
	status: 'ACTIVE' | 'INACTIVE';
	credentials: { username: string; password: string } | null;
	preferred_processing_schedule: { time: string; timezone: string } | null;
	default_currency: string | null;
	/** Products only. */
	default_availability?: 'IN_STOCK' | 'OUT_OF_STOCK' | 'PREORDER' | null;
	/** Not of hotels. */
	default_country?: string;
	default_locale: string;
}

export type FeedBody = Partial<FeedFacts> & { catalog_type?: CatalogType; catalog_id?: string };

const common: Record<string, JsonSchema> = {
	name: textSchema,
	format: { type: 'string', enum: ['TSV', 'CSV', 'XML', 'INTEGRATION'] },
	location: { type: 'string', pattern: '^(http|https|ftp|sftp)://' },
	status: { type: 'string', enum: ['ACTIVE', 'INACTIVE'] },
	credentials: { ...closed({ username: textSchema, password: textSchema }, ['username', 'password']), nullable: true },
	preferred_processing_schedule: {
		...closed(
			{
				time: { type: 'string', pattern: '^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$' },
				timezone: { type: 'string', enum: timeZones },
			},
			['time', 'timezone'],
		),
		nullable: true,
	},
	default_currency: { type: 'string', nullable: true, enum: [...currencies, null] },
};
const availability = {
	default_availability: { type: 'string', nullable: true, enum: ['IN_STOCK', 'OUT_OF_STOCK', 'PREORDER', null] },
};
/** Other texts than the locales were allowed once, and still are. */
const locale = { default_locale: { anyOf: [localeSchema, textSchema] } };
const country = { default_country: countrySchema };
const needed = ['name', 'format', 'location'];

const own: Record<CatalogType, { create: Record<string, JsonSchema>; update: Record<string, JsonSchema> }> = {
	RETAIL: { create: { ...availability, ...country, ...locale }, update: availability },
	HOTEL: { create: locale, update: {} },
	CREATIVE_ASSETS: { create: { ...country, ...locale }, update: {} },
};

const variants = (make: (type: CatalogType, tag: Record<string, JsonSchema>) => JsonSchema) =>
	by(
		'catalog_type',
		catalogTypes.map((type) => make(type, { catalog_type: { type: 'string', enum: [type] } })),
	);

export const feedCreateBody = typedOrOld(
	variants((type, tag) =>
		closed({ ...common, ...tag, catalog_id: idSchema, ...own[type].create }, [
			...needed,
			'catalog_type',
			'default_locale',
			...(type === 'HOTEL' ? [] : ['default_country']),
		]),
	),
	closed({ ...common, ...own.RETAIL.create }, needed),
);

export const feedUpdateBody = typedOrOld(
	variants((type, tag) => closed({ ...common, ...tag, ...own[type].update }, ['catalog_type'])),
	closed({ ...common, ...own.RETAIL.update }),
);
