import { useState } from 'react';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useRecords } from '../../stores/records.ts';

/** How somebody answered, or that nobody did; recorded as of now, on the rung that the ladder has reached. */
export function useCheckIn(): {
  readonly record: (
    row: TodayLine,
    outcome: 'safe' | 'noAnswer' | 'concern' | 'dangerWord',
  ) => Promise<boolean>;
  readonly failure: Failure | null;
} {
  const put = useRecords((state) => state.put);
  const own = useIdentity((state) => state.own);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    failure,
    record: async (row, outcome) => {
      const at = `${new Date().toISOString().slice(0, 19)}Z`;
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const reply = await put({
        type: 'checkIn',
        fields: {
          case: row.caseId,
          at: { at, zone },
          by: own?.digest ?? null,
          outcome,
          rung: row.rung ?? 0,
        },
      });
      setFailure(reply.ok ? null : reply.refusal);
      return reply.ok;
    },
  };
}
