export type CatalogType = 'RETAIL' | 'HOTEL' | 'CREATIVE_ASSETS';
