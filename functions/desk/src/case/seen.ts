import { api } from '../api';
import { openCase, signedIn } from '../store';
import { locked } from '../trust/standing';

const standMs = 2_000;
const lookMs = 250;

/** Seen means: stood two whole seconds before the eyes of somebody who is signed in. */
export function watchSeen(caseId: string): () => void {
  let stood = 0;
  const timer = setInterval(() => {
    const looking = signedIn.value && !locked.value && openCase.value?.id === caseId && document.visibilityState === 'visible' && document.hasFocus();
    stood = looking ? stood + lookMs : 0;
    if (stood < standMs) return;
    clearInterval(timer);
    void api.seen(caseId).catch(() => undefined);
  }, lookMs);
  return () => clearInterval(timer);
}
