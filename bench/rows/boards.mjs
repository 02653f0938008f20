/** Ids of boards to ask for, made where there are none yet. */
export async function boardIds(pinterest) {
	const { boardIds: ids } = await pinterest.control.seedBoards({ boards: 50 });
	await pinterest.control.clearRequests();
	return ids;
}

/** A measurement of a run that gave something else than asked for is worth nothing. */
export function expectAll(count, measurement) {
	const { results, failed } = measurement;
	if (results !== count || failed > 0)
		throw new Error(`${results} results, ${failed} of them errors, instead of ${count}`);
	return measurement;
}
