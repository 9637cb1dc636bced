import type { callEn } from './call.en';

export const callHi: Record<keyof typeof callEn, string> = {
  'kind.phone-in': 'फ़ोन से',
  'call.new': 'फ़ोन कॉल',
  'call.title': 'फ़ोन करने वाले ने क्या बताया',
  'call.hint': 'घड़ियाँ चल रही हैं। बात करते-करते लिखते जाएँ: हर शब्द सहेजा जा रहा है।',
  'call.partner': 'किसका फ़ोन है',
  'call.partner-unknown': 'अभी नहीं बताया',
  'call.caller': 'नाम और वापस फ़ोन करने का नंबर',
  'call.offers': 'शायद एक ही मामला',
  'call.is-call': 'क्या यह वही मामला है जिसका फ़ोन आया था:',
  'call.is-writing': 'क्या इसी फ़ोन का लिखित अलर्ट यह है:',
  'call.question-end': ' ?',
  'call.held-by': '{name} के पास है',
  'call.same': 'हाँ, एक ही केस है',
  'call.other': 'नहीं, अलग मामला है',
  'call.more': 'उसी समय के {n} और',
  'keys.new-call': 'प्लेटफ़ॉर्म के फ़ोन कॉल के लिए केस खोलें',
  'link.merged-into': 'काम वहीं चल रहा है: फ़ोन वाला केस',
  'link.merged-from': 'इसी फ़ोन का लिखित अलर्ट',
  'outcome.merged': 'फ़ोन केस में जुड़ा',
};
