import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { busyMove, finishMove, openMove } from '../case-ui';
import type { CaseView } from '../contract';
import { type Field, moveLabel, type MoveName, moves } from '../moves';
import { say } from '../strings';
import { FieldInput } from './move-field';

type Values = Readonly<Record<string, string>>;

function startValues(it: CaseView, name: MoveName): Values {
  const values: Record<string, string> = {};
  if (name === 'dispatch' || name === 'route') values['station'] = it.station ?? '';
  if (name === 'route') values['district'] = it.district?.id ?? '';
  return values;
}

export function MoveForm({ it, name }: { it: CaseView; name: MoveName }) {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() => startValues(it, name));
  const fields: readonly Field[] = moves[name].fields;
  const choice = fields.find(({ kind }) => kind === 'choice');
  const complete = fields.every((field) => !field.required || values[field.name]?.trim());
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea, [role=radio]')?.focus(), []);

  const set = (field: string, value: string): void => setValues((was) => ({ ...was, [field]: value }));
  const send = (event: Event): void => {
    event.preventDefault();
    if (complete) void finishMove(it, name, values);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') { event.stopPropagation(); openMove.value = null; }
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const option = typing ? undefined : choice?.options?.[Number(event.key) - 1];
    if (choice && option) { event.preventDefault(); event.stopPropagation(); set(choice.name, option); }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  };

  return (
    <form class={`move-form ${name}`} data-testid={`form-${name}`} ref={form} onSubmit={send} onKeyDown={onKeyDown} autocomplete="off">
      <h2>{say(moveLabel(name))}</h2>
      {fields.map((field) => <FieldInput key={field.name} field={field} value={values[field.name] ?? ''} onChange={(value) => set(field.name, value)} />)}
      <div class="form-end">
        <button type="submit" class={name === 'close' ? 'primary danger' : 'primary'} data-testid={`confirm-${name}`} disabled={!complete || busyMove.value !== null}>
          {confirmLabel(name, values)}
        </button>
        <button type="button" class="quiet" onClick={() => (openMove.value = null)}>{say('move.cancel')}<kbd aria-hidden="true">Esc</kbd></button>
      </div>
    </form>
  );
}

function confirmLabel(name: MoveName, values: Values): string {
  if (busyMove.value === name) return say('move.sending');
  if (name !== 'close') return say('move.confirm');
  const outcome = values['outcome'];
  return outcome ? say('move.confirm.close', { outcome: say(`outcome.${outcome}` as 'outcome.safe') }) : say('move.choose-outcome');
}
