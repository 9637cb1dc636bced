/** A new case of a person whose case somebody holds. */
export const newcomerEn = {
  'ask.same': 'New case {code}: same person as {held}?',
  'move.same-person': 'Same person',
  'move.other-person': 'Somebody else',
} as const;
