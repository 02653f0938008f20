import { invalid } from '../check';
import { page, type PageQuery } from '../paging';
import { Refusal, row, type Call } from '../row';
import type { Board, Pin } from '../world';
import { checkUrl, mediaFrom, type MediaSource } from './mediaSource';
import { creativeType, pinView } from './pinView';
import { boardFor, boardOf, hasScope, needScope, pinFor, sectionFor } from './shared';

interface PinBody {
	board_id?: string;
	board_section_id?: string | null;
	title?: string | null;
	description?: string | null;
	alt_text?: string | null;
	link?: string | null;
}

interface PinCreateBody extends PinBody {
	media_source?: MediaSource;
	parent_pin_id?: string | null;
	dominant_color?: string | null;
}

interface PinsQuery extends PageQuery {
	pin_filter?: 'exclude_native' | 'exclude_repins' | 'has_been_promoted';
	pin_metrics: boolean;
	include_protected_pins: boolean;
	pin_type?: 'PRIVATE';
	creative_types?: string[];
	domain?: string;
	domains?: string[];
	include_product_tag_obj?: boolean;
}

export const pins = [
	row<PinsQuery>('GET /pins', {
		answer(call) {
			const { bookmark: _bookmark, page_size: _size, ...filters } = call.query;
			if (filters.pin_type === 'PRIVATE') needScope(call, 'pins:read_secret');
			const { pin_metrics: metrics, include_product_tag_obj: productTags } = filters;
			const body = page(call, [...call.world.pins.values()], (pin) => pinView(call, pin, { metrics, productTags }), {
				filters: { ...filters, user: call.user.id },
				keep: (pin) => isListed(call, pin),
			});
			return { status: 200, body };
		},
	}),
	row<object, PinCreateBody>('POST /pins', {
		also: { properties: { dominant_color: { pattern: '^#[0-9a-fA-F]{6}$' } } },
		answer(call) {
			refuseTrial(call);
			const { body, world, user } = call;
			if (body.board_id === undefined) throw invalid("Body 'board_id' is required.");
			if (body.media_source === undefined) throw invalid("Body 'media_source' is required.");
			const { board, sectionId } = placeFor(call, body.board_id, body.board_section_id);
			if (body.link != null) checkUrl(body.link, 'link');
			if (body.media_source.source_type === 'pin_url' && body.link == null) {
				throw invalid("Body 'link' is required when media_source is a pin_url.");
			}
			const parentPinId = body.parent_pin_id == null ? null : publicPin(call, body.parent_pin_id).id;
			const media = mediaFrom(call, body.media_source);
			const pin = world.addPin({
				ownerId: user.id,
				boardId: board.id,
				sectionId,
				parentPinId,
				title: body.title ?? null,
				description: body.description ?? null,
				altText: body.alt_text ?? null,
				link: body.link ?? null,
				media,
				isStandard: 'is_standard' in body.media_source ? body.media_source.is_standard !== false : true,
				...(body.dominant_color && { dominantColor: body.dominant_color.toLowerCase() }),
			});
			return { status: 201, body: pinView(call, pin) };
		},
	}),
	row<{ pin_metrics: boolean }>('GET /pins/{pin_id}', {
		answer(call) {
			const pin = pinFor(call, call.path.pin_id);
			return { status: 200, body: pinView(call, pin, { metrics: call.query.pin_metrics }) };
		},
	}),
	row<object, PinBody & { carousel_slots?: Array<{ title?: string; description?: string; link?: string }> }>(
		'PATCH /pins/{pin_id}',
		{
			answer(call) {
				const { body, world } = call;
				const pin = ownPin(call);
				if (body.link != null) checkUrl(body.link, 'link');
				const { carousel_slots: slots, board_id: boardId = pin.boardId, board_section_id: wanted } = body;
				const images = pin.media.type === 'carousel' ? pin.media.images : undefined;
				if (slots && !images) throw invalid("Body 'carousel_slots' is only for carousel Pins.");
				if (slots && slots.length !== images?.length)
					throw invalid(`Body 'carousel_slots' must have ${images?.length} elements.`);

				if (boardId !== null) {
					const stays = boardId === pin.boardId && wanted === undefined;
					const { board, sectionId } = placeFor(call, boardId, stays ? pin.sectionId : wanted);
					if (board.id !== pin.boardId) world.movePin(pin, board);
					pin.sectionId = sectionId;
				}
				if (body.title !== undefined) pin.title = body.title;
				if (body.description !== undefined) pin.description = body.description;
				if (body.alt_text !== undefined) pin.altText = body.alt_text;
				if (body.link !== undefined) pin.link = body.link;
				slots?.forEach((slot, at) => Object.assign(images?.[at] ?? {}, slot));
				return { status: 200, body: pinView(call, pin) };
			},
		},
	),
	row('DELETE /pins/{pin_id}', {
		answer(call) {
			call.world.deletePin(ownPin(call));
			return { status: 204 };
		},
	}),
	row<object, { board_id?: string | null; board_section_id?: string | null }>('POST /pins/{pin_id}/save', {
		answer(call) {
			refuseTrial(call);
			const source = publicPin(call, call.path.pin_id);
			const { board_id: boardId, board_section_id: wanted } = call.body;
			if (boardId == null && wanted != null) throw invalid("Body 'board_section_id' needs a board_id.");
			const place = boardId == null ? undefined : placeFor(call, boardId, wanted);
			const { seq: _seq, id: _id, createdAt: _createdAt, ...copied } = source;
			const pin = call.world.addPin({
				...structuredClone(copied),
				ownerId: call.user.id,
				boardId: place?.board.id ?? null,
				sectionId: place?.sectionId ?? null,
				parentPinId: source.id,
				productTags: [],
				promoted: false,
			});
			return { status: 201, body: pinView(call, pin) };
		},
	}),
];

function isListed(call: Call<PinsQuery>, pin: Pin): boolean {
	if (pin.ownerId !== call.user.id) return false;
	const {
		pin_filter: filter,
		pin_type: type,
		creative_types: types,
		domain,
		domains,
		include_protected_pins: withProtected,
	} = call.query;
	const privacy = boardOf(call, pin)?.privacy ?? 'PUBLIC';
	if (type === 'PRIVATE' ? privacy !== 'SECRET' : privacy === 'SECRET' && !hasScope(call, 'pins:read_secret'))
		return false;
	if (privacy === 'PROTECTED' && !withProtected) return false;
	if (filter === 'exclude_native' && pin.parentPinId === null) return false;
	if (filter === 'exclude_repins' && pin.parentPinId !== null) return false;
	if (filter === 'has_been_promoted' && !pin.promoted) return false;
	if (types && !types.includes(creativeType(pin))) return false;
	const wanted = [...(domain === undefined ? [] : [domain]), ...(domains ?? [])];
	return (
		wanted.length === 0 || (pin.link !== null && wanted.includes(new URL(pin.link).hostname.replace(/^www\./, '')))
	);
}

/** Where a Pin goes: a board that may be written to, and a section of it. */
function placeFor(
	call: Call<object>,
	boardId: string,
	sectionId: string | null | undefined,
): { board: Board; sectionId: string | null } {
	const board = boardFor(call, boardId, 'boards:write_secret');
	if (board.privacy === 'SECRET') needScope(call, 'pins:write_secret');
	return { board, sectionId: sectionId == null ? null : sectionFor(board, sectionId).id };
}

/** The Pin of the path, if the acting account may change it. */
function ownPin(call: Call<object>): Pin {
	const pin = pinFor(call, call.path.pin_id, 'pins:write_secret');
	const board = boardOf(call, pin);
	if (pin.ownerId !== call.user.id && board?.ownerId !== call.user.id) {
		throw new Refusal(403, 29, 'You are not permitted to access that resource.');
	}
	return pin;
}

/** Any Pin that isn't on somebody else's secret board. */
function publicPin(call: Call<object>, pinId: string): Pin {
	const pin = call.world.pins.get(pinId);
	if (!pin || boardOf(call, pin)?.privacy === 'SECRET') return pinFor(call, pinId);
	return pin;
}

function refuseTrial({ token, environment, settings }: Call<object>): void {
	if (token?.access !== 'trial' || environment === 'sandbox' || settings.trialPins === 'private') return;
	throw new Refusal(403, 29, 'Apps with Trial access may not create Pins in production; use the API Sandbox instead.');
}
