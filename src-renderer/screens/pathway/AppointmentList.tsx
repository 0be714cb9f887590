import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { BookAppointment } from './BookAppointment.tsx';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  /** Those that are over too. */
  readonly all: boolean;
}

/** By letters: what became of an appointment is said with one key. */
const outcomes: Readonly<Record<string, string>> = { KeyC: 'completed', KeyM: 'missed', KeyX: 'cancelled' };

/** The appointments of one step, with what speaks against each. */
export function AppointmentList({ view, row, all }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const put = useRecords((state) => state.put);
  const [moving, setMoving] = useState<RecordView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const statusOf = (one: RecordView): string => textOf(one.values['status']) || 'planned';
  const shown = row.appointments.filter((one) => all || statusOf(one) === 'planned');
  if (shown.length === 0) return null;
  const say = async (one: RecordView, status: string): Promise<void> => {
    const reply = await put({ type: 'appointment', id: one.id, fields: { status } });
    setFailure(reply.ok ? null : reply.refusal);
  };
  const keys =
    (one: RecordView) =>
    (event: KeyboardEvent): void => {
      const status = outcomes[event.code];
      if (status === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      void say(one, status);
    };
  return (
    <>
      <ul
        className={styles['appointments']}
        aria-label={t('pathway.appointments', { what: plan.step(row.step.id) })}
      >
        {shown.map((one) => {
          const place = textOf(one.values['place']);
          const country = textOf(one.values['country']);
          const status = statusOf(one);
          const when = plan.when(one);
          const against = view.warnings.filter(({ appointment, other }) =>
            [appointment, other].includes(one.id),
          );
          return (
            <li key={one.id}>
              <div className={styles['appointment']} role="presentation" onKeyDown={keys(one)}>
                <Row>
                  <span>{when}</span>
                  <Bdi
                    text={[place, country === '' ? '' : words.country(country)].filter(Boolean).join(', ')}
                  />
                  {status !== 'planned' && <Badge>{words.choice('appointmentStatus', status)}</Badge>}
                </Row>
                <Row>
                  {status === 'planned' &&
                    (
                      [
                        ['completed', t('pathway.complete'), t('pathway.completeOf', { what: when })],
                        ['missed', t('pathway.missed'), t('pathway.missedOf', { what: when })],
                        ['cancelled', t('pathway.cancel'), t('pathway.cancelOf', { what: when })],
                      ] as const
                    ).map(([to, text, label]) => (
                      <Button key={to} small look="quiet" label={label} onPress={() => void say(one, to)}>
                        {text}
                      </Button>
                    ))}
                  <Button small label={t('pathway.moveOf', { what: when })} onPress={() => setMoving(one)}>
                    {t('pathway.move')}
                  </Button>
                </Row>
                {against.map((warning, index) => (
                  <span key={`${warning.code} ${index}`} className={styles['wrong']}>
                    <Bdi text={plan.warning(warning)} />
                  </span>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      <RefusalNotice failure={failure} />
      {moving !== null && (
        <BookAppointment view={view} row={row} appointment={moving} onClose={() => setMoving(null)} />
      )}
    </>
  );
}
