import type { Resource } from '../../shared/rows/operation';
import { createAdsReport, getAdsReport, runAdsReport } from '../reports/ads';
import { marketingMix } from '../reports/marketingMix';
import { products } from '../reports/products';
import { templates } from '../reports/templates';

export const reports: Resource = {
	value: 'report',
	name: 'Report',
	operations: [runAdsReport, createAdsReport, getAdsReport],
};

export const marketingMixReports: Resource = {
	value: 'marketingMixReport',
	name: 'Marketing Mix Report',
	operations: marketingMix,
};

export const productReports: Resource = { value: 'productReport', name: 'Product Sales Report', operations: products };

export const reportTemplates: Resource = { value: 'reportTemplate', name: 'Report Template', operations: templates };
