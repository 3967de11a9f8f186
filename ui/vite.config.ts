import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The window's content-security policy allows files of its own only: nothing is inlined, no polyfill is injected. */
export default defineConfig({
  plugins: [svelte()],
  // Under test, effects run as in the window: the other build of Svelte, for servers, has none.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  base: './',
  build: {
    target: 'safari16',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
