import { useEffect, useRef } from 'preact/hooks';
import { shownData } from '../case-ui';
import { leaveCase, loadCase } from '../cases';
import type { CaseView as View } from '../contract';
import { WhatHappened } from '../demo/what-happened-panel';
import { PartnerPanel } from '../demo/partner-view';
import { left } from '../left';
import { MailPanel } from '../mail/mail-panel';
import { MailPersons } from '../mail/mail-persons';
import { HoursOnly } from '../parts/time';
import { EvidencePanel } from '../place/evidence-panel';
import { PlacePanel } from '../place/place-panel';
import { PostPanel } from '../post/post-panel';
import { ReasonForm } from '../reading/reason-form';
import { hashOf } from '../route';
import { demo, openCase, refusal, stale } from '../store';
import { say } from '../strings';
import { InformerPanel } from '../tip/informer-panel';
import { TipPanel } from '../tip/tip-panel';
import { WorkPanel } from '../tip/work-panel';
import { isUnheld, urgencyOf } from '../urgency';
import { CallOffers } from './call-offers';
import { CallbackPanel } from './callback-panel';
import { CaseHead } from './case-head';
import { Deliveries } from './deliveries';
import { EarlierCases } from './earlier-cases';
import { Engagements } from './engagements';
import { Glance } from './glance';
import { History } from './history';
import { LadderPanel } from './ladder-panel';
import { Marks } from './marks';
import { MovesBar } from './moves-bar';
import { OwnFind } from './own-find';
import { watchSeen } from './seen';
import { Stages } from './stages';

const refreshMs = 5_000;

export function CasePage({ id }: { id: string }) {
  useEffect(() => {
    void loadCase(id);
    // Deliveries and agencies move on without a new row of the board.
    const timer = setInterval(() => void (document.visibilityState === 'visible' && !left.peek() && loadCase(id)), refreshMs);
    const stopSeen = watchSeen(id);
    return () => { clearInterval(timer); stopSeen(); leaveCase(); shownData.value = null; };
  }, [id]);
  const it = openCase.value;
  if (it?.id === id) return <HoursOnly.Provider value={it.hoursOnly === true}><CaseView it={it} /></HoursOnly.Provider>;
  if (left.value?.caseId === id) return <Left isTip={left.value.isTip} />;
  if (refusal.value?.caseId === id && refusal.value.needs === 'reason') return <ReasonForm caseId={id} />;
  return <p class="empty" role="status">{refusal.value?.caseId === id ? say('case.gone') : say('case.loading')}</p>;
}

/** Calm, and without a reason: it would tell something of the case. */
function Left({ isTip }: { isTip: boolean }) {
  return <p class="empty" role="status" data-testid="case-left">{say(isTip ? 'case.left-tip' : 'case.left')} <a href={hashOf({ page: 'board' })}>{say('case.back')}</a></p>;
}

function CaseView({ it }: { it: View }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A form that is to be typed in at once keeps the focus it took.
    if (!title.current?.closest('article')?.contains(document.activeElement)) title.current?.focus({ preventScroll: true });
  }, [it.id]);
  const urgency = urgencyOf(it);
  return (
    <article
      class={`case u-${urgency} ${stale.value ? 'stale' : ''}`} data-testid="case" data-case-id={it.id} data-state={it.state} data-urgency={urgency}
      aria-labelledby="case-title"
    >
      <CaseHead it={it} title={title} />
      <Glance it={it} />
      <MovesBar it={it} />
      <MailPersons it={it} />
      <CallOffers it={it} />
      <EarlierCases it={it} />
      <Marks it={it} />
      {demo.value && !it.tip && it.state === 'closed' && <WhatHappened it={it} />}
      {(!it.tip || !it.district) && <PlacePanel it={it} />}
      <div class="case-body">
        <div class="column">
          <OwnFind it={it} key={`find-${it.id}`} />
          {it.tip ? <TipPanel it={it} tip={it.tip} /> : <PostPanel it={it} />}
          {it.mail && <MailPanel it={it} mail={it.mail} />}
          {it.tip && <WorkPanel it={it} tip={it.tip} />}
          {(!it.tip || it.evidence.length > 0) && <EvidencePanel it={it} />}
          {(!it.tip || it.engagements.length > 0) && <Engagements it={it} />}
          <History it={it} />
        </div>
        <div class="column">
          {it.tip && <InformerPanel it={it} tip={it.tip} />}
          {isUnheld(it) && <LadderPanel it={it} />}
          <Stages it={it} />
          {!isUnheld(it) && <LadderPanel it={it} />}
          <Deliveries it={it} />
          <CallbackPanel it={it} />
          {demo.value && !it.tip && (!it.mail || it.mail.trust === 'listed') && <PartnerPanel it={it} />}
        </div>
      </div>
    </article>
  );
}
