/** Every list of every node's editor beside answers that nobody described, and with a token that is refused. */
import type { INodeParameters } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../../credentials/PinterestAccessTokenApi.credentials';
import { Pinterest } from '../../../../nodes/Pinterest/Pinterest.node';
import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { PinterestAdsTrigger } from '../../../../nodes/PinterestAdsTrigger/PinterestAdsTrigger.node';
import { PinterestAudiences } from '../../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { PinterestBusiness } from '../../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { PinterestBusinessTrigger } from '../../../../nodes/PinterestBusinessTrigger/PinterestBusinessTrigger.node';
import { PinterestCatalogs } from '../../../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import { PinterestCatalogsTrigger } from '../../../../nodes/PinterestCatalogsTrigger/PinterestCatalogsTrigger.node';
import { PinterestConversions } from '../../../../nodes/PinterestConversions/PinterestConversions.node';
import { PinterestLeadTrigger } from '../../../../nodes/PinterestLeadTrigger/PinterestLeadTrigger.node';
import { PinterestTrigger } from '../../../../nodes/PinterestTrigger/PinterestTrigger.node';
import { PinterestWarehouse } from '../../../../nodes/PinterestWarehouse/PinterestWarehouse.node';
import { callListSearch, callLoadOptions } from '../../../engine';
import { usePinterest } from '../../../pinterest/usePinterest';

interface Lists {
	listSearch?: object;
	loadOptions?: object;
}

const nodes = [
	Pinterest,
	PinterestAds,
	PinterestAdsTrigger,
	PinterestAudiences,
	PinterestBusiness,
	PinterestBusinessTrigger,
	PinterestCatalogs,
	PinterestCatalogsTrigger,
	PinterestConversions,
	PinterestLeadTrigger,
	PinterestTrigger,
	PinterestWarehouse,
].map((Node) => new Node());

const lists = nodes.flatMap((node) => {
	const { listSearch = {}, loadOptions = {} } = ('methods' in node ? node.methods : {}) as Lists;
	return [
		...Object.keys(listSearch).map((method) => [node.description.name, method, node, 'search'] as const),
		...Object.keys(loadOptions).map((method) => [node.description.name, method, node, 'options'] as const),
	];
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** What a list may belong to is chosen. */
const CHOSEN: INodeParameters = {
	authentication: 'accessToken',
	adAccount: byId('549755885175'),
	business: byId('664281800000000001'),
	catalog: byId('864344156814745'),
	board: byId('549755885176'),
	pinsOf: 'section',
};

/** Elements that can't be picked, and one that only its id tells. */
const ODD = [
	null,
	'surprise',
	7,
	[],
	{},
	{ name: 'Nobody' },
	{ id: null, name: null },
	{ id: '', name: '' },
	{ id: 11, labels: null },
];

describe.each(lists)('%s %s', (_node, method, node, kind) => {
	const pinterest = usePinterest({ processingMs: 0 });
	beforeEach(() => {
		pinterest.limits.off();
		pinterest.faults.clear();
	});
	const open = async (filter?: string) => {
		const options = {
			parameters: CHOSEN,
			credentialTypes: [new PinterestAccessTokenApi()],
			credentials: {
				pinterestAccessTokenApi: {
					environment: 'custom',
					baseUrl: pinterest.apiUrl,
					accessToken: pinterest.issueToken().accessToken,
				},
			},
		};
		if (kind === 'options') return await callLoadOptions(node, method, options);
		return (await callListSearch(node, method, { ...options, filter })).results;
	};
	const answer = (body: unknown) => {
		pinterest.faults.clear();
		pinterest.faults.add({ match: { times: Infinity }, fault: { kind: 'answer', body } });
	};

	it.each([{ items: ODD }, { items: ODD, billto_infos: ODD, pmp_names: ODD }, ODD])(
		'shows what can be picked, or says what is wrong',
		async (body) => {
			for (const filter of [undefined, '1']) {
				answer(body);
				const shown = await open(filter).catch((error: Error) => {
					expect(error.message).toMatch(/^(Pinterest|Choose)/);
					expect(error).not.toBeInstanceOf(TypeError);
					return [];
				});
				for (const { name, value } of shown) {
					expect(String(value)).toMatch(/\S/);
					expect(name).toMatch(/\S/);
					expect(name).not.toMatch(/undefined|null|NaN|\[object|\(\)/);
				}
			}
		},
	);

	it('costs no more than one request where the token is refused', async () => {
		pinterest.faults.add({
			match: { times: Infinity },
			fault: { kind: 'status', status: 401, code: 2, message: 'No token' },
		});
		pinterest.clearRequests();
		await expect(open()).rejects.toThrow(/^No token$|^Choose/);
		expect(pinterest.requests.length).toBeLessThanOrEqual(1);
	});
});
