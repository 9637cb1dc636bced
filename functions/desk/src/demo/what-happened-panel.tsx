import type { CaseView } from '../contract';
import { say } from '../strings';
import { whatHappened } from '../what-happened';

export function WhatHappened({ it }: { it: CaseView }) {
  return (
    <section class="panel happened" data-testid="what-happened">
      <header><h2>{say('happened.title')}</h2></header>
      <ol>{whatHappened(it).map(({ key, facts }) => <li key={key}>{say(key, facts)}</li>)}</ol>
    </section>
  );
}
