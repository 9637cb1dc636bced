import { dismissRefusedAlert, openRefusedAlert } from '../cases';
import { Glyph } from '../parts/glyph';
import { KeyHint } from '../parts/key-hint';
import { At } from '../parts/time';
import { refused } from '../store';
import { say } from '../strings';

/** A refused alert may still be about a life: it is shown until somebody decides. */
export function RefusedStrip() {
  const all = refused.value;
  if (all.length === 0) return null;
  const first = all.find(({ canOpen }) => canOpen);
  return (
    <section class="refused" data-testid="refused" aria-label={say('refused.title')}>
      <h2 title={say('refused.hint')}><Glyph of="unheld" size={18} />{say('refused.title')} <span class="count">{all.length}</span></h2>
      <ul>
        {all.map((row) => (
          <li key={row.id} data-refused-id={row.id}>
            <At time={row.at} />
            <span class="text"><b>{row.partner}</b> · {row.reason} · {say('refused.key', { key: row.keyId })}{row.count > 1 && ` · ${say('refused.times', { n: row.count })}`}</span>
            {row.canOpen && (
              <button type="button" data-testid="refused-open" onClick={() => void openRefusedAlert(row)}>
                {say('refused.open')}<KeyHint for={row === first ? 'u' : undefined} />
              </button>
            )}
            <button type="button" class="quiet" data-testid="refused-dismiss" onClick={() => void dismissRefusedAlert(row)}>{say('refused.dismiss')}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
