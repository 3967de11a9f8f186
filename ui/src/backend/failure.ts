import type { ErrorCode } from '../wire/ErrorCode';
import type { WireError } from '../wire/WireError';

/** A failed action: a code the window acts on, a sentence a person reads, and the data point concerned. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly at: string | null;

  constructor(error: WireError) {
    super(error.message);
    this.name = 'Failure';
    this.code = error.code;
    this.at = error.at;
  }
}

/** Whatever was thrown, as a failure; what isn't an error of the core is a fault of the window and keeps its own words. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isWireError(thrown)) return new Failure(thrown);
  return new Failure({ code: 'io', message: thrown instanceof Error ? thrown.message : String(thrown), at: null });
}

function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
