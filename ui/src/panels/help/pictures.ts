/** Pictures of the window as `scripts/help-pictures` takes them, by their files' paths. */
const files = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?url', import: 'default' });

/** Their size, all alike: known before they are there, so that nothing moves. */
export const WIDTH = 1240;
export const HEIGHT = 715;

/** Where the picture of that name lies. */
export function pictureOf(name: string): string | undefined {
  return files[`./pictures/${name}.webp`];
}
