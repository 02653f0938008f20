import { PinterestTrigger } from '../../../nodes/PinterestTrigger/PinterestTrigger.node';
import { byId } from '../../harness';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestTrigger());
const image = { type: 'image' as const, image: { ratio: 1 } };

/** Publishes a Pin on a board; gives its id. */
function publish(boardName: string, more: object = {}): string {
	const boardId = site.board(boardName);
	const { ownerId } = site.pinterest.boards.get(boardId)!;
	return site.pinterest.worlds.production.addPin({ ownerId, boardId, media: image, ...more }).id;
}

test('a Pin that was published after the workflow starts it once, with the fields most people need', async () => {
	const watch = await site.watch('newPin');
	const id = publish('Ceramics', { title: 'Oak bowl', link: 'https://hearthandlinen.example/oak' });

	expect(await watch.news()).toEqual([
		expect.objectContaining({
			id,
			title: 'Oak bowl',
			url: `https://www.pinterest.com/pin/${id}/`,
			board_id: site.board('Ceramics'),
			media_type: 'image',
		}),
	]);
	expect(await watch.news()).toEqual([]);
});

test('one board is watched, and one section', async () => {
	const onBoard = await site.watch('newPin', { pinsOf: 'board', board: byId(site.board('Ceramics')) });
	const inSection = await site.watch('newPin', {
		pinsOf: 'section',
		board: byId(site.board('Ceramics')),
		section: byId(site.section('Ceramics', 'Mugs')),
	});
	publish('Linen bedding');
	const mug = publish('Ceramics', { sectionId: site.section('Ceramics', 'Mugs') });
	const bowl = publish('Ceramics');

	expect((await onBoard.news()).map(({ id }) => id)).toEqual([bowl, mug]);
	expect((await inSection.news()).map(({ id }) => id)).toEqual([mug]);
});

test('only the media and creative types that are wanted start the workflow', async () => {
	const media = await site.watch('newPin', { filters: { mediaTypes: ['video'] } });
	const creative = await site.watch('newPin', { filters: { creativeTypes: ['CAROUSEL'] }, output: 'raw' });
	publish('Ceramics');
	const video = publish('Ceramics', {
		media: { type: 'video', mediaId: null, cover: { ratio: 1 }, durationMs: 9000 },
	});
	const carousel = publish('Ceramics', { media: { type: 'carousel', images: [{ ratio: 1 }, { ratio: 1 }] } });

	expect((await media.news()).map(({ id }) => id)).toEqual([video]);
	const [whole, ...others] = await creative.news();
	expect(others).toEqual([]);
	expect(whole).toMatchObject({ id: carousel, creative_type: 'CAROUSEL', board_owner: { username: 'hearthandlinen' } });
});

test('an item has the fields that were selected; a name that nothing has is told by hand, and stops no published workflow', async () => {
	const output = { output: 'fields', outputFields: 'title, board_owner' };
	const watch = await site.watch('newPin', output);
	const wrong = await site.watch('newPin', { output: 'fields', outputFields: 'title, tilte' });
	publish('Ceramics', { title: 'Oak bowl' });
	expect(await watch.news()).toEqual([{ title: 'Oak bowl', board_owner: { username: 'hearthandlinen' } }]);
	expect(await wrong.news()).toEqual([{ title: 'Oak bowl' }]);
});
