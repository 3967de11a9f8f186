/** The part of a keyboard event that matters for the key map. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing?: boolean;
}

/** A press by the name it has in the key map: `Ctrl+Shift+ArrowUp`, `Ctrl+z`, `Space`, `?`. */
export function pressName(press: Press): string {
  const key = press.key === ' ' ? 'Space' : [...press.key].length === 1 ? press.key.toLowerCase() : press.key;
  // A sign that takes Shift to type is named by itself.
  const shiftTells = [...press.key].length !== 1 || /[\p{L} ]/u.test(press.key);
  return [
    press.ctrlKey || press.metaKey ? 'Ctrl+' : '',
    press.altKey ? 'Alt+' : '',
    press.shiftKey && shiftTells ? 'Shift+' : '',
    key,
  ].join('');
}
