/** Where something stands: each element around it, the nearest first, and which of its children leads there. */
type Place = [Element, number][];

const TAKES_KEYS =
  ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [tabindex="-1"], [type="hidden"])';
/** Beyond these a place is another one. */
const PARTS = 'main, aside, dialog';
/** These keep the focus by themselves. */
const THEIR_OWN = '[role="grid"], [contenteditable="true"], [role="listbox"]';

/** Where an element stands, to find back to when it is gone. */
export function placeOf(element: Element): Place {
  const place: Place = [];
  for (let at = element; at.parentElement; at = at.parentElement)
    place.push([at.parentElement, [...at.parentElement.children].indexOf(at)]);
  return place;
}

/** Gives the focus to what takes keys nearest to a place; whether there was anything in the same part of the window. */
export function focusNear(place: Place): boolean {
  for (const [around, at] of place) {
    if (!around.isConnected || !around.closest(PARTS)) continue;
    const { children } = around;
    const there = children[Math.min(at, children.length - 1)];
    for (const near of [there, around]) {
      const found = near && firstIn(near);
      if (!found) continue;
      found.focus();
      // What is hidden takes no focus: a bar of progress that has only just come. What comes in its place will.
      return found.ownerDocument.activeElement === found;
    }
  }
  return false;
}

function firstIn(near: Element): HTMLElement | null {
  const found = near.matches(TAKES_KEYS) ? near : near.querySelector(TAKES_KEYS);
  return found instanceof HTMLElement ? found : null;
}

/**
 * Keeps the keyboard where it was when what held the focus goes, or is switched off while it works: without this the
 * next Tab would begin at the top of the window. Returns how to stop.
 */
export function keepFocus(page: Document): () => void {
  let last: Element | null = null;
  let place: Place = [];
  let wasOff = false;

  function took(event: FocusEvent) {
    const target = event.target;
    const isOwn = target instanceof Element && target.closest(THEIR_OWN) !== null;
    last = target instanceof Element && !isOwn ? target : null;
    place = last ? placeOf(last) : [];
    wasOff = false;
  }

  /** A press beside everything leaves it on purpose. */
  const left = () => (last = null);

  function bring() {
    if (!last) return;
    // Seen at once: what is switched off loses the focus only when the page is next painted.
    if (last.isConnected && last.matches(':disabled')) wasOff = true;
    if (page.activeElement !== page.body && page.activeElement !== null) return;
    if (!last.isConnected) {
      // Where nothing takes it yet, what comes next there may: a button in place of the bar that stood for it.
      if (focusNear(place)) last = page.activeElement;
    } else if (wasOff && last instanceof HTMLElement && !last.matches(':disabled')) {
      last.focus();
    }
  }

  // What a component focuses by itself after a change comes first.
  const watch = new MutationObserver(() => setTimeout(bring));
  watch.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', took);
  page.addEventListener('pointerdown', left);
  return () => {
    watch.disconnect();
    page.removeEventListener('focusin', took);
    page.removeEventListener('pointerdown', left);
  };
}
