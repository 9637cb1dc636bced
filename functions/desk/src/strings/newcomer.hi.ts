import type { newcomerEn } from './newcomer.en';

/** जिस व्यक्ति का केस किसी के पास है, उसी का नया केस। */
export const newcomerHi: Readonly<Record<keyof typeof newcomerEn, string>> = {
  'ask.same': 'नया केस {code}: क्या यह {held} वाला ही व्यक्ति है?',
  'move.same-person': 'वही व्यक्ति',
  'move.other-person': 'कोई और',
};
