import type { INode } from 'n8n-workflow';

/**
 * Whose address a subscription has: that of this node (`own`), maybe with a host or folder that n8n had earlier; that of its test, or for
 * a test that of the active workflow (`sibling`); or somebody else's (`foreign`).
 *
 * n8n's addresses end in `webhook/<id of the node>/webhook`, those of a test in `webhook-test/<id of the node>/webhook`, and a node without an
 * id of its own has the workflow's id and its name there.
 *
 * @param url the subscription's
 * @param ours the node's, as n8n gives it
 */
export function kindOf(url: string, ours: string, { webhookId }: INode): 'own' | 'sibling' | 'foreign' {
	const theirs = segmentsOf(url);
	const own = segmentsOf(ours);
	const length = webhookId ? 2 : 3;
	if (own.length <= length || tail(theirs, length) !== tail(own, length)) return 'foreign';
	return tail(theirs, length + 1) === tail(own, length + 1) ? 'own' : 'sibling';
}

function segmentsOf(url: string): string[] {
	return URL.canParse(url) ? new URL(url).pathname.split('/').filter(Boolean) : [];
}

function tail(segments: string[], length: number): string {
	return segments.slice(-length).join('/');
}
