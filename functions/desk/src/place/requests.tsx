import type { CaseView } from '../contract';
import { PhoneLink } from '../parts/phone-link';
import { At, Since } from '../parts/time';
import { say } from '../strings';
import type { Request } from './contract';
import { inWords } from './words';

const answeredShown = 3;

/** What was asked and how long the answer is out; what came is kept below. */
export function Requests({ it }: { it: CaseView }) {
  const open = it.requests.filter(({ answeredAt }) => !answeredAt);
  const answered = it.requests.filter(({ answeredAt }) => answeredAt).slice(-answeredShown).reverse();
  if (open.length + answered.length === 0) return null;
  return (
    <div class="requests" data-testid="requests">
      <h3>{say('request.title', { source: it.source })}</h3>
      <ul>
        {open.map((one) => <Line key={one.question + one.askedAt} one={one} />)}
        {answered.map((one) => <Line key={one.question + one.askedAt} one={one} />)}
      </ul>
    </div>
  );
}

function Line({ one }: { one: Request }) {
  return (
    <li class={one.answeredAt ? 'answered' : 'open'} data-testid="request" data-question={one.question}>
      <span class="text">{inWords(one.text, one.textHindi)} <small>{one.by}</small></span>
      {one.answeredAt
        ? <span>✓ {say('request.answered')} <At time={one.answeredAt} /></span>
        : <span class="waiting">{one.silentSince ? say('request.silent') : say('request.open')} {one.silentSince && one.phone && <PhoneLink phone={one.phone} />} {!one.silentSince && one.reminded && `· ${say('request.reminded')} `}<Since from={Date.parse(one.askedAt)} label={say('request.since')} /></span>}
    </li>
  );
}
