import { CircleSlash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepRow } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { StatusPick } from '../records/StatusPick.tsx';
import { useBlockers } from './blockers.ts';

/** One step of a pathway: S and a digit change its status. */
export function StepLine({ row }: { readonly row: StepRow }) {
  const { t } = useTranslation();
  const words = useWords();
  const blockers = useBlockers();
  const [open, setOpen] = useState<'status' | 'edit' | null>(null);
  const title = recordName(row.step, words);
  const status = textOf(row.step.values['status']) || 'notStarted';
  return (
    <li>
      <div
        className={styles['item']}
        role="presentation"
        onKeyDown={(event) => {
          if (event.code !== 'KeyS' || event.ctrlKey) return;
          event.preventDefault();
          setOpen('status');
        }}
      >
        <div className={styles['main']}>
          <strong>
            <Bdi text={title} />
          </strong>
          <ChoiceBadge list="stepStatus" value={status} />
          {row.blockedBy.length > 0 && (
            <>
              <Badge tone="warning" icon={<CircleSlash2 aria-hidden />}>
                {t('pathways.blocked')}
              </Badge>
              <Quiet>{t('pathways.blockedBy', { what: blockers(row) })}</Quiet>
            </>
          )}
          <DueDay day={row.due} overdue={row.overdue} />
        </div>
        <Row>
          <Button small label={t('pathways.changeStatus', { what: title })} onPress={() => setOpen('status')}>
            {words.field('step', 'status')}
          </Button>
          <Button
            small
            look="quiet"
            label={open === 'edit' ? t('cases.fold', { what: title }) : t('cases.unfold', { what: title })}
            onPress={() => setOpen(open === 'edit' ? null : 'edit')}
          >
            {open === 'edit' ? t('common.close') : t('common.edit')}
          </Button>
        </Row>
      </div>
      {open === 'edit' && (
        <div className={styles['open']}>
          <Stack>
            <RecordFields record={row.step} />
            <RemoveRecord record={row.step} onGone={() => setOpen(null)} />
          </Stack>
        </div>
      )}
      {open === 'status' && <StatusPick record={row.step} field="status" onClose={() => setOpen(null)} />}
    </li>
  );
}
