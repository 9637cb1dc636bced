import { useState } from 'preact/hooks';
import { api } from '../api';
import type { DemoSpoken } from '../contract';
import { type Key, say } from '../strings';
import { Message } from './message';

const keys = ['1', '2', '3', '9'] as const;

/** A phone call: what its voice says, and the keys, which do what they would do on a real phone. The first key picks up. */
export function Call({ caseId, to, text }: { caseId: string; to: string; text: string }) {
  const [said, setSaid] = useState<DemoSpoken | null>(null);
  const [trouble, setTrouble] = useState(false);
  const press = async (key: string) => {
    try {
      const heard = said ?? await api.demo.call(caseId, to, null);
      setSaid(heard.asks ? await api.demo.call(caseId, to, key) : heard);
      setTrouble(false);
    } catch {
      setSaid(null);
      setTrouble(true);
    }
  };
  return (
    <div class="call" data-testid="call">
      {said ? <Message text={`${said.hindi}\n\n${said.english}`} onOwnLink={null} /> : <Message text={text} onOwnLink={null} />}
      {trouble && <p role="alert">{say('call.failed')}</p>}
      {said && !said.asks ? <p class="times">{say('call.over')}</p> : (
        <div class="keypad" role="group" aria-label={say('call.keys')}>
          {keys.map((key) => <button key={key} type="button" data-testid={`call-key-${key}`} onClick={() => void press(key)}>{say(`call.key-${key}` as Key)}</button>)}
        </div>
      )}
    </div>
  );
}
