import { adAccounts } from './adAccounts';
import { adGroups } from './adGroups';
import { adPreviews } from './adPreviews';
import { ads } from './ads';
import { billing } from './billing';
import { bulk } from './bulk';
import { campaigns } from './campaigns';
import { dynamicTitles } from './dynamicTitles';
import { insertionOrders } from './insertionOrders';
import { keywords } from './keywords';
import { labels } from './labels';
import { liveLists } from './liveLists';
import { orderLines } from './orderLines';
import { productGroupPromotions } from './productGroupPromotions';
import { promotions } from './promotions';
import { marketingMixReports, productReports, reports, reportTemplates } from './reports';
import { schedules } from './schedules';
import { targetingTemplates } from './targetingTemplates';

/** Everything the node works with, the most used first. */
export const resources = [
	campaigns,
	adGroups,
	ads,
	keywords,
	reports,
	adAccounts,
	adPreviews,
	billing,
	bulk,
	dynamicTitles,
	insertionOrders,
	labels,
	liveLists,
	marketingMixReports,
	orderLines,
	productGroupPromotions,
	productReports,
	promotions,
	reportTemplates,
	schedules,
	targetingTemplates,
].filter(({ operations }) => operations.length > 0);
