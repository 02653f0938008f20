import { createHash } from 'node:crypto';

import { invalid } from '../check';
import { page, type PageQuery } from '../paging';
import { Refusal, row, withDefaults } from '../row';
import type { Account, Website } from '../world';

export const websites = [
	row<PageQuery>('GET /user_account/websites', {
		answer: (call) => ({ status: 200, body: page(call, call.user.websites, websiteView) }),
	}),
	row<object, { website?: string; verification_method?: string }>('POST /user_account/websites', {
		also: withDefaults({ verification_method: 'METATAG' }),
		answer({ world, user, body }) {
			const website = normal(body.website);
			for (const other of world.accounts.values()) {
				const isClaimed = other.websites.some((each) => each.website === website && each.verifiedAt);
				if (other !== user && isClaimed) throw new Refusal(403, 29, 'This website is claimed by another account.');
			}
			const verifiedAt = `${new Date().toISOString().slice(0, -1)}000`;
			const known = user.websites.find((each) => each.website === website);
			const claimed = known ?? { seq: (user.websites.at(-1)?.seq ?? 0) + 1, website };
			if (!known) user.websites.push(claimed);
			claimed.verifiedAt ??= verifiedAt;
			return { status: 200, body: websiteView(claimed) };
		},
	}),
	row<{ website: string }>('DELETE /user_account/websites', {
		answer({ user, query }) {
			const website = normal(query.website);
			if (!user.websites.some((each) => each.website === website)) throw new Refusal(404, 1, 'Website not found.');
			user.websites = user.websites.filter((each) => each.website !== website);
			return { status: 204 };
		},
	}),
	row('GET /user_account/websites/verification', {
		answer: ({ user }) => ({ status: 200, body: verification(user) }),
	}),
];

/** Host and path as they are kept. 400 for what is none. */
function normal(website = ''): string {
	if (website === '') throw invalid("Body 'website' is required.");
	if (/\s/.test(website) || website.includes('://') || !URL.canParse(`https://${website}`)) {
		throw invalid(`'${website}' is not a domain, or a domain with a path.`);
	}
	return website.replace(/\/$/, '').toLowerCase();
}

function websiteView({ website, verifiedAt }: Website): Record<string, unknown> {
	return { website, status: verifiedAt ? 'success' : 'pending', ...(verifiedAt && { verified_at: verifiedAt }) };
}

/** The code is the account's own and never changes. */
function verification(user: Account): Record<string, unknown> {
	const code = createHash('md5').update(user.id).digest('hex');
	const metatag = `<meta name="p:domain_verify" content="${code}"/>`;
	return {
		verification_code: code,
		dns_txt_record: `pinterest-site-verification=${code}`,
		metatag,
		filename: `pinterest-${code.slice(0, 5)}.html`,
		file_content: `<!DOCTYPE html><html><head>${metatag}</head><body></body></html>`,
	};
}
