import { useTranslation } from 'react-i18next';
import type { ClashView, StayRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

interface Props {
  readonly clashes: readonly ClashView[];
  readonly stays: readonly StayRow[];
}

/** What two truths have broken together: people solve it. */
export function Clashes({ clashes, stays }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  if (clashes.length === 0) return null;
  const names = (clash: ClashView): string =>
    stays
      .filter((row) => clash.records.includes(row.stay.id))
      .map((row) => textOf(row.stay.values['guestName']) || (row.caseAlias ?? ''))
      .filter(Boolean)
      .join(', ');
  return (
    <Stack gap={2}>
      {clashes.map((clash) => (
        <Notice
          key={`${clash.kind} ${clash.day} ${clash.records.join(' ')}`}
          tone="danger"
          title={t(`houses.clash.${clash.kind}`)}
        >
          <p>
            {clash.day === null ? '' : `${formatDay(clash.day, language)}. `}
            <Bdi text={names(clash)} />
          </p>
          <p>{t(`houses.clashDo.${clash.kind}`)}</p>
        </Notice>
      ))}
    </Stack>
  );
}
