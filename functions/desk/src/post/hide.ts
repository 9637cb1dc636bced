const dots = '••••••';
const endsSeen = new Set(['phone', 'mobile-series', 'area-code']);

/** The last two digits of a telephone number, in the digits it is written in, so that two can be told apart; null of all else. */
export function endOf(kind: string, text: string): string | null {
  const digits = text.match(/\p{Nd}/gu) ?? [];
  return endsSeen.has(kind) && digits.length >= 6 ? digits.slice(-2).join('') : null;
}

/** What stands in place of personal data. */
export function dotted(kind: string, text: string): string {
  const end = endOf(kind, text);
  return end ? `${dots} ${end}` : dots;
}
