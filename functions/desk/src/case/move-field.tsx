import { useEffect, useId } from 'preact/hooks';
import type { Field } from '../moves';
import { DistrictPicker } from '../parts/district-picker';
import { OfficerPicker } from '../parts/officer-picker';
import { lang } from '../prefs';
import { indianStates } from '../states';
import { openCase } from '../store';
import { type Key, say } from '../strings';
import { askForCategories, categories } from '../tip/categories';

interface Props { field: Field; value: string; hint?: string | undefined; onChange(value: string): void; onPicture(picture: File | null): void }

export function FieldInput(props: Props) {
  const id = useId();
  const { field } = props;
  const label = <>{say(`field.${field.name}` as Key)}{!field.required && <small> {say('field.optional')}</small>}</>;
  if (field.kind === 'choice') return <Choice {...props} label={label} />;
  return (
    <div class={`field field-${field.kind}`} data-field={field.name}>
      <label for={id}>{label}</label>
      <Input {...props} id={id} />
      {props.hint && <small id={`${id}-hint`} class="field-hint">{props.hint}</small>}
    </div>
  );
}

function Input({ field, value, hint, onChange, onPicture, id }: Props & { id: string }) {
  const common = { id, value, required: field.required ?? false, 'data-testid': `field-${field.name}`, 'aria-describedby': hint ? `${id}-hint` : undefined };
  switch (field.kind) {
    case 'long':
      return <textarea {...common} rows={2} onInput={(event) => onChange(event.currentTarget.value)} />;
    case 'district':
      return <DistrictPicker id={id} value={value} onChange={onChange} />;
    case 'user':
      return <OfficerPicker id={id} value={value} onChange={onChange} />;
    case 'state':
      return (
        <select {...common} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{say('field.choose')}</option>
          {indianStates.map(([code, english, hindi]) => <option key={code} value={code}>{lang.value === 'hi' ? hindi : english}</option>)}
        </select>
      );
    case 'category':
      return <CategorySelect id={id} value={value} onChange={onChange} />;
    case 'medium':
      return <MediumSelect id={id} value={value} onChange={onChange} />;
    case 'picture':
      return <PictureInput id={id} onPicture={onPicture} />;
    default:
      return <input {...common} type="text" dir="auto" onInput={(event) => onChange(event.currentTarget.value)} />;
  }
}

function CategorySelect({ id, value, onChange }: { id: string; value: string; onChange(value: string): void }) {
  useEffect(askForCategories, []);
  return (
    <select id={id} value={value} required data-testid="field-category" onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{say('field.choose')}</option>
      {categories.value.map((it) => <option key={it.id} value={it.id}>{lang.value === 'hi' ? it.hindi : it.english}</option>)}
    </select>
  );
}

function MediumSelect({ id, value, onChange }: { id: string; value: string; onChange(value: string): void }) {
  return (
    <select id={id} value={value} required data-testid="field-mediaId" onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{say('field.choose')}</option>
      {openCase.value?.tip?.media.map((it, i) => <option key={it.id} value={it.id}>{`${i + 1} · ${say(`media.${it.kind}`)}`}</option>)}
    </select>
  );
}

/** One picture; the server says what it makes of it, and keeps what its limits allow. */
function PictureInput({ id, onPicture }: { id: string; onPicture(picture: File | null): void }) {
  return (
    <input
      id={id} type="file" accept="image/*" required data-testid="field-picture"
      onChange={(event) => onPicture(event.currentTarget.files?.[0] ?? null)}
    />
  );
}

/** A closed set of answers: one press each, also by its number. */
function Choice({ field, value, onChange, label }: Props & { label: preact.ComponentChildren }) {
  const options = field.options ?? [];
  return (
    <fieldset class={field.hints ? 'field choice hinted' : 'field choice'} data-field={field.name}>
      <legend>{label}</legend>
      <div role="radiogroup" class="options">
        {options.map((option, i) => (
          <button
            key={option} type="button" role="radio" aria-checked={value === option} class="option"
            data-testid={`${field.choices}-${option}`} onClick={() => onChange(option)}
          >
            <kbd aria-hidden="true">{i + 1}</kbd>
            <span>{say(`${field.choices}.${option}` as Key)}{field.hints && <small>{say(`${field.choices}.hint.${option}` as Key)}</small>}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
