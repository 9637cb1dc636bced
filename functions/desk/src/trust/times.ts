/** Whether nobody has confirmed who they are, or too long ago: the page knows it at the second, without asking. */
export function isLocked(it: { locked?: boolean; actingUntil?: string | null } | null, at: number): boolean {
  return it !== null && (it.locked === true || (it.actingUntil != null && Date.parse(it.actingUntil) <= at));
}

/** Whether the password was given so lately that nothing asks for it again. */
export function isFresh(it: { freshUntil?: string | null } | null, at: number): boolean {
  return it?.freshUntil != null && Date.parse(it.freshUntil) > at;
}
