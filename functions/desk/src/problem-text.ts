import { Problem } from './api';
import { lang } from './prefs';
import { type Key, say } from './strings';

/** What a refusal says, in the page's language where the server has it; `otherwise` where there was no answer at all. */
export function problemText(error: unknown, otherwise: Key = 'problem.unreachable'): string {
  return error instanceof Problem ? (lang.value === 'hi' && error.hindi) || error.message || say(otherwise) : say(otherwise);
}
