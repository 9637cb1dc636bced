import type { TextLanguage } from '../contract';
import { lang } from '../prefs';
import { say } from '../strings';

/** A language in words: "Hindi", "Hindi in Latin letters". A code that no browser knows is shown as it came. */
export function languageName(code: string, locale: string = lang.value): string {
  const [base = code, script] = code.split('-');
  if (base === 'und') return say('language.unknown');
  const name = nameOf(base, locale);
  return script === 'Latn' ? say('language.latin', { name }) : name;
}

/** How sure, in words: a number would look more exact than it is. */
export function languageBasis({ code, confidence, by, fallback }: TextLanguage): string {
  const sure = confidence >= 0.9 ? 'language.sure' : confidence >= 0.5 ? 'language.likely' : 'language.guess';
  const words = [code === 'und' ? null : say(sure), say(by === 'ai-language' ? 'language.by-service' : 'language.by-us'), fallback ? say('language.fallback') : null];
  return words.filter(Boolean).join(' · ');
}

function nameOf(base: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(base) ?? base;
  } catch {
    return base;
  }
}
