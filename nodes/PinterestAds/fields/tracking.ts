import { texts } from '../../shared/fields/kinds';

const KINDS = [
	['audience_verification', 'AudienceVerification', 'Audience Verification', 'called to check who saw it'],
	['buyable_button', 'BuyButton', 'Buy Button', 'called when the buy button is used'],
	['click', 'Click', 'Click', 'called at each click'],
	['engagement', 'Engagement', 'Engagement', 'called at each engagement'],
	['impression', 'Impression', 'Impression', 'called each time it is shown'],
] as const;

/** Third-party addresses that Pinterest calls, by what happened. Source: the API description's TrackingUrls. */
export const TRACKING_URLS = KINDS.map(([apiName, name, label, when]) =>
	texts({
		name: `tracking${name}Urls`,
		apiName: `tracking_urls.${apiName}`,
		in: 'body',
		label: `Tracking URLs: ${label}`,
		description: `Addresses ${when}, separated by commas`,
		placeholder: 'e.g. https://tracker.example.com/pixel',
	}),
);
