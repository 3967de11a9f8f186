import { flushSync } from 'svelte';

/** Keys that type, move or leave. Those with Ctrl, Alt or Meta are commands, and pass. */
const HELD = new Set([
  'Enter',
  'Tab',
  'Escape',
  'Backspace',
  'Delete',
  'F2',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

/**
 * Holds the keys back that a person presses while the focus is on its way, and gives them to where it arrives: what is typed
 * right after going somewhere belongs there. Returns the call that ends it.
 */
export function holdKeys(): () => void {
  const held: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.length !== 1 && !HELD.has(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A key held down too long is no second press.
    if (!event.repeat) held.push(event);
  };
  window.addEventListener('keydown', hold, { capture: true });
  return () => {
    window.removeEventListener('keydown', hold, { capture: true });
    held.forEach(pressed);
  };
}

/** Does what the key does at the element that has the focus now; only keys of a person type by themselves. */
function pressed({ key, code, shiftKey }: KeyboardEvent): void {
  const at = document.activeElement;
  if (key.length === 1 && at instanceof HTMLInputElement) {
    at.setRangeText(key, at.selectionStart ?? at.value.length, at.selectionEnd ?? at.value.length, 'end');
    at.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }));
  } else if (key.length === 1 && at instanceof HTMLElement && at.isContentEditable) {
    document.execCommand('insertText', false, key);
  } else {
    const event = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
    (at ?? document.body).dispatchEvent(event);
  }
  flushSync();
}
