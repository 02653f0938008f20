import type { ICredentialDataDecryptedObject, INodeCredentials } from 'n8n-workflow';

/** Credential data by the name of the credential type, as a user fills it in; `oauthTokenData` stands for a connected account. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

let storesMade = 0;

/**
 * Stored credentials, one of each type. Hand the same store to several runs, one after another or at once, and a token refreshed
 * by one is what the next reads.
 */
export class CredentialStore {
	/** How often a new OAuth2 token was stored. */
	tokenWrites = 0;

	private readonly entries = new Map<string, { id: string; stored: string }>();

	constructor(data: CredentialData) {
		// n8n lets only one refresh run for a credential id at a time, so ids must not repeat between stores.
		const number = ++storesMade;
		for (const [type, value] of Object.entries(data)) {
			this.entries.set(type, { id: `store${number}-${type}`, stored: JSON.stringify(value) });
		}
	}

	/** A copy of the data as stored now, without the type's defaults. Throws when there is no credential of the type. */
	read(type: string): ICredentialDataDecryptedObject {
		return JSON.parse(this.entry(type).stored) as ICredentialDataDecryptedObject;
	}

	/** Replaces the stored data. Throws when there is no credential of the type. */
	write(type: string, data: ICredentialDataDecryptedObject): void {
		this.entry(type).stored = JSON.stringify(data);
	}

	/** All stored data by type. */
	readAll(): CredentialData {
		return Object.fromEntries([...this.entries.keys()].map((type) => [type, this.read(type)]));
	}

	/** What a node of a workflow holds about its credentials: an id and a name for each type. */
	references(): INodeCredentials {
		return Object.fromEntries([...this.entries].map(([type, { id }]) => [type, { id, name: `Test ${type}` }]));
	}

	private entry(type: string) {
		const entry = this.entries.get(type);
		if (!entry) throw new Error(`No credential of the type "${type}" was given to this run`);
		return entry;
	}
}

/** A store with the given data; see {@link CredentialStore}. */
export function createCredentialStore(data: CredentialData): CredentialStore {
	return new CredentialStore(data);
}
