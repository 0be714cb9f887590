import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriedAppointment } from '../../../src-preload/contract/pathway-views.ts';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Notice } from '../../components/Notice.tsx';
import { Quiet } from '../../components/Page.tsx';
import { usePathwayPlans } from '../../stores/pathway.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly step: string;
  /** The one that is moved, if it is there already. */
  readonly appointment: string | null;
  readonly at: { readonly at: string; readonly zone: string } | null;
  readonly place: string;
  readonly country: string | null;
}

const pause = 250;

/** What the plan would say of an appointment then: asked while it is typed, written nowhere. */
export function TryDay({ view, step, appointment, at, place, country }: Props) {
  const { t } = useTranslation();
  const tryAppointment = usePathwayPlans((state) => state.tryAppointment);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly value: TriedAppointment } | null>(
    null,
  );
  const [moment, zone] = [at?.at ?? null, at?.zone ?? null];
  const question = [moment, zone, place, country].join('\n');
  useEffect(() => {
    if (moment === null || zone === null) return undefined;
    let current = true;
    const waiting = setTimeout(() => {
      void tryAppointment({ step, appointment, at: { at: moment, zone }, place, country }).then((reply) => {
        if (current && reply.ok) setAnswer({ to: question, value: reply.value });
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(waiting);
    };
  }, [tryAppointment, step, appointment, moment, zone, place, country, question]);
  // Of another day than the one that stands there it says nothing.
  const tried = answer?.to === question ? answer.value : null;
  if (moment === null) return null;
  if (tried === null) return <Quiet>{t('pathway.trying')}</Quiet>;
  return <Tried view={view} tried={tried} />;
}

function Tried({ view, tried }: { readonly view: PathwayPlanView; readonly tried: TriedAppointment }) {
  const { t } = useTranslation();
  const { holidays } = tried;
  const plan = usePlanWords(useMemo(() => ({ ...view, holidays }), [view, holidays]));
  const departure =
    tried.departure === null ? t('pathway.departureUnknown') : plan.departure(tried.departure);
  if (tried.warnings.length === 0)
    return (
      <Notice tone="ok" title={t('pathway.tryGood')} live>
        <p>{departure}</p>
      </Notice>
    );
  const grave = tried.warnings.some(({ severity }) => severity === 'danger');
  return (
    <Notice tone={grave ? 'danger' : 'warning'} title={t('pathway.warnings')} live>
      {tried.warnings.map((warning, index) => (
        <p key={`${warning.code} ${index}`}>{plan.warning(warning)}</p>
      ))}
      <p>{departure}</p>
    </Notice>
  );
}
