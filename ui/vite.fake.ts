import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { policy } from './tests/fake/policy.ts';

/** The window's interface over a made-up core, under the window's own policy: for looking at screens in a browser. */
export default defineConfig({
  plugins: [svelte(), policy()],
  root: 'tests/fake',
  base: './',
  build: {
    target: 'safari16',
    assetsInlineLimit: 0,
    modulePreload: false,
    outDir: '../../.fake',
    emptyOutDir: true,
  },
});
