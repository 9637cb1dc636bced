import { useEffect, useId, useState } from 'preact/hooks';
import { api } from '../api';
import type { User } from '../contract';
import { offered, officeOf } from '../officers';
import { openCase } from '../store';
import { districtName, say } from '../strings';
import { askForDistricts, districts } from './districts';

interface Props { id: string; value: string; onChange(id: string): void }

/** Whom to give the open case to: the officers of its place stand there at once, all others whom it may be given to come by name. */
export function OfficerPicker({ id, value, onChange }: Props) {
  const list = useId();
  const [users, setUsers] = useState<readonly User[]>([]);
  const [failed, setFailed] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const it = openCase.value;
  useEffect(() => {
    askForDistricts();
    if (it) void api.users(it.id).then(setUsers).catch(() => setFailed(true));
  }, [it?.id]);
  if (!it) return null;
  const chosen = users.find((user) => user.id === value);
  const { users: found, more } = typed === null ? { users: [], more: 0 } : offered(users, it, typed, districts.value);

  const take = (user: User | undefined): void => {
    if (!user) return;
    onChange(user.id);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typed === null && event.key === 'ArrowDown') setTyped('');
    else if (typed === null) return;
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter') take(found[active]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="picker officers">
      <input
        id={id} role="combobox" autocomplete="off" data-testid="field-user" aria-expanded={typed !== null} aria-controls={list} placeholder={say('field.officer-hint')}
        aria-activedescendant={found[active] ? `${list}-${active}` : undefined} value={typed ?? chosen?.name ?? ''}
        onFocus={() => { if (!chosen) setTyped(''); }} onClick={() => { if (typed === null) setTyped(''); }}
        onInput={(event) => { setTyped(event.currentTarget.value); setActive(0); onChange(''); }}
        onKeyDown={onKeyDown} onBlur={() => setTyped(null)}
      />
      {chosen && typed === null && <small class="field-hint">{words(chosen)}</small>}
      {typed !== null && (
        <ul id={list} role="listbox">
          {found.map((user, i) => (
            <li
              key={user.id} id={`${list}-${i}`} role="option" aria-selected={i === active} data-testid={`officer-${user.id}`} class={user.onDuty ? '' : 'away'}
              ref={(line) => { if (i === active) line?.scrollIntoView({ block: 'nearest' }); }} onPointerDown={(event) => { event.preventDefault(); take(user); }}
            >
              <b>{user.name}</b><span>{words(user)}</span>
            </li>
          ))}
          {failed ? <li class="none">{say('problem.unreachable')}</li> : found.length === 0 && users.length > 0 && <li class="none">{say('field.no-officer')}</li>}
          {more > 0 && <li class="none" data-testid="more-officers">{say(typed.trim() === '' ? 'field.more-officers' : 'field.too-many-officers', { n: more })}</li>}
        </ul>
      )}
    </div>
  );
}

function words(user: User): string {
  const office = officeOf(user, districts.value, districtName);
  return [say(office.key, office.facts), say(`role.${user.role}`), say(user.onDuty ? 'header.on-duty' : 'header.off-duty')].join(' · ');
}
