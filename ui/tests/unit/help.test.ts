import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { help } from '../../src/text/help.ts';

const FOLDER = join(import.meta.dirname, '../../src/panels/help/pictures');
/** All pictures together: the package has to stay under 10 MB. */
const MOST_BYTES = 400_000;

const all = Object.values(help.answers).flat();
const pictures = all.flatMap(({ picture }) => (picture ? [picture] : []));

describe('the help', () => {
  test.each(['analyst', 'host'] as const)('answers ten questions of a new %s, most with a picture', (who) => {
    const answers = help.answers[who];
    expect(answers).toHaveLength(10);
    for (const { question, answer } of answers) {
      expect(question).toMatch(/\?$/);
      expect(answer.length, question).toBeGreaterThan(60);
    }
    expect(answers.filter(({ picture }) => picture).length).toBeGreaterThanOrEqual(4);
  });

  test('asks no question twice', () => {
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
  });

  test('has each picture that it names, with a text for those who can’t see it', () => {
    const named = pictures.map(({ name }) => `${name}.webp`);
    expect(readdirSync(FOLDER).sort()).toEqual(named.sort());
    for (const file of named) {
      const bytes = readFileSync(join(FOLDER, file));
      expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), file).toBe('RIFFWEBP');
    }
    for (const { name, alt } of pictures) expect(alt.length, name).toBeGreaterThan(40);
  });

  test('keeps its pictures small', () => {
    const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
