import type { Resource } from '../../shared/rows/operation';
import { audienceInsights } from './audienceInsights';
import { audienceSharing, businessAudiences } from './audienceSharing';
import { audiences } from './audiences';
import { customerListUploads } from './customerListUploads';
import { customerLists } from './customerLists';
import { customerSegments } from './customerSegments';
import { leadForms } from './leadForms';
import { leadSubscriptions } from './leadSubscriptions';
import { leadsExports } from './leadsExports';

/** Everything the node offers. */
export const resources: Resource[] = [
	audiences,
	audienceInsights,
	audienceSharing,
	businessAudiences,
	customerLists,
	customerListUploads,
	customerSegments,
	leadForms,
	leadSubscriptions,
	leadsExports,
];
