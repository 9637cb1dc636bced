import { effect, signal } from '@preact/signals';

export type Lang = 'en' | 'hi';
export type Theme = 'dark' | 'light';

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`satark.${key}`);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(`satark.${key}`, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

const wantsDark = matchMedia('(prefers-color-scheme: dark)');
const hindiFirst = navigator.languages.find((tag) => /^(hi|en)\b/i.test(tag))?.toLowerCase().startsWith('hi') ?? false;

export const lang = signal<Lang>((stored('lang') as Lang | null) ?? (hindiFirst ? 'hi' : 'en'));
export const theme = signal<Theme>((stored('theme') as Theme | null) ?? (wantsDark.matches ? 'dark' : 'light'));
/** Single-key shortcuts can be turned off (WCAG 2.1.4). */
export const shortcuts = signal(stored('shortcuts') !== 'off');

export function toggleLang(): void {
  lang.value = lang.value === 'en' ? 'hi' : 'en';
  store('lang', lang.value);
}

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  store('theme', theme.value);
}

export function toggleShortcuts(): void {
  shortcuts.value = !shortcuts.value;
  store('shortcuts', shortcuts.value ? 'on' : 'off');
}

export function applyPrefs(root: HTMLElement): void {
  wantsDark.addEventListener('change', (event) => {
    if (!stored('theme')) theme.value = event.matches ? 'dark' : 'light';
  });
  effect(() => {
    root.dataset['theme'] = theme.value;
    root.lang = lang.value;
  });
}
