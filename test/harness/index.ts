/** What the tests of all nodes share: a node beside a simulated Pinterest, items as they go in and come out, what n8n keeps of a run. */
export { day, dayBack } from './dates';
export { jpegFile, mp4File, pngFile } from './files';
export { byId, byUrl, failure, fromList, inCollections, items, paired } from './items';
export { toldOf, wholeText } from './kept';
export { ACCOUNT_NAME, type Sent, type Site, type SiteOptions, useNodeSite } from './site';
export * from './films';
export * from './fileServer';
