/** Every row that makes something of an answer (`split`, `simplify`, analytics) beside answers that nobody described. */
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { resources as pinterest } from '../../../../nodes/Pinterest/resources';
import { resources as ads } from '../../../../nodes/PinterestAds/resources';
import { resources as audiences } from '../../../../nodes/PinterestAudiences/resources';
import { resources as business } from '../../../../nodes/PinterestBusiness/resources';
import { resources as catalogs } from '../../../../nodes/PinterestCatalogs/resources';
import { resources as conversions } from '../../../../nodes/PinterestConversions/resources';
import { isObject } from '../../../../nodes/shared/api/json';
import { heldBy, promiseOf } from '../../../../nodes/shared/api/promise';
import type { Values } from '../../../../nodes/shared/rows/field';
import type { Operation, Resource } from '../../../../nodes/shared/rows/operation';
import type { Result } from '../../../../nodes/shared/rows/result';
import { simplified } from '../../../../nodes/shared/run/call';
import { oddAnswers, sampleOf } from '../../../facts/samples';
import { stub } from '../../../harness/stub';

const nodes: Record<string, readonly Resource[]> = { pinterest, ads, audiences, business, catalogs, conversions };

/** Rows with a body of their own that only read, and what they need. */
const READS = /^GET .*(analytics|campaign_ad_preview)$/;

const rows = Object.entries(nodes).flatMap(([node, resources]) =>
	resources.flatMap(({ value, operations }) =>
		operations
			.filter((row) => (row.run ? READS.test(row.request) : !row.runAll && !row.batch && (row.split ?? row.simplify)))
			.map((row): [string, Operation] => [`${node} ${value}.${row.value}`, row]),
	),
);

const VALUES: Values = {
	ids: { pin_id: '11', audience_id: '11', ad_account_id: '11' },
	query: { granularity: 'DAY', ad_group_ids: ['11'], date: '2026-05-31' },
	body: {},
	local: {
		...{ output: 'simple', period: 'yesterday', columnSet: 'spend' },
		...Object.fromEntries(
			['campaignIds', 'adGroupIds', 'adIds', 'pinIds', 'productGroupIds'].map((name) => [name, ['11']]),
		),
	},
};

/** What a row makes of an answer: of each element, where the answer is a page of them. */
async function results(row: Operation, answer: unknown): Promise<Result[]> {
	if (row.run) {
		const { caller } = stub([{ body: JSON.stringify(answer) }]);
		return await row.run(caller, VALUES, () => undefined);
	}
	if (row.split) return row.split(answer, VALUES);
	return [simplified(row, VALUES, answer as IDataObject)];
}

/** What is wrong with what a row makes of an answer. */
async function wrongWith(row: Operation, answer: unknown): Promise<string | undefined> {
	try {
		const given = await results(row, answer);
		if (given.length === 0 && !isEmpty(answer)) return 'nothing is given, and nothing is said';
		if (!given.every(isObject)) return 'something that is no object is given';
		const text = JSON.stringify(given);
		if (given.some((one) => 'id' in one && one.id === undefined)) return 'an id is undefined';
		return /undefined|\/null\/|\[object|NaN/.exec(text)?.[0];
	} catch (error) {
		if (!(error instanceof Error)) return 'no error is thrown';
		const isRaw =
			error instanceof TypeError ||
			error instanceof RangeError ||
			/ is not (a function|iterable)|Cannot /.test(error.message);
		const says = error instanceof NodeApiError || /^Pinterest/.test(error.message);
		return isRaw || !says ? `a raw error: ${error.name} ${error.message}` : undefined;
	}
}

/** Whether it is right to give nothing: the answer holds nothing, or a list without anything in it. */
function isEmpty(answer: unknown): boolean {
	return JSON.stringify(answer) === '{}' || hasEmptyList(answer);
}

function hasEmptyList(value: unknown): boolean {
	if (Array.isArray(value) && value.every((one) => one === null)) return true;
	return typeof value === 'object' && value !== null && Object.values(value).some(hasEmptyList);
}

describe.each(rows)('%s', (_name, row) => {
	const answer = sampleOf(row.request);
	const isPage = row.answer === 'page';
	const [element] = isPage ? ((answer as { items: unknown[] }).items ?? []) : [answer];

	it('gives something of a good answer', async () => {
		expect(await wrongWith(row, element)).toBeUndefined();
	});

	it('gives objects, or says what is wrong, where an answer is another than described', async () => {
		const wrong: string[] = [];
		for (const { what, answer: odd } of oddAnswers(element)) {
			// Pages hand on objects only; other answers are held against what their request promises.
			if (isPage ? !isObject(odd) : 'missing' in heldBy(promiseOf(row.request), odd)) continue;
			const told = await wrongWith(row, odd);
			if (told !== undefined) wrong.push(`${what}: ${told}`);
		}
		expect(wrong).toEqual([]);
	});
});
