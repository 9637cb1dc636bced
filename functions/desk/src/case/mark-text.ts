import type { Mark } from '../contract';
import { type Key, say } from '../strings';
import { en } from '../strings/en';

const isKey = (key: string): key is Key => Object.hasOwn(en, key);

/** A mark in the page's language; what it names stays as it came. Where the page has no words for it, or the mark of an older Satark names nothing, it is the server's own sentence. */
export function markText(mark: Mark): string {
  const { name, word } = mark;
  const key = keyOf(mark);
  if (key === null) return mark.text;
  const blank = say(key);
  if ((name == null && blank.includes('{name}')) || (word == null && blank.includes('{word}'))) return mark.text;
  return say(key, { name: name ?? '', word: word?.split(', ').map(worded).join(', ') ?? '' });
}

/** Some kinds are said in several ways. */
function keyOf({ kind, word }: Mark): Key | null {
  const way = kind === 'partner-silent' ? word && 'phone' : word;
  return [`mark.text.${kind}.${way}`, `mark.text.${kind}`].find(isKey) ?? null;
}

const worded = (word: string): string => {
  const key = [`mark.word.${word}`, `target.${word}`].find(isKey);
  return key ? say(key) : word;
};
