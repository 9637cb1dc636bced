const pad = (n: number): string => String(n).padStart(2, '0');

/** 0:07 · 12:40 · 3:05:09: minutes and seconds always stand in the same place. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** A countdown reaches zero when the moment has come, not a second before. */
export function countdown(ms: number): string {
  return duration(Math.ceil(Math.max(0, ms) / 1000) * 1000);
}

/** Seconds of an old case only tire the eye; past a day hours suffice. */
export function age(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  return hours >= 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : duration(ms);
}

export function timeOfDay(time: string | number): string {
  const at = new Date(time);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** The day is only named when it is not today's. */
export function moment(time: string, now: number): string {
  const at = new Date(time);
  if (at.toDateString() === new Date(now).toDateString()) return timeOfDay(time);
  return `${pad(at.getDate())}.${pad(at.getMonth() + 1)}. ${timeOfDay(time)}`;
}

const hourMs = 3_600_000;

/** A time of which the hour alone is known: when that hour began and ended; the day is only named when it is not today's. */
export function hourOf(time: string, now: number): { day: string; from: string; to: string } {
  const at = new Date(time);
  const day = at.toDateString() === new Date(now).toDateString() ? '' : `${pad(at.getDate())}.${pad(at.getMonth() + 1)}. `;
  // India's hours begin at half past in most other zones.
  const minutes = at.getMinutes() === 0 ? '' : `:${pad(at.getMinutes())}`;
  return { day, from: `${at.getHours()}${minutes}`, to: `${minutes ? (at.getHours() + 1) % 24 : at.getHours() + 1}${minutes}` };
}

/** Between which whole hours, past a day days, a span lies that began at an unknown minute of the hour `from`. */
export function hoursSince(from: number, to: number): { least: number; most: number; unit: 'hours' | 'days' } {
  const hours = Math.max(0, Math.floor((to - from) / hourMs));
  const [least, most] = [Math.max(0, hours - 1), hours + 1];
  return least < 24 ? { least, most, unit: 'hours' } : { least: Math.floor(least / 24), most: Math.ceil(most / 24), unit: 'days' };
}

/** For machines and screen readers: 00:02:05 is read badly, PT125S is not. */
export function isoDuration(ms: number): string {
  return `PT${Math.max(0, Math.floor(ms / 1000))}S`;
}
