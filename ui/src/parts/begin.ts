/**
 * Gives the keyboard a place on a page that has just opened, unless something has it already: its heading, from which Tab
 * leads into the page and a screen reader says where one is.
 */
export function beginAt(heading: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (!heading || (activeElement !== body && activeElement !== null)) return;
  if (!heading.matches(':is(a[href], button, input, [tabindex])')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
