/** How boards and their sections are known again: by their names, of which Pinterest makes no second one. */
const BY_NAME = {
	by: [{ value: 'name', name: 'Name', names: ['name'] }],
	foldsCase: true,
	refusesDoubles: true,
} as const;

export const BOARD_MATCH = { ...BY_NAME, list: 'GET /boards' } as const;

export const SECTION_MATCH = { ...BY_NAME, list: 'GET /boards/{board_id}/sections' } as const;
