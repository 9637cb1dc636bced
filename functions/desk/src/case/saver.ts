/** What the saver says of itself: nothing typed, on its way, safe, or not safe yet. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'unsaved';

interface Ways<T> {
  /** True once it is stored. */
  send: (value: T) => Promise<boolean>;
  /** The page goes: no answer can be waited for. */
  sendLast: (value: T) => void;
  told: (state: SaveState) => void;
}

export const pauseMs = 300;
export const longestMs = 1_000;
export const againMs = 2_000;

/**
 * Saves while somebody types: after each short pause, at least each second, one request at a time and always the newest words, so that an older
 * answer never overtakes a newer one. What the server did not take is sent again, and what is left when the tab goes is sent with its last breath.
 */
export class Saver<T> {
  #ways: Ways<T>;
  #newest: T | undefined;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;
  #ended = false;

  constructor(ways: Ways<T>) {
    this.#ways = ways;
  }

  typed(value: T): void {
    this.#newest = value;
    this.#since ??= Date.now();
    this.#ways.told('idle');
    this.#wait(Math.max(0, Math.min(pauseMs, this.#since + longestMs - Date.now())));
  }

  /** The page or the case goes. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    if (this.#newest !== undefined) this.#ways.sendLast(this.#newest);
    this.#newest = undefined;
  }

  /** The page is hidden and may never come back; if it does, typing goes on. */
  flush(): void {
    if (this.#newest !== undefined) this.#ways.sendLast(this.#newest);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  async #save(): Promise<void> {
    const value = this.#newest;
    // The one that is under way looks again when it comes back.
    if (this.#sending || value === undefined) return;
    this.#sending = true;
    this.#since = undefined;
    this.#ways.told('saving');
    const ok = await this.#ways.send(value).catch(() => false);
    this.#sending = false;
    if (this.#ended) return;
    const isNewest = this.#newest === value;
    if (ok && isNewest) this.#newest = undefined;
    this.#ways.told(ok ? (isNewest ? 'saved' : 'idle') : 'unsaved');
    if (this.#newest !== undefined) this.#wait(ok ? 0 : againMs);
  }
}
