import { searchAdAccounts, searchBoards, searchSectionsOf } from '../shared/editor/search';
import { BOARD } from './events/pins';

const searchSections = searchSectionsOf(() => [[BOARD.name, BOARD]]);

/** The searches behind the node's pickers. */
export const SEARCHES = { searchAdAccounts, searchBoards, searchSections };
