import type { readingEn } from './reading.en';

export const readingHi: Record<keyof typeof readingEn, string> = {
  'reason.title': 'यह केस क्यों पढ़ रहे हैं?',
  'reason.working': 'मैं अब भी इस पर काम कर रहा/रही हूँ',
  'reason.asked': 'इसके जिले ने मदद माँगी है',
  'reason.family': 'परिवार या गवाह मेरे जिले में हैं',
  'reason.other': 'कोई और कारण',
  'reason.give': 'कारण लिखें और आगे पढ़ें',
  'reading.title': 'असामान्य पढ़ना',
  'reading.hint': 'जिस पढ़ने के बारे में आप पूछना चाहें। यह आरोप नहीं है: हर एक का ठीक कारण हो सकता है। हर सोमवार 08:00 बजे यह पर्यवेक्षकों को मेल से मिलता है।',
  'reading.before': 'पहले',
  'reading.after': 'बाद में',
  'reading.week': '{from} से {to}',
  'reading.readers': 'केस पढ़ने वाले अधिकारी: {n}',
  'reading.none': 'कुछ असामान्य नहीं।',
  'reading.cases': '{n} केस',
  'reading.own': 'उनका अपना फ़ोन दर्ज है',
  'reading.outside': 'अपने जिले से बाहर',
  'reading.unworked': 'निजी जानकारी देखी, पर केस पर काम नहीं किया',
  'reading.at-night': 'रात में, ड्यूटी पर न रहते हुए',
  'reading.many': 'साथियों से बहुत ज़्यादा',
};
