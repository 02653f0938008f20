import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../shared/rows/field';
import { AUTHENTICATION } from '../shared/editor/credentials';
import { SUBSCRIBE } from './subscription';

const NOTICE: INodeProperties = {
	displayName:
		'Pinterest sends leads to a public https address only: n8n must know its own (WEBHOOK_URL). Leads are personal data, and n8n keeps them in its executions.',
	name: 'notice',
	type: 'notice',
	default: '',
};

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'If Not Verified',
			name: 'unverified',
			type: 'options',
			options: [
				{
					name: 'Pass Through Raw',
					value: 'raw',
					description:
						'Start the workflow with the delivery as it came and "verified": false. Anybody could have sent it.',
				},
				{
					name: 'Refuse',
					value: 'refuse',
					description: 'Respond with an error, so that Pinterest sends it again',
				},
			],
			default: 'refuse',
			description: 'What to do with a delivery that can’t be decrypted with the key of the subscription',
		},
		{
			displayName: 'Replace Other Subscription',
			name: 'replaceOther',
			type: 'boolean',
			default: false,
			description:
				'Whether to replace a subscription that sends the same leads to another URL. Pinterest allows one for each ad account and form.',
		},
	],
};

const shownOf = ({ name, shown: { displayName, ...shown } }: Field): INodeProperties => ({
	displayName,
	name,
	...shown,
});

export const PROPERTIES: INodeProperties[] = [
	NOTICE,
	AUTHENTICATION,
	...(SUBSCRIBE.fields ?? []).map(shownOf),
	OPTIONS,
];
