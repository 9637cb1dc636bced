import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { busyMove, finishMove, openMove } from '../case-ui';
import type { CaseView } from '../contract';
import { asksOf, type Field, fieldsOf, moveLabel, type MoveName, type Values } from '../moves';
import { say } from '../strings';
import { FieldInput } from './move-field';

function startValues(it: CaseView, name: MoveName, given: Values): Values {
  const values: Record<string, string> = {};
  if (name === 'dispatch' || name === 'route') values['station'] = it.station ?? '';
  if (name === 'route') values['district'] = it.district?.id ?? '';
  return { ...values, ...given };
}

export function MoveForm({ it, name, given, focus }: { it: CaseView; name: MoveName; given: Values; focus: string | null }) {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() => startValues(it, name, given));
  const [picture, setPicture] = useState<File | null>(null);
  const asks = asksOf(name);
  const fields = fieldsOf(it, name).filter(({ when }) => when?.(values) ?? true);
  const choice = fields.find(({ kind }) => kind === 'choice');
  const complete = fields.every((field) => !field.required || (field.kind === 'picture' ? picture : values[field.name]?.trim()));
  useLayoutEffect(() => begin(form.current!, complete ? focus ?? 'submit' : focus), []);

  const set = (field: string, value: string): void => setValues((was) => ({ ...was, [field]: value }));
  const send = (event: Event): void => {
    event.preventDefault();
    if (complete) void finishMove(it, name, values, fields.some(({ kind }) => kind === 'picture') ? picture : null);
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
      <h2>{say(moveLabel(name, it.tip !== null))}</h2>
      {asks && <p>{say(asks)}</p>}
      {fields.map((field) => (
        <FieldInput
          key={field.name} field={field} value={values[field.name] ?? ''} hint={hintOf(field, values)}
          onChange={(value) => set(field.name, value)} onPicture={setPicture}
        />
      ))}
      <div class="form-end">
        <button type="submit" class={name === 'close' || asks ? 'primary danger' : 'primary'} data-testid={`confirm-${name}`} disabled={!complete || busyMove.value !== null}>
          {confirmLabel(it, name, values)}
        </button>
        <button type="button" class="quiet" onClick={() => (openMove.value = null)}>{say('move.cancel')}<kbd aria-hidden="true">Esc</kbd></button>
      </div>
    </form>
  );
}

const fillable = 'input:not([type=radio]), select, textarea, [role=radio]';

/** A form that is filled in already waits at its button; any other where the first word is missing. */
function begin(form: HTMLFormElement, at: string | null): void {
  const named = at === 'submit' ? form.querySelector<HTMLElement>('[type=submit]') : at ? form.querySelector<HTMLElement>(`[data-field='${at}'] :is(${fillable})`) : null;
  (named ?? form.querySelector<HTMLElement>(fillable))?.focus();
}

/** What a value of the chosen kind looks like. */
function hintOf(field: Field, values: Values): string | undefined {
  const kind = values['kind'];
  return field.name === 'value' && kind ? say(`evidence.hint.${kind}` as 'evidence.hint.other') : undefined;
}

function confirmLabel(it: CaseView, name: MoveName, values: Values): string {
  if (busyMove.value === name) return say('move.sending');
  if (name === 'not-genuine') return say('mail.not-genuine-sure', { code: it.code });
  if (name !== 'close') return say('move.confirm');
  const outcome = values['outcome'];
  return outcome ? say('move.confirm.close', { outcome: say(`outcome.${outcome}` as 'outcome.safe') }) : say('move.choose-outcome');
}
