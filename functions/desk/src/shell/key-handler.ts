import { mostUrgentUnheld, selectedRow, step } from '../board/selection';
import { takeFromBoard } from '../board/row';
import { newCall, newFind, openRefusedAlert } from '../cases';
import { openMove, startMove, toggleData, togglePost } from '../case-ui';
import { type Command, commandKeys, keyMeant, moveOfKey, ownerOf } from '../keys';
import { answerByKey } from '../newcomer/ask-strip';
import { isAnswer } from '../newcomer/asks';
import { askSeveral, takeStep } from '../place/take-step';
import { shortcuts, toggleLang, toggleTheme } from '../prefs';
import { mayReadOutbox } from '../officers';
import { goTo, route } from '../route';
import { openSearch } from '../search/search';
import { mute, sound } from '../sound/alarms';
import { openCase, refused, session, signedIn } from '../store';
import { changePerson, unmask } from '../trust/standing';
import { helpOpen } from './help';

const commands: Record<Command, () => void> = {
  next: () => step(1),
  previous: () => step(-1),
  back,
  'new-find': () => void newFind(),
  'new-call': () => void newCall(),
  refused: () => {
    const first = refused.peek().find(({ canOpen }) => canOpen);
    if (first) void openRefusedAlert(first);
  },
  'show-post': () => { if (openCase.peek()) togglePost(openCase.peek()!.id); },
  'show-data': () => { const it = openCase.peek(); if (it) void unmask(it.id).then((shown) => { if (shown) void toggleData(it.id); }); },
  'find-out': () => { if (openCase.peek()) void takeStep(openCase.peek()!); },
  'ask-several': () => { if (openCase.peek()) void askSeveral(openCase.peek()!); },
  mute: () => {
    const id = openCase.peek()?.id ?? selectedRow()?.id ?? mostUrgentUnheld()?.id;
    if (id) mute(id);
  },
  sound: () => void sound.arm(),
  outbox: () => { if (mayReadOutbox(session.peek()?.user)) goTo({ page: 'outbox' }); },
  search: openSearch,
  person: changePerson,
  lang: toggleLang,
  theme: toggleTheme,
  help: () => (helpOpen.value = !helpOpen.peek()),
};

function back(): void {
  if (helpOpen.peek()) helpOpen.value = false;
  else if (openMove.peek()) openMove.value = null;
  else goTo({ page: 'board' });
}

/** What a digit chooses in an open form. */
const options = '.move-form [role=radio]';

function onKeyDown(event: KeyboardEvent): void {
  if (!signedIn.peek() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !event.key.startsWith('Arrow')) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const key = keyMeant(event);
  const owner = ownerOf(key, document.querySelector('dialog[open]') !== null, document.querySelector(options) !== null);
  // Escape closes a dialog by itself, unless somebody prevents it; the list of keys closes by its own key, too.
  if (owner === 'dialog' && !(key === '?' && helpOpen.peek())) return;
  if (key === 'Escape' && isTyping(target)) return void target?.blur();
  if (isTyping(target) || (!shortcuts.peek() && key.length === 1)) return;
  // Arrows belong to whatever scrolls or has a list of its own, unless the board has the focus.
  if (key.startsWith('Arrow') && target !== document.body && !target?.closest('.board')) return;
  const command = commandKeys.find(({ keys }) => keys.includes(key))?.command;
  if (owner === 'form') {
    event.preventDefault();
    document.querySelectorAll<HTMLElement>(options)[Number(key) - 1]?.click();
  } else if (command) {
    event.preventDefault();
    commands[command]();
  } else {
    moveByKey(event, key);
  }
}

function moveByKey(event: KeyboardEvent, key: string): void {
  const name = moveOfKey(key);
  if (!name) return;
  if (isAnswer(name)) return void (answerByKey(name) && event.preventDefault());
  const shown = openCase.peek();
  if (route.peek().page === 'case') {
    if (!shown) return;
    event.preventDefault();
    void startMove(shown, name);
  } else if (name === 'acknowledge') {
    const row = selectedRow() ?? mostUrgentUnheld();
    if (row?.holder === null && row.state !== 'closed') void takeFromBoard(row);
  }
}

function isTyping(target: HTMLElement | null): boolean {
  return target !== null && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

export function listenToKeys(): void {
  addEventListener('keydown', onKeyDown);
}
