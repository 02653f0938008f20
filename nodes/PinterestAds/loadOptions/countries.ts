import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import { liveOptions } from '../../shared/editor/adsLists';

/** The countries that ad accounts can be in, by their two-letter codes. */
export async function getCountries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await liveOptions(this, { request: 'GET /resources/ad_account_countries' }, (answer) =>
		asObjects(asObject(answer).items)
			.map(({ name, code, currency }) => ({
				name: [asText(name) || asText(code), asText(currency) && `(${asText(currency)})`].filter(Boolean).join(' '),
				value: asText(code) ?? '',
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
	);
}
