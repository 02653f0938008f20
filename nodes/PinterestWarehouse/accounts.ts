import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { readPages } from '../shared/api/pages';
import type { Caller } from '../shared/api/request';
import { request } from '../shared/api/request';
import type { Values } from '../shared/rows/field';
import { liveOptions } from '../shared/editor/adsLists';
import { counting } from './analytics';
import { rowOf } from './row';

const PATH = '/ad_accounts';
const CATEGORY = 'ads_read';

/** Every ad account that the credential reaches. */
export async function listAccounts(caller: Caller, { local }: Values): Promise<IDataObject[]> {
	const query = { include_shared_accounts: local.includeSharedAccounts !== false };
	const pages = await readPages(caller, { method: 'GET', path: PATH, category: CATEGORY, query });
	return pages.flatMap(({ items }) => items);
}

export async function readAccount(caller: Caller, id: string): Promise<IDataObject> {
	const path = `${PATH}/{ad_account_id}`;
	const { body } = await request(caller, { method: 'GET', path, category: CATEGORY, ids: { ad_account_id: id } });
	return body as IDataObject;
}

/** A row of the table of ad accounts: the ad account, and how the run counts conversions. */
export function accountRow(account: IDataObject, values: Values): IDataObject {
	const { click_window_days, engagement_window_days, view_window_days, conversion_report_time } = counting({ values });
	return rowOf('ad_accounts', {
		...account,
		owner: (account.owner as IDataObject | undefined)?.username,
		click_window_days,
		__engagement_window_days: engagement_window_days,
		__view_window_days: view_window_days,
		__conversion_report_time: conversion_report_time,
	});
}

/** The ad accounts to choose from, shared ones too. */
export async function getAdAccounts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const call = { path: PATH, category: CATEGORY, query: { include_shared_accounts: true } };
	const optionsOf = (accounts: unknown) =>
		(accounts as IDataObject[])
			.map(({ id, name, country, currency }) => ({
				name: `${String(name)} (${[country, currency].filter(Boolean).join(', ')})`,
				value: String(id),
			}))
			.sort((a, b) => a.name.localeCompare(b.name));
	return await liveOptions(this, call, optionsOf, true);
}
