/** What is known of a person from before. */
export const earlierEn = {
  'earlier.title': 'This person before (last 90 days)',
  'earlier.hidden': 'in another district: ask the state desk',
  'earlier.closed': 'closed',
  'earlier.found': 'Where',
  'earlier.found-unknown': 'place unknown',
  'earlier.reached': 'Reached by',
  'earlier.reached-nobody': 'nobody reached the person',
  'earlier.counselling': 'Counselling',
  'earlier.counselling-none': 'none',
  'earlier.counselling-done': '{done} of {all} done',
  'earlier.counselling-late': 'overdue since',
  'earlier.counselling-next': 'next on',
} as const;
