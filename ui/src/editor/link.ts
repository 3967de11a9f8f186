/** Addresses that a link may have; the core checks them again. */
const ALLOWED = /^(https?:\/\/[\p{L}\p{N}]|mailto:[^@\s]+@)[^\s<>"'`\\{}|^]*$/iu;

/** The address of a link, if it is a plain web or e-mail address. */
export function allowedAddress(address: string | null): string | null {
  const trimmed = (address ?? '').trim();
  return trimmed.length <= 2000 && ALLOWED.test(trimmed) ? trimmed : null;
}
