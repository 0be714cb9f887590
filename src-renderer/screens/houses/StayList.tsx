import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StayRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import styles from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { useSaid } from '../shelter/use-said.ts';
import { StaySaid } from './StaySaid.tsx';
import { TellKeeper } from './TellKeeper.tsx';

interface Props {
  readonly stays: readonly StayRow[];
  /** On a case: where it is. On a house: whose it is. */
  readonly withHouse: boolean;
}

export function StayList({ stays, withHouse }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const said = useSaid(
    null,
    stays.map(({ stay }) => stay.id),
  );
  const [open, setOpen] = useState<string | null>(null);
  const day = (text: string): string => (text === '' ? '…' : formatDay(text, words.language));
  return (
    <ul className={styles['list']} aria-label={t('cases.stays')}>
      {stays.map(({ stay, houseName, unitName, caseAlias }) => {
        const { values } = stay;
        const guest = textOf(values['guestName']);
        const unfolded = open === stay.id;
        const where = [houseName ?? t('common.unknown'), unitName].filter(Boolean).join(', ');
        const name = withHouse ? where : guest === '' ? (caseAlias ?? t('common.unnamed')) : guest;
        const house = textOf(values['safeHouse']);
        const heard = said.stays.find((one) => one.stay === stay.id);
        return (
          <li key={stay.id}>
            <div className={styles['item']}>
              <div className={styles['main']}>
                <strong>
                  <Bdi text={name} />
                </strong>
                <span>
                  {t('houses.span', {
                    from: day(textOf(values['from'])),
                    until: day(textOf(values['until'])),
                  })}
                </span>
                <ChoiceBadge list="stayStatus" value={textOf(values['status'])} />
                <ChoiceBadge list="stayAnswer" value={textOf(values['answer'])} />
                <Quiet>{t('houses.guests', { count: numberOf(values['guests']) ?? 1 })}</Quiet>
                {!withHouse && caseAlias !== null && (
                  <Quiet>
                    <Bdi text={caseAlias} />
                  </Quiet>
                )}
                <StaySaid stay={stay} heard={heard} />
              </div>
              <Row>
                {withHouse && house !== '' && (
                  <Button small look="quiet" onPress={() => go({ name: 'house', id: house })}>
                    {t('houses.toHouse')}
                  </Button>
                )}
                <Button
                  small
                  look="quiet"
                  icon={unfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
                  label={unfolded ? t('cases.fold', { what: name }) : t('cases.unfold', { what: name })}
                  onPress={() => setOpen(unfolded ? null : stay.id)}
                >
                  {unfolded ? t('common.close') : t('common.edit')}
                </Button>
              </Row>
            </div>
            {unfolded && (
              <div className={styles['open']}>
                <Stack>
                  <TellKeeper stay={stay} heard={heard} />
                  <RecordFields record={stay} />
                  <RemoveRecord record={stay} onGone={() => setOpen(null)} />
                </Stack>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
