/** Many alerts of one partner at once. */
export const stormEn = {
  'storm.title': 'Called as one',
  'storm.hint': 'A partner sends more alerts than the desk can be called about. All are stored and shown; one of them calls for all. Open one to split it off or put it back.',
  'storm.since': 'since its first',
  'storm.count': '{n} cases wait',
  'storm.calls-for-all': 'calls go out for',
  'storm.confirm': 'All are real',
  'storm.confirm-hint': 'Every case has its own calls from now on, and so have those that follow.',
  'storm.suspend': 'Stop the key…',
  'storm.suspend-hint': 'What this partner sends from now on is refused and shown as refused. What it sent stays.',
  'storm.suspend-sure': 'Stop the keys of {source} now',
  'storm.failed': 'That did not work. Try again.',
  'row.storm-calls': 'calls for all',
  'row.storm-waits': 'called with others',
  'move.split-storm': 'Own calls',
  'move.merge-storm': 'Call with the others',
} as const;
