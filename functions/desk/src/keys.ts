import type { MoveName } from './moves';
import type { Key } from './strings';

/** One table for the handler, the hints on the buttons and the overlay: they cannot disagree. */
export const moveKeys: Partial<Record<MoveName, string>> = {
  acknowledge: 'a', dispatch: 'd', 'on-the-way': 'w', reached: 'r', close: 'c', route: 'l', evidence: 'e', contact: 'p',
  note: 'i', 'hand-over': 'h', reassign: 'g', extend: 'x', decline: 'b', counselled: 'v', 'same-person': '5', 'other-person': '6', 'split-storm': '7', 'merge-storm': '8',
};

export const keyOfMove = (name: MoveName): string | undefined => moveKeys[name];

export const moveOfKey = (key: string): MoveName | undefined =>
  (Object.keys(moveKeys) as MoveName[]).find((name) => moveKeys[name] === key);

export type Command =
  | 'next' | 'previous' | 'back' | 'new-find' | 'new-call' | 'refused' | 'show-post' | 'show-data' | 'find-out' | 'ask-several' | 'mute' | 'sound' | 'outbox' | 'search' | 'lang' | 'theme' | 'help' | 'person';

export const commandKeys: readonly { keys: readonly string[]; command: Command; label: Key }[] = [
  { keys: ['j', 'ArrowDown'], command: 'next', label: 'keys.next' },
  { keys: ['k', 'ArrowUp'], command: 'previous', label: 'keys.previous' },
  { keys: ['Escape'], command: 'back', label: 'keys.back' },
  { keys: ['n'], command: 'new-find', label: 'keys.new-find' },
  // The digit: every letter is taken, and it is under the hand that has no receiver.
  { keys: ['1'], command: 'new-call', label: 'keys.new-call' },
  { keys: ['u'], command: 'refused', label: 'keys.refused' },
  { keys: ['s'], command: 'show-post', label: 'keys.show-post' },
  { keys: ['z'], command: 'show-data', label: 'keys.show-data' },
  { keys: ['f'], command: 'find-out', label: 'keys.find-out' },
  { keys: ['3'], command: 'ask-several', label: 'keys.ask-several' },
  { keys: ['m'], command: 'mute', label: 'keys.mute' },
  { keys: ['q'], command: 'sound', label: 'keys.sound' },
  { keys: ['o'], command: 'outbox', label: 'keys.outbox' },
  { keys: ['/'], command: 'search', label: 'keys.search' },
  { keys: ['0'], command: 'person', label: 'keys.person' },
  { keys: ['y'], command: 'lang', label: 'keys.lang' },
  { keys: ['t'], command: 'theme', label: 'keys.theme' },
  { keys: ['?'], command: 'help', label: 'keys.help' },
];

/**
 * The key that was meant. With a Devanagari layout the "a" key types another letter,
 * so letters outside Latin, and Devanagari digits, are read from the key's place.
 */
export function keyMeant(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (event.code === 'Slash' && event.shiftKey) return '?';
  if (event.code === 'Slash' && event.key.length === 1 && event.key.charCodeAt(0) > 127) return '/';
  if (event.key.length === 1 && event.key.charCodeAt(0) > 127 && event.code.startsWith('Digit')) return event.code.slice(5);
  if (event.key.length === 1 && event.key.charCodeAt(0) > 127 && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Whose a key is: an open dialog has all of them to itself, and a form that lets one choose by digits has its digits, wherever the focus went. */
export function ownerOf(key: string, dialog: boolean, chooses: boolean): 'dialog' | 'form' | 'page' {
  if (dialog) return 'dialog';
  return chooses && /^[1-9]$/.test(key) ? 'form' : 'page';
}

/** The first key of a command, for the hint on its button. */
export const keyOfCommand = (name: Command): string | undefined => commandKeys.find(({ command }) => command === name)?.keys[0];
