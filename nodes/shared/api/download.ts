import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from './errors';
import { unlessStatus } from './errors';
import type { FileKind } from './file';
import { checkFile } from './file';
import { getOutside, repeated } from './outsideGet';
import type { Caller } from './request';
import { unlessSilent } from './silence';
import { beginningOf, isStream, tellPieces } from './stream';

/** A file that Pinterest promised, and what it is called in n8n. */
export interface Wanted {
	/** What it is, for messages: "report". */
	noun: string;
	kind: FileKind;
	fileName: string;
	mimeType: string;
}

/** A table as a file. */
export function tableFile(noun: string, name: string, isCsv = true): Wanted {
	return isCsv
		? { noun, kind: 'CSV', fileName: `${name}.csv`, mimeType: 'text/csv' }
		: { noun, kind: 'JSON', fileName: `${name}.json`, mimeType: 'application/json' };
}

/**
 * Reads a file from a signed address on another host. No token goes there. Signed addresses end after minutes, so one that was
 * refused is not asked again; what broke off or came damaged is, as long as the option "Maximum Wait" leaves.
 *
 * @param url as the API gave it (see {@link outsideAddress})
 * @param read makes something of the text, or throws what `file.ts` throws
 * @throws NodeApiError
 */
export async function downloadText<T>(
	caller: Caller,
	url: string,
	noun: string,
	read: (text: string) => T,
): Promise<T> {
	return await repeated(caller, async () => {
		const { body } = await getOutside(caller, { url, noun, encoding: 'text', refusal });
		return read(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
	});
}

/**
 * Reads such a file as binary data of n8n's, without holding it in memory where n8n's binary mode allows that. What is none of
 * what was promised by its beginning is an error.
 *
 * @throws NodeApiError
 */
export async function downloadBinary(
	caller: Caller,
	url: string,
	{ noun, kind, fileName, mimeType }: Wanted,
): Promise<IBinaryData> {
	const { helpers } = caller.context as IExecuteFunctions;
	return await repeated(caller, async () => {
		return await unlessSilent(caller.run, async (stop, onProgress) => {
			const { body } = await getOutside(caller, { url, noun, encoding: 'stream', refusal, stop });
			if (!isStream(body)) throw new Error('n8n gave no stream');
			const broken = new Promise<never>((_, reject) => body.on('error', reject));
			broken.catch(() => undefined);
			stop.addEventListener('abort', () => body.destroy());
			tellPieces(body, onProgress);
			try {
				const { begin, isWhole } = await beginningOf(body);
				checkFile(begin.toString('utf8'), noun, kind, isWhole);
				const file = (isWhole ? begin : body) as Buffer;
				return await Promise.race([helpers.prepareBinaryData(file, fileName, mimeType), broken]);
			} finally {
				body.destroy();
			}
		});
	});
}

/**
 * Fetches a file whose address holds for some minutes: where it ran out while the download waited, a new one is asked for once.
 *
 * @param addressOf asks the API for the address
 */
export async function fetchFresh<T>(addressOf: () => Promise<string>, fetch: (url: string) => Promise<T>): Promise<T> {
	const url = await addressOf();
	return await unlessStatus(
		[403],
		async () => await fetch(url),
		async () => await fetch(await addressOf()),
	);
}

function refusal(_status: number, said: unknown): Failure {
	const reason = typeof said === 'string' ? (/<Message>([^<]*)<\/Message>/.exec(said)?.[1] ?? '') : '';
	const message = `The file could not be fetched${reason ? `: ${reason}` : ''}`;
	const advice = 'Addresses of files end after some minutes. Ask for the file again with the same token or id.';
	return { message, advice };
}
