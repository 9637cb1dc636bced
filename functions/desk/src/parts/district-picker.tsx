import { useEffect, useId, useState } from 'preact/hooks';
import type { District } from '../contract';
import { districtName, say } from '../strings';
import { askForDistricts, districts } from './districts';

const matches = (district: District, typed: string): boolean =>
  [district.english.toLowerCase(), district.hindi, district.urdu].some((name) => name.startsWith(typed) || name.includes(` ${typed}`));

interface Props { id: string; value: string; onChange(id: string): void; autoFocus?: boolean }

/** A combobox that understands the name in English, Hindi and Urdu. */
export function DistrictPicker({ id, value, onChange, autoFocus }: Props) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  useEffect(askForDistricts, []);
  const chosen = districts.value.find((district) => district.id === value);
  const found = typed === null ? [] : districts.value.filter((it) => matches(it, typed.trim().toLowerCase())).slice(0, 8);

  const take = (district: District | undefined): void => {
    if (!district) return;
    onChange(district.id);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typed === null) return;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter') take(found[active]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="picker">
      <input
        id={id} role="combobox" autocomplete="off" data-testid="district-input" aria-expanded={found.length > 0} aria-controls={list}
        aria-activedescendant={found[active] ? `${list}-${active}` : undefined} autoFocus={autoFocus}
        value={typed ?? (chosen ? districtName(chosen) : '')}
        onInput={(event) => { setTyped(event.currentTarget.value); setActive(0); onChange(''); }}
        onKeyDown={onKeyDown}
        onBlur={() => { if (typed !== null) take(found[active]); setTyped(null); }}
      />
      {typed !== null && typed.trim() !== '' && (
        <ul id={list} role="listbox">
          {found.map((district, i) => (
            <li
              key={district.id} id={`${list}-${i}`} role="option" aria-selected={i === active} data-testid={`district-${district.id}`}
              onPointerDown={(event) => { event.preventDefault(); take(district); }}
            >
              <span>{district.english}</span><span lang="hi">{district.hindi}</span>
            </li>
          ))}
          {found.length === 0 && <li class="none">{say('field.no-match')}</li>}
        </ul>
      )}
    </div>
  );
}
