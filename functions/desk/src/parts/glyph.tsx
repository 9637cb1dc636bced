import type { Urgency } from '../urgency';

/**
 * Octagon = stop, act now · triangle = waiting · half disc = taken · arrow = sent out ·
 * full disc with tick = reached · ring with dash = closed. Told apart in grey, too.
 */
export function Glyph({ of, size = 20 }: { of: Urgency; size?: number }) {
  return (
    <svg class={`glyph u-${of}`} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes[of]}
    </svg>
  );
}

const shapes: Record<Urgency, preact.ComponentChildren> = {
  'unheld-life': (
    <>
      <path class="fill" d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" />
      <path class="cut" d="M12 5.5v8.2M12 16.4v2.6" />
    </>
  ),
  unheld: (
    <>
      <path class="fill" d="M12 1.8 23.2 21.6H.8z" />
      <path class="cut" d="M12 8.6v6M12 16.6v2.2" />
    </>
  ),
  held: (
    <>
      <circle class="line" cx="12" cy="12" r="9.4" />
      <path class="fill" d="M12 2.6a9.4 9.4 0 0 1 0 18.8z" />
    </>
  ),
  moving: (
    <>
      <circle class="line" cx="12" cy="12" r="9.4" />
      <path class="stroke" d="M6.6 12h10M12.6 7.6 17 12l-4.4 4.4" />
    </>
  ),
  reached: (
    <>
      <circle class="fill" cx="12" cy="12" r="10.4" />
      <path class="cut" d="m6.8 12.4 3.6 3.6 6.8-7.4" />
    </>
  ),
  closed: (
    <>
      <circle class="line thin" cx="12" cy="12" r="9.4" />
      <path class="stroke thin" d="M7.6 12h8.8" />
    </>
  ),
};
