import { PinterestWarehouse } from '../../../nodes/PinterestWarehouse/PinterestWarehouse.node';
import { useSite } from '../Pinterest/site';

const site = useSite({ node: new PinterestWarehouse() });
it('smoke', async () => {
	const r = await site.run({ resource: 'allTables', operation: 'getRows' });
	console.log(r.error, r.outputs.map((o) => o.length), r.items.slice(0, 2).map(({ json }) => json), r.items.at(-1), r.outputs[2], r.staticData);
	console.log(site.sent().map(([a]) => a.slice(0, 150)));
});
