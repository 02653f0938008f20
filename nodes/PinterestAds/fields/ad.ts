import type { IDataObject } from 'n8n-workflow';

import { adGroup } from '../../shared/fields/ads';
import { choice, flag, id, link, text } from '../../shared/fields/kinds';
import { pin } from '../../shared/fields/locators';
import { CALLS_TO_ACTION } from './adCallsToAction';
import { FORMAT_FIELDS } from './adFormat';
import { CREATIVE_TYPES } from './creativeTypes';
import { TRACKING_URLS } from './tracking';

/** Longest name of an ad, in characters. Source: the API description of ads. */
const LONGEST_NAME = 255;

export const AD_GROUP = adGroup({
	in: 'body',
	apiName: 'ad_group_id',
	description: 'The ad group to put the ad into',
});

export const PIN = pin({
	name: 'pin',
	apiName: 'pin_id',
	in: 'body',
	label: 'Pin',
	description: 'The Pin to promote',
	required: true,
});

const creativeType = <const Name extends string>(name: Name, required: boolean) =>
	choice({
		name,
		apiName: 'creative_type',
		in: 'body',
		label: 'Creative Type',
		description: required ? 'The format of the ad, which the Pin must have' : 'The format of the ad',
		options: CREATIVE_TYPES,
		default: 'REGULAR',
		required,
	});

export const CREATIVE_TYPE = creativeType('creativeType', true);

/** Optional fields that an ad is created and changed with alike. */
const COMMON = [
	...FORMAT_FIELDS,
	text({
		name: 'androidDeepLink',
		apiName: 'android_deep_link',
		in: 'body',
		label: 'Android Deep Link',
		description: 'Where a click leads in an Android app',
		placeholder: 'e.g. myshop://products/5',
	}),
	choice({
		name: 'callToAction',
		apiName: 'customizable_cta_type',
		in: 'body',
		label: 'Call to Action',
		description: 'What the button says',
		options: CALLS_TO_ACTION,
		default: 'LEARN_MORE',
	}),
	flag({
		name: 'isCarting',
		apiName: 'is_carting',
		in: 'body',
		label: 'Carting',
		description: 'Whether products can be put into a cart from the ad',
	}),
	link({
		name: 'clickTrackingUrl',
		apiName: 'click_tracking_url',
		in: 'body',
		label: 'Click Tracking URL',
		description: 'Requested at each click',
	}),
	link({
		name: 'destinationUrl',
		apiName: 'destination_url',
		in: 'body',
		label: 'Destination URL',
		description: 'Where a click leads; by default where the Pin leads',
	}),
	choice({
		name: 'disclosureType',
		apiName: 'disclosure_type',
		in: 'body',
		label: 'Disclosure Type',
		description: 'What the page behind Disclosure URL says of a medicine',
		options: [
			{ name: 'Important Safety Information', value: 'IMPORTANT_SAFETY_INFO' },
			{ name: 'Medication Guide', value: 'MED_GUIDE' },
			{ name: 'None', value: 'NO_DISCLOSURE' },
			{ name: 'Patient Information', value: 'PATIENT_INFORMATION' },
			{ name: 'Prescribing Information', value: 'PRESCRIBING_INFORMATION' },
			{ name: 'Prescribing Information, Box Warning', value: 'PRESCRIBING_INFORMATION_BOX_WARNING' },
		],
		default: 'NO_DISCLOSURE',
	}),
	link({
		name: 'disclosureUrl',
		apiName: 'disclosure_url',
		in: 'body',
		label: 'Disclosure URL',
		description: 'A page about a medicine and its side effects',
	}),
	choice({
		name: 'gridClickType',
		apiName: 'grid_click_type',
		in: 'body',
		label: 'Grid Click Type',
		description: 'Where a click in the grid leads. Pinterest sets it by itself and ignores what is sent.',
		options: [
			{ name: 'Close-Up', value: 'CLOSEUP' },
			{ name: 'Direct to Destination', value: 'DIRECT_TO_DESTINATION' },
		],
		default: 'DIRECT_TO_DESTINATION',
	}),
	text({
		name: 'iosDeepLink',
		apiName: 'ios_deep_link',
		in: 'body',
		label: 'iOS Deep Link',
		description: 'Where a click leads in an iOS app',
		placeholder: 'e.g. myshop://products/5',
	}),
	{
		...id({
			name: 'leadFormId',
			apiName: 'lead_form_id',
			in: 'body',
			label: 'Lead Form ID',
			description: 'The form that people fill in, for lead ads',
		}),
	},
	flag({
		name: 'isPinDeleted',
		apiName: 'is_pin_deleted',
		in: 'body',
		label: 'Pin Deleted',
		description: 'Whether the Pin behind the ad is deleted',
	}),
	flag({
		name: 'isRemovable',
		apiName: 'is_removable',
		in: 'body',
		label: 'Removable',
		description: 'Whether people can save the Pin of the ad',
	}),
	link({
		name: 'viewTrackingUrl',
		apiName: 'view_tracking_url',
		in: 'body',
		label: 'View Tracking URL',
		description: 'Requested each time it is shown',
	}),
	...TRACKING_URLS,
];

const name = <const Name extends string>(own: Name, description: string) =>
	text({
		name: own,
		apiName: 'name',
		in: 'body',
		label: 'Name',
		description,
		maxLength: LONGEST_NAME,
	});

export const CREATE_FIELDS = [name('name', 'The name in Ads Manager'), ...COMMON];

export const UPDATE_FIELDS = [
	name('newName', 'The new name'),
	adGroup({
		in: 'body',
		name: 'newAdGroup',
		apiName: 'ad_group_id',
		required: false,
		description: 'The ad group that the ad is in',
	}),
	creativeType('newCreativeType', false),
	pin({
		name: 'newPin',
		apiName: 'pin_id',
		in: 'body',
		label: 'Pin',
		description: 'The Pin to promote; only a draft can get another one',
	}),
	...COMMON,
];

/** The fields of an ad that most people need. Times are in seconds since 1970. */
export function simpleAd(ad: IDataObject): IDataObject {
	const { id: adId, ad_account_id, campaign_id, ad_group_id, pin_id, name: called, creative_type } = ad;
	const { status, summary_status, review_status, rejected_reasons, destination_url, created_time, updated_time } = ad;
	return {
		...{ id: adId, ad_account_id, campaign_id, ad_group_id, pin_id, name: called, creative_type },
		...{ status, summary_status, review_status, rejected_reasons, destination_url, created_time, updated_time },
	};
}
