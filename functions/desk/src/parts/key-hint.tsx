import { shortcuts } from '../prefs';

/** The key that does the same, shown where the hand of a mouse user sees it too. */
export function KeyHint({ for: key }: { for: string | undefined }) {
  return key && shortcuts.value ? <kbd aria-hidden="true">{key}</kbd> : null;
}
