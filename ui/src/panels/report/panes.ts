/** Moves the focus to the next region of the screen (`data-pane`), round the end: where F6 goes. */
export function nextPane(way: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = here < 0 ? (way > 0 ? -1 : 0) : here;
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(start + way * step + panes.length * 2) % panes.length];
    const target = pane && entrance(pane);
    if (target) return target.focus();
  }
}

/** Where the focus enters a pane: its grid, else what is current in it, else its first control. */
function entrance(pane: HTMLElement): HTMLElement | null {
  const wanted = [
    '[role="gridcell"][tabindex="0"]',
    '[aria-current]',
    'button:enabled, input:enabled, textarea, select, a',
  ];
  for (const selector of wanted) {
    const found = pane.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}
