import type { INodeParameters } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestLeadTrigger } from '../../../nodes/PinterestLeadTrigger/PinterestLeadTrigger.node';
import { openWebhooks, type WebhookOptions, type WebhookWorkflow } from '../../engine';
import { ACCOUNT_NAME, byId, type Site, useNodeSite } from '../../harness';

export { byId };

export const node = new PinterestLeadTrigger();
export const PUBLIC_URL = 'https://n8n.example/';

/** A subscription as Pinterest keeps it. */
export type Kept = Record<'id' | 'ad_account_id' | 'webhook_url' | 'cryptographic_key', string> & {
	lead_form_id: string | null;
};

/** The lead trigger in workflows beside a simulated Pinterest that sends what it subscribes to. */
export interface LeadSite extends Site {
	account(): string;
	/** The id of the lead form of this name; `Trade fair` has a subscription of somebody else's. */
	form(name: string): string;
	/** The subscriptions of the ad account, oldest first. */
	subscriptions(): Kept[];
	/** A workflow that starts with the trigger, not active yet; Pinterest's webhooks lead to it. */
	workflow(parameters?: INodeParameters, more?: Partial<WebhookOptions>): Promise<WebhookWorkflow>;
	/** Waits until nothing is on its way to a webhook, and gives what became of each delivery. */
	settled(): Promise<string[]>;
}

export function useLeadSite(): LeadSite {
	const site = useNodeSite(node);
	const opened: WebhookWorkflow[] = [];
	const account = () => site.adAccount(ACCOUNT_NAME);
	afterEach(async () => {
		site.pinterest.settings.webhookOrigin = undefined;
		for (const one of opened.splice(0)) await one.close();
	});
	return Object.assign(site, {
		account,
		form: (name: string) => {
			const found = site.kept('lead form', account()).find((form) => form.name === name);
			if (!found) throw new Error(`No lead form ${name}`);
			return found.id as string;
		},
		subscriptions: () => site.kept<Kept>('lead subscription', account()),
		async workflow(parameters: INodeParameters = {}, more: Partial<WebhookOptions> = {}) {
			const { accessToken } = site.pinterest.issueToken();
			const workflow = await openWebhooks({
				node,
				parameters: { authentication: 'accessToken', adAccount: byId(account()), ...parameters },
				webhookUrl: PUBLIC_URL,
				credentialTypes: [new PinterestAccessTokenApi()],
				credentials: {
					pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken },
				},
				...more,
			});
			opened.push(workflow);
			Object.assign(site.pinterest.settings, { webhookOrigin: workflow.origin, webhookRetryMs: 20 });
			return workflow;
		},
		async settled() {
			const states = () => site.pinterest.leadDeliveries().map(({ state }) => state);
			for (let waits = 0; states().some((state) => state === 'sending'); waits++) {
				if (waits > 500) throw new Error('Deliveries are on their way for ever');
				await sleep(20);
			}
			return states();
		},
	});
}

/** The ids of the leads that executions started with. */
export function leadIds({ executions }: WebhookWorkflow): unknown[] {
	return executions.flat().map(({ json }) => json.lead_id);
}
