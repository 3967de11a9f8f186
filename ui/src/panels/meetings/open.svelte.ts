import { createContext } from 'svelte';
import type { WindowState } from '../../app.svelte';
import { asFailure, type Failure } from '../../backend/failure';
import { newId } from '../../parts/id';
import type { MeetingTold } from '../../wire/MeetingTold';
import type { MeetingView } from '../../wire/MeetingView';

/** A pause in typing after which a text is kept, so that a lock loses nothing. */
const PAUSE = 1200;

/** The meeting on the screen: what is entered stands in `told` and is kept field by field. */
export class OpenMeeting {
  readonly app: WindowState;
  /** As the store has it. */
  view = $state.raw() as MeetingView;
  /** As it stands on the screen. */
  told = $state() as MeetingTold;
  saving = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Counts what was put on the screen from the store: what shows it begins anew. */
  round = $state(0);
  private pause: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  /** The edit on its way; a failed one goes out again under the same id. */
  private editId: string | null = null;

  constructor(app: WindowState, view: MeetingView) {
    this.app = app;
    this.show(view);
  }

  get id(): number {
    return this.view.id;
  }

  /** Whether something on the screen is not in the store yet. */
  get dirty(): boolean {
    return JSON.stringify(this.told) !== JSON.stringify(this.view.told);
  }

  /** Puts a state of the store on the screen. */
  show(view: MeetingView): void {
    this.view = view;
    this.told = structuredClone(view.told);
    this.round += 1;
  }

  /** A text is being typed: it is kept after a pause. */
  typing = (): void => {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.keep(false), PAUSE);
  };

  /** A field was left, or a row added, moved or taken out. */
  changed = (): void => void this.keep(true);

  /** Keeps what stands on the screen, after what is on its way already. */
  async keep(tidy = true): Promise<void> {
    clearTimeout(this.pause);
    while (this.running) await this.running;
    if (!this.dirty) return;
    this.running = this.send(tidy);
    await this.running;
  }

  private async send(tidy: boolean): Promise<void> {
    const sent = $state.snapshot(this.told) as MeetingTold;
    this.saving = true;
    this.editId ??= newId();
    try {
      const view = await this.app.backend.keepMeeting(this.id, this.editId, sent);
      this.editId = null;
      this.failure = null;
      const untouched = JSON.stringify(this.told) === JSON.stringify(sent);
      this.view = view;
      if (tidy && untouched) this.told = structuredClone(view.told);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.saving = false;
      this.running = null;
    }
  }

  /** Gives up what could not be kept. */
  giveUp = async (): Promise<void> => {
    try {
      await this.app.backend.giveUpUnsaved();
      this.editId = null;
      this.failure = null;
      this.show(await this.app.backend.meeting(this.id));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  };

  undo = (): Promise<void> => this.step(() => this.app.backend.undoMeeting(this.id), this.view.undo);
  redo = (): Promise<void> => this.step(() => this.app.backend.redoMeeting(this.id), this.view.redo);

  private async step(work: () => Promise<MeetingView>, what: string | null): Promise<void> {
    await this.keep();
    if (what === null && this.view.undo === null && this.view.redo === null) return;
    try {
      this.show(await work());
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Runs what changes the meeting in the store by itself, such as taking files in. */
  async take(work: (editId: string) => Promise<MeetingView>): Promise<boolean> {
    await this.keep();
    try {
      this.show(await work(newId()));
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return false;
    }
  }

  /** The meeting leaves the screen. */
  leave(): Promise<void> {
    return this.keep(false);
  }
}

/** The meeting on the screen, for its parts. */
export const [useMeeting, provideMeeting] = createContext<OpenMeeting>();
