// Invented people, posts and cases. No word of them is real.
import { betweenCase, elsewhereCase, jaunpurCase, step, toHandOverCase, toldCase, uncheckedCase, unknownCase, urduCase } from './places.mjs';

const ago = (s) => new Date(Date.now() - s * 1000).toISOString();
const ahead = (s) => ago(-s);

export const districts = [
  ['lucknow', 'Lucknow', 'लखनऊ', 'لکھنؤ'], ['jaunpur', 'Jaunpur', 'जौनपुर', 'جونپور'], ['ghazipur', 'Ghazipur', 'ग़ाज़ीपुर', 'غازی پور'],
  ['chandauli', 'Chandauli', 'चंदौली', 'چندولی'], ['varanasi', 'Varanasi', 'वाराणसी', 'وارانسی'], ['kanpur-nagar', 'Kanpur Nagar', 'कानपुर नगर', 'کانپور نگر'],
  ['agra', 'Agra', 'आगरा', 'آگرہ'], ['meerut', 'Meerut', 'मेरठ', 'میرٹھ'], ['prayagraj', 'Prayagraj', 'प्रयागराज', 'پریاگ راج'], ['gorakhpur', 'Gorakhpur', 'गोरखपुर', 'گورکھپور'], ['ballia', 'Ballia', 'बलिया', 'بلیا'],
].map(([id, english, hindi, urdu]) => ({ id, english, hindi, urdu }));
export const district = (id) => districts.find((it) => it.id === id) ?? null;

export const users = [
  { id: 'asha', name: 'Asha Verma', role: 'operator', jurisdiction: 'state', onDuty: true },
  { id: 'imran', name: 'Imran Siddiqui', role: 'operator', jurisdiction: 'state', onDuty: true },
  { id: 'rekha', name: 'Rekha Yadav', role: 'supervisor', jurisdiction: 'state', onDuty: true },
  { id: 'kotwali', name: 'SHO Kotwali', role: 'station', jurisdiction: 'station/jaunpur/Kotwali', onDuty: false },
];

const engagement = (id, agency, name, state, s, phone = null) => {
  const order = ['requested', 'delivered', 'acknowledged', 'on-the-way', 'at-the-door'];
  const at = (step) => (order.indexOf(state) >= order.indexOf(step) ? ago(s - 9 * order.indexOf(step)) : null);
  return { id, agency, name, state, phone, requestedAt: at('requested'), deliveredAt: at('delivered'), acknowledgedAt: at('acknowledged'), onTheWayAt: at('on-the-way'), atTheDoorAt: at('at-the-door'), endedAt: null, reminders: order.indexOf(state) < 2 && s > 60 ? 2 : 0, nextReminderAt: order.indexOf(state) < 2 ? ahead(43) : null };
};

const base = {
  version: 1, kind: 'alert', mode: 'actual', type: 'suicide-risk', severity: 'critical', lifeRisk: true, state: 'new', outcome: null, sample: false, detectedAt: null,
  source: 'Meta', platform: 'Instagram', district: null, station: null, routeBasis: null, whereabouts: null, evidence: [], nextStep: null, requests: [], handOver: null, urgency: null, holder: null, ladder: null, onTheWayAt: null, reachedAt: null, closedAt: null,
  engagements: [], marks: [], seen: false, erased: false, subject: null, location: null, warnings: [], partnerCaseId: null, links: [], contactAttempts: [], counselling: [], history: [], deliveries: [],
};
const holder = (user, s) => ({ user, name: users.find(({ id }) => id === user).name, since: ago(s), leaseUntil: ahead(840 - s) });
const ladder = (step, s) => ({ round: 1, step, steps: 6, nextAt: ahead(s) });

export const seeded = () => [
  { ...base, id: 'k7f2-1', code: 'K7F2', openedAt: ago(96), detectedAt: ago(131), district: district('jaunpur'), station: 'Kotwali', routeBasis: 'location', ladder: ladder(2, 24), partnerCaseId: 'META-IN-88213-7',
    language: { code: 'hi', confidence: 0.99, by: 'ai-language', fallback: false }, ...jaunpurCase(district('jaunpur')),
    subject: { handle: 'pankaj.invented', displayName: 'पंकज (invented)', phone: '+91 70000 00001', email: null, profileLocation: 'Jaunpur, UP', ipAddresses: [{ address: '203.0.113.24', seenAt: ago(140) }] },
    location: { latitude: 25.7464, longitude: 82.6837, accuracyMetres: 350, text: 'near Shahi Bridge' },
    engagements: [engagement('e1', 'task-force', 'STF Lucknow', 'acknowledged', 96, '0522 000 0001'), engagement('e2', 'station', 'Thana Kotwali, Jaunpur', 'delivered', 88, '05452 000 002'), engagement('e3', 'up-112', 'UP-112 control room', 'requested', 88, '112')] },
  { ...base, id: 'p3hd-1', code: 'P3HD', openedAt: ago(38), source: 'X', platform: 'X', ladder: ladder(0, 22), severity: 'high',
    language: { code: 'en', confidence: 0.96, by: 'built-in', fallback: true }, ...unknownCase(),
    subject: { handle: 'invented_user', displayName: null, phone: null, email: null, profileLocation: null, ipAddresses: [{ address: '198.51.100.7', seenAt: ago(60) }] },
    engagements: [engagement('e1', 'task-force', 'STF Lucknow', 'delivered', 38, '0522 000 0001')], marks: [{ kind: 'no-contact-point', text: 'STF Lucknow has no contact point here: call it by phone', name: 'STF Lucknow', at: ago(30) }] },
  { ...base, id: 'q9xa-1', code: 'Q9XA', type: 'fraud-in-progress', severity: 'medium', lifeRisk: false, openedAt: ago(412), kind: 'own-find', source: 'own find', platform: 'WhatsApp', district: district('varanasi'), routeBasis: 'text', ladder: ladder(1, 188),
    post: { text: 'Caller says he is from the bank, the old man is on the phone with him right now.', url: null, platform: 'WhatsApp', language: 'en', media: [] } },
  { ...base, id: 'm4tz-1', code: 'M4TZ', state: 'dispatched', openedAt: ago(611), detectedAt: ago(640), district: district('ghazipur'), station: 'Saidpur', routeBasis: 'by-hand', holder: holder('imran', 570), onTheWayAt: ago(240), platform: 'Facebook', seen: true,
    language: { code: 'ur', confidence: 0.98, by: 'built-in' }, ...urduCase(),
    engagements: [engagement('e1', 'task-force', 'STF Lucknow', 'acknowledged', 600, '0522 000 0001'), engagement('e2', 'station', 'Thana Saidpur', 'on-the-way', 560, '0548 000 004'), engagement('e3', 'up-112', 'UP-112 control room', 'acknowledged', 560, '112')] },
  { ...base, id: 'h2wc-1', code: 'H2WC', state: 'acknowledged', openedAt: ago(228), holder: holder('asha', 201), severity: 'high', source: 'Google', platform: 'YouTube', seen: true,
    language: { code: 'hi-Latn', confidence: 0.6, by: 'built-in', fallback: true }, ...betweenCase(),
    engagements: [engagement('e1', 'task-force', 'STF Lucknow', 'acknowledged', 220, '0522 000 0001')], marks: [{ kind: 'partner-says', text: 'Google says: safe', name: 'Google', word: 'safe', at: ago(44) }] },
  { ...base, id: 'w6mh-1', code: 'W6MH', state: 'acknowledged', openedAt: ago(520), holder: holder('asha', 480), source: 'Meta', platform: 'Instagram', seen: true, partnerCaseId: 'META-IN-90001-2',
    language: { code: 'hi-Latn', confidence: 0.97, by: 'built-in' }, ...elsewhereCase(), handOver: { state: 'MH', at: ago(372), confirmedAt: null, byMachine: true },
    nextStep: step('call-state', 'confirm-hand-over', 'Call Maharashtra’s control room until it confirms', 'महाराष्ट्र के कंट्रोल रूम को पुष्टि तक फ़ोन करें', { state: 'MH' }),
    engagements: [engagement('e1', 'task-force', 'STF Lucknow', 'acknowledged', 520, '0522 000 0001'), engagement('e2', 'state-control', 'Control room, Maharashtra', 'delivered', 372, '022 0000 0100')] },
  { ...base, id: 'j5pn-1', code: 'J5PN', state: 'acknowledged', openedAt: ago(150), holder: holder('asha', 60), severity: 'critical', source: 'Meta', platform: 'Instagram', seen: true, language: { code: 'hi-Latn', confidence: 0.94, by: 'built-in' }, ...toHandOverCase() },
  { ...base, id: 'g3rk-1', code: 'G3RK', state: 'acknowledged', openedAt: ago(170), holder: holder('asha', 130), source: 'Google', platform: 'YouTube', seen: true, ...uncheckedCase() },
  { ...base, id: 'b8rk-1', code: 'B8RK', state: 'reached', openedAt: ago(2410), district: district('lucknow'), station: 'Gomti Nagar', routeBasis: 'location', holder: holder('asha', 780), onTheWayAt: ago(2000), reachedAt: ago(1500), seen: true,
    engagements: [engagement('e2', 'station', 'Thana Gomti Nagar', 'at-the-door', 2300)] },
  { ...base, id: 't1es-1', code: 'T1ES', mode: 'test', sample: true, openedAt: ago(75), source: 'Demo partner', platform: 'Instagram', district: district('agra'), routeBasis: 'location', ladder: ladder(1, 45), post: { text: 'This is a test alert.', url: null, platform: 'Instagram', language: 'en', media: [] } },
  { ...base, id: 'x5er-1', code: 'X5ER', mode: 'exercise', state: 'acknowledged', openedAt: ago(300), district: district('meerut'), routeBasis: 'location', holder: holder('asha', 250), seen: true, ...toldCase(district('meerut')), engagements: [engagement('e4', 'district', 'Meerut control room', 'delivered', 280, '0121 000 0112')] },
  { ...base, id: 'c6ld-1', code: 'C6LD', state: 'closed', outcome: 'safe', openedAt: ago(9000), district: district('kanpur-nagar'), station: 'Swaroop Nagar', closedAt: ago(6900), reachedAt: ago(7600), onTheWayAt: ago(8200), seen: true, counselling: [{ n: 1, dueAt: ahead(79_000), doneAt: null }] },
  { ...base, id: 'd7mn-1', code: 'D7MN', state: 'closed', outcome: 'location-unclear', openedAt: ago(21_000), closedAt: ago(16_000), seen: true },
];

export const refusedSeed = () => [{ id: 'r1', partner: 'Meta', keyId: 'meta-2024', reason: 'signature does not match the body', at: ago(190), canOpen: true, count: 3 }];
