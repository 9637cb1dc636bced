import { useState } from 'preact/hooks';
import { api } from '../api';
import { usePolled } from '../parts/use-polled';
import { hashOf } from '../route';
import { say } from '../strings';
import { dutyTime, type Roster, type Shift } from './contract';
import { ProvePoint } from './prove-point';

const everyMs = 30_000;

/** Who is there, who comes, what is missing: without posts nothing is known of that here, and "nobody" would be untrue. It is changed by the sheet; here it is read, and contact points are proven. */
export function RosterPage() {
  const roster = usePolled(api.roster, everyMs);
  const [proven, setProven] = useState<ReadonlySet<string>>(new Set());
  if (!roster) return <p class="empty" role="status">{say('app.loading')}</p>;
  const open = roster.unverified.filter((point) => !proven.has(`${point.target}/${point.kind}`));
  return (
    <section class="panel page roster" data-testid="roster">
      <header><a class="back" href={hashOf({ page: 'board' })}>‹ {say('case.back')}</a><h1>{say('roster.title')}</h1><a href={hashOf({ page: 'reading' })} data-testid="reading-link">{say('reading.title')}</a></header>
      <p class="none">{say(roster.posts === 0 ? 'roster.no-posts' : 'roster.hint', { n: roster.posts })}</p>
      <Gaps of={roster} />
      {roster.posts > 0 && (
        <>
          <h2>{say('roster.running')}</h2>
          <Shifts of={roster.running} now={roster.now} />
          <h2>{say('roster.next')}</h2>
          <Shifts of={roster.next} now={roster.now} />
        </>
      )}
      {roster.unfilled.length > 0 && <h2>{say('roster.unfilled', { n: roster.unfilled.length })}</h2>}
      <ul class="plain">{roster.unfilled.map((post) => <li key={post.id}><b>{post.name}</b> <span class="sub">{post.id} · {post.desk} · {post.hours}</span></li>)}</ul>
      <h2>{say('roster.unverified', { n: open.length + roster.unverifiedMore })}</h2>
      <p class="none">{say('roster.unverified-hint')}</p>
      <ul class="plain" data-testid="unverified">
        {open.map((point) => <ProvePoint key={`${point.target}/${point.kind}`} point={point} proven={() => setProven((was) => new Set(was).add(`${point.target}/${point.kind}`))} />)}
      </ul>
    </section>
  );
}

function Gaps({ of }: { of: Roster }) {
  if (of.gaps.length === 0) return null;
  return (
    <section class="gaps" data-testid="gaps">
      <h2>{say('roster.gaps')}</h2>
      <ul class="plain">
        {of.gaps.map((gap) => (
          <li key={`${gap.desk}/${gap.role}`}>
            <b>{say(`role.${gap.role}`)} · {gap.desk}</b> {say('roster.gap-hours', { n: gap.hours })}
            <span class="sub">{gap.spans.map(({ start, end }) => `${dutyTime(start, of.now)} – ${dutyTime(end, of.now)}`).join('; ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shifts({ of, now }: { of: readonly Shift[]; now: string }) {
  if (of.length === 0) return <p class="none">{say('roster.none')}</p>;
  return (
    <table class="shifts">
      <tbody>
        {of.map((shift) => (
          <tr key={`${shift.post}/${shift.officer ?? ''}/${shift.start}`}>
            <td class="clock">{dutyTime(shift.start, now)} – {dutyTime(shift.end, now)}</td>
            <td>{shift.postName}<span class="sub">{shift.desk}</span></td>
            <td>{shift.officerName ?? <b class="warn-text">{say('roster.nobody')}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
