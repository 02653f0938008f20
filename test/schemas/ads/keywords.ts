import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import { account, all, id, text } from './site';

export const keywords: Scenarios = {
	'label.apply': async (site) => {
		const [made] = await site.run({ adAccount: account(site), labelName: 'A' }, undefined, 'label.create');
		const campaign = text(all(site, 'campaign')[0].id);
		return await site.run({ adAccount: account(site), label: id(made.id), labeledIds: campaign });
	},
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
