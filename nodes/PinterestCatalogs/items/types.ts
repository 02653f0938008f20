import type { CatalogType } from '../fields/place';
import type { Attributes } from './attributes';
import { CREATIVE_ASSETS } from './creativeAssets';
import { HOTEL } from './hotel';
import { RETAIL } from './retail';

/** The attributes of items, by the type of their catalog. */
export const ATTRIBUTES: Record<CatalogType, Attributes> = { RETAIL, HOTEL, CREATIVE_ASSETS };
