import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { api } from '../api';
import type { OutboxMessage } from '../contract';
import { At, clockTime } from '../parts/time';
import { usePolled } from '../parts/use-polled';
import { type Key, say } from '../strings';
import { Call } from './call';
import { Message } from './message';
import { repeats } from './repeats';

export const phoneOpen = signal(matchMedia('(min-width: 1100px)').matches);

const firstChannels = ['sms', 'email'];
const mostShown = 60;

/** What the people who are called would hold in their hands. */
export function PhonePane() {
  const messages = usePolled(api.demo.outbox, 1000) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [framed, setFramed] = useState<string | null>(null);
  const channels = [...new Set([...firstChannels, ...messages.map(({ channel }) => channel)])];
  const channel = chosen ?? channels.find((one) => messages.some((it) => it.channel === one)) ?? 'sms';
  return (
    <aside class="phone" data-testid="phone-pane" aria-label={say('demo.phone-title')}>
      <header>
        <h2>{say('demo.phone-title')}</h2>
        <button type="button" class="quiet" data-testid="phone-close" onClick={() => (phoneOpen.value = false)}>{say('demo.phone-close')}</button>
      </header>
      <div class="phone-body">
        {framed !== null ? <Framed path={framed} onBack={() => setFramed(null)} /> : (
          <>
            <Tabs channels={channels} channel={channel} messages={messages} onChoose={setChosen} />
            <Messages messages={messages.filter((it) => it.channel === channel)} onOwnLink={setFramed} />
          </>
        )}
      </div>
    </aside>
  );
}

function Framed({ path, onBack }: { path: string; onBack(): void }) {
  return (
    <>
      <button type="button" class="quiet phone-back" data-testid="phone-back" onClick={onBack}>‹ {say('demo.phone-back')}</button>
      <iframe src={path} title={say('demo.phone')} data-testid="phone-frame" referrerpolicy="same-origin" />
    </>
  );
}

interface TabsProps { channels: string[]; channel: string; messages: OutboxMessage[]; onChoose(channel: string): void }

function Tabs({ channels, channel, messages, onChoose }: TabsProps) {
  return (
    <div class="tabs" role="tablist">
      {channels.map((one) => (
        <button key={one} type="button" role="tab" aria-selected={one === channel} data-testid={`phone-tab-${one}`} onClick={() => onChoose(one)}>
          {say(`channel.${one}` as Key)} <span class="count">{messages.filter((it) => it.channel === one).length}</span>
        </button>
      ))}
    </div>
  );
}

function Messages({ messages, onOwnLink }: { messages: OutboxMessage[]; onOwnLink(path: string): void }) {
  if (messages.length === 0) return <p class="empty">{say('demo.phone-empty')}</p>;
  const all = repeats(messages);
  return (
    <ol class="messages" aria-live="polite">
      {all.slice(0, mostShown).map(({ key, last: it, times, since }) => (
        <li key={key} data-testid="phone-message" data-channel={it.channel} data-case-id={it.caseId ?? undefined} data-times={times}>
          <p class="meta"><span class="outside">{say('demo.phone-to', { to: it.to })}</span><At time={it.at} /></p>
          {times > 1 && <p class="times">{say('demo.phone-times', { n: times, at: clockTime(since) })}</p>}
          {it.subject && <p class="outside subject">{it.subject}</p>}
          {it.channel === 'voice' && it.caseId ? <Call key={it.at} caseId={it.caseId} to={it.to} text={it.text} /> : <Message text={it.text} onOwnLink={onOwnLink} />}
        </li>
      ))}
      {all.length > mostShown && <li class="older">{say('demo.phone-older', { n: all.length - mostShown })}</li>}
    </ol>
  );
}
