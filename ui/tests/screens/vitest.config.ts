import { defineConfig } from 'vitest/config';

/** Tests in a real browser, over the made-up core: `npm run screens`. They need Debian's package chromium. */
export default defineConfig({
  test: {
    include: ['tests/screens/**/*.test.ts'],
    globalSetup: ['tests/screens/build.ts'],
    // Ten machines slower than this one still come to what is waited for.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
