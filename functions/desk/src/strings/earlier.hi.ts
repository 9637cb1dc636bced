import type { earlierEn } from './earlier.en';

export const earlierHi: Record<keyof typeof earlierEn, string> = {
  'earlier.title': 'यही व्यक्ति पहले भी (पिछले 90 दिन)',
  'earlier.hidden': 'दूसरे ज़िले में: राज्य डेस्क से पूछें',
  'earlier.closed': 'बंद हुआ',
  'earlier.found': 'कहाँ',
  'earlier.found-unknown': 'स्थान पता नहीं',
  'earlier.reached': 'कौन पहुँचा',
  'earlier.reached-nobody': 'व्यक्ति तक कोई नहीं पहुँचा',
  'earlier.counselling': 'परामर्श',
  'earlier.counselling-none': 'नहीं हुआ',
  'earlier.counselling-done': '{all} में से {done} हुए',
  'earlier.counselling-late': 'बाकी है, तय समय था',
  'earlier.counselling-next': 'अगला',
};
