// Invented evidence for the invented cases of seed.mjs, in the server's shape.
const ago = (s) => new Date(Date.now() - s * 1000).toISOString();
const place = (state, district, name, area, areaHindi, more = {}) => ({ state, district, station: null, name, area, areaHindi, latitude: null, longitude: null, radiusKm: null, ...more });
const roles = {
  here: ['is there now', 'अभी वहाँ'], origin: ['comes from there', 'वहाँ का रहने वाला'], destination: ['is going there', 'वहाँ जा रहा है'],
  past: ['was there before', 'पहले वहाँ था'], 'somebody-else': ['somebody else is there', 'कोई और वहाँ है'], named: [null, null],
};
const sayings = {
  'named-place': ['The post names it', 'पोस्ट में नाम है'], coordinates: ['Coordinates from the platform', 'प्लेटफ़ॉर्म से निर्देशांक'], 'profile-place': ['The profile names it', 'प्रोफ़ाइल में नाम है'],
  'ip-address': ['An address of the network', 'आईपी पता'], 'mobile-series': ['The mobile number’s series (a hint: numbers move)', 'मोबाइल नंबर की सीरीज़ (केवल संकेत)'],
  'earlier-case': ['An earlier case of the same person', 'इसी व्यक्ति का पहले का केस'], 'officers-word': ['An officer says so', 'अधिकारी का कहना'], 'platform-place': ['The platform names it', 'प्लेटफ़ॉर्म ने नाम दिया'],
  'area-code': ['A landline’s area code', 'लैंडलाइन का एसटीडी कोड'], 'picture-position': ['The position inside a picture', 'तस्वीर के भीतर का स्थान'],
};
const sources = { 'named-place': 'post', coordinates: 'platform', 'profile-place': 'profile', 'ip-address': 'platform', 'mobile-series': 'profile', 'earlier-case': 'earlier-case', 'officers-word': 'officer', 'platform-place': 'platform', 'area-code': 'post', 'picture-position': 'platform' };

/** A piece; `text`: the post in which its value stands. */
export function piece(kind, value, at, verdict, confidence, where, { role = 'here', text, alternatives = [], ...more } = {}) {
  const start = text ? text.indexOf(value) : -1;
  return {
    kind, value, place: where, alternatives, confidence, source: sources[kind], at: ago(at), role, saying: sayings[kind][0], sayingHindi: sayings[kind][1],
    roleText: roles[role][0], roleTextHindi: roles[role][1], verdict, unverified: false, former: false, start: start < 0 ? null : start, length: start < 0 ? null : value.length, ...more,
  };
}

export const cue = (text, words, kind, english, hindi, lowers = false) => ({ kind, text: english, textHindi: hindi, start: text.indexOf(words), length: words.length, lowers });
export const mask = (text, words, kind) => ({ kind, start: text.indexOf(words), length: words.length });
export const step = (kind, move, text, textHindi, more = {}) => ({ kind, move, question: null, state: null, district: null, choices: [], text, textHindi, ...more });
export const other = (state, district, name, nameHindi, confidence) => ({ state, district, name, nameHindi, confidence });
export const guess = (part) => ({
  state: 'UP', stateName: 'Uttar Pradesh', stateNameHindi: 'उत्तर प्रदेश', district: null, station: null, name: null, confidence: 0, stateConfidence: 0, unverified: false,
  latitude: null, longitude: null, radiusKm: null, others: [], explanation: '', explanationHindi: '', ...part,
});

const jaunpur = (more) => place('UP', 'jaunpur', 'Shahi Bridge, Jaunpur', 'Jaunpur', 'जौनपुर', more);
const lucknow = (name = 'Lucknow', more) => place('UP', 'lucknow', name, 'Lucknow', 'लखनऊ', more);
const nashik = (more) => place('MH', null, 'Nashik Road railway station', 'Maharashtra', 'महाराष्ट्र', more);
const ballia = (more) => place('UP', 'ballia', 'Ballia', 'Ballia', 'बलिया', more);

const farewell = 'अब और नहीं सहा जाता। माँ, मुझे माफ़ कर देना, अलविदा। शाही पुल पर खड़ा हूँ, अभी सब ख़त्म।\nघर का नंबर 05452 220011, भैया 98390 00021, लखनऊ में बहन को बता देना।';
export const jaunpurCase = (district) => ({
  whereabouts: guess({
    district, station: 'Kotwali', name: 'Shahi Bridge, Jaunpur', confidence: 0.94, stateConfidence: 0.97, latitude: 25.7464, longitude: 82.6837, radiusKm: 0.35,
    others: [other('UP', 'lucknow', 'Lucknow', 'लखनऊ', 0.05)],
    explanation: 'Jaunpur, 94 % sure: coordinates from the platform (Shahi Bridge, Jaunpur). 2 pieces of evidence say otherwise.',
    explanationHindi: 'जौनपुर, 94 % पक्का: प्लेटफ़ॉर्म से निर्देशांक (Shahi Bridge, Jaunpur)। 2 सबूत कुछ और कहते हैं।',
  }),
  evidence: [
    piece('coordinates', '25.7464, 82.6837', 140, 'supports', 0.9, jaunpur({ station: 'Kotwali', latitude: 25.7464, longitude: 82.6837, radiusKm: 0.35 })),
    piece('named-place', 'शाही पुल पर', 131, 'supports', 0.72, jaunpur({ station: 'Kotwali' }), { text: farewell }),
    piece('profile-place', 'Jaunpur, UP', 131, 'supports', 0.45, place('UP', 'jaunpur', 'Jaunpur', 'Jaunpur', 'जौनपुर'), { role: 'named' }),
    piece('area-code', '05452 220011', 131, 'supports', 0.4, place('UP', 'jaunpur', 'Jaunpur', 'Jaunpur', 'जौनपुर'), { text: farewell, role: 'named' }),
    piece('ip-address', '203.0.113.24', 5400, 'contradicts', 0.35, lucknow(), { role: 'named', unverified: true }),
    piece('mobile-series', '98390 00021', 131, 'contradicts', 0.12, place('UP', 'varanasi', 'Varanasi', 'Varanasi', 'वाराणसी'), { text: farewell, source: 'post', role: 'named' }),
    piece('named-place', 'लखनऊ', 131, 'neutral', 0.1, lucknow(), { text: farewell, role: 'somebody-else' }),
  ],
  urgency: {
    level: 'immediate', raised: true, raisedFrom: 'high',
    cues: [
      cue(farewell, 'अब और नहीं सहा जाता', 'hopelessness', 'no way out', 'कोई रास्ता नहीं'), cue(farewell, 'माफ़ कर देना', 'farewell', 'says goodbye', 'विदाई के शब्द'), cue(farewell, 'अलविदा', 'farewell', 'says goodbye', 'विदाई के शब्द'),
      cue(farewell, 'पुल पर खड़ा हूँ', 'place-of-risk', 'stands at a place of risk', 'ख़तरे की जगह पर'), cue(farewell, 'अभी सब ख़त्म', 'now', 'now', 'अभी'),
    ],
  },
  post: { text: farewell, masks: [mask(farewell, '05452 220011', 'phone'), mask(farewell, '98390 00021', 'phone')], url: 'https://www.instagram.com/p/Cx1invented/', platform: 'Instagram', language: 'hi', media: [{ url: 'https://media.invented.example/p/88213.jpg', contentType: 'image/jpeg' }] },
});

const nobody = 'nobody would even notice if I was gone tomorrow. said my goodbyes. not joking this time';
export const unknownCase = () => ({
  whereabouts: guess({ state: null, stateName: null, stateNameHindi: null, confidence: 0.22, stateConfidence: 0.31, others: [other('UP', 'kanpur-nagar', 'Kanpur Nagar', 'कानपुर नगर', 0.22), other('DL', null, 'Delhi', 'दिल्ली', 0.11)], explanation: 'Not sure: Kanpur Nagar 22 %, Delhi 11 %.', explanationHindi: 'पक्का नहीं: कानपुर नगर 22 %, दिल्ली 11 %।' }),
  evidence: [
    piece('mobile-series', '+91 98390 00047', 38, 'neutral', 0.22, place('UP', 'kanpur-nagar', 'Kanpur', 'Kanpur Nagar', 'कानपुर नगर'), { role: 'named' }),
    piece('profile-place', 'somewhere between dilli and nowhere', 38, 'neutral', 0.11, place('DL', null, 'Delhi', 'Delhi', 'दिल्ली'), { role: 'named' }),
  ],
  nextStep: step('ask-platform', 'ask', 'Ask X for the last login IP and its time', 'X से पूछें: आख़िरी लॉगिन का आईपी और समय', { question: 'last-login-ip' }),
  urgency: { level: 'high', raised: true, raisedFrom: null, cues: [cue(nobody, 'gone tomorrow', 'intent', 'says that it will be done', 'करने की बात'), cue(nobody, 'said my goodbyes', 'farewell', 'says goodbye', 'विदाई के शब्द'), cue(nobody, 'joking', 'joke', 'a joke or an exaggeration', 'मज़ाक़ या अतिशयोक्ति', true)] },
  post: { text: nobody, masks: [], url: 'https://x.com/invented_user/status/1', platform: 'X', language: 'en', media: [] },
});

const station = 'Main Ballia ka rehne wala hoon, par abhi Nashik Road station par akela baitha hoon. Aakhri train ke baad sab khatam. Papa ka number 7000000013.';
export const elsewhereCase = () => ({
  whereabouts: guess({
    state: 'MH', stateName: 'Maharashtra', stateNameHindi: 'महाराष्ट्र', name: 'Nashik Road railway station', confidence: 0.83, stateConfidence: 0.83, latitude: 19.9474, longitude: 73.8421, radiusKm: 1.2, others: [other('UP', 'ballia', 'Ballia', 'बलिया', 0.12)],
    explanation: 'Maharashtra, 83 % sure: the post names it (Nashik Road railway station, is there now). One piece of evidence says otherwise.',
    explanationHindi: 'महाराष्ट्र, 83 % पक्का: पोस्ट में नाम है (Nashik Road railway station, अभी वहाँ)। 1 सबूत कुछ और कहता है।',
  }),
  evidence: [
    piece('named-place', 'Nashik Road station par', 520, 'supports', 0.86, nashik({ latitude: 19.9474, longitude: 73.8421, radiusKm: 1.2 }), { text: station }),
    piece('named-place', 'Ballia', 520, 'contradicts', 0.18, ballia(), { text: station, role: 'origin' }),
  ],
  urgency: { level: 'immediate', raised: false, raisedFrom: null, cues: [cue(station, 'abhi', 'now', 'now', 'अभी'), cue(station, 'station par akela', 'place-of-risk', 'alone at a place of risk', 'ख़तरे की जगह पर अकेला'), cue(station, 'sab khatam', 'intent', 'says that it will be done', 'करने की बात')] },
  post: { text: station, masks: [mask(station, '7000000013', 'phone')], url: 'https://www.instagram.com/p/Cx9invented/', platform: 'Instagram', language: 'hi', media: [] },
});

const between = 'balia ghat pe hun ya gazipur jaunga pata nahi, phone band kar raha hun';
export const betweenCase = () => ({
  whereabouts: guess({ district: { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' }, confidence: 0.58, stateConfidence: 0.91, others: [other('UP', 'ghazipur', 'Ghazipur', 'ग़ाज़ीपुर', 0.31), other('BR', null, 'Bihar', 'बिहार', 0.06)], explanation: 'Ballia, 58 % sure: the post names it (Ballia, is there now). One piece of evidence says otherwise.', explanationHindi: 'बलिया, 58 % पक्का: पोस्ट में नाम है (Ballia, अभी वहाँ)। 1 सबूत कुछ और कहता है।' }),
  evidence: [
    piece('named-place', 'balia ghat', 228, 'supports', 0.6, ballia(), { text: between, alternatives: [place('BR', null, 'Balia', 'Bihar', 'बिहार')] }),
    piece('named-place', 'gazipur', 228, 'contradicts', 0.3, place('UP', 'ghazipur', 'Ghazipur', 'Ghazipur', 'ग़ाज़ीपुर'), { text: between, role: 'destination' }),
    piece('profile-place', 'Ballia | Lucknow', 9000, 'supports', 0.3, ballia(), { role: 'named', former: true }),
  ],
  nextStep: step('decide', 'route', 'Decide: Ballia or Ghazipur?', 'तय करें: बलिया या ग़ाज़ीपुर?', { choices: [other('UP', 'ballia', 'Ballia', 'बलिया', 0.58), other('UP', 'ghazipur', 'Ghazipur', 'ग़ाज़ीपुर', 0.31)] }),
  requests: [
    { question: 'last-login-ip', text: 'the last login IP and its time', textHindi: 'आख़िरी लॉगिन का आईपी और समय', askedAt: ago(190), by: 'Asha Verma', answeredAt: null },
    { question: 'phone', text: 'the account’s phone number', textHindi: 'खाते का फ़ोन नंबर', askedAt: ago(200), by: 'Asha Verma', answeredAt: ago(90) },
  ],
  urgency: { level: 'elevated', raised: false, raisedFrom: null, cues: [cue(between, 'phone band kar raha hun', 'plan', 'preparations', 'तैयारी')] },
  post: { text: between, masks: [], url: 'https://www.youtube.com/watch?v=invented', platform: 'YouTube', language: 'hi', media: [] },
});

const urdu = 'میں تھک گیا ہوں۔ سیدپور کے گھاٹ پر اکیلا بیٹھا ہوں، بلیا والے گھر مت جانا۔ نمبر ۹۸۳۹۰۰۰۰۴۷۔ خدا حافظ۔';
export const urduCase = () => ({
  whereabouts: guess({ district: { id: 'ballia', english: 'Ballia', hindi: 'बलिया', urdu: 'بلیا' }, name: 'Ballia', confidence: 0.61, stateConfidence: 0.9, unverified: true, others: [], explanation: 'Ballia, 61 % sure: an earlier case of the same person (Ballia). Nobody has checked this place: confirm it.', explanationHindi: 'बलिया, 61 % पक्का: इसी व्यक्ति का पहले का केस (Ballia)। इस जगह की जाँच नहीं हुई: पुष्टि करें।' }),
  evidence: [
    piece('earlier-case', 'K2LT', 3_000_000, 'supports', 0.5, ballia(), { role: 'named' }),
    piece('named-place', 'بلیا', 640, 'supports', 0.3, ballia(), { text: urdu, role: 'past', unverified: true }),
    piece('officers-word', 'Saidpur ghat, by phone from the brother', 300, 'contradicts', 0.8, place('UP', 'ghazipur', 'Saidpur', 'Ghazipur', 'ग़ाज़ीपुर', { station: 'Saidpur' })),
    piece('named-place', 'سیدپور کے گھاٹ پر', 640, 'contradicts', 0.55, place('UP', 'ghazipur', 'Saidpur', 'Ghazipur', 'ग़ाज़ीपुर'), { text: urdu }),
  ],
  urgency: { level: 'immediate', raised: false, raisedFrom: null, cues: [cue(urdu, 'تھک گیا ہوں', 'hopelessness', 'no way out', 'कोई रास्ता नहीं'), cue(urdu, 'گھاٹ پر اکیلا', 'place-of-risk', 'alone at a place of risk', 'ख़तरे की जगह पर अकेला'), cue(urdu, 'خدا حافظ', 'farewell', 'says goodbye', 'विदाई के शब्द')] },
  post: { text: urdu, masks: [mask(urdu, '۹۸۳۹۰۰۰۰۴۷', 'phone')], url: 'https://www.facebook.com/invented/posts/2', platform: 'Facebook', language: 'ur', media: [] },
});

export const uncheckedCase = () => ({
  whereabouts: guess({ district: { id: 'gorakhpur', english: 'Gorakhpur', hindi: 'गोरखपुर', urdu: 'گورکھپور' }, station: 'Ramgarh Tal', name: 'Nauka Vihar', confidence: 0.71, stateConfidence: 0.8, unverified: true, explanation: 'Gorakhpur, 71 % sure: the post names it (Nauka Vihar, is there now). Nobody has checked this place: confirm it.', explanationHindi: 'गोरखपुर, 71 % पक्का: पोस्ट में नाम है (Nauka Vihar, अभी वहाँ)। इस जगह की जाँच नहीं हुई: पुष्टि करें।' }),
  evidence: [piece('platform-place', 'Nauka Vihar', 80, 'supports', 0.71, place('UP', 'gorakhpur', 'Nauka Vihar', 'Gorakhpur', 'गोरखपुर', { station: 'Ramgarh Tal' }), { unverified: true })],
  nextStep: step('confirm', 'route', 'Confirm Gorakhpur: nobody has checked this place', 'गोरखपुर की पुष्टि करें: इस जगह की जाँच नहीं हुई', { state: 'UP', district: 'gorakhpur' }),
});

export const toldCase = (district) => ({
  whereabouts: guess({ district, confidence: 0.77, stateConfidence: 0.85, explanation: 'Meerut, 77 % sure: coordinates from the platform (Meerut).', explanationHindi: 'मेरठ, 77 % पक्का: प्लेटफ़ॉर्म से निर्देशांक (Meerut)।', latitude: 28.98, longitude: 77.7, radiusKm: 8 }),
  evidence: [piece('coordinates', '28.98000, 77.70000', 300, 'supports', 0.77, place('UP', 'meerut', 'Meerut', 'Meerut', 'मेरठ', { latitude: 28.98, longitude: 77.7, radiusKm: 8 }))],
  nextStep: step('name-station', 'route', 'Ask Meerut’s control room for the police station', 'मेरठ कंट्रोल रूम से थाना पूछें', { state: 'UP', district: 'meerut' }),
});

const road = 'Pune ke paas highway pe hoon, gaadi ke saamne aa jaunga';
export const toHandOverCase = () => ({
  whereabouts: guess({ state: 'MH', stateName: 'Maharashtra', stateNameHindi: 'महाराष्ट्र', name: 'Pune', confidence: 0.56, stateConfidence: 0.56, others: [], explanation: 'Maharashtra, 56 % sure: the post names it (Pune, is there now).', explanationHindi: 'महाराष्ट्र, 56 % पक्का: पोस्ट में नाम है (Pune, अभी वहाँ)।' }),
  evidence: [piece('named-place', 'Pune', 50, 'supports', 0.56, place('MH', null, 'Pune', 'Maharashtra', 'महाराष्ट्र'), { text: road })],
  nextStep: step('hand-over', 'hand-over', 'Hand over to Maharashtra’s control room', 'महाराष्ट्र के कंट्रोल रूम को सौंपें', { state: 'MH' }),
  urgency: { level: 'high', raised: false, raisedFrom: null, cues: [cue(road, 'gaadi ke saamne aa jaunga', 'means', 'means: road traffic', 'साधन: सड़क')] },
  post: { text: road, masks: [], url: null, platform: 'Instagram', language: 'hi', media: [] },
});
