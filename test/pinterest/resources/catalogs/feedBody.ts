import type { CatalogType } from './shared';

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
