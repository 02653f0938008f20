import { row } from '../../row';

export const conversionToken = [
	row('POST /oauth/conversion_token', {
		answer({ tokens, token, environment, user }) {
			// Nothing in the request names an ad account: the token is good for all that its user can reach.
			const options = { environment, grant: 'conversion', userId: user.id, access: token?.access } as const;
			return { status: 200, body: { access_token: tokens.issue(options).accessToken, token_type: 'conversion' } };
		},
	}),
];
