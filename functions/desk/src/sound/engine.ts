import { signal } from '@preact/signals';
import { type Note, type PatternName, patterns } from './patterns';

/** off: never unlocked · on: can be heard · broken: was on, the browser took it away. */
export type SoundState = 'off' | 'on' | 'broken';

/** Plays patterns through WebAudio, and says honestly whether a sound really started. */
export class SoundEngine {
  readonly state = signal<SoundState>('off');
  private context: AudioContext | null = null;
  private pending: GainNode | null = null;
  private playing: GainNode | null = null;

  /** Must be called from a click or key: browsers unlock sound only then. */
  async arm(): Promise<boolean> {
    this.context ??= this.create();
    await this.context.resume().catch(() => undefined);
    this.judge();
    return this.state.value === 'on' && this.play('armed');
  }

  /** True once the first note has been rendered, not when it was asked for. */
  async play(name: PatternName): Promise<boolean> {
    const context = this.context;
    if (!context) return false;
    if (context.state !== 'running') await Promise.race([context.resume().catch(() => undefined), after(500)]);
    if (context.state !== 'running') return false;
    this.playing = this.output(context);
    const first = this.schedule(context, patterns[name], context.currentTime + 0.02, this.playing);
    return Promise.race([first.then(() => true), after(2000).then(() => false)]);
  }

  /**
   * Dead man's handle: a sound scheduled ahead on the audio clock, which rings unless it is put off again.
   * It also rings when the browser has slowed down this page's timers.
   */
  putOff(name: PatternName, ms: number): void {
    this.release();
    const context = this.context;
    if (context?.state !== 'running') return;
    this.pending = this.output(context);
    void this.schedule(context, patterns[name], context.currentTime + ms / 1000, this.pending);
  }

  /** Calls back by the audio clock, which runs on in a hidden tab; does nothing while the sound is not armed. */
  wake(ms: number, then: () => void): void {
    const context = this.context;
    if (context?.state !== 'running') return;
    const silence = context.createConstantSource();
    silence.offset.value = 0;
    silence.connect(context.destination);
    silence.addEventListener('ended', then, { once: true });
    silence.start();
    silence.stop(context.currentTime + ms / 1000);
  }

  /** What plays now stops in the middle. */
  hush(): void {
    this.playing?.disconnect();
    this.playing = null;
  }

  release(): void {
    this.pending?.disconnect();
    this.pending = null;
  }

  private create(): AudioContext {
    const context = new AudioContext({ latencyHint: 'interactive' });
    context.addEventListener('statechange', () => this.judge());
    return context;
  }

  private judge(): void {
    if (this.context?.state === 'running') this.state.value = 'on';
    else if (this.state.value === 'on') this.state.value = 'broken';
  }

  private output(context: AudioContext): GainNode {
    const gain = context.createGain();
    gain.connect(context.destination);
    return gain;
  }

  private schedule(context: AudioContext, notes: readonly Note[], start: number, out: GainNode): Promise<void> {
    const ended = notes.map((note) => this.note(context, note, start + note.at, out));
    return ended[0] ?? Promise.resolve();
  }

  private note(context: AudioContext, note: Note, at: number, out: GainNode): Promise<void> {
    const [tone, envelope] = [context.createOscillator(), context.createGain()];
    // Harmonics carry through a noisy room; a soft edge avoids clicks.
    tone.type = 'square';
    tone.frequency.value = note.hz;
    envelope.gain.setValueAtTime(0, at);
    envelope.gain.linearRampToValueAtTime(0.35, at + 0.02);
    envelope.gain.setValueAtTime(0.35, at + note.for - 0.03);
    envelope.gain.linearRampToValueAtTime(0, at + note.for);
    tone.connect(envelope).connect(out);
    tone.start(at);
    tone.stop(at + note.for);
    return new Promise((resolve) => tone.addEventListener('ended', () => resolve(), { once: true }));
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
