import crypto, { createCipheriv, randomBytes } from 'node:crypto';

import { mayHoldLead, openEnvelopes } from '../../../nodes/PinterestLeadTrigger/envelope';

/** Without a server around it: what is asked of the reader is arithmetic. */
describe('the reader of envelopes', () => {
	const key = randomBytes(32);
	const TEXT = '{"lead_id":"1"}';
	const sealed = (nonceBytes = 12, text = TEXT) => {
		const nonce = randomBytes(nonceBytes);
		const cipher = createCipheriv('aes-256-gcm', key, nonce);
		const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
		return { n: nonce, c: ciphertext, t: cipher.getAuthTag() };
	};

	it.each(
		[12, 16].flatMap((bytes) => ['nct', 'ntc', 'cnt', 'ctn', 'tnc', 'tcn'].map((order) => [order, bytes] as const)),
	)('takes the parts in one piece in the order %s with a nonce of %d bytes', (order, bytes) => {
		const parts = sealed(bytes);
		const joined = Buffer.concat([...order].map((part) => parts[part as 'n' | 'c' | 't']));
		expect(openEnvelopes({ any: joined.toString('base64') }, key).texts).toEqual([TEXT]);
		expect(openEnvelopes(joined.toString('hex'), key).texts).toEqual([TEXT]);
		expect(openEnvelopes(joined, key).texts).toEqual([TEXT]);
	});

	it('takes parts of any name beside other things, however deep, as base64 or hexadecimal', () => {
		for (const encoding of ['base64', 'base64url', 'hex'] as const) {
			const { n, c, t } = sealed();
			const [a, b, d] = [n, c, t].map((part) => part.toString(encoding));
			const body = {
				id: '8078432025948590686',
				at: '2026-05-31T10:00:00Z',
				event: [{ a, d, deeper: { b, form: '12' } }],
			};
			expect(openEnvelopes(body, key).texts).toEqual([TEXT]);
		}
	});

	it('takes a ciphertext that is as long as a nonce or a tag', () => {
		for (const text of ['123456789012', '1234567890123456']) {
			const { n, c, t } = sealed(12, text);
			const [nonce, ciphertext, tag] = [n, c, t].map((part) => part.toString('base64'));
			expect(openEnvelopes({ nonce, ciphertext, tag }, key).texts).toEqual([text]);
		}
	});

	it('takes base64 with line breaks', () => {
		const { n, c, t } = sealed(12, 'x'.repeat(300));
		const lines = Buffer.concat([n, c, t]).toString('base64').replace(/.{76}/g, '$&\r\n');
		expect(openEnvelopes({ data: lines }, key).texts).toEqual(['x'.repeat(300)]);
	});

	it('takes nothing with another key, a shortened tag, or a changed part', () => {
		const { n, c, t } = sealed();
		const [nonce, ciphertext, tag] = [n, c, t].map((part) => part.toString('base64'));
		expect(openEnvelopes({ nonce, ciphertext, tag }, randomBytes(32)).texts).toEqual([]);
		expect(openEnvelopes({ nonce, ciphertext, tag: t.subarray(0, 12).toString('base64') }, key).texts).toEqual([]);
		for (const part of [n, c, t]) {
			part[0] ^= 128;
			const [a, b, d] = [n, c, t].map((one) => one.toString('base64'));
			expect(openEnvelopes({ a, b, d }, key).texts).toEqual([]);
			part[0] ^= 128;
		}
	});

	it('does not work long on what a stranger sends', () => {
		const many = Array.from({ length: 5000 }, () => randomBytes(16).toString('base64'));
		const large = Array.from({ length: 24 }, () => randomBytes(140_000).toString('base64'));
		const huge = 'A'.repeat(5_000_000);
		const deciphering = jest.spyOn(crypto, 'createDecipheriv');
		const tries = [many, large, [...many.slice(0, 20), ...large], huge, deep(2000)].map((body) => {
			deciphering.mockClear();
			expect(openEnvelopes(body, key).texts).toEqual([]);
			return deciphering.mock.calls.length;
		});
		deciphering.mockRestore();
		expect(Math.max(...tries)).toBe(1000);
		expect(tries.slice(-2)).toEqual([0, 0]);
	});

	it.each([{}, [], '', 'hello', null, 7, { lead: { name: 'Ada Lind', email: 'ada@mail.example' } }, Buffer.alloc(8)])(
		'sees that %j holds no lead',
		(body) => {
			expect(mayHoldLead(body)).toBe(false);
		},
	);

	function deep(levels: number): unknown {
		let value: unknown = 'AAAA';
		for (let level = 0; level < levels; level++) value = [value];
		return value;
	}
});
