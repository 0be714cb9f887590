import { useEffect, useState } from 'react';
import type { ShelterSaid } from '../../../src-preload/contract/shelter-views.ts';
import { useRecords } from '../../stores/records.ts';
import { useShelter } from '../../stores/shelter.ts';

const nothing: ShelterSaid = { stays: [], house: null };

/** What keepers have answered of a house and of some stays; nothing until it is loaded. */
export function useSaid(house: string | null, stays: readonly string[]): ShelterSaid {
  const said = useShelter((state) => state.said);
  const version = useRecords((state) => state.version);
  const [heard, setHeard] = useState<ShelterSaid>(nothing);
  const asked = stays.join(' ');
  useEffect(() => {
    let current = true;
    const ids = asked === '' ? [] : asked.split(' ');
    if (house === null && ids.length === 0) return;
    void said(house, ids).then((reply) => {
      if (current && reply.ok) setHeard(reply.value);
    });
    return () => {
      current = false;
    };
  }, [said, house, asked, version]);
  return heard;
}
