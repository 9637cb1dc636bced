import { type ReadonlySignal, signal } from '@preact/signals';

/** A question can be read from then on. */
const readMs = 1_000;

/**
 * Which of the questions on the screen the keys answer: one only, and only one that could be read. It keeps them until it is answered or gone;
 * the next one has them a second after that, for a key pressed in that second was meant for the one before.
 */
export class AskKeys {
  private readonly held = signal<string | null>(null);
  private next: string | null = null;
  private sent: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The case whose question the keys answer now; its keys are shown with it. */
  readonly of: ReadonlySignal<string | null> = this.held;

  /** What stands on the screen, the first one on top. */
  shown(ids: readonly string[]): void {
    if (this.sent !== null && !ids.includes(this.sent)) this.sent = null;
    if (this.next !== null && ids.includes(this.next)) return;
    clearTimeout(this.timer);
    this.held.value = null;
    this.next = ids[0] ?? null;
    if (this.next !== null) this.timer = setTimeout(() => (this.held.value = this.next), readMs);
  }

  /** For one press: the question that it answers, if it is still asked; null where it answers none. A second press answers nothing. */
  take(asked: readonly string[]): string | null {
    const id = this.held.peek();
    if (id === null || id === this.sent || !asked.includes(id)) return null;
    this.sent = id;
    return id;
  }

  /** An answer was refused: the question still stands, and its keys answer it again. */
  refused(id: string): void {
    if (this.sent === id) this.sent = null;
  }
}

export const askKeys = new AskKeys();
