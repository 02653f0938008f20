import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { PinterestAudiences } from '../../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { PinterestCatalogs } from '../../../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import { PinterestConversions } from '../../../../nodes/PinterestConversions/PinterestConversions.node';
import { ACCOUNT_NAME, byId, items, type Site, useNodeSite } from '../../../harness';

/** What else makes two runs of one input leave Pinterest as one: beside boards, Pins and ads, which have tests of their own. */
interface Case {
	what: string;
	node: () => INodeType;
	resource: string;
	/** As the simulated Pinterest calls the things. */
	kind: string;
	parameters: (site: Site) => object;
	/** A parameter that Update It changes, where there is such an operation. */
	change?: object;
}

const ofAccount = (site: Site) => ({ adAccount: byId(site.adAccount(ACCOUNT_NAME)) });
const NAME = '={{ $json.name }}';
const AMOUNT = '={{ $json.name === "one" ? 10 : 20 }}';

const CASES: Case[] = [
	{
		...{ what: 'audiences', node: () => new PinterestAudiences(), resource: 'audience', kind: 'audience' },
		parameters: (site) => ({
			...{ ...ofAccount(site), name: NAME, audienceType: 'ENGAGEMENT' },
			engagementDomains: 'hearthandlinen.example',
		}),
		change: { additionalFields: { description: 'Changed' } },
	},
	{
		...{
			what: 'customer lists',
			node: () => new PinterestAudiences(),
			resource: 'customerList',
			kind: 'customer list',
		},
		parameters: (site) => ({ ...ofAccount(site), name: NAME, records: '={{ [$json.name + "@a.example"] }}' }),
	},
	{
		...{ what: 'lead forms', node: () => new PinterestAudiences(), resource: 'leadForm', kind: 'lead form' },
		parameters: (site) => ({
			...{ ...ofAccount(site), name: NAME, privacyPolicyLink: 'https://a.example/p', acceptTerms: true },
			...{ completionMessage: 'Thanks', questions: { entries: [{ questionType: 'EMAIL' }] } },
		}),
		change: { completionMessage: 'Thank you' },
	},
	{
		...{ what: 'labels', node: () => new PinterestAds(), resource: 'label', kind: 'label' },
		parameters: (site) => ({ ...ofAccount(site), labelName: NAME, labelType: 'CUSTOM' }),
	},
	{
		...{ what: 'conversion tags', node: () => new PinterestConversions(), resource: 'conversionTag' },
		kind: 'conversion tag',
		parameters: (site) => ({ ...ofAccount(site), tagName: NAME }),
	},
	{
		...{ what: 'feeds', node: () => new PinterestCatalogs(), resource: 'feed', kind: 'catalog feed' },
		parameters: () => ({
			...{ name: NAME, format: 'XML', location: 'https://hearthandlinen.example/fr.xml' },
			...{ defaultLocale: 'fr', defaultCountry: 'FR' },
		}),
		change: { location: 'https://hearthandlinen.example/other.xml' },
	},
	{
		...{ what: 'product groups', node: () => new PinterestCatalogs(), resource: 'productGroup' },
		kind: 'catalog product group',
		parameters: (site) => {
			const feed = site.kept('catalog feed').find(({ name }) => name === 'Germany');
			const filter = { filterBy: 'MAX_PRICE', filterAmount: AMOUNT, filterInclusive: true, filterNegated: false };
			return { groupFeed: byId(String(feed?.id)), groupName: NAME, groupFilters: { entries: [filter] } };
		},
		change: { additionalFields: { groupDescription: 'Changed' } },
	},
];

describe.each(CASES)('$what', ({ node, resource, kind, parameters, change }) => {
	const site = useNodeSite(node());
	const wanted = () => items({ name: 'one' }, { name: 'two' }, { name: 'one' });
	const run = (ifExists: string, more: object = {}, input = wanted()) =>
		site.run(
			{ resource, operation: 'create', ...(parameters(site) as INodeParameters), ...more, options: { ifExists } },
			{ items: input },
		);
	const told = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => json.outcome);
	const kept = () => site.kept(kind).map(({ id }) => id);

	it('are as after one run when the same input is run twice', async () => {
		const before = kept().length;
		const { items: first, error } = await run('use');
		expect(error).toBeUndefined();
		expect(kept()).toHaveLength(before + 2);
		const once = kept();
		expect(new Set(told(first))).toContain('created');
		const { items: again } = await run('use');
		expect(new Set(told(again))).toEqual(new Set(['existing']));
		expect(new Set(again.map(({ json }) => json.id))).toEqual(new Set(first.map(({ json }) => json.id)));
		expect(kept()).toEqual(once);
	});

	it('fail with the ID of the one that is there where that is chosen', async () => {
		const { items: output } = await run('use', {}, items({ name: 'one' }));
		const { error } = await run('fail', {}, items({ name: 'one' }));
		expect(error?.message).toMatch(/^There is an? .+ already that is the same by Name/);
		expect(error?.message).toContain(String(output[0].json.id));
	});

	it('are changed where that is chosen, and there is an operation for it', async () => {
		await run('use');
		const before = kept();
		if (change) {
			const { items: output, error } = await run('update', change, items({ name: 'one' }));
			expect(error).toBeUndefined();
			expect(told(output)).toEqual(['updated']);
		} else {
			const { error } = await run('update', {}, items({ name: 'one' }));
			expect(error?.message).toMatch(/^If It Already Exists must be one of/);
		}
		expect(kept()).toEqual(before);
	});
});
