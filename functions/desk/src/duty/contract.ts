import type { BoardRow, CaseState, District, Role, Time } from '../contract';

/** What the server says of roster and shift change, word for word. */
export interface OnDuty { id: string; name: string; post: string | null; until: Time | null }
export interface Held { caseId: string; code: string; lifeRisk: boolean; district: District | null; successor: string | null }
export interface Duty { now: Time; operators: OnDuty[]; shiftLeads: OnDuty[]; onDuty: boolean; selfUntil: Time | null; held: Held[] }

export interface Shift { post: string; postName: string; role: Role; desk: string; officer: string | null; officerName: string | null; start: Time; end: Time }
export interface Gap { desk: string; role: Role; hours: number; spans: { start: Time; end: Time }[] }
export interface Unfilled { id: string; name: string; desk: string; hours: string }
export type PointKind = 'phone' | 'whatsapp' | 'mail';
export interface Point { target: string; name: string; desk: string; kind: PointKind; ends: string }
export interface Roster { now: Time; posts: number; running: Shift[]; next: Shift[]; gaps: Gap[]; unfilled: Unfilled[]; unverified: Point[]; unverifiedMore: number }

export interface ShiftCase { caseId: string; code: string; lifeRisk: boolean; state: CaseState; district: string | null; districtHindi: string | null; holder: string | null }
export interface ShiftSummary { since: Time; now: Time; open: ShiftCase[]; received: string[]; reached: string[]; closed: { code: string; outcome: string | null }[] }

/** Why this officer is called: the roster or their own setting says so, their own word does, or they are not. */
export const selfDuty = (duty: Pick<Duty, 'onDuty' | 'selfUntil'>): 'roster' | 'self' | 'off' => (duty.selfUntil !== null ? 'self' : duty.onDuty ? 'roster' : 'off');

/** Cases whose holder leaves and asks this officer to take them over; the most urgent first. */
export function offeredTo(rows: Iterable<BoardRow>, user: string | undefined): BoardRow[] {
  return [...rows]
    .filter((row) => user !== undefined && row.state !== 'closed' && row.holder?.offer?.user === user)
    .sort((a, b) => Number(b.lifeRisk) - Number(a.lifeRisk) || a.openedAt.localeCompare(b.openedAt));
}

const ist = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', hour12: false, ...options });
const day = ist({ weekday: 'short', day: 'numeric', month: 'short' });
const clock = ist({ hour: '2-digit', minute: '2-digit' });

/** Duty is written in India's time wherever the page is read: "20:00", on another day "Tue 3 Mar, 20:00". */
export function dutyTime(at: Time, now: Time): string {
  const [then, today] = [new Date(at), new Date(now)];
  return day.format(then) === day.format(today) ? clock.format(then) : `${day.format(then).replace(',', '')}, ${clock.format(then)}`;
}
