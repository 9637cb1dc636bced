/** Places that are not sure, several that are asked at once, and hand-overs that nobody confirms. */
export const engagingEn = {
  'step.ask-several': 'Ask all at once: {names}',
  'keys.ask-several': 'Ask all likely places at once',
  'move.ask-several': 'Ask several places at once',
  'row.tentative': 'station not asked yet',
  'row.tentative-hint': 'The place is not sure enough: station and UP-112 are asked once somebody says so. Open the case and press F.',
  'engagement.candidate': 'one of several places',
  'engagement.former': 'earlier place, until the new one answers',
  'engagement.not-theirs': 'Not theirs',
  'mark.nobodys-place': 'None of the places',
  'other-state.we-are-called': 'we are called again in',
} as const;
