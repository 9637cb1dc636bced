/** The partner's own system, which is told what becomes of its alert. */
export const callbackEn = {
  'callback.title': 'The platform’s system',
  'callback.told': 'told',
  'callback.trying': 'the newest state is not told yet; attempts: {n}; next at',
  'callback.gave-up': 'the newest state was not told: given up after {n} attempts. Tell them yourself, by telephone or mail.',
} as const;
