import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { PinterestAudiences } from '../../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { PinterestBusiness } from '../../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { PinterestCatalogs } from '../../../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import { PinterestConversions } from '../../../../nodes/PinterestConversions/PinterestConversions.node';
import type { Operation } from '../../../../nodes/shared/rows/operation';
import type { NodeRun } from '../../../engine';
import { items, toldOf } from '../../../harness';
import { simulated } from '../../../harness/simulated';
import { ownRequests, type Redaction, redactions } from './redactions';
import { namesOf, rows } from './rows';

const NODES = join(__dirname, '../../../../nodes');
const nodes: Record<string, INodeType> = {
	ads: new PinterestAds(),
	audiences: new PinterestAudiences(),
	business: new PinterestBusiness(),
	catalogs: new PinterestCatalogs(),
	conversions: new PinterestConversions(),
};

const plain = (name: string) => name.replace(/ \(.*\)$/, '');
const tables = (isMeant: (one: Redaction) => boolean) => Object.entries(redactions).filter(([, one]) => isMeant(one));
const redactsErrors = ({ redactText, batch }: Operation) => (redactText ?? batch?.redactText) !== undefined;

describe('what operations must not tell', () => {
	const at = simulated();
	const run = async (
		name: string,
		{ secrets, asJson }: Redaction,
		parameters: INodeParameters,
		continueOnFail: boolean,
	) => {
		const [node = '', path = ''] = plain(name).split(' ');
		const [resource, operation] = path.split('.');
		return await at.run(
			{ resource, operation, ...parameters },
			{ node: nodes[node], items: items({ ...secrets, body: asJson }), continueOnFail },
		);
	};
	const answers = (body: unknown, status = 200) => at.fault({ kind: 'answer', status, body }, { times: Infinity });
	const keeps = (outcome: NodeRun, { secrets }: Redaction) => {
		const told = toldOf(outcome);
		for (const secret of Object.values(secrets)) {
			expect(told).not.toContain(secret);
			expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
		}
	};

	describe.each(tables(({ answer }) => answer !== undefined))('%s, of what Pinterest answers', (name, one) => {
		const isList = rows.get(plain(name))?.operation.answer === 'page';
		const forms: Array<[string, INodeParameters]> = [
			['simple', { output: 'simple' }],
			['whole', { output: 'raw' }],
		];
		if (isList) forms.push(['in raw pages', { options: { rawPages: true } }]);

		it.each(forms)('has no secret, %s', async (_, form) => {
			answers(isList ? { items: [one.answer], bookmark: null } : one.answer);
			const outcome = await run(name, one, { ...one.parameters, ...one.given, ...form }, false);
			expect(outcome.error).toBeUndefined();
			expect(JSON.stringify(outcome.items)).toContain(String(one.answer?.id));
			keeps(outcome, one);
		});
	});

	describe.each(tables(({ given }) => given !== undefined))('%s, of what Pinterest says of a failure', (name, one) => {
		const why = Object.values(one.secrets).join(', ');
		const said = {
			code: 1,
			message: `Bad: ${why}`,
			details: { [why]: [one.secrets], text: JSON.stringify(one.secrets) },
		};
		const forms: Array<[string, INodeParameters]> = [['fields', { ...one.parameters, ...one.given }]];
		if (one.asJson) forms.push(['JSON', { ...one.parameters, inputMode: 'json', jsonBody: '={{ $json.body }}' }]);
		const cases = forms.flatMap(([form, parameters]) =>
			[true, false].map((goesOn): [string, boolean, INodeParameters] => [form, goesOn, parameters]),
		);

		it.each(cases)('has no secret, by %s, going on: %p', async (_, goesOn, parameters) => {
			for (const status of [400, 500]) {
				answers(said, status);
				const outcome = await run(name, one, parameters, goesOn);
				expect(outcome.error?.message ?? outcome.items[0]?.json.error).toMatch(/^Bad: \[(hidden|record)\]/);
				keeps(outcome, one);
				at.pinterest.faults.clear();
			}
			if (!one.refusal) return;
			answers(one.refusal(`Bad: ${why}`));
			const outcome = await run(name, one, parameters, goesOn);
			expect(outcome.error?.message ?? outcome.items[0]?.json.error).toMatch(/Bad: \[hidden\]/);
			keeps(outcome, one);
		});
	});

	it.each(['1', '"', '{'])(
		'leaves an error whole where a secret, %j, is part of what makes JSON',
		async (feedPassword) => {
			answers({ code: 1, message: 'The file is behind a wall.' }, 400);
			const { error } = await at.run(
				{
					...{ resource: 'feed', operation: 'create', ...redactions['catalogs feed.create']?.parameters },
					...{ location: 'https://files.example/fr.xml', fileAccess: 'protected', feedUsername: 'mess', feedPassword },
				},
				{ node: nodes.catalogs },
			);
			expect(error?.message).toMatch(/^The file is behind a wall/);
		},
	);

	it('is tried for every operation that redacts', () => {
		const answered = tables(({ answer }) => answer !== undefined).map(([name]) => name);
		expect(answered.sort()).toEqual(namesOf(({ operation }) => operation.redact !== undefined).sort());
		const failed = new Set(tables(({ given }) => given !== undefined).map(([name]) => plain(name)));
		// What only reads has no secret in its request that an error could tell.
		const redacting = namesOf(({ operation }) => redactsErrors(operation) && !operation.request.startsWith('GET '));
		expect([...failed].sort()).toEqual([...redacting, ...Object.values(ownRequests).flat()].sort());
		for (const name of failed) {
			const takesJson = rows.get(name)?.operation.jsonBody === true;
			expect([name, redactions[name]?.asJson !== undefined]).toEqual([name, takesJson]);
		}
	});

	it('is known of every file in which requests of an operation’s own redact', () => {
		const found = readdirSync(NODES, { recursive: true, encoding: 'utf8' }).filter(
			(file) =>
				/^\w+\/.*\.ts$/.test(file) &&
				!file.startsWith('shared/') &&
				[/redactText/, /\brequest\(/].every((one) => one.test(readFileSync(join(NODES, file), 'utf8'))),
		);
		expect(found.sort()).toEqual(Object.keys(ownRequests));
	});
});
