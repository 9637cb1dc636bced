import type { District, User } from './contract';
import type { Facts, Key } from './strings';

interface Place { district: District | null; station: string | null }

/** Whether somebody works at the state desk, who alone may read the outbox; the server has the last word. */
export const mayReadOutbox = (user: Pick<User, 'role' | 'jurisdiction'> | null | undefined): boolean => user?.jurisdiction === 'state' && user.role !== 'station';

/** Who reads the roster; the server has the last word. */
export const mayReadRoster = (user: Pick<User, 'role'> | null | undefined): boolean => user?.role === 'supervisor' || user?.role === 'admin';

/** How near an officer works to a case: its station, its district, a range, the state, another district. */
function distance({ jurisdiction }: User, { district, station }: Place): number {
  const [kind, where, name] = jurisdiction.split('/');
  if (kind === 'state') return 3;
  if (kind === 'range') return 2;
  if (!district || where !== district.id) return 4;
  return kind === 'station' && station && name?.toLowerCase() === station.toLowerCase() ? 0 : 1;
}

const most = 30;

export interface Offer { users: readonly User[]; more: number }

/**
 * Whom to offer: before anything was typed those of the case's own station and district (where there are none, whoever is nearest),
 * nearest first and those on duty before the others; to typed words, everybody whose name or office they begin.
 */
export function offered(users: readonly User[], place: Place, typed: string, districts: readonly District[]): Offer {
  const far = (user: User): number => distance(user, place);
  const sorted = [...users].sort((a, b) => far(a) - far(b) || Number(b.onDuty) - Number(a.onDuty) || a.name.localeCompare(b.name));
  const words = typed.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) {
    const near = sorted.filter((user) => far(user) <= 1);
    const first = (near.length > 0 ? near : sorted).slice(0, near.length > 0 ? most : 8);
    return { users: first, more: sorted.length - first.length };
  }
  const found = sorted.filter((user) => words.every((word) => ` ${searched(user, districts)}`.includes(` ${word}`)));
  return { users: found.slice(0, most), more: Math.max(0, found.length - most) };
}

function searched({ name, jurisdiction }: User, districts: readonly District[]): string {
  const district = districts.find(({ id }) => id === jurisdiction.split('/')[1]);
  return [name, jurisdiction.replaceAll('/', ' '), district?.english, district?.hindi, district?.urdu].filter(Boolean).join(' ').toLowerCase();
}

/** Where an officer works, in words: two of one role are told apart by it. */
export function officeOf({ jurisdiction }: User, districts: readonly District[], nameOf: (district: District) => string): { key: Key; facts: Facts } {
  const [kind, where = '', station = ''] = jurisdiction.split('/');
  const district = districts.find(({ id }) => id === where);
  const name = district ? nameOf(district) : where;
  switch (kind) {
    case 'range': return { key: 'office.range', facts: { name: where } };
    case 'district': return { key: 'office.district', facts: { name } };
    case 'station': return { key: 'office.station', facts: { name: station, district: name } };
    default: return { key: 'office.state', facts: {} };
  }
}
