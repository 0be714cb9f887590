import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineLine } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { useShowValue } from '../records/show-value.ts';
import { SlotValue } from '../records/SlotValue.tsx';
import styles from './Quarantine.module.css';
import { ReleaseDialog } from './ReleaseDialog.tsx';

interface Props {
  readonly line: QuarantineLine;
  /** There is a certificate of its author that can be relied on. */
  readonly checkable: boolean;
}

const reasons = [
  'author-unknown',
  'author-rejected',
  'author-replaced',
  'author-unverifiable',
  'author-compromised',
  'set-aside',
  'rule-broken',
] as const;

/** One change that waits: about what, what it says, why it is here and how it came. */
export function QuarantinedCard({ line, checkable }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const leaveOut = useQuarantine((state) => state.leaveOut);
  const [releasing, setReleasing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { type, recordName, by, breaksRule } = line;
  const reason = reasons.find((known) => known === line.reason);
  const about = type === null ? t('quarantine.unreadable') : words.record(type);
  const what = recordName === '' ? about : recordName;
  return (
    <Card>
      <Stack gap={3}>
        <Row apart>
          <Row>
            {recordName !== '' && (
              <strong>
                <Bdi text={recordName} />
              </strong>
            )}
            <Quiet>{about}</Quiet>
          </Row>
          <Badge tone="warning">{t(`quarantine.reason.${reason ?? 'other'}`)}</Badge>
        </Row>
        {type !== null && line.values.length > 0 && (
          <dl className={styles['values']}>
            {line.values.map(({ slot, value }) => (
              <div key={slot}>
                <dt>{show.slot(type, slot)}</dt>
                <dd>
                  <SlotValue show={show} type={type} slot={slot} value={value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Quiet>
          {by === null ? (
            t('quarantine.cameUnknown')
          ) : (
            <>
              {t('quarantine.came', {
                number: by.number,
                when: formatInstant(by.at, words.language),
              })}{' '}
              <bdi>{by.fromName === '' ? show.person(by.from) : by.fromName}</bdi>
            </>
          )}
        </Quiet>
        {breaksRule && <p>{t('quarantine.breaksRule')}</p>}
        {!breaksRule && !checkable && <p>{t('quarantine.uncheckable')}</p>}
        <RefusalNotice failure={failure} />
        <Row>
          {!breaksRule && checkable && (
            <Button
              small
              label={t('common.labelled', { text: t('quarantine.release'), what })}
              onPress={() => setReleasing(true)}
            >
              {t('quarantine.release')}
            </Button>
          )}
          <Button
            small
            look="quiet"
            label={t('common.labelled', {
              text: line.leftOut ? t('quarantine.backInSight') : t('quarantine.leaveOut'),
              what,
            })}
            onPress={() =>
              void leaveOut([line.change], !line.leftOut).then((reply) =>
                setFailure(reply.ok ? null : reply.refusal),
              )
            }
          >
            {line.leftOut ? t('quarantine.backInSight') : t('quarantine.leaveOut')}
          </Button>
        </Row>
      </Stack>
      {releasing && <ReleaseDialog chosen={{ changes: [line.change] }} onClose={() => setReleasing(false)} />}
    </Card>
  );
}
