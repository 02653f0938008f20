import type { Resource } from '../../shared/rows/operation';
import { createAdsReport, getAdsReport, runAdsReport } from '../reports/ads';
import { otherReports } from '../reports/others';

export const reports: Resource = {
	value: 'report',
	name: 'Report',
	operations: [runAdsReport, createAdsReport, getAdsReport, ...otherReports],
};
