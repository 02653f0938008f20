/** An interest that can be targeted; the first level has no parent. */
export interface Interest {
	id: string;
	name: string;
	level: number;
	childIds: string[];
}

/** Id and name of each of the first level, then what is below it. */
const tree: Array<[id: string, name: string, below: Array<[name: string, below: string[]]>]> = [
	[
		'925056443165',
		'Home decor',
		[
			['Lamps', ['Paper lanterns', 'Floor lamps']],
			['Rugs', []],
			['Cushions', []],
		],
	],
	[
		'935541271955',
		'DIY and crafts',
		[
			['Pottery', ['Glazing']],
			['Sewing', []],
			['Weaving', []],
		],
	],
	[
		'918093243960',
		'Food and drinks',
		[
			['Breakfast', []],
			['Baking', ['Sourdough']],
		],
	],
	[
		'903260720461',
		'Travel',
		[
			['Hotels', []],
			['Weekend trips', []],
		],
	],
	[
		'948967005229',
		"Women's fashion",
		[
			['Dress', ['Linen dress', 'Wrap dress']],
			['Knitwear', []],
		],
	],
	['909983286710', 'Gardening', [['Balcony plants', []]]],
];

/** All interests by id. Ids below the first level follow from their parent's. */
export const interests = grow();

function grow(): Map<string, Interest> {
	const grown = new Map<string, Interest>();
	for (const [id, name, below] of tree) {
		const children = below.map(([child, grandchildren], at) => {
			const childId = nextId(id, at);
			const leaves = grandchildren.map((leaf, number) => {
				const leafId = nextId(childId, (at + 1) * 10 + number);
				grown.set(leafId, { id: leafId, name: leaf, level: 3, childIds: [] });
				return leafId;
			});
			grown.set(childId, { id: childId, name: child, level: 2, childIds: leaves });
			return childId;
		});
		grown.set(id, { id, name, level: 1, childIds: children });
	}
	return grown;
}

function nextId(parent: string, number: number): string {
	return String(Number(parent) + (number + 1) * 97);
}

/** As answers write it; the children by their ids. */
export function interestView({ id, name, level, childIds }: Interest) {
	return { id, name, level, child_interests: childIds };
}
