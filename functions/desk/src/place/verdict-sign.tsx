import type { Verdict } from './contract';

/** Tick, crossed equals sign, ring: told apart in grey, too. */
export function VerdictSign({ of }: { of: Verdict }) {
  return (
    <svg class={`verdict-sign ${of}`} viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" focusable="false">
      {of === 'supports' && <path d="m2 8.6 4 4L14 3.4" fill="none" stroke="currentColor" stroke-width="2.4" />}
      {of === 'contradicts' && <path d="M2 5.6h12M2 10.4h12M11 1.6 5 14.4" fill="none" stroke="currentColor" stroke-width="2.2" />}
      {of === 'neutral' && <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" />}
    </svg>
  );
}
