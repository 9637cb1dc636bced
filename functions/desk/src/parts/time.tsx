import { age, countdown, duration, isoDuration, moment, timeOfDay } from '../clock';
import { lost, now, scale } from '../store';
import { say } from '../strings';

/** Runs up. */
export function Since({ from, label }: { from: number; label?: string }) {
  const ms = now.value - from;
  return <time class="clock" dateTime={isoDuration(ms)} title={label} aria-label={label ? `${age(ms)} ${label}` : undefined}>{age(ms)}</time>;
}

const soonMs = 60_000;

/** Runs down; after zero it says "now", and when that lasts, by how much it is late. */
export function Until({ at, testId }: { at: string; testId?: string }) {
  // Without the server nobody knows whether it still comes.
  if (lost.value) return <span class="clock" data-testid={testId}>?</span>;
  const left = Date.parse(at) - now.value;
  const text = left > 0 ? countdown(left) : left > -3000 ? say('next.now') : `−${duration(-left)}`;
  return <time class={left > soonMs * scale.value ? 'clock' : left > 0 ? 'clock soon' : 'clock late'} dateTime={at} data-testid={testId}>{text}</time>;
}

export function At({ time }: { time: string }) {
  return <time class="at" dateTime={time} title={new Date(time).toLocaleString()}>{moment(time, now.value)}</time>;
}

export const clockTime = timeOfDay;
