import { account } from './account';
import { boardSections } from './boardSections';
import { boards } from './boards';
import { media } from './media';
import { pins } from './pins';
import { productTags } from './productTags';
import { search } from './search';
import { terms } from './terms';
import { trends } from './trends';
import { websites } from './websites';

/** Everything the node works with, the most used first. */
export const resources = [pins, boards, boardSections, media, productTags, search, terms, trends, account, websites];
