import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSchema } from '../../stores/schema.ts';
import { isEmpty, isMasked } from '../records/field-rules.ts';
import { recordName } from '../records/record-name.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { useShowValue } from '../records/show-value.ts';
import styles from './Cases.module.css';

interface Props {
  readonly label: string;
  readonly records: readonly RecordView[];
}

const shownFields = 5;

/** Records as lines that unfold into their fields. */
export function RecordList({ label, records }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const types = useSchema((state) => state.types);
  const go = useNavigation((state) => state.go);
  const [open, setOpen] = useState<string | null>(null);

  const summary = (record: RecordView, name: string): string =>
    (types.get(record.type)?.fields ?? [])
      .filter((field) => !field.parent && !isMasked(field) && !isEmpty(record.values[field.name]))
      .map((field) => show.field(record.type, field.name, record.values[field.name] ?? null))
      .filter((text) => text !== name && text !== '')
      .slice(0, shownFields)
      .join(' · ');
  return (
    <ul className={styles['list']} aria-label={label}>
      {records.map((record) => {
        const name = recordName(record, words);
        const unfolded = open === record.id;
        return (
          <li key={record.id}>
            <div className={styles['item']}>
              <div className={styles['main']}>
                <strong>
                  <Bdi text={name} />
                </strong>
                <Quiet>
                  <Bdi text={summary(record, name)} />
                </Quiet>
              </div>
              <Button
                small
                look="quiet"
                icon={unfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
                label={unfolded ? t('cases.fold', { what: name }) : t('cases.unfold', { what: name })}
                onPress={() => setOpen(unfolded ? null : record.id)}
              >
                {unfolded ? t('common.close') : t('common.edit')}
              </Button>
            </div>
            {unfolded && (
              <div className={styles['open']}>
                <Stack>
                  <RecordFields record={record} />
                  <Row apart>
                    <Button
                      small
                      look="quiet"
                      onPress={() => go({ name: 'record', id: record.id, section: 'cases' })}
                    >
                      {t('records.history')}
                    </Button>
                    <RemoveRecord record={record} onGone={() => setOpen(null)} />
                  </Row>
                </Stack>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
