import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { useDrafts } from '../../stores/drafts.ts';
import { NewRecord, newDraftKey } from '../records/NewRecord.tsx';
import { ChooseTemplate } from './ChooseTemplate.tsx';
import { CopyTemplate } from './CopyTemplate.tsx';

interface Props {
  readonly page: CasePage;
  readonly onClose: () => void;
  /** `copied`: with the steps of a template. */
  readonly onAdded?: (pathway: string, copied: boolean) => void;
}

/** A pathway for a case: a copy of a template, or an empty one whose steps are added by hand. */
export function AddPathway({ page, onClose, onAdded }: Props) {
  const { t } = useTranslation();
  const { id } = page.record;
  // Whoever has begun by hand goes on there.
  const begun = useDrafts((state) => state.drafts.has(newDraftKey('pathway', id)));
  const [chosen, setChosen] = useState<TemplateLine | 'by hand' | null>(begun ? 'by hand' : null);
  if (chosen === null) return <ChooseTemplate onChoose={setChosen} onClose={onClose} />;
  if (chosen === 'by hand')
    return (
      <NewRecord
        type="pathway"
        title={t('cases.addPathway')}
        given={{ case: id }}
        first={['country', 'kind', 'status']}
        start={{ status: 'planned' }}
        onClose={onClose}
        onSaved={({ id: made }) => onAdded?.(made, false)}
      />
    );
  return (
    <CopyTemplate
      page={page}
      line={chosen}
      onBack={() => setChosen(null)}
      onClose={onClose}
      onCopied={(made) => onAdded?.(made, true)}
    />
  );
}
