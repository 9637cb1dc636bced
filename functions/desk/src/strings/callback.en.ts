/** The partner's own system, which is told what becomes of its alert. */
export const callbackEn = {
  'callback.title': 'The platform’s system',
  'callback.told': 'told',
  'callback.trying': 'not told yet; attempts: {n}; next',
  'callback.gave-up': 'not told: given up after {n} attempts. Tell them yourself.',
} as const;
