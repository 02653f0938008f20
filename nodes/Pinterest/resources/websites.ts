import type { Location } from '../../shared/rows/field';
import type { Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choice, field, quote } from '../../shared/fields/kinds';

/** The same field under another name: Get Many does not have it, and n8n can't hide it there alone. */
const WEBSITE_AD_ACCOUNT = { ...AD_ACCOUNT, name: 'websiteAdAccountId' as const };

const website = <const In extends Location>(location: In) =>
	field(
		{
			name: 'website',
			in: location,
			label: 'Website',
			description: 'The domain, optionally with a path',
			placeholder: 'e.g. my-shop.com',
			required: true,
		},
		{ type: 'string', default: '' },
		parseWebsite,
	);

/** Pinterest keeps a website without its scheme; people copy it with one. */
function parseWebsite(value: unknown): string {
	const string = typeof value === 'string' ? value.trim() : '';
	const bare = string.replace(/^https?:\/\//i, '').replace(/\/$/, '');
	if (!/[\s?#@]/.test(bare) && URL.canParse(`https://${bare}`)) return bare;
	throw new Error(`must be a domain such as my-shop.com, or one with a path, not ${quote(value)}`);
}

export const websites: Resource = {
	value: 'website',
	name: 'Website',
	operations: [
		operation('GET /user_account/websites', {
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many websites',
			description: 'List the websites of the account, verified or not',
			answer: 'page',
		}),
		operation('GET /user_account/websites/verification', {
			value: 'getVerification',
			name: 'Get Verification Code',
			action: 'Get verification code for websites',
			description:
				'Get the verification code to add to a website before you use Verify: a DNS TXT record, an HTML tag or an HTML file',
			collections: { options: [WEBSITE_AD_ACCOUNT] },
		}),
		operation('DELETE /user_account/websites', {
			value: 'unverify',
			name: 'Unverify',
			action: 'Unverify website',
			description:
				'Remove the claim to a website. This can’t be undone easily: its Pins no longer count for the account until you verify the website again.',
			fields: [website('query')],
			answer: 'nothing',
		}),
		operation('POST /user_account/websites', {
			value: 'verify',
			effect: 'write',
			name: 'Verify',
			action: 'Verify website',
			description: 'Claim a website that has the account’s verification code (see Get Verification Code)',
			fields: [
				website('body'),
				choice({
					name: 'verificationMethod',
					apiName: 'verification_method',
					in: 'body',
					label: 'Verification Method',
					description: 'Where you added the verification code',
					options: [
						{ name: 'DNS TXT Record', value: 'DNSTXT' },
						{ name: 'HTML File', value: 'FILENAME' },
						{ name: 'HTML Tag', value: 'METATAG' },
					],
					default: 'METATAG',
				}),
			],
			collections: { options: [WEBSITE_AD_ACCOUNT] },
		}),
	],
};
