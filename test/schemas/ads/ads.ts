import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { runBoth } from './adGroups';
import { account, all, id, text } from './site';

const first = (site: Site) => all(site, 'ad').filter(({ status }) => status === 'ACTIVE')[0];

export const ads: Scenarios = {
	'ad.create': async (site) => {
		const { ad_group_id: adGroup, pin_id: pin, creative_type: creativeType } = first(site);
		const additionalFields = {
			...{ name: 'Lamps', destinationUrl: 'https://shop.example.com', callToAction: 'LEARN_MORE' },
			trackingClickUrls: 'https://tracker.example.com/click',
		};
		const parameters = { adAccount: account(site), adGroup: id(adGroup), pin: id(pin), additionalFields };
		return await runBoth(site, { ...parameters, creativeType: text(creativeType) });
	},
	'ad.update': async (site) => {
		const updateFields = { newName: 'New' };
		return await runBoth(site, { adAccount: account(site), adToUpdate: id(first(site).id), updateFields });
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	android_deep_link: { type: 'string' },
	carousel_android_deep_links: { type: 'array', items: { type: 'string' } },
	carousel_destination_urls: { type: 'array', items: { type: 'string' } },
	carousel_ios_deep_links: { type: 'array', items: { type: 'string' } },
	click_tracking_url: { type: 'string' },
	collection_items_destination_url_template: { type: 'string' },
	customizable_cta_type: { type: 'string' },
	disclosure_type: { type: 'string' },
	disclosure_url: { type: 'string' },
	ios_deep_link: { type: 'string' },
	lead_form_id: { type: 'string' },
	quiz_pin_data: { type: 'object' },
	tracking_urls: { type: 'object' },
	view_tracking_url: { type: 'string' },
};
