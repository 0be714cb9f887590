import { CalendarOff, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { FieldGrid, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { readPeriod } from '../../forms/beds.ts';
import { membersOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';

/** Nights on which nobody may sleep in a unit: repairs, the host's own guests, a search next door. */
export function BlockedNights({ unit }: { readonly unit: RecordView }) {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday((state) => state.day);
  const put = useRecords((state) => state.put);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const say = async (text: string, blocked: boolean): Promise<boolean> => {
    const reply = await put({ type: 'unit', id: unit.id, fields: { blockedNights: { [text]: blocked } } });
    setFailure(reply.ok ? null : reply.refusal);
    return reply.ok;
  };
  const wanted = from !== null && until !== null ? readPeriod(`${from}/${until}`) : null;
  const title = words.field('unit', 'blockedNights');
  const shown = (text: string): string => {
    const period = readPeriod(text);
    return period === null
      ? t('houses.blockUnread', { text })
      : t('houses.span', {
          from: formatDay(period.from, words.language),
          until: formatDay(period.until, words.language),
        });
  };
  return (
    <fieldset>
      <legend>{title}</legend>
      <Stack gap={2}>
        {membersOf(unit.values['blockedNights'])
          .toSorted()
          .map((text) => (
            <Row key={text}>
              <bdi>{shown(text)}</bdi>
              <Button
                small
                look="quiet"
                icon={<X aria-hidden />}
                label={t('houses.unblock', { nights: shown(text) })}
                onPress={() => void say(text, false)}
              >
                {t('houses.unblockShort')}
              </Button>
            </Row>
          ))}
        <FieldGrid>
          <DayField label={t('houses.blockFrom')} value={from} onChange={setFrom} today={today} />
          <DayField label={t('houses.blockUntil')} value={until} onChange={setUntil} today={today} />
        </FieldGrid>
        <Row>
          <Button
            small
            icon={<CalendarOff aria-hidden />}
            disabled={wanted === null}
            onPress={() => {
              if (wanted === null) return;
              void say(`${wanted.from}/${wanted.until}`, true).then((saved) => {
                if (!saved) return;
                setFrom(null);
                setUntil(null);
              });
            }}
          >
            {t('houses.block')}
          </Button>
          <Quiet>{t('houses.blockHint')}</Quiet>
        </Row>
        <RefusalNotice failure={failure} />
      </Stack>
    </fieldset>
  );
}
