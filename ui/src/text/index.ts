/** All sentences of the window, by topic. */
export * from './errors';
export * from './library';
export * from './plain';
export * from './unlock';
