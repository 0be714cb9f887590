import type { DrillBundle } from '../../src-preload/contract/drill-views.ts';
import type { Exposed } from '../domain/exposure.ts';
import type { Reason } from '../domain/exposure-reasons.ts';
import type { DrillNames } from './drill-names.ts';

/** The files that carried something of what is lost, or to whom was lost: by partner and number, what came from them last. */
export function bundlesOf(exposed: readonly Exposed[], names: DrillNames): readonly DrillBundle[] {
  const files = new Map<string, { readonly first: Reason; readonly records: Set<string> }>();
  for (const { reasons } of exposed)
    for (const reason of reasons) {
      if (reason.partner === null || reason.by === null) continue;
      const key = `${reason.partner} ${reason.number} ${reason.day}`;
      const file = files.get(key) ?? { first: reason, records: new Set<string>() };
      file.records.add(reason.by);
      files.set(key, file);
    }
  return [...files.values()]
    .map(({ first, records }) => ({
      partner: first.partner ?? '',
      partnerName: names.partner(first.partner ?? ''),
      file: first.number === null ? null : { number: first.number, day: first.day ?? '' },
      records: [...records]
        .toSorted()
        .map((id) => ({ type: names.row(id)?.type ?? '', name: names.of(id) }))
        .toSorted((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name)),
    }))
    .toSorted(
      (a, b) =>
        a.partnerName.localeCompare(b.partnerName) ||
        a.partner.localeCompare(b.partner) ||
        Number(a.file === null) - Number(b.file === null) ||
        (a.file?.day ?? '').localeCompare(b.file?.day ?? '') ||
        (a.file?.number ?? 0) - (b.file?.number ?? 0),
    );
}
