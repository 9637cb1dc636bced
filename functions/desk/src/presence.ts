import type { Alarm, PresenceAnswer } from './contract';

/** A page counts as listening for ten seconds after its last word: one word may be lost. */
export const beatMs = 5_000;
const mostKept = 200;

export interface PresenceParts {
  report(page: string, armed: boolean): Promise<PresenceAnswer>;
  played(page: string, deliveryId: string): Promise<void>;
  /** True only when the room really heard it. */
  sound(alarm: Alarm): Promise<boolean>;
  armed(): boolean;
  answered(answer: PresenceAnswer): void;
  failed(error: unknown): void;
  /** Calls back by the clock of the armed sound, which no browser slows down in a hidden tab; does nothing while there is none. */
  wake(ms: number, then: () => void): void;
}

/**
 * What a page says by requests where no hub hears it: that it is there, and that an alarm was played.
 * An alarm comes by push, by answer, or by both, and sounds once.
 */
export class Presence {
  /** 128 bits, so that no other page of this officer has the same name. */
  readonly page = newPageId();
  private running = false;
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly sounding = new Set<string>();
  private readonly sounded = new Set<string>();

  constructor(private readonly parts: PresenceParts) {}

  get isRunning(): boolean { return this.running; }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.say();
  }

  stop(): void {
    this.running = false;
    this.turn += 1;
    clearTimeout(this.timer);
  }

  /** Now, and then every five seconds. A word that is still under way does not keep the next one back. */
  say(): void {
    if (!this.running) return;
    this.next();
    this.parts.report(this.page, this.parts.armed()).then((answer) => this.take(answer), (error: unknown) => this.running && this.parts.failed(error));
  }

  /** Sounds an alarm unless this page has; what could not be heard comes again with the next answer. */
  async hear(alarm: Alarm): Promise<void> {
    const id = alarm.deliveryId;
    if (this.sounding.has(id)) return;
    if (!this.sounded.has(id)) {
      this.sounding.add(id);
      try {
        if (!(await this.parts.sound(alarm))) return;
      } finally {
        this.sounding.delete(id);
      }
      this.keep(id);
    }
    // Should the word be lost, the alarm comes again unconfirmed: then only the word is said again.
    await this.parts.played(this.page, id).catch(() => undefined);
  }

  private take(answer: PresenceAnswer): void {
    if (!this.running) return;
    this.parts.answered(answer);
    for (const alarm of answer.alarms) void this.hear(alarm);
  }

  private next(): void {
    const turn = ++this.turn;
    const then = (): void => void (turn === this.turn && this.say());
    clearTimeout(this.timer);
    this.timer = setTimeout(then, beatMs);
    this.parts.wake(beatMs, then);
  }

  private keep(id: string): void {
    this.sounded.add(id);
    if (this.sounded.size > mostKept) this.sounded.delete(this.sounded.values().next().value ?? '');
  }
}

/** 22 letters of base64url. */
export function newPageId(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
