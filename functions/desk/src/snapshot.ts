import type { BoardRow } from './contract';

/** What stays readable when the server is gone: where each open case is and whom to ring. Never the subject. */
export interface OfflineCase {
  code: string; unheldLife: boolean; inside: boolean; district: string | null; districtHindi: string | null; station: string | null;
  holder: string | null; agencies: { name: string; phone: string | null }[]; holderPhone: string | null;
}
export interface Snapshot { at: number; cases: OfflineCase[] }

const key = 'satark.open-cases';

export function toSnapshot(rows: readonly BoardRow[], at: number): Snapshot {
  // Whoever sits at this machine next may be of the very district: of a tip about police nothing stays in the browser.
  return { at, cases: rows.filter((row) => row.state !== 'closed' && !row.tip?.conflicted).map(toOfflineCase) };
}

function toOfflineCase(row: BoardRow): OfflineCase {
  return {
    code: row.code,
    unheldLife: row.lifeRisk && row.holder === null,
    inside: row.mode !== 'actual',
    district: row.district?.english ?? null,
    districtHindi: row.district?.hindi ?? null,
    station: row.station,
    holder: row.holder?.name ?? null,
    holderPhone: row.holder?.phone ?? null,
    agencies: row.engagements.filter((it) => it.state !== 'ended').map((it) => ({ name: it.name, phone: it.phone ?? null })),
  };
}

export function keep(snapshot: Snapshot, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify(snapshot));
  } catch {
    // A full or forbidden storage costs the offline list, never the page.
  }
}

export function kept(storage: Storage = localStorage): Snapshot | null {
  try {
    const text = storage.getItem(key);
    return text ? (JSON.parse(text) as Snapshot) : null;
  } catch {
    return null;
  }
}

export function forget(storage: Storage = localStorage): void {
  try {
    storage.removeItem(key);
  } catch {
    // Nothing kept, nothing to forget.
  }
}
