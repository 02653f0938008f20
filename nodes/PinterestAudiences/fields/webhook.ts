import { field } from '../../shared/fields/kinds';
import { parsePublicHttps } from '../../shared/fields/publicHttps';

/** Where Pinterest sends leads to. */
export const WEBHOOK_URL = field(
	{
		name: 'webhookUrl',
		apiName: 'webhook_url',
		in: 'body',
		label: 'Webhook URL',
		description:
			'Where Pinterest sends each lead, encrypted: a public https address, such as that of a Webhook node in an active workflow',
		placeholder: 'e.g. https://n8n.example.com/webhook/leads',
		required: true,
	},
	{ type: 'string', default: '' },
	parsePublicHttps,
);
