import type { Row } from '../../row';
import { billing } from './billing';
import { invoices } from './invoices';
import { keywords } from './keywords';
import { labels } from './labels';
import { orderLines } from './orderLines';
import { productGroupPromotions } from './productGroupPromotions';
import { promotions } from './promotions';
import { reportTemplates } from './reportTemplates';
import { resources } from './resources';
import { schedules } from './schedules';
import { ssio } from './ssio';
import { ssioAccounts } from './ssioAccounts';
import { targetingOptions } from './targetingOptions';
import { targetingTemplates } from './targetingTemplates';
import { termsOfService } from './termsOfService';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for keywords, labels, promotions, product groups, schedules, templates, order lines, billing and live lists. */
export const rows: readonly Row[] = [
	...keywords,
	...labels,
	...promotions,
	...productGroupPromotions,
	...schedules,
	...targetingTemplates,
	...reportTemplates,
	...orderLines,
	...billing,
	...invoices,
	...ssioAccounts,
	...ssio,
	...termsOfService,
	...resources,
	...targetingOptions,
];
