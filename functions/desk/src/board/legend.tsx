import { Glyph } from '../parts/glyph';
import { say } from '../strings';
import { urgencies } from '../urgency';

export function Legend() {
  return (
    <details class="legend">
      <summary>{say('urgency.legend')}</summary>
      <ul>
        {urgencies.map((urgency) => (
          <li key={urgency}><Glyph of={urgency} size={16} /><b>{say(`urgency.${urgency}`)}</b><span>{say(`urgency.help.${urgency}`)}</span></li>
        ))}
      </ul>
    </details>
  );
}
