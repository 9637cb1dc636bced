import { wholeCase, wholeRow } from './absent';
import type {
  Account, Board, BoardOfficer, CaseView, DeadLetter, DemoSpoken, District, Enrolment, Negotiation, OutboxMessage, PartnerView, PresenceAnswer, Session, User,
} from './contract';
import type { Duty, Point, Roster, ShiftSummary } from './duty/contract';
import type { ListedMail } from './mail/contract';
import type { WeekOfReading } from './reading/contract';
import type { SearchAnswer } from './search/contract';
import type { Category } from './tip/contract';

/** What a refusal says would open it: who stands here, the password, a code of the second factor, setting one up, or why one reads. */
export type Needs = 'officer' | 'password' | 'code' | 'second-factor' | 'reason';

type Proving = <T>(run: () => Promise<T>) => Promise<T>;
let proving: Proving = (run) => run();

/** Who asks for what a refusal needs, and lets the request go once more. */
export function proveBy(how: Proving): void {
  proving = how;
}

/** An RFC 9457 refusal; `detail` tells the operator what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: Readonly<Record<string, string[]>> = {},
    readonly holder: string | null = null,
    /** The detail in Hindi, where the server has it. */
    readonly hindi: string | null = null,
    /** What would open it, where asking for something would. */
    readonly needs: Needs | null = null,
  ) {
    super(detail || title);
  }
}

/** Status 0 stands for "no answer at all". */
const unreachable = (): Problem => new Problem(0, '', '');

const answerMs = 15_000;
// Up to sixteen megabytes over a station's line.
const uploadMs = 120_000;

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const unsafe = method !== 'GET';
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    // A request that hangs is worse than one that fails: the operator must see it and try again.
    signal: AbortSignal.timeout(body instanceof Blob ? uploadMs : answerMs),
    headers: {
      Accept: 'application/json',
      ...(unsafe ? { 'Satark-Page': '1' } : {}),
      ...(body === undefined ? {} : { 'Content-Type': body instanceof Blob ? body.type || 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
  };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw unreachable();
  }
  if (response.ok || response.status === 304) return response;
  throw await toProblem(response);
}

async function toProblem(response: Response): Promise<Problem> {
  try {
    const it = (await response.json()) as { title?: string; detail?: string; detailHindi?: string; errors?: Record<string, string[]>; holder?: unknown; needs?: Needs };
    return new Problem(response.status, it.title ?? '', it.detail ?? '', it.errors ?? {}, holderName(it.holder), it.detailHindi ?? null, it.needs ?? null);
  } catch {
    return new Problem(response.status, response.statusText, '');
  }
}

function holderName(holder: unknown): string | null {
  if (typeof holder === 'string') return holder;
  const name = (holder as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : null;
}

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const get = <T>(path: string): Promise<T> => json<T>(call('GET', path));
const post = <T>(path: string, body: unknown): Promise<T> => json<T>(call('POST', path, body));
const done = async (answer: Promise<Response>): Promise<void> => void (await answer);
/** The case as it stands now; null: the move took it out of this officer's sight. */
const moved = async (answer: Promise<Response>): Promise<CaseView | null> => {
  const made = await answer;
  return made.status === 204 ? null : wholeCase((await made.json()) as CaseView);
};
const wholeAnswer = (answer: SearchAnswer): SearchAnswer => ({ ...answer, hits: answer.hits.map((hit) => ({ ...hit, row: wholeRow(hit.row) })) });
const v1 = '/api/v1';
const caseAt = (id: string): string => `${v1}/cases/${encodeURIComponent(id)}`;

export interface Setup {
  admin: { user: string; name: string; password: string; phone?: string; mail?: string };
  lastResort: { name: string; phone: string; mail: string };
}

/** What goes to another state's control room: a page to print, and a message by the Common Alerting Protocol. */
export const packetOf = (id: string): { page: string; cap: string } => ({ page: `${caseAt(id)}/packet`, cap: `${caseAt(id)}/packet.xml` });

export const api = {
  session: () => get<Session>(`${v1}/session`),
  signIn: (user: string, password: string, code?: string) => post<Session>(`${v1}/session`, { user, password, code }),
  signInByLink: (token: string, code?: string) => post<Session>(`${v1}/session/link`, { token, code }),
  setUp: (setup: Setup) => post<Session>(`${v1}/setup`, setup),
  signOut: () => done(call('DELETE', `${v1}/session`)),

  boardOfficers: () => get<BoardOfficer[]>(`${v1}/session/officers`),
  confirmOfficer: (proof: { user: string; pin?: string | undefined; password?: string | undefined; code?: string | undefined }) => post<Session>(`${v1}/session/officer`, proof),
  leaveBoard: () => json<Session>(call('DELETE', `${v1}/session/officer`)),
  acted: () => post<Session>(`${v1}/session/officer/acted`, {}),
  setPin: (pin: string) => proving(() => post<Session>(`${v1}/account/pin`, { pin })),
  setPassword: (password: string) => proving(() => post<Session>(`${v1}/account/password`, { password })),
  beginFactor: () => proving(() => post<Enrolment>(`${v1}/account/second-factor`, {})),
  confirmFactor: (code: string) => proving(() => post<{ codes: string[] }>(`${v1}/account/second-factor/code`, { code })),
  accounts: () => proving(() => get<Account[]>(`${v1}/accounts`)),
  endSessions: (id: string) => proving(() => done(call('POST', `${v1}/accounts/${encodeURIComponent(id)}/end-sessions`, {}))),
  resetPin: (id: string) => proving(() => done(call('POST', `${v1}/accounts/${encodeURIComponent(id)}/reset-pin`, {}))),
  resetFactor: (id: string) => proving(() => done(call('POST', `${v1}/accounts/${encodeURIComponent(id)}/reset-second-factor`, {}))),

  negotiate: () => json<Negotiation>(call('POST', `${v1}/negotiate`)),
  presence: (page: string, armed: boolean) => post<PresenceAnswer>(`${v1}/presence`, { page, armed }),
  played: (page: string, deliveryId: string) => done(call('POST', `${v1}/presence/played`, { page, deliveryId })),

  /** Null: nothing changed since the ETag. */
  async board(etag: string | null): Promise<{ board: Board; etag: string | null } | null> {
    const answer = await call('GET', `${v1}/board`, undefined, etag ? { 'If-None-Match': etag } : {});
    if (answer.status === 304) return null;
    const board = (await answer.json()) as Board;
    return { board: { ...board, rows: board.rows.map(wholeRow), refused: board.refused ?? [] }, etag: answer.headers.get('ETag') };
  },
  case: async (id: string) => wholeCase(await get<CaseView>(caseAt(id))),
  move: (id: string, move: string, body: object) => proving(() => moved(call('POST', `${caseAt(id)}/moves/${move}`, body))),
  picture: (id: string, picture: File) => proving(() => moved(call('POST', `${caseAt(id)}/pictures`, picture))),
  find: async () => wholeCase(await proving(() => post<CaseView>(`${v1}/cases`, {}))),
  call: async () => wholeCase(await proving(() => post<CaseView>(`${v1}/cases`, { byPhone: true }))),
  /** The tab goes: the request outlives it, and nobody waits for the answer. */
  lastMove(id: string, move: string, body: object): void {
    void fetch(`${caseAt(id)}/moves/${move}`, {
      method: 'POST', credentials: 'same-origin', keepalive: true, headers: { 'Satark-Page': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    }).catch(() => undefined);
  },
  giveReason: (id: string, reason: string) => proving(() => done(call('POST', `${caseAt(id)}/reason`, { reason }))),
  /** The history says it before anything is shown. */
  unmasked: (id: string) => proving(() => done(call('POST', `${caseAt(id)}/unmasked`, {}))),
  reading: (week: string) => proving(() => get<WeekOfReading>(`${v1}/reading/${week}`)),
  /** The words stand in the body: addresses are kept by browsers and logs. */
  search: async (term: string) => wholeAnswer(await proving(() => post<SearchAnswer>(`${v1}/search`, { term }))),
  findCode: async (term: string) => wholeAnswer(await post<SearchAnswer>(`${v1}/search/code`, { term })),
  seen: (id: string) => done(call('POST', `${caseAt(id)}/seen`, {})),
  openRefused: async (id: string) => wholeCase(await proving(() => post<CaseView>(`${v1}/refused/${encodeURIComponent(id)}/open`, {}))),
  dismissRefused: (id: string) => proving(() => done(call('POST', `${v1}/refused/${encodeURIComponent(id)}/dismiss`, {}))),
  confirmStorm: (partner: string) => proving(() => done(call('POST', `${v1}/storms/${encodeURIComponent(partner)}/confirm`, {}))),
  suspendPartner: (partner: string) => proving(() => done(call('POST', `${v1}/storms/${encodeURIComponent(partner)}/suspend`, {}))),
  /** Those who may be given the case. */
  users: (caseId: string) => proving(() => get<User[]>(`${v1}/users?case=${encodeURIComponent(caseId)}`)),
  districts: () => get<District[]>(`${v1}/districts`),
  categories: () => get<Category[]>(`${v1}/categories`),
  outbox: () => get<OutboxMessage[]>(`${v1}/outbox`),
  mails: () => get<ListedMail[]>(`${v1}/mails`),
  attachment: (id: string, fileId: string): string => `${caseAt(id)}/attachments/${encodeURIComponent(fileId)}`,
  deadLetters: () => get<DeadLetter[]>(`${v1}/dead-letters`),
  replay: (id: string) => proving(() => done(call('POST', `${v1}/dead-letters/${encodeURIComponent(id)}/replay`, {}))),

  duty: () => get<Duty>(`${v1}/duty`),
  /** For so many hours, whatever the roster says; 0: no more. */
  sayOnDuty: (hours: number) => proving(() => done(call('POST', `${v1}/duty`, { hours }))),
  offerCases: () => done(call('POST', `${v1}/duty/offers`, {})),
  shift: () => get<ShiftSummary>(`${v1}/shift`),
  roster: () => get<Roster>(`${v1}/roster`),
  sendCode: ({ target, kind }: Point) => proving(() => done(call('POST', `${v1}/roster/codes`, { target, kind }))),
  confirmCode: ({ target, kind }: Point, code: string) => proving(() => done(call('POST', `${v1}/roster/codes/confirm`, { target, kind, code }))),

  demo: {
    outbox: () => get<OutboxMessage[]>(`${v1}/demo/outbox`),
    alert: () => done(call('POST', `${v1}/demo/alert`, {})),
    call: (caseId: string, to: string, key: string | null) => post<DemoSpoken>(`${v1}/demo/call`, { caseId, to, key }),
    curl: () => get<{ command: string }>(`${v1}/demo/curl`),
    scale: (scale: number) => done(call('PUT', `${v1}/demo/scale`, { scale })),
    partner: (id: string) => get<PartnerView>(`${v1}/demo/partner/${encodeURIComponent(id)}`),
  },
};
