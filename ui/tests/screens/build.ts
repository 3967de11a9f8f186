import { build } from 'vite';

/** Builds the window over the made-up core before the tests open it. */
export default async function setup(): Promise<void> {
  await build({ configFile: 'vite.fake.ts', logLevel: 'warn' });
}
