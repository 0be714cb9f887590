import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClashView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';
import { SolveClash } from './SolveClash.tsx';
import { useStayWords } from './stay-words.ts';

/** What two truths have broken together: people solve it. What somebody has put up with stands below, with the reason. */
export function Clashes({ clashes }: { readonly clashes: readonly ClashView[] }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const show = useShowValue();
  const say = useStayWords();
  const [solving, setSolving] = useState<ClashView | null>(null);
  if (clashes.length === 0) return null;
  const sorted = clashes.toSorted((one, other) => Number(one.overridden) - Number(other.overridden));
  return (
    <Stack gap={2}>
      {sorted.map((clash) => {
        const title = t(`houses.clash.${clash.kind}`);
        return (
          <Notice
            key={`${clash.kind} ${clash.day} ${clash.records.join(' ')}`}
            tone={clash.overridden ? 'info' : 'danger'}
            title={clash.overridden ? t('houses.overridden', { clash: title }) : title}
            {...(clash.stays.length === 0
              ? {}
              : {
                  actions: (
                    <Button
                      small
                      label={t('common.labelled', { text: t('houses.solve'), what: title })}
                      onPress={() => setSolving(clash)}
                    >
                      {t('houses.solve')}
                    </Button>
                  ),
                })}
          >
            <p>
              {clash.day === null ? '' : `${formatDay(clash.day, language)}. `}
              <Bdi text={clash.stays.map(say.who).join(', ')} />
            </p>
            {clash.reasons.map(({ stay, reason, author }) => (
              <p key={stay}>
                {t('houses.reasonBy', {
                  author: author === null ? t('common.unknown') : show.person(author),
                })}{' '}
                <Bdi text={reason} />
              </p>
            ))}
            {!clash.overridden && <p>{t(`houses.clashDo.${clash.kind}`)}</p>}
          </Notice>
        );
      })}
      {solving !== null && <SolveClash clash={solving} onClose={() => setSolving(null)} />}
    </Stack>
  );
}
