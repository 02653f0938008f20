/** What every operation that has a redaction must not tell, and how it comes to Pinterest and back. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { sha256 } from '../../../../nodes/shared/fields/personal';
import { byId } from '../../../harness';

export interface Redaction {
	/** Beside resource, operation and what comes by {@link secrets}. */
	parameters?: INodeParameters;
	/** The secrets as Pinterest gets them, by the keys of the input item that `given` reads. */
	secrets: Record<string, string>;
	/** Parameters by which the secrets get into the request. */
	given?: INodeParameters;
	/** The same as the whole body, where it can be given as JSON. */
	asJson?: IDataObject;
	/** An object of Pinterest's that holds the secrets: the answer, or an element of the list. */
	answer?: IDataObject;
	/** An answer with the status 200 by which Pinterest refuses, and says why. */
	refusal?: (why: string) => IDataObject;
}

const from = (key: string) => `={{ $json.${key} }}`;
const inAdAccount = { adAccount: byId('549755885175') };

const FEED = {
	username: 'feed-"user"',
	password: 'pass-"word"-\\1',
	location: 'sftp://mover:carry-1@files.example/fr.xml',
	user: 'mover:carry-1',
};
const feedAccess = { fileAccess: 'protected', feedUsername: from('username'), feedPassword: from('password') };
const feed = {
	id: '7',
	name: 'France',
	location: FEED.location,
	credentials: { username: FEED.username, password: FEED.password },
};
const feedAsJson = {
	name: 'France',
	location: FEED.location,
	credentials: { username: FEED.username, password: FEED.password },
};

const PARTNER = {
	partner_access_token: 'access-"token"-1',
	partner_refresh_token: 'refresh-2',
	partner_primary_email: 'owner@shop.example',
};
const partnerFacts = {
	partnerAccessToken: from('partner_access_token'),
	partnerRefreshToken: from('partner_refresh_token'),
	partnerPrimaryEmail: from('partner_primary_email'),
};
const integration = { id: '9', external_business_id: 'shop', ...PARTNER };

const CONTACT = { first: 'Wilhelmina', last: 'Holmqvist', email: 'wilhelmina@linen.example' };
const contact = {
	mediaFirstName: from('first'),
	mediaLastName: from('last'),
	mediaEmail: from('email'),
};
const contactAsJson = {
	media_contact_firstname: CONTACT.first,
	media_contact_lastname: CONTACT.last,
	media_contact_email: CONTACT.email,
};
const ORDER = {
	...{ orderName: 'Autumn', orderLineType: 'BUDGET', budgetAmount: 2500.5, orderCurrency: 'EUR' },
	...{ orderStart: 'in 7 days', poNumber: 'PO-77', pmpId: '0011N00001Partnr02' },
	...{ billToCompanyId: '0011N00001Hearth01', billToBillingAddressId: 'a1C1N000004Bill01' },
	...{ billToBusinessAddressId: 'a1C1N000004Busi01', acceptedTermsId: 'a2S1N000000IoTrm01' },
	...{ billingEmail: 'mara@linen.example', billingFirstName: 'Mara', billingLastName: 'Holm' },
};

const RECORD = { record: sha256('ada@linen.example') };
const PERSON = { email: sha256('ada@linen.example'), ip: '192.0.2.77', agent: 'Browser "X"/1' };
const people = {
	recordKind: 'fields',
	personEmail: '={{ "Ada@linen.example" }}',
	personIpAddress: from('ip'),
	personUserAgent: from('agent'),
};

const EVENT = { ip: '198.51.100.77', agent: 'Browser "X"/1', click: 'dj0yJnU9secret', partner: 'partner-4711' };

/** By operation; those of a request in two forms say which in brackets. */
export const redactions: Record<string, Redaction> = {
	'ads billing.redeemCredit': {
		parameters: { ...inAdAccount, validateOnly: false },
		secrets: { code: sha256('WELCOME100') },
		given: { offerCode: from('code') },
		refusal: (why) => ({ success: false, errorCode: 2708, errorMessage: why }),
	},
	'ads insertionOrder.create': {
		parameters: { ...inAdAccount, ...ORDER },
		secrets: CONTACT,
		given: contact,
		asJson: { order_name: 'Autumn', ...contactAsJson },
	},
	'ads insertionOrder.update': {
		parameters: inAdAccount,
		secrets: { email: CONTACT.email },
		given: {
			orderBy: 'salesforceOrderId',
			salesforceOrderId: '0Q01N0000015hekSAB',
			updateFields: { mediaEmail: from('email') },
		},
		asJson: { salesforce_order_id: '0Q01N0000015hekSAB', media_contact_email: CONTACT.email },
	},
	'audiences customerList.addRecords': {
		parameters: { ...inAdAccount, customerList: byId('643') },
		secrets: RECORD,
		given: { records: from('record') },
	},
	'audiences customerList.create': {
		parameters: { ...inAdAccount, name: 'Buyers' },
		secrets: RECORD,
		given: { records: from('record') },
	},
	'audiences customerList.create (of fields)': {
		parameters: { ...inAdAccount, name: 'Buyers' },
		secrets: PERSON,
		given: people,
	},
	'audiences customerList.removeRecords': {
		parameters: { ...inAdAccount, customerList: byId('643') },
		secrets: RECORD,
		given: { records: from('record') },
	},
	'business commerceIntegration.create': {
		secrets: PARTNER,
		given: { externalBusinessId: 'shop', additionalFields: partnerFacts },
		asJson: { external_business_id: 'shop', ...PARTNER },
		answer: integration,
	},
	'business commerceIntegration.get': {
		parameters: { externalBusinessId: 'shop' },
		secrets: PARTNER,
		answer: integration,
	},
	'business commerceIntegration.getAll': { secrets: PARTNER, answer: integration },
	'business commerceIntegration.getById': {
		parameters: { integration: byId('9') },
		secrets: PARTNER,
		answer: integration,
	},
	'business commerceIntegration.update': {
		parameters: { externalBusinessId: 'shop' },
		secrets: PARTNER,
		given: { updateFields: partnerFacts },
		asJson: PARTNER,
		answer: integration,
	},
	'business invite.create': {
		parameters: { business: byId('864344156814745'), invitedRole: 'EMPLOYEE' },
		secrets: { email: 'Kim@elsewhere.example', written: 'kim@elsewhere.example' },
		given: { invitedMembers: from('email') },
		asJson: { invite_type: 'MEMBER_INVITE', business_role: 'EMPLOYEE', members: ['Kim@elsewhere.example'] },
		refusal: (message) => ({
			items: [{ invite: null, exception: { code: 1, message, users_or_partner_ids: ['Kim@elsewhere.example'] } }],
		}),
	},
	'catalogs feed.create': {
		parameters: { name: 'France', format: 'XML', defaultCountry: 'FR', defaultLocale: 'fr' },
		secrets: FEED,
		given: { location: from('location'), ...feedAccess },
		asJson: feedAsJson,
		answer: feed,
	},
	'catalogs feed.get': { parameters: { feed: byId('7') }, secrets: FEED, answer: feed },
	'catalogs feed.getAll': { secrets: FEED, answer: feed },
	'catalogs feed.update': {
		parameters: { feed: byId('7') },
		secrets: FEED,
		given: { ...feedAccess, updateFields: { newLocation: from('location') } },
		asJson: feedAsJson,
		answer: feed,
	},
	'conversions conversionEvent.send': {
		parameters: { ...inAdAccount, eventId: 'order-1' },
		secrets: EVENT,
		given: {
			userData: {
				clientIpAddress: from('ip'),
				clientUserAgent: from('agent'),
				clickId: from('click'),
				partnerId: from('partner'),
			},
		},
		asJson: {
			...{
				event_id: 'order-1',
				event_name: 'checkout',
				action_source: 'web',
				event_time: Math.floor(Date.now() / 1000),
			},
			user_data: {
				client_ip_address: EVENT.ip,
				client_user_agent: EVENT.agent,
				click_id: EVENT.click,
				partner_id: EVENT.partner,
			},
		},
		refusal: (why) => ({
			num_events_received: 1,
			events: [{ status: 'failed', error_message: why, warning_message: why }],
		}),
	},
	'conversions deletionRequest.create': {
		parameters: inAdAccount,
		secrets: { email: 'ada.secret@linen.example', epik: 'dj0yJnU9click' },
		given: { userEmails: from('email'), epiks: from('epik') },
	},
};

/** The files outside what nodes share in which requests of an operation's own redact, and which operations those are. */
export const ownRequests: Record<string, string[]> = {
	'PinterestAds/resources/billing.ts': ['ads billing.redeemCredit'],
	'PinterestAds/resources/insertionOrders.ts': ['ads insertionOrder.create', 'ads insertionOrder.update'],
	'PinterestAudiences/records/send.ts': [
		'audiences customerList.addRecords',
		'audiences customerList.create',
		'audiences customerList.removeRecords',
	],
	'PinterestConversions/resources/deletionRequests.ts': ['conversions deletionRequest.create'],
};
