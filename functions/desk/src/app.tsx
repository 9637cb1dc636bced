import { Board } from './board/board';
import { CasePage } from './case/case-view';
import { PhonePane, phoneOpen } from './demo/phone-pane';
import { StartPanel } from './demo/start-panel';
import { ListedMails } from './mail/listed-mails';
import { DeadLetters } from './pages/dead-letters';
import { AskStrip } from './newcomer/ask-strip';
import { mayReadOutbox } from './officers';
import { Outbox } from './pages/outbox';
import { SetupPage } from './pages/setup';
import { SignInPage } from './pages/sign-in';
import { type Route, route } from './route';
import { Banners } from './shell/banners';
import { Header } from './shell/header';
import { Help } from './shell/help';
import { Offers } from './duty/offers';
import { RosterPage } from './duty/roster-page';
import { ShiftPage } from './duty/shift-page';
import { ReadingPage } from './reading/reading-page';
import { SearchPage } from './search/search-page';
import { SignOutDialog } from './duty/sign-out';
import { announcement, demo, refusal, session, signedIn } from './store';
import { say } from './strings';
import { AccountPage } from './trust/account-page';
import { PeoplePage } from './trust/people-page';
import { WhoDialog } from './trust/who-dialog';

export function App({ link }: { link: string | null }) {
  return (
    <>
      <Banners />
      <Header />
      {signedIn.value && <AskStrip />}
      {signedIn.value && <Offers />}
      <Page link={link} />
      <p class="unseen-to-eyes" aria-live="assertive" role="log">{announcement.value}</p>
    </>
  );
}

function Page({ link }: { link: string | null }) {
  const it = session.value;
  if (it?.setup && it.signedIn) return <SetupPage />;
  if (!signedIn.value) return it || link ? <SignInPage link={link} /> : <p class="empty" role="status">{say('app.loading')}</p>;
  return (
    <main class={`desk page-${route.value.page} ${demo.value ? 'demo' : ''} ${demo.value && phoneOpen.value ? 'with-phone' : ''}`}>
      <Board />
      <Side />
      {demo.value && phoneOpen.value && <PhonePane />}
      <SignOutDialog />
      <Help />
      <WhoDialog />
    </main>
  );
}

function Side() {
  const to: Route = (route.value.page === 'outbox' || route.value.page === 'mails') && !mayReadOutbox(session.value?.user) ? { page: 'board' } : route.value;
  const refused = to.page !== 'case' ? refusal.value : null;
  if (to.page === 'board' && !demo.value && !refused) return null;
  return (
    <section class="side">
      {refused && <p class="mark refusal" role="alert" data-testid="refusal"><b>{refused.text}</b></p>}
      {to.page === 'case' && <CasePage id={to.id} key={to.id} />}
      {to.page === 'outbox' && <Outbox />}
      {to.page === 'mails' && <ListedMails />}
      {to.page === 'dead-letters' && <DeadLetters />}
      {to.page === 'roster' && <RosterPage />}
      {to.page === 'reading' && <ReadingPage />}
      {to.page === 'search' && <SearchPage />}
      {to.page === 'shift' && <ShiftPage />}
      {to.page === 'account' && <AccountPage />}
      {to.page === 'people' && <PeoplePage />}
      {to.page === 'board' && demo.value && <StartPanel />}
    </section>
  );
}
