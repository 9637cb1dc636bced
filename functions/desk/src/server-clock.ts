import { now } from './store';

/** The desk's own clock may be wrong by minutes; deadlines are the server's. */
class ServerClock {
  private offset = 0;

  set(serverTime: string): void {
    const at = Date.parse(serverTime);
    if (Number.isFinite(at)) this.offset = at - Date.now();
    now.value = this.time();
  }

  time(): number {
    return Date.now() + this.offset;
  }

  /** Ticks on the full second, so that all clocks of the page step together. */
  run(onTick: () => void): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const step = (): void => {
      now.value = this.time();
      onTick();
      timer = setTimeout(step, 1000 - (this.time() % 1000) + 5);
    };
    step();
    return () => clearTimeout(timer);
  }
}

export const serverClock = new ServerClock();
