import { Siren, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyView } from '../../../src-preload/contract/casework-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { textOf, zoneOf } from '../../forms/typed-values.ts';
import { formatDay, formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { StatusPick } from '../records/StatusPick.tsx';
import { useDuration } from './use-duration.ts';

interface Props {
  readonly line: JourneyView['legs'][number];
  /** Counted from 1. */
  readonly number: number;
  readonly problems: JourneyView['problems'];
}

/** One leg with its times on the clocks of each place, and what is wrong with it. S and a digit change its status. */
export function LegLine({ line, number, problems }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const duration = useDuration();
  const [open, setOpen] = useState<'status' | 'edit' | null>(null);
  const { leg, length, wait, standing, escort } = line;
  const name = t('casework.legName', { number });
  const text = (field: string): string => textOf(leg.values[field]);
  const time = (value: Json | undefined): string => {
    const at = textOf((value as { readonly at?: Json } | undefined)?.at);
    const zone = zoneOf(value ?? null);
    return at === ''
      ? t('casework.noTime')
      : `${formatInstant(at, words.language, zone)} (${zone.replaceAll('_', ' ')})`;
  };
  return (
    <li>
      {wait !== null && wait >= 0 && (
        <div className={styles['item']}>
          <Quiet>{t('casework.wait', { length: duration(wait) })}</Quiet>
        </div>
      )}
      <div
        className={styles['item']}
        role="presentation"
        onKeyDown={(event) => {
          if (event.code !== 'KeyS' || event.ctrlKey || open !== null) return;
          event.preventDefault();
          setOpen('status');
        }}
      >
        <div className={styles['main']}>
          <strong>{name}</strong>
          {(text('from') !== '' || text('to') !== '') && (
            <Masked what={t('casework.route', { number })}>
              {() => <Bdi text={`${text('from')} → ${text('to')}`} />}
            </Masked>
          )}
          <span>
            {t('casework.legTimes', {
              departs: time(leg.values['departs']),
              arrives: time(leg.values['arrives']),
            })}
          </span>
          {length !== null && length >= 0 && (
            <span>{t('casework.onTheWay', { length: duration(length) })}</span>
          )}
          {text('transport') !== '' && (
            <Quiet>
              <Bdi text={text('transport')} />
            </Quiet>
          )}
          {escort !== null && (
            <Quiet>
              <Bdi text={t('casework.with', { who: escort })} />
            </Quiet>
          )}
          <ChoiceBadge list="legStatus" value={text('status')} />
          {standing === 'late' && (
            <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
              {t('casework.standing.late')}
            </Badge>
          )}
          {standing === 'alarm' && (
            <Badge tone="alarm" icon={<Siren aria-hidden />}>
              {t('casework.standing.alarm')}
            </Badge>
          )}
          {problems.map(({ kind, paper, day }) => (
            <Badge
              key={`${kind} ${paper?.id ?? ''}`}
              tone="danger"
              icon={<TriangleAlert aria-hidden />}
              wraps
            >
              {t(`casework.problem.${kind}`, {
                day: day === null ? '' : formatDay(day, words.language),
                paper: paper === null ? '' : recordName(paper, words),
              })}
            </Badge>
          ))}
        </div>
        <Row>
          <Button small label={t('casework.changeStatus', { what: name })} onPress={() => setOpen('status')}>
            {words.field('leg', 'status')}
          </Button>
          <Button
            small
            look="quiet"
            label={open === 'edit' ? t('cases.fold', { what: name }) : t('casework.edit', { what: name })}
            onPress={() => setOpen(open === 'edit' ? null : 'edit')}
          >
            {open === 'edit' ? t('common.close') : t('common.edit')}
          </Button>
        </Row>
      </div>
      {open === 'edit' && (
        <div className={styles['open']}>
          <Stack>
            <RecordFields record={leg} />
            <RemoveRecord record={leg} onGone={() => setOpen(null)} />
          </Stack>
        </div>
      )}
      {open === 'status' && <StatusPick record={leg} field="status" onClose={() => setOpen(null)} />}
    </li>
  );
}
