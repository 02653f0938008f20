import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, all, id, text } from './site';

/** Simplified and whole. */
const both = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => {
	const given = { adAccount: account(site), ...parameters };
	return [...(await site.run(given)), ...(await site.run({ ...given, output: 'raw' }))];
};

const shopping = (site: Site) => all(site, 'product group promotion')[0];
const schedule = (site: Site) => {
	const campaign = all(site, 'campaign').find(({ daily_spend_cap: cap }) => cap !== null);
	return {
		adAccount: account(site),
		entityId: text(campaign?.id),
		deltaPercent: 20,
		additionalFields: {
			scheduleName: 'Sale',
			entityType: 'CAMPAIGN',
			scheduleStart: '2027-01-01T00:00:00Z',
			scheduleEnd: '2027-01-08T00:00:00Z',
		},
	};
};

export const extras: Scenarios = {
	'promotion.update': async (site) =>
		await both(site, {
			promotionToUpdate: id(all(site, 'promotion')[0].id),
			updateFields: { promotionCode: 'SPRING' },
		}),
	'productGroupPromotion.create': async (site) =>
		await both(site, {
			promotingAdGroup: id(shopping(site).ad_group_id),
			catalogProductGroupId: '2680059592799',
		}),
	'productGroupPromotion.update': async (site) =>
		await both(site, {
			promotingAdGroup: id(shopping(site).ad_group_id),
			promotionToChange: text(shopping(site).id),
			updateFields: { newStatus: 'PAUSED' },
		}),
	'schedule.create': async (site) => await site.run(schedule(site)),
	'schedule.getAll': async (site) => {
		const given = schedule(site);
		await site.run(given, undefined, 'schedule.create');
		return await site.run({ adAccount: account(site), scheduledIds: given.entityId, returnAll: true });
	},
	'schedule.update': async (site) => {
		const [made] = await site.run(schedule(site), undefined, 'schedule.create');
		const scheduleId = text(made.schedule_id ?? made.id);
		return await site.run({
			adAccount: account(site),
			scheduleId,
			newScheduleType: 'CAMPAIGN_BUDGET_CHANGE',
			deltaPercent: 30,
			updateFields: { scheduleName: 'New' },
		});
	},
	'targetingTemplate.create': async (site) => await both(site, { templateName: 'Germany', locations: ['DE'] }),
	'targetingTemplate.getAll': async (site) => [
		...(await both(site, { returnAll: true })),
		...(await site.run({ adAccount: account(site), output: 'raw', options: { includeSizing: true } })),
	],
	'targetingTemplate.update': async (site) => {
		const templateToChange = id(all(site, 'targeting template')[0].id);
		return await site.run({ adAccount: account(site), templateToChange, locations: ['DE'] });
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	sizing: { type: 'object' },
	catalog_product_group_name: { type: 'string' },
	collections_header_type: { type: 'string' },
	collections_hero_destination_url: { type: 'string' },
	collections_hero_pin_id: { type: 'string' },
	customizable_cta_type: { type: 'string' },
	definition: { type: 'string' },
	relative_definition: { type: 'string' },
	grid_click_type: { type: 'string' },
	preferred_media_type: { type: 'string' },
	selected_image_tag: { type: 'string' },
	selected_video_tag: { type: 'string' },
	slideshow_collections_description: { type: 'string' },
	slideshow_collections_title: { type: 'string' },
	tracking_url: { type: 'string' },
	bid_in_micro_currency: { type: 'integer' },
	is_generate_background: { type: 'boolean' },
	is_mdl: { type: 'boolean' },
	included: { type: 'boolean' },
};
