import { api } from '../api';
import { At } from '../parts/time';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { say } from '../strings';

/** Automatic answers and returned mails that belong to no case: nobody is called for them, whoever looks finds them. */
export function ListedMails() {
  const mails = usePolled(api.mails, 10_000) ?? [];
  return (
    <section class="panel page" data-testid="listed-mails">
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('mail.listed')}</h1><small>{mails.length}</small></header>
      <p class="none">{say('mail.listed-hint')}</p>
      {mails.length === 0 && <p class="empty">{say('mail.listed-empty')}</p>}
      <ol class="outbox">
        {mails.map((one) => (
          <li key={one.id} data-testid="listed-mail">
            <p class="meta"><At time={one.at} /><b>{say(`mail.kind.${one.kind}`)}</b></p>
            <p class="outside" dir="auto">{one.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
