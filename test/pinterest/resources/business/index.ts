import type { Row } from '../../row';
import { assetGroupRows } from './assetGroups';
import { assets } from './assets';
import { brandAccounts } from './brandAccounts';
import { integrationLogs } from './integrationLogs';
import { integrations } from './integrations';
import { inviteAnswers } from './inviteAnswers';
import { inviteAssets } from './inviteAssets';
import { inviteRows } from './invites';
import { memberAssets } from './memberAssets';
import { members } from './members';
import { notifications } from './notifications';
import { partnerAssets } from './partnerAssets';
import { partners } from './partners';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for business access, integrations and notifications. */
export const rows: readonly Row[] = [
	...assetGroupRows,
	...assets,
	...brandAccounts,
	...integrationLogs,
	...integrations,
	...inviteAnswers,
	...inviteAssets,
	...inviteRows,
	...memberAssets,
	...members,
	...notifications,
	...partnerAssets,
	...partners,
];
