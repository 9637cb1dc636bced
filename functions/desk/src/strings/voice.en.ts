/** Phone calls: what the board says of a case that was taken by phone, and the demo's ringing phone. */
export const voiceEn = {
  'channel.voice': 'Phone call',
  'through.voice': 'taken by phone: 2 min',
  'through.sms': 'taken by SMS: 2 min',
  'through.whatsapp': 'taken by WhatsApp: 2 min',
  'call.keys': 'Keys of the phone',
  'call.key-1': '1 · take it',
  'call.key-2': '2 · not ours',
  'call.key-3': '3 · can’t go',
  'call.key-9': '9 · repeat',
  'call.over': 'The call is over.',
  'call.failed': 'The call broke off. Press again.',
} as const;
