import type { CaseView } from '../contract';
import { At } from '../parts/time';
import { say } from '../strings';

/** How far the platform's own system knows what became of its alert; nothing where it wants no calls. */
export function CallbackPanel({ it }: { it: CaseView }) {
  const { callback } = it;
  if (!callback) return null;
  return (
    <section class="panel callback" data-testid="callback">
      <header><h2>{say('callback.title')}</h2></header>
      {callback.toldAt && <p>{say('callback.told')} <At time={callback.toldAt} /></p>}
      {callback.nextAt && <p>{say('callback.trying', { n: callback.attempts })} <At time={callback.nextAt} /> <small>{callback.fault}</small></p>}
      {!callback.nextAt && callback.attempts > 0 && <p role="alert"><b>{say('callback.gave-up', { n: callback.attempts })}</b> <small>{callback.fault}</small></p>}
    </section>
  );
}
