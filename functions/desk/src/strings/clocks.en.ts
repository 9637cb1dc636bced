/** How fast people were. */
export const clocksEn = {
  'clocks.platform': 'Before it reached us: {took} (not the desk’s time)',
  'clocks.taken': 'Taken after {took}: in time (within {within})',
  'clocks.taken-late': 'Taken after {took}: late (should be within {within})',
  'clocks.not-taken': 'Not taken yet (should be within {within})',
  'clocks.not-taken-late': 'Not taken within {within}: late',
  'clocks.progress': 'First progress {took} after it was taken: in time (within {within})',
  'clocks.progress-late': 'First progress {took} after it was taken: late (should be within {within})',
  'clocks.no-progress': 'No progress yet (should be within {within} of taking)',
  'clocks.no-progress-late': 'No progress within {within} of taking: late',
  'clocks.lapsed-once': 'Once it lay still until it was nobody’s again',
  'clocks.lapsed': '{n} times it lay still until it was nobody’s again',
} as const;
