import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

/** Files of the interface whose styles say something. */
function saying(what: RegExp): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(svelte|css)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  return files.filter((file) => what.test(readFileSync(join(SOURCE, file), 'utf8')));
}

/** With one such rule anywhere, WebKit looks through the whole page at each step of the focus: 8 ms instead of 0.4. */
test('no style asks where the focus is within', () => {
  expect(saying(/:focus-within[^`]/)).toEqual([]);
});

/** The bundler writes them in pixels, which WebKit zooms twice within a drawing; an attribute of a shape is in the drawing's units. */
test('no style sets the width of strokes', () => {
  expect(saying(/stroke-(width|dasharray):/)).toEqual([]);
});
