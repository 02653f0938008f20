import { type Filters } from './filterBody';
import type { CatalogType } from './shared';

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
