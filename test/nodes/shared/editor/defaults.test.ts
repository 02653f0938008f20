/** What a panel stands on before anybody chose something. */
import { firstChoice } from '../../../../nodes/shared/editor/properties';
import { isGrave, isRead } from '../../../../nodes/shared/api/effect';
import { nodes, rows } from '../rows/rows';

const resources = Object.entries(nodes).flatMap(([node, all]) =>
	all.map(({ value, operations }) => ({ name: `${node} ${value}`, operations })),
);

describe('a resource opens on', () => {
	it('nothing that deletes, spends or can’t be undone, unless it has nothing else', () => {
		const grave = resources.filter(({ operations }) => {
			const first = firstChoice(operations);
			return first && isGrave(first) && operations.some((one) => !isGrave(one));
		});
		expect(grave.map(({ name }) => name)).toEqual([]);
	});

	it('something that reads, or on Create, unless it has neither', () => {
		const others = resources.filter(({ operations }) => {
			const first = firstChoice(operations);
			return first && first.value !== 'create' && !isRead(first);
		});
		// These only send.
		expect(others.map(({ name }) => name)).toEqual([
			'business systemUser',
			'business integrationLog',
			'business notification',
			'conversions conversionEvent',
			'conversions msotEvent',
		]);
	});

	it('a look where Create is binding or deletes', () => {
		const opens = Object.fromEntries(resources.map(({ name, operations }) => [name, firstChoice(operations)?.value]));
		expect(opens).toMatchObject({
			'ads insertionOrder': 'getAccounts',
			'catalogs advancedAuction': 'get',
			'conversions deletionRequest': 'get',
		});
	});
});

describe('a parameter', () => {
	/** What takes away, or lets something spend at once. Labels, promotions and feeds spend nothing by being active. */
	const GRAVE = /^(ARCHIVED?|CANCELED|DELETED?|DELETED_DRAFT|REMOVED?|SCHEDULED|ACTIVE)$/i;
	const HARMLESS = ['discountStatus', 'feedStatus', 'labelStatus', 'newFormStatus'];

	it('of what writes never takes away, spends or accepts terms by default', () => {
		const fields = [...rows.values()]
			.filter(({ operation }) => !isRead(operation))
			.flatMap(({ top, collections }) => [...top, ...collections.flatMap(([, own]) => own)])
			.map(({ field }) => field);
		const grave = fields.filter(({ name, shown }) => {
			const isSwitchedOn = shown.default === true && /archiv|delet|remov|accept/i.test(name);
			return isSwitchedOn || (GRAVE.test(String(shown.default)) && !HARMLESS.includes(name));
		});
		expect([...new Set(grave.map(({ name }) => name))]).toEqual([]);
	});
});
