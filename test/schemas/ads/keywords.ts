import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import { account, all, id, text } from './site';

export const keywords: Scenarios = {
	'keyword.create': async (site) => {
		const keywordAdGroup = id(all(site, 'ad group')[0].id);
		return await site.run({ adAccount: account(site), keywordAdGroup, keywords: 'linen, wool', matchType: 'EXACT' });
	},
	'keyword.getAll': async (site) => {
		const listedAdGroup = id(all(site, 'ad group')[0].id);
		const given = { adAccount: account(site) };
		await site.run({ ...given, keywordAdGroup: listedAdGroup, keywords: 'wool' }, undefined, 'keyword.create');
		return await site.run({ ...given, keywordsOf: 'adGroup', listedAdGroup, returnAll: true });
	},
	'keyword.getMetrics': async (site) => await site.run({ adAccount: account(site), metricsKeywords: 'linen, wool' }),
	'keyword.update': async (site) => {
		const given = { adAccount: account(site) };
		const keywordAdGroup = id(all(site, 'ad group')[0].id);
		const [made] = await site.run({ ...given, keywordAdGroup, keywords: 'silk' }, undefined, 'keyword.create');
		return await site.run({ ...given, keywordIds: text(made.id), archived: true });
	},
	'label.apply': async (site) => {
		const [made] = await site.run({ adAccount: account(site), labelName: 'A' }, undefined, 'label.create');
		const campaign = text(all(site, 'campaign')[0].id);
		return await site.run({ adAccount: account(site), label: id(made.id), labeledIds: campaign });
	},
	'label.create': async (site) =>
		await site.run({ adAccount: account(site), labelName: 'Spring', labelType: 'CUSTOM' }),
	'label.getAll': async (site) => [
		...(await site.run({ adAccount: account(site), returnAll: true })),
		...(await site.run({ adAccount: account(site), returnAll: true, simplify: false })),
	],
	'label.remove': async (site) => {
		const given = { adAccount: account(site) };
		const labeledIds = text(all(site, 'campaign')[0].id);
		const [made] = await site.run({ ...given, labelName: 'B' }, undefined, 'label.create');
		await site.run({ ...given, label: id(made.id), labeledIds }, undefined, 'label.apply');
		return await site.run({ ...given, label: id(made.id), labeledIds });
	},
	'label.update': async (site) => {
		const [made] = await site.run({ adAccount: account(site), labelName: 'C' }, undefined, 'label.create');
		const updateFields = { labelStatus: 'ARCHIVED' };
		return await site.run({ adAccount: account(site), labelToUpdate: id(made.id), updateFields });
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	bid: { type: 'integer' },
	parent_id: { type: 'string' },
	parent_type: { type: 'string' },
	match_type: { type: 'string' },
};
