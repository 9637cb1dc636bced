import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { age, countdown, duration, hourOf, hoursSince, isoDuration, moment, timeOfDay } from '../clock';
import { lost, now, scale } from '../store';
import { say } from '../strings';

/** Beneath it the times are whole hours, as the server tells them to whoever may not know the minute: none may be shown finer, or be counted from. */
export const HoursOnly = createContext(false);

/** Runs up, until it ends. */
export function Since({ from, until, label }: { from: number; until?: number | null; label?: string }) {
  const hoursOnly = useContext(HoursOnly);
  const to = until ?? now.value;
  const text = hoursOnly ? sinceInHours(from, to) : age(to - from);
  const named = label ? `${text} ${label}` : undefined;
  if (hoursOnly) return <span class="clock hours" title={label} aria-label={named} role="timer">{text}</span>;
  return <time class="clock" dateTime={isoDuration(to - from)} title={label} aria-label={named}>{text}</time>;
}

const soonMs = 60_000;

/** Runs down; after zero it says "now", and when that lasts, by how much it is late. Only for moments that are known exactly. */
export function Until({ at, testId }: { at: string; testId?: string }) {
  // Without the server nobody knows whether it still comes.
  if (lost.value) return <span class="clock" data-testid={testId}>?</span>;
  const left = Date.parse(at) - now.value;
  const text = left > 0 ? countdown(left) : left > -3000 ? say('next.now') : `−${duration(-left)}`;
  return <time class={left > soonMs * scale.value ? 'clock' : left > 0 ? 'clock soon' : 'clock late'} dateTime={at} data-testid={testId}>{text}</time>;
}

export function At({ time }: { time: string }) {
  if (useContext(HoursOnly)) return <span class="at">{atHour(time, now.value)}</span>;
  return <time class="at" dateTime={time} title={new Date(time).toLocaleString()}>{moment(time, now.value)}</time>;
}

/** "13–14 h": in this hour, at a minute that nobody here may know. */
export function atHour(time: string, at: number): string {
  const { day, from, to } = hourOf(time, at);
  return day + say('clock.hour', { from, to });
}

/** "less than 1 h", "1–3 h": as exact as a beginning allows of which the hour alone is known. */
export function sinceInHours(from: number, to: number): string {
  const { least, most, unit } = hoursSince(from, to);
  return least === 0 ? say('clock.less-than', { most }) : say(`clock.${unit}`, { least, most });
}

export const clockTime = timeOfDay;
