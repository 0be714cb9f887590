import { ArrowLeft, ListPlus, Printer, Split } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Page, Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayPlans } from '../../stores/pathway.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';
import { CriticalPath } from './CriticalPath.tsx';
import { Departure } from './Departure.tsx';
import { NextSteps } from './NextSteps.tsx';
import { UpdateBanner } from '../templates/UpdateBanner.tsx';
import { PathwayDialogs } from './PathwayDialogs.tsx';
import type { Doing } from './PathwayDialogs.tsx';
import { PathwayHead } from './PathwayHead.tsx';
import { PathwayTabs } from './PathwayTabs.tsx';
import { usePathwayKeys } from './use-pathway-keys.ts';
import { WarningList } from './WarningList.tsx';

interface Props {
  readonly id: string;
  /** To be looked at first. */
  readonly step: string | null;
}

/** Everything between people and the plane on one page. */
export function PathwayScreen({ id, step }: Props) {
  const { t } = useTranslation();
  const plan = usePathwayPlans((state) => state.plans.get(id));
  const load = usePathwayPlans((state) => state.load);
  const version = useRecords((state) => state.version);
  const today = useToday((state) => state.day);
  const back = useNavigation((state) => state.back);
  useEffect(() => {
    void load(id);
  }, [load, id, version, today]);
  const view = plan?.value ?? null;
  useEffect(() => {
    if (view === null) return;
    const steps = view.steps.map((row) => row.step);
    useNames.getState().remember([view.pathway, ...steps, ...view.people, ...view.documents]);
  }, [view]);
  const failure = plan?.failure ?? null;
  if (view === null)
    return (
      <Page
        title={t('pathway.one')}
        above={
          <div>
            <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={back}>
              {t('common.back')}
            </Button>
          </div>
        }
      >
        {failure === null ? <Quiet>{t('common.loading')}</Quiet> : <RefusalNotice failure={failure} />}
      </Page>
    );
  return <PathwayPage view={view} step={step} />;
}

function PathwayPage({ view, step }: { readonly view: PathwayPlanView; readonly step: string | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const [tab, setTab] = useState('steps');
  const [shown, setShown] = useState(step === null ? null : { step, count: 0 });
  const [open, setOpen] = useState<string | null>(step);
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = useCallback(() => setDoing(null), []);
  const show = (id: string): void => {
    setTab('steps');
    setOpen(id);
    setShown((now) => ({ step: id, count: (now?.count ?? 0) + 1 }));
  };
  usePathwayKeys(view, setDoing);
  const { pathway, warnings } = view;
  const ofCase = textOf(pathway.values['case']);
  return (
    <Page
      title={<Bdi text={recordName(pathway, words)} />}
      above={
        <Row>
          {ofCase !== '' && (
            <Button
              small
              look="plain"
              icon={<ArrowLeft aria-hidden />}
              onPress={() => go({ name: 'case', id: ofCase })}
            >
              {t('pathway.toCase')}
            </Button>
          )}
          <Button small look="plain" onPress={() => go({ name: 'pathways' })}>
            {t('pathway.toPathways')}
          </Button>
        </Row>
      }
      lead={<PathwayHead view={view} />}
      actions={
        <>
          <ChoiceBadge list="pathwayStatus" value={textOf(pathway.values['status'])} />
          <Button small icon={<ListPlus aria-hidden />} onPress={() => setDoing({ what: 'step' })}>
            {t('pathway.addStep')}
          </Button>
          {ofCase !== '' && (
            <Button small icon={<Split aria-hidden />} onPress={() => setDoing({ what: 'parallel' })}>
              {t('pathway.parallel')}
            </Button>
          )}
          <Button small icon={<Printer aria-hidden />} onPress={() => setDoing({ what: 'print' })}>
            {t('pathway.print')}
          </Button>
        </>
      }
    >
      <UpdateBanner pathway={pathway} />
      <Departure view={view} />
      <Section title={t('pathway.warnings')}>
        {warnings.length === 0 ? (
          <Quiet>{t('pathway.noWarnings')}</Quiet>
        ) : (
          <WarningList view={view} warnings={warnings} label={t('pathway.warnings')} onShow={show} />
        )}
      </Section>
      <NextSteps view={view} onShow={show} onAct={(id, act) => setDoing({ what: act, step: id })} />
      <CriticalPath view={view} onShow={show} />
      <PathwayTabs
        view={view}
        tab={tab}
        onTab={setTab}
        shown={shown}
        open={open}
        onOpen={setOpen}
        onShow={show}
        onAct={(id, act) => setDoing({ what: act, step: id })}
      />
      <PathwayDialogs view={view} doing={doing} onDo={setDoing} onClose={close} />
    </Page>
  );
}
