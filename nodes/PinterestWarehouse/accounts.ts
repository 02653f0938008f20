import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../shared/api/json';
import { nameIn } from '../shared/api/parts';
import { readPages } from '../shared/api/pages';
import type { Call, Caller } from '../shared/api/request';
import { request } from '../shared/api/request';
import type { Values } from '../shared/rows/field';
import { liveOptions } from '../shared/editor/adsLists';
import { attributionOf } from './analytics';
import { rowOf } from './row';

/** Every ad account that the credential reaches. @throws UnreadableError where one does not say which it is */
export async function listAccounts(caller: Caller, { local }: Values): Promise<IDataObject[]> {
	const query = { include_shared_accounts: local.includeSharedAccounts !== false };
	const pages = await readPages(caller, { request: 'GET /ad_accounts', query });
	const accounts = pages.flatMap(({ items }) => items);
	for (const { id } of accounts) nameIn(id, 'an ad account without its ID');
	return accounts;
}

export async function readAccount(caller: Caller, id: string): Promise<IDataObject> {
	const call: Call = { request: 'GET /ad_accounts/{ad_account_id}', ids: { ad_account_id: id } };
	return asObject((await request(caller, call)).body);
}

/** A row of the table of ad accounts: the ad account, and how the run counts conversions. */
export function accountRow(account: IDataObject, values: Values): IDataObject {
	const { click_window_days, engagement_window_days, view_window_days, conversion_report_time } = attributionOf(values);
	return rowOf('ad_accounts', {
		...account,
		owner: asObject(account.owner).username,
		click_window_days,
		__engagement_window_days: engagement_window_days,
		__view_window_days: view_window_days,
		__conversion_report_time: conversion_report_time,
	});
}

/** The ad accounts to choose from, shared ones too. */
export async function getAdAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const call: Call = { request: 'GET /ad_accounts', query: { include_shared_accounts: true } };
	const optionsOf = (accounts: unknown) =>
		asObjects(accounts)
			.map(({ id, name, country, currency }) => {
				const where = [country, currency].map(asText).filter(Boolean).join(', ');
				return { name: `${asText(name) || asText(id)}${where && ` (${where})`}`, value: asText(id) ?? '' };
			})
			.sort((a, b) => a.name.localeCompare(b.name));
	return await liveOptions(this, call, optionsOf, true);
}
