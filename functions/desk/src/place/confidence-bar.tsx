import { confidenceOf, confidenceWord, percent } from './words';

/** Words, percent and a bar of ten: each says the same, so that none is needed alone. */
export function ConfidenceBar({ of, small }: { of: number; small?: boolean }) {
  const filled = Math.round(of * 10);
  return (
    <span class={`confidence ${confidenceOf(of)} ${small ? 'is-small' : ''}`}>
      <span class="bars" aria-hidden="true">{Array.from({ length: 10 }, (_, i) => <i key={i} class={i < filled ? 'on' : ''} />)}</span>
      {!small && <b>{confidenceWord(of)}</b>}
      <span class="percent">{percent(of)}</span>
    </span>
  );
}
