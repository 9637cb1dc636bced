import { api } from '../api';
import { Message } from '../demo/message';
import { At } from '../parts/time';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { say, type Key } from '../strings';

export function Outbox() {
  const messages = usePolled(api.outbox, 3000) ?? [];
  const newestFirst = [...messages].reverse();
  return (
    <section class="panel page" data-testid="outbox">
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('outbox.title')}</h1><small>{messages.length}</small></header>
      <p class="none">{say('outbox.hint')}</p>
      {messages.length === 0 && <p class="empty">{say('outbox.empty')}</p>}
      <ol class="outbox">
        {newestFirst.map((one, i) => (
          <li key={messages.length - i} data-testid="outbox-message">
            <p class="meta"><At time={one.at} /><b>{say(`channel.${one.channel}` as Key)}</b><span class="outside">{one.to}</span>{one.caseId && <a href={hashOf({ page: 'case', id: one.caseId })}>{one.caseId} ›</a>}</p>
            {one.subject && <p class="outside"><b>{one.subject}</b></p>}
            <Message text={one.text} onOwnLink={null} />
          </li>
        ))}
      </ol>
    </section>
  );
}
