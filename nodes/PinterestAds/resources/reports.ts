import type { Resource } from '../../shared/rows/operation';
import { createAdsReport, getAdsReport, runAdsReport } from '../reports/ads';
import { marketingMix } from '../reports/marketingMix';
import { products } from '../reports/products';
import { templates } from '../reports/templates';

export const reports: Resource = {
	value: 'report',
	name: 'Report',
	operations: [runAdsReport, createAdsReport, getAdsReport, ...marketingMix, ...products, ...templates],
};
