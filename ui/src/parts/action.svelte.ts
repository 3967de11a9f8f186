import { asFailure, type Failure } from '../backend/failure';

/** One thing a person can start: whether it is under way and how it failed, to be shown beside its button. */
export class Action {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** Runs `work` unless it is running already; gives its result, or undefined when it failed. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.failure = null;
    try {
      return await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  dismiss = (): void => {
    this.failure = null;
  };
}
