import { api } from '../api';
import { scale } from '../store';
import { say } from '../strings';

const speeds: readonly (readonly [label: string, scale: number])[] = [['×1', 1], ['×10', 0.1], ['×20', 0.05], ['×100', 0.01]];

export function Speed() {
  const set = async (next: number): Promise<void> => {
    await api.demo.scale(next).then(() => (scale.value = next)).catch(() => undefined);
  };
  return (
    <div class="speed">
      <b>{say('demo.speed')}</b>
      <span role="radiogroup" class="segments">
        {speeds.map(([label, value]) => (
          <button key={label} type="button" role="radio" aria-checked={Math.abs(scale.value - value) < 1e-9} data-testid={`speed-${label.slice(1)}`} onClick={() => void set(value)}>{label}</button>
        ))}
      </span>
      <small>{say('demo.speed-text')}</small>
    </div>
  );
}
