import type { BoardRow } from './contract';
import { placeOf, say } from './strings';
import { announcement } from './store';
import { urgencyOf } from './urgency';

/** New alerts and changes of hands are said aloud; everything else would only be noise. */
export function announceRow(before: BoardRow | undefined, row: BoardRow): void {
  if (before && before.version >= row.version) return;
  const unheld = urgencyOf(row) === 'unheld-life' || urgencyOf(row) === 'unheld';
  const facts = { code: row.code, type: say(`type.${row.type}`), place: placeOf(row) ?? say('place.unknown') };
  if (!before && unheld) announcement.value = say(!row.tip ? 'announce.new' : row.lifeRisk ? 'announce.new-tip-life' : 'announce.new-tip', facts);
  else if (before && !before.holder && row.holder) announcement.value = say('announce.taken', { ...facts, name: row.holder.name });
  else if (before?.holder && unheld) announcement.value = say('announce.lapsed', facts);
}

/** What was said of a case that is no longer for this officer is not read out again. */
export function unsay(code: string): void {
  if (announcement.peek().includes(code)) announcement.value = '';
}
