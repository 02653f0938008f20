import { environmentOf } from '../../../../nodes/shared/api/environment';
import { Previewed, holdWrite } from '../../../../nodes/shared/api/hold';
import { permissionOf } from '../../../../nodes/shared/api/permission';
import { put, upload } from '../../../../nodes/shared/api/upload';
import { stub } from '../../../harness/stub';

const callerWith = (
	permission: 'everything' | 'noSpending' | 'readOnly',
	effect: 'write' | 'spends' | 'irreversible',
) => {
	const made = stub([{ body: '' }]);
	Object.assign(made.caller.run, { effect, environment: { ...made.caller.run.environment, permission } });
	return made;
};
const CALL = { request: 'POST /boards' } as const;

describe('what a credential may do', () => {
	it('is everything where nobody chose, and nothing that there is not', () => {
		expect(permissionOf({})).toBe('everything');
		expect(permissionOf({ permission: '' })).toBe('everything');
		expect(environmentOf('pinterestOAuth2Api', { permission: 'readOnly' }).permission).toBe('readOnly');
		for (const permission of ['none', null, 0, true] as never[])
			expect(() => permissionOf({ permission })).toThrow('What This Connection May Do is none of its choices');
	});

	it.each([
		['everything', 'irreversible', undefined],
		['noSpending', 'write', undefined],
		['noSpending', 'spends', 'The credential is set to no spending, and this can spend money, so nothing was sent'],
		[
			'noSpending',
			'irreversible',
			'The credential is set to no deleting, and this cannot be undone, so nothing was sent',
		],
		['readOnly', 'write', 'The credential is set to read only, so nothing was sent'],
	] as const)('%s holds what %s: %s', (permission, effect, message) => {
		const { caller } = callerWith(permission, effect);
		const hold = () => holdWrite(caller, CALL);
		if (message === undefined) expect(hold).not.toThrow();
		else expect(hold).toThrow(message);
	});

	it('holds uploads to other hosts too', async () => {
		const { caller, sent } = callerWith('readOnly', 'write');
		const message = 'The credential is set to read only, so nothing was sent';
		await expect(put(caller, 'https://store.example/1', Buffer.from('a'), 'text/csv')).rejects.toThrow(message);
		const file = { name: 'a', mimeType: 'text/csv', size: 1, chunks: (async function* () {})() };
		await expect(upload(caller, { url: 'https://store.example/1', fields: {} }, file as never)).rejects.toThrow(
			message,
		);
		expect(sent).toEqual([]);
	});

	it('does not matter for what is only shown', () => {
		const { caller } = callerWith('readOnly', 'irreversible');
		expect(() => holdWrite({ ...caller, isPreview: true }, CALL)).toThrow(Previewed);
	});
});
