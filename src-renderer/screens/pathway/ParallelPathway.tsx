import { useEffect } from 'react';
import { useCases } from '../../stores/cases.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { AddPathway } from '../templates/AddPathway.tsx';

interface Props {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Another pathway for the same case, beside this one; it is opened once it is there. */
export function ParallelPathway({ caseId, onClose }: Props) {
  const { page, open } = useCases();
  const go = useNavigation((state) => state.go);
  useEffect(() => {
    void open(caseId);
  }, [open, caseId]);
  if (page.value?.record.id !== caseId) return null;
  return <AddPathway page={page.value} onClose={onClose} onAdded={(id) => go({ name: 'pathway', id })} />;
}
