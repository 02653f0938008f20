import type { IDataObject } from 'n8n-workflow';

import type { Site } from '../scenarios';

export const id = (value: unknown) => ({ __rl: true as const, mode: 'id', value: text(value) });

/** An id as text. */
export const text = (value: unknown): string => `${value as string | number}`;

/** The shop's ad account in euros, as a locator. */
export const account = ({ pinterest }: Site) =>
	id([...pinterest.worlds.production.adAccounts.values()].find(({ name }) => name === 'Hearth & Linen EU')?.id ?? '');

/** The things of a kind in that ad account, first made first. */
export const all = (site: Site, kind: string): IDataObject[] =>
	[...site.pinterest.worlds.production.store<IDataObject>(kind).values()].filter(
		(one) => one.ad_account_id === account(site).value,
	);
