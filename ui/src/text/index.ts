/** All sentences of the window, by topic. */
export * from './backups';
export * from './compare';
export * from './errors';
export * from './library';
export * from './meetings';
export * from './plain';
export * from './queries';
export * from './rounds';
export * from './unlock';
export * from './findings';
export * from './report';
export * from './export';
export * from './help';
export * from './lan';
export * from './received';
export * from './settings';
export * from './signing';
