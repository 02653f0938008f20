import type { Row } from '../../row';
import { audienceInsights } from './audienceInsights';
import { audienceRows } from './audiences';
import { audienceSharing } from './audienceSharing';
import { customerListRows } from './customerLists';
import { customerListUploadRows } from './customerListUploads';
import { customerSegmentRows } from './customerSegments';
import { leadFormRows } from './leadForms';
import { leadsExportRows } from './leadsExport';
import { leadSubscriptionRows } from './leadSubscriptions';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for audiences, customer lists, leads. */
export const rows: readonly Row[] = [
	...audienceInsights,
	...audienceRows,
	...audienceSharing,
	...customerListRows,
	...customerListUploadRows,
	...customerSegmentRows,
	...leadFormRows,
	...leadsExportRows,
	...leadSubscriptionRows,
];
