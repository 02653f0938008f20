import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** What a credential may do, by the value of its field; the first one is the default. */
export const PERMISSIONS = ['everything', 'noSpending', 'readOnly'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** @throws Error where the credential says something else: it is not taken for leave to do everything */
export function permissionOf({ permission }: ICredentialDataDecryptedObject): Permission {
	if (permission === undefined || permission === '') return PERMISSIONS[0];
	const known = PERMISSIONS.find((one) => one === permission);
	if (known) return known;
	throw new Error(
		'The credential’s What This Connection May Do is none of its choices. Choose one and save the credential.',
	);
}
