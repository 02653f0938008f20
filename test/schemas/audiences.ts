import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { account, all, id, text } from './ads/site';
import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

type Run = (parameters?: INodeParameters) => Promise<IDataObject[]>;

/** The operation in the shop's ad account. */
const inAccount =
	(site: Site): Run =>
	(parameters = {}) =>
		site.run({ adAccount: account(site), ...parameters });

/** Both ways that Simplify gives. */
const bothWays = async (run: Run, parameters: INodeParameters = {}): Promise<IDataObject[]> => [
	...(await run({ ...parameters, output: 'simple' })),
	...(await run({ ...parameters, output: 'raw' })),
];

const first = (site: Site, kind: string) => id(all(site, kind)[0].id);
const owner = ({ pinterest }: Site) => pinterest.worlds.production.adAccounts;
const shop = (site: Site) => text(owner(site).get(account(site).value)?.ownerId);
const otherAccount = (site: Site) => [...owner(site).keys()].find((one) => one !== account(site).value) ?? '';
const otherBusiness = (site: Site) =>
	[...owner(site).values()].find(({ ownerId }) => ownerId !== shop(site))?.ownerId ?? '';
const readers = (site: Site) => text(all(site, 'audience').find(({ name }) => name === 'Readers')?.id);

/** Audiences of each type, created or changed. */
async function ofEachType(site: Site, run: Run, type: string, collection: string): Promise<IDataObject[]> {
	const visitor = {
		[type]: 'VISITOR',
		conversionTag: text(all(site, 'conversion tag')[0].id),
		[collection]: {
			...{ visitorEvent: 'checkout', retentionDays: 30, prefill: true, description: 'Bought something' },
			...{ eventData: { value: '10' }, eventSources: ['web'], ingestionSources: ['tag'] },
			ruleUrls: 'https://example.com/thanks',
		},
	};
	const engagement = {
		[type]: 'ENGAGEMENT',
		engagementDomains: 'hearthandlinen.example',
		[collection]: { engagementType: 'save', engagerType: 1, engagementObjectives: ['CONSIDERATION'] },
	};
	const actalike = { [type]: 'ACTALIKE', seedAudiences: [readers(site)], actalikeCountry: 'GB', actalikePercentage: 2 };
	const list = { [type]: 'CUSTOMER_LIST', ruleCustomerList: first(site, 'customer list') };
	const outputs: IDataObject[] = [];
	for (const parameters of [visitor, engagement, actalike, list]) outputs.push(...(await bothWays(run, parameters)));
	return outputs;
}

const sharing: Scenarios = {
	'businessAudience.getAccounts': async (site) => {
		const audienceId = text(all(site, 'audience').find(({ name }) => name === 'Saved our Pins')?.id);
		return await site.run({ business: shop(site), audienceId });
	},
	'businessAudience.getAll': async (site) => await bothWays((more) => site.run({ business: shop(site), ...more })),
};
for (const value of ['shareWith', 'revokeFrom']) {
	const accounts = (site: Site) => ({ recipientAccountIds: otherAccount(site) });
	const businesses = (site: Site) => ({ recipientBusinessIds: otherBusiness(site) });
	for (const [kind, recipients] of [['AdAccounts', accounts] as const, ['Businesses', businesses] as const]) {
		// An audience that nobody uses any more has no permissions, so both are run.
		const both = ['shareWith', 'revokeFrom'].map((one) => `${one}${kind}`);
		sharing[`audienceSharing.${value}${kind}`] = async (site) => {
			const parameters = { adAccount: account(site), audience: id(readers(site)), ...recipients(site) };
			const outputs: IDataObject[] = [];
			for (const one of both) outputs.push(...(await site.run(parameters, undefined, `audienceSharing.${one}`)));
			return outputs;
		};
		sharing[`businessAudience.${value}${kind}`] = async (site) => {
			const parameters = { business: shop(site), audienceId: readers(site), ...recipients(site) };
			const outputs: IDataObject[] = [];
			for (const one of both) outputs.push(...(await site.run(parameters, undefined, `businessAudience.${one}`)));
			return outputs;
		};
	}
}

/** A person with a number that may lack its country code. */
const odd = { recordKind: 'fields', personEmail: 'ada@mail.example', personPhone: '171 1234567' };

const people = { records: 'ada@mail.example, ada@mail.example, nobody' };

const lists: Scenarios = {
	'customerList.addRecords': async (site) => {
		const run = inAccount(site);
		const parameters = { customerList: first(site, 'customer list'), ...people };
		return [
			...(await run(parameters)),
			...(await run({ ...parameters, ...odd })),
			...(await run({ ...parameters, options: { preview: true } })),
		];
	},
	'customerList.removeRecords': async (site) => {
		const run = inAccount(site);
		const parameters = { customerList: first(site, 'customer list'), ...people };
		return [
			...(await run(parameters)),
			...(await run({ ...parameters, ...odd })),
			...(await run({ ...parameters, options: { preview: true } })),
		];
	},
	'customerList.create': async (site) => {
		const run = inAccount(site);
		return [
			...(await run({ name: 'New', ...people })),
			...(await run({ name: 'New', ...odd })),
			...(await run({ name: 'New', ...people, options: { preview: true } })),
		];
	},
	'customerListUpload.get': async (site) => {
		const run = inAccount(site);
		const customerList = first(site, 'customer list');
		const uploadId = await uploaded(site);
		const early = await run({ customerList, uploadId });
		await site.run({ adAccount: account(site), customerList, uploadId }, undefined, 'customerListUpload.run');
		return [...early, ...(await run({ customerList, uploadId, waitForEnd: true }))];
	},
	'customerListUpload.run': async (site) => {
		const customerList = first(site, 'customer list');
		return await inAccount(site)({ customerList, uploadId: await uploaded(site) });
	},
	'customerListUpload.upload': async (site) => {
		const run = inAccount(site);
		const parameters = { customerList: first(site, 'customer list'), ...people };
		return [...(await run(parameters)), ...(await run({ ...parameters, options: { preview: true } }))];
	},
};

/** An upload whose part is there, with a record that can't be used. */
async function uploaded(site: Site): Promise<string> {
	const parameters = { adAccount: account(site), customerList: first(site, 'customer list'), totalParts: 1 };
	const [created] = await site.run(parameters, undefined, 'customerListUpload.create');
	const { customer_list_upload: made, s3_multipart_upload_data: data } = created as unknown as {
		customer_list_upload: { id: string };
		s3_multipart_upload_data: { file_parts: Array<{ presigned_url: string }> };
	};
	await fetch(data.file_parts[0].presigned_url, { method: 'PUT', body: 'ada@mail.example\nnobody' });
	return made.id;
}

const form = {
	...{ name: 'Catalogue', privacyPolicyLink: 'https://example.com/privacy', completionMessage: 'Thanks' },
	acceptTerms: true,
	questions: {
		entries: [
			{ questionType: 'EMAIL' },
			{ questionType: 'RADIO_LIST', customQuestionLabel: 'When?', customQuestionOptions: ['Now', 'Later'] },
		],
	},
};
const formMore = {
	disclosureLanguage: 'We write once.',
	policyLinks: { entries: [{ label: 'Terms', link: 'https://example.com/terms' }] },
};

const leads: Scenarios = {
	'leadForm.create': async (site) => await bothWays(inAccount(site), { ...form, additionalFields: formMore }),
	'leadForm.get': async (site) => await bothWays(inAccount(site), { leadForm: await fullForm(site) }),
	'leadForm.getAll': async (site) => {
		await fullForm(site);
		return await bothWays(inAccount(site), { returnAll: true });
	},
	'leadForm.test': async (site) => {
		const fair = all(site, 'lead form').find(({ name }) => name === 'Trade fair');
		return await inAccount(site)({ leadForm: id(fair?.id), answers: ['Ada Lind', 'ada@mail.example', 'Linen'] });
	},
	'leadForm.update': async (site) =>
		await bothWays(inAccount(site), {
			leadFormToUpdate: await fullForm(site),
			updateFields: { newName: 'New', ...formMore },
		}),
	'leadSubscription.create': async (site) => {
		const run = inAccount(site);
		const webhookUrl = 'https://hooks.example.com/leads';
		return [...(await run({ webhookUrl })), ...(await run({ webhookUrl, subscribedForm: first(site, 'lead form') }))];
	},
	'leadsExport.export': async (site) => {
		const run = inAccount(site);
		const leadAd = adWithForm(site);
		return [...withoutAnswers(await run({ leadAd })), ...(await run({ leadAd, output: 'file' }))];
	},
	'leadsExport.get': async (site) => {
		const run = inAccount(site);
		const parameters = { adAccount: account(site), leadAd: adWithForm(site) };
		const [{ leads_export_id: exportId }] = await site.run(parameters, undefined, 'leadsExport.create');
		const outputs = withoutAnswers(await run({ exportId: text(exportId) }));
		for (const output of ['file', 'state']) outputs.push(...(await run({ exportId: text(exportId), output })));
		return outputs;
	},
};

/** A form that has everything. */
async function fullForm(site: Site) {
	const parameters = { adAccount: account(site), ...form, additionalFields: formMore };
	const [made] = await site.run(parameters, undefined, 'leadForm.create');
	return id(made.id);
}

/** An ad with a form, so that there are leads. */
function adWithForm(site: Site) {
	const [ad] = all(site, 'ad');
	ad.lead_form_id = all(site, 'lead form')[0].id;
	return id(ad.id);
}

/** Leads without the answers, whose names are the questions of a form. */
const withoutAnswers = (rows: IDataObject[]): IDataObject[] =>
	rows.map(({ lead_id, created_time, campaign_id, ad_id, lead_form_id }) => ({
		...{ lead_id, created_time, campaign_id, ad_id, lead_form_id },
	}));

/** By `resource.operation` of the Pinterest Audiences node. */
export const pinterestAudiences: Scenarios = {
	'audience.create': async (site) =>
		await ofEachType(site, (more) => inAccount(site)({ name: 'New', ...more }), 'audienceType', 'additionalFields'),
	'audience.update': async (site) => {
		const audience = all(site, 'audience').find(({ name }) => name === 'Visitors of the shop');
		const run: Run = (more) => inAccount(site)({ audience: id(audience?.id), ...more });
		return await ofEachType(site, run, 'newAudienceType', 'updateFields');
	},
	'customerSegment.create': async (site) => await inAccount(site)({ name: 'New', segmentAudiences: [readers(site)] }),
	'customerSegment.update': async (site) =>
		await inAccount(site)({ customerSegment: first(site, 'customer segment'), segmentAudiences: [readers(site)] }),
	...sharing,
	...lists,
	...leads,
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	description: { type: 'string' },
	error_counts: {
		type: 'array',
		items: {
			type: 'object',
			properties: { count: { type: 'integer' }, error_code: { type: 'integer' }, message: { type: 'string' } },
		},
	},
	record_counts: {
		type: 'object',
		properties: { invalid: { type: 'integer' }, processed: { type: 'integer' }, valid: { type: 'integer' } },
	},
};
