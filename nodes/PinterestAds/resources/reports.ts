import type { Resource } from '../../shared/rows/operation';
import { createAdsReport, getAdsReport, runAdsReport } from '../reports/ads';

export const reports: Resource = {
	value: 'report',
	name: 'Report',
	operations: [runAdsReport, createAdsReport, getAdsReport],
};
