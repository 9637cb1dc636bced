// What a move does here is only what the page must be able to show; the rules are the server's.
import { push } from './hub.mjs';
import { piece, step } from './places.mjs';
import { district, refusedSeed, seeded, users } from './seed.mjs';

const now = () => new Date().toISOString();
const ahead = (s) => new Date(Date.now() + s * 1000).toISOString();
const rowKeys = ['id', 'version', 'code', 'kind', 'mode', 'type', 'severity', 'lifeRisk', 'state', 'outcome', 'sample', 'openedAt', 'detectedAt', 'source', 'platform', 'district', 'station', 'routeBasis', 'holder', 'ladder', 'onTheWayAt', 'reachedAt', 'closedAt', 'engagements', 'marks', 'seen'];
const policy = [[0, ['desk']], [60, ['operator-on-duty']], [120, ['shift-lead']], [240, ['district-command']], [420, ['range-and-state-command']], [600, ['last-resort']]];

export const cases = new Map(seeded().map((it) => [it.id, it]));
export const refused = refusedSeed();
export const outbox = [];
export const me = users[0];

const boardPlace = (it) => (it?.state ? { state: it.state, english: it.district?.english ?? it.stateName, hindi: it.district?.hindi ?? it.stateNameHindi, confidence: it.confidence, unverified: it.unverified } : null);
export const rowOf = (it) => ({
  ...Object.fromEntries(rowKeys.map((key) => [key, it[key]])), whereabouts: boardPlace(it.whereabouts), handOver: it.handOver?.state ?? null, raised: it.urgency?.raised ?? false,
});

const movesOf = (it) => {
  if (it.state === 'closed') return ['reopen', 'note', ...(it.counselling.length ? ['counselled'] : [])];
  const held = it.holder ? ['extend', 'decline', 'reassign', 'contact', 'note', 'evidence', 'route', 'hand-over', 'engagement', 'close'] : ['note', 'evidence', 'route', 'hand-over', 'close'];
  const asks = [...(it.kind === 'alert' ? ['ask'] : []), ...(it.handOver && !it.handOver.confirmedAt ? ['confirm-hand-over'] : [])];
  const stage = { new: ['acknowledge'], acknowledged: ['dispatch', 'reached'], dispatched: ['dispatch', 'on-the-way', 'reached'], reached: [] }[it.state];
  return [...stage, ...held, ...asks, ...(it.mode === 'actual' ? [] : ['real']), ...(it.kind === 'own-find' ? ['edit-find'] : []), ...(it.marks.some(({ kind }) => kind === 'partner-says') ? ['confirm-partner-word'] : [])];
};

export const viewOf = (it) => ({
  post: null, ...it, moves: movesOf(it), history: it.history.length ? it.history : told(it), deliveries: it.deliveries.length ? it.deliveries : calls(it),
  ladderPlan: { policy: 'life-risk', round: it.ladder?.round ?? 1, repeatSeconds: 300, steps: policy.map(([after, targets], index) => ({ index, afterSeconds: after, targets, skipped: false, called: index < (it.ladder?.step ?? 1) ? index + 1 : 0, dueAt: it.ladder ? new Date(Date.parse(it.ladder.nextAt) + (after - policy[it.ladder.step][0]) * 1000).toISOString() : null, firedAt: index < (it.ladder?.step ?? 1) ? new Date(Date.parse(it.openedAt) + after * 1000).toISOString() : null })) },
});

function told(it) {
  const line = (seq, at, kind, by, text, textHindi, latencyMs = null) => ({ seq, at, kind, by, text, textHindi, latencyMs, answers: null });
  return [
    line(1, it.openedAt, 'opened', it.source, `Alert of ${it.source} stored.`, `${it.source} का अलर्ट सुरक्षित हुआ।`),
    ...(it.holder ? [line(2, it.holder.since, 'acknowledged', it.holder.name, `${it.holder.name} took the case.`, `${it.holder.name} ने केस लिया।`, 41_000)] : []),
    ...(it.onTheWayAt ? [line(3, it.onTheWayAt, 'on-the-way', it.holder?.name, 'Vehicle left.', 'गाड़ी निकली।')] : []),
  ];
}

function calls(it) {
  const one = (id, step, target, channel, state, s, more = {}) => ({ id, purpose: 'call', round: 1, step, target, channel, state, attempts: 1, at: new Date(Date.parse(it.openedAt) + s * 1000).toISOString(), reason: null, perhapsTwice: false, ...more });
  return [
    one('d1', 0, 'desk', 'desk', 'delivered', 1), one('d2', 1, 'Asha Verma', 'sms', 'delivered', 60), one('d3', 1, 'Imran Siddiqui', 'sms', 'failed', 61, { attempts: 3, reason: 'number not in service' }),
    one('d4', 1, 'Imran Siddiqui', 'email', 'accepted', 64), one('d5', 2, 'Rekha Yadav', 'sms', it.holder ? 'superseded' : 'pending', 120),
  ];
}

function changed(it, kind, text) {
  if (it.history.length === 0) it.history = told(it);
  if (it.deliveries.length === 0) it.deliveries = calls(it);
  it.version += 1;
  it.history = [...it.history, { seq: it.history.length + 1, at: now(), kind, by: me.name, text, textHindi: null, latencyMs: null, answers: null }];
  push('row', rowOf(it));
  return { status: 200, body: viewOf(it) };
}

const asked = {
  'last-login-ip': ['the last login IP and its time', 'आख़िरी लॉगिन का आईपी और समय'], phone: ['the account’s phone number', 'खाते का फ़ोन नंबर'], email: ['the account’s e-mail', 'खाते का ईमेल'],
  'device-place': ['the device’s last place', 'डिवाइस की आख़िरी जगह'], 'still-up': ['whether the post is still up', 'क्या पोस्ट अब भी है'], 'newer-posts': ['newer posts of the account', 'खाते की नई पोस्ट'],
};

const effects = {
  acknowledge: (it) => { it.state = 'acknowledged'; it.ladder = null; it.holder = { user: me.id, name: me.name, since: now(), leaseUntil: ahead(900) }; },
  extend: (it) => { it.holder.leaseUntil = ahead(900); },
  decline: (it) => { it.state = 'new'; it.holder = null; it.ladder = { round: 2, step: 1, steps: 6, nextAt: ahead(10) }; },
  dispatch: (it, body) => { it.state = 'dispatched'; it.station = body.station ?? it.station; },
  'on-the-way': (it) => { it.state = 'dispatched'; it.onTheWayAt = now(); },
  reached: (it) => { it.state = 'reached'; it.reachedAt = now(); },
  route: (it, body) => { it.district = district(body.district); it.station = body.station ?? null; it.routeBasis = 'by-hand'; it.nextStep = null; it.handOver = null; },
  ask: (it, body) => {
    const [text, textHindi] = asked[body.question];
    it.requests = [...it.requests, { question: body.question, text, textHindi, askedAt: now(), by: me.name, answeredAt: null }];
    it.nextStep = it.nextStep?.question === 'last-login-ip' ? step('ask-platform', 'ask', `Ask ${it.source} for the device’s last place`, `${it.source} से पूछें: डिवाइस की आख़िरी जगह`, { question: 'device-place' }) : null;
  },
  evidence: (it, body) => { it.evidence = [piece('officers-word', body.value, 0, 'neutral', 0.5, null, { role: 'named' }), ...it.evidence]; },
  'hand-over': (it, body) => {
    it.handOver = { state: body.state, at: now(), confirmedAt: null, byMachine: false };
    it.nextStep = step('call-state', 'confirm-hand-over', 'Call its control room until it confirms', 'कंट्रोल रूम को पुष्टि तक फ़ोन करें', { state: body.state });
  },
  'confirm-hand-over': (it) => { it.handOver.confirmedAt = now(); it.nextStep = null; },
  close: (it, body) => { it.state = 'closed'; it.outcome = body.outcome; it.closedAt = now(); it.ladder = null; it.counselling = [{ n: 1, dueAt: ahead(86_400), doneAt: null }]; },
  reopen: (it) => { it.state = 'new'; it.outcome = null; it.closedAt = null; it.holder = null; it.ladder = { round: 2, step: 0, steps: 6, nextAt: ahead(30) }; },
  real: (it) => { it.mode = 'actual'; },
  counselled: (it) => { it.counselling[0].doneAt = now(); },
  engagement: (it, body) => { it.engagements.find(({ id }) => id === body.id).state = body.state; },
  'edit-find': (it, body) => { it.platform = body.platform; it.post = { url: body.url, text: body.text, platform: body.platform, language: null, media: [] }; it.subject = { handle: body.handle, displayName: body.displayName, phone: body.phone, email: null, profileLocation: null, ipAddresses: [] }; },
};

export function move(id, name, body) {
  const it = cases.get(id);
  if (!it) return { status: 404, body: { title: 'Unknown', detail: 'No such case.', status: 404 } };
  if (name === 'acknowledge' && it.holder) return { status: 409, body: { title: 'Taken', status: 409, detail: `${it.holder.name} has it since ${it.holder.since.slice(11, 19)}`, holder: it.holder.name } };
  if (!movesOf(it).includes(name)) return { status: 422, body: { title: 'Not now', status: 422, detail: `“${name}” is not possible while the case is ${it.state}.` } };
  effects[name]?.(it, body);
  return changed(it, name === 'acknowledge' ? 'acknowledged' : name === 'dispatch' ? 'dispatched' : name, `${me.name}: ${name} ${JSON.stringify(body)}`);
}

/** A picture that is really a picture; anything else is refused as the server would. */
export function addPicture(id, type, bytes) {
  const it = cases.get(id);
  if (!/^image\/(jpeg|png|webp|heic)$/.test(type)) return { status: 415, body: { title: 'Not a picture', status: 415, detail: 'Only JPEG, PNG, WebP and HEIC pictures are read.' } };
  const where = { state: 'UP', district: 'jaunpur', station: 'Kotwali', name: 'Jaunpur', area: 'Jaunpur', areaHindi: 'जौनपुर', latitude: 25.7501, longitude: 82.69, radiusKm: 0.1 };
  it.evidence = [piece('picture-position', `${bytes} bytes`, 0, 'supports', 0.8, where), ...it.evidence];
  return changed(it, 'evidence-added', `${me.name}: picture`);
}

let made = 0;
export function open(part) {
  const code = `N${++made}${'KQXZ'[made % 4]}7`;
  const it = { ...structuredClone(seeded()[0]), post: null, subject: null, location: null, detectedAt: null, engagements: [], id: `${code.toLowerCase()}-1`, code, openedAt: now(), ladder: { round: 1, step: 1, steps: 6, nextAt: ahead(60) }, district: null, station: null, routeBasis: null, whereabouts: null, evidence: [], nextStep: null, requests: [], handOver: null, urgency: null, ...part };
  cases.set(it.id, it);
  push('row', rowOf(it));
  push('alarm', { deliveryId: `${it.id}-a`, caseId: it.id, code, severity: it.severity, mode: it.mode, district: it.district });
  outbox.push({ channel: 'sms', to: 'Asha Verma +91 90000 00001', text: `SATARK ${code}: suicide risk. Nobody has it. Take it: http://127.0.0.1:${process.env.PORT ?? 5180}/l?demo-${code}`, at: now(), caseId: it.id });
  outbox.push({ channel: 'email', to: 'rekha@example.invalid', subject: `Alert ${code}`, text: `Alert ${code} waits for somebody.\nNo details are sent by mail.`, at: now(), caseId: it.id });
  return viewOf(it);
}
