import { failureFrom } from '../../../nodes/shared/api/errors';

/** What the body of a refusal tells beside code and message. */
describe('the details of a refusal', () => {
	const refusal = { code: 1, message: 'Refused.' };
	const token = `pina_${'A1b2'.repeat(8)}`;

	it('are kept without tokens, wherever these stand', () => {
		const details = {
			text: `Bearer ${token} is dead`,
			lines: `Tokens:\n${token}\n\t${token.replace('pina', 'pinr')}`,
			list: [{ deep: [`<${token}>`, 7, null, true] }],
			[token]: 'as a key',
		};
		const failure = failureFrom(400, { ...refusal, details });
		expect(failure).toEqual({
			status: 400,
			code: 1,
			message: 'Refused.',
			details: {
				pinterest: {
					text: 'Bearer [token] is dead',
					lines: 'Tokens:\n[token]\n\t[token]',
					list: [{ deep: ['<[token]>', 7, null, true] }],
					'[token]': 'as a key',
				},
			},
		});
	});

	it.each([undefined, null, 'text', 7, ['a list']])('are left out where they are no object: %j', (details) => {
		expect(failureFrom(400, JSON.stringify({ ...refusal, details }))).toEqual({ status: 400, ...refusal });
	});
});
