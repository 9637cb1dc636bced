import { busyMove, startMove } from '../case-ui';
import type { CaseView } from '../contract';
import { say } from '../strings';

/** One mail, several lives: said on top of the case, for whoever sends a team to the first would think that all is done. */
export function MailPersons({ it }: { it: CaseView }) {
  if (!it.mail || it.mail.persons < 2 || it.state === 'closed') return null;
  return (
    <section class="call-offers" data-testid="mail-persons">
      <div class="mark call-offer" role="status">
        <p><b>{say('mail.title')}: {say('mail.persons', { n: it.mail.persons })}</b></p>
        {it.moves.includes('split-mail') && <button type="button" disabled={busyMove.value !== null} onClick={() => void startMove(it, 'split-mail')}>{say('move.split-mail')}</button>}
      </div>
    </section>
  );
}
