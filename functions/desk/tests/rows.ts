import type { BoardRow } from '../src/contract';

let n = 0;

/** A life-risk row nobody has, unless told otherwise. */
export function row(part: Partial<BoardRow> = {}): BoardRow {
  n += 1;
  return {
    id: `case-${n}`, version: 1, code: `K7F${n}`, kind: 'alert', mode: 'actual', type: 'suicide-risk', severity: 'critical', lifeRisk: true,
    state: 'new', outcome: null, sample: false, openedAt: '2025-11-21T21:44:20Z', detectedAt: null, source: 'Meta', platform: 'Instagram',
    district: null, station: null, routeBasis: null, whereabouts: null, handOver: null, holder: null, ladder: null, onTheWayAt: null, reachedAt: null, closedAt: null,
    engagements: [], marks: [], seen: false, tip: null, mail: null, ...part,
  };
}

export const held = { user: 'asha', name: 'Asha Verma', since: '2025-11-21T21:45:00Z', leaseUntil: '2025-11-21T22:00:00Z' };
