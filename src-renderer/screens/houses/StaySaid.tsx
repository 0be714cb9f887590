import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import type { StaySaid as Heard } from '../../../src-preload/contract/shelter-views.ts';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';
import { SaidList } from '../shelter/SaidList.tsx';

interface Props {
  readonly stay: RecordView;
  readonly heard: Heard | undefined;
}

/** What the keeper has answered about a stay: why they can't, what they need, when they came. */
export function StaySaid({ stay, heard }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const arrived = show.field('stay', 'arrivedAt', stay.values['arrivedAt'] ?? null);
  return (
    <>
      {arrived !== '' && (
        <Quiet>
          {words.field('stay', 'arrivedAt')} {arrived}
        </Quiet>
      )}
      <SaidList title={t('shelter.fromKeeper')} said={heard?.said ?? []} withNames />
    </>
  );
}
