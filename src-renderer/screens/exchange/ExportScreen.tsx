import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportResult } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Page, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useCases } from '../../stores/cases.ts';
import { useContacts } from '../../stores/contacts.ts';
import type { ExportPlace } from '../../stores/exchange.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNavigation } from '../../stores/navigation.ts';
import styles from './Exchange.module.css';
import { ExportCases } from './ExportCases.tsx';
import { ExportPlanPanel } from './ExportPlanPanel.tsx';
import { ExportTo } from './ExportTo.tsx';
import type { ExportChoice } from './ExportTo.tsx';
import { useExportPlan } from './use-export-plan.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

type Step = 'to' | 'cases' | 'planning' | 'plan' | 'saving' | 'saved';

/** To whom, what, exactly this; then a file. */
export function ExportScreen({
  to,
  cases,
  straight,
}: {
  readonly to: string | null;
  readonly cases: readonly string[];
  /** To whom and what is clear: begins with what leaves. */
  readonly straight: boolean;
}) {
  const { t } = useTranslation();
  const planning = useExportPlan();
  const loadCases = useCases((state) => state.load);
  const loadContacts = useContacts((state) => state.load);
  const go = useNavigation((state) => state.go);
  const ownRole = useIdentity((state) => state.own?.role);
  const [step, setStep] = useState<Step>('to');
  const [choice, setChoice] = useState<ExportChoice>({ to, preset: 'coordinator', addresses: false });
  const [chosen, setChosen] = useState<readonly string[]>(cases);
  const [result, setResult] = useState<(ExportResult & { readonly where: ExportPlace }) | null>(null);
  useEffect(() => {
    void loadContacts();
    useCases.setState((now) => ({ filter: { ...now.filter, text: '', conditions: {}, list: null } }));
    void loadCases();
  }, [loadContacts, loadCases]);

  // Cases are chosen only by a coordinator, for a coordinator or a legal partner.
  const choosesCases =
    ownRole === 'coordinator' && (choice.preset === 'coordinator' || choice.preset === 'legal');
  const ask = async (): Promise<void> => {
    if (choice.to === null) return;
    setStep('planning');
    const made = await planning.ask({
      to: choice.to,
      preset: choice.preset,
      cases: choosesCases ? [...chosen] : [],
      addresses: choice.addresses && choice.preset === 'coordinator',
    });
    setStep(made ? 'plan' : choosesCases ? 'cases' : 'to');
  };
  const started = useRef(false);
  useEffect(() => {
    if (!straight || started.current) return;
    started.current = true;
    void ask();
  });
  const write = async (where: ExportPlace): Promise<void> => {
    setStep('saving');
    const saved = await planning.save(where);
    setResult(saved === null ? null : { ...saved, where });
    setStep(saved === null ? 'plan' : 'saved');
  };
  const number = { to: 1, cases: 2, planning: 3, plan: 3, saving: 3, saved: 3 }[step];
  return (
    <Page
      above={
        <div>
          <Button
            small
            look="plain"
            icon={<ArrowLeft aria-hidden />}
            onPress={() => go({ name: 'exchange' })}
          >
            {t('app.exchange')}
          </Button>
        </div>
      }
      title={t('exchange.send')}
      lead={<span className={styles['step']}>{t('onboarding.steps', { n: number, of: 3 })}</span>}
    >
      {step === 'to' && (
        <ExportTo
          choice={choice}
          onChange={setChoice}
          onNext={() => (choosesCases ? setStep('cases') : void ask())}
        />
      )}
      {step === 'cases' && (
        <ExportCases
          chosen={chosen}
          onChange={setChosen}
          onBack={() => setStep('to')}
          onNext={() => void ask()}
        />
      )}
      {step === 'planning' && <WorkProgress what={t('exchange.planning')} />}
      {(step === 'plan' || step === 'saving') && planning.planned !== null && (
        <ExportPlanPanel
          planned={planning.planned}
          planning={planning}
          saving={step === 'saving'}
          focusSave={straight}
          onSave={(where) => void write(where)}
          onBack={() => setStep(choosesCases ? 'cases' : 'to')}
        />
      )}
      {step === 'saved' && result !== null && (
        <Card>
          <Stack>
            <Notice tone="ok" title={t('exchange.savedTitle')} live>
              <p>
                <bdi>{result.file}</bdi>
              </p>
              <p>{t(result.where === 'folder' ? 'exchange.folder.putText' : 'exchange.savedText')}</p>
            </Notice>
            <Actions>
              <Button look="primary" onPress={() => go({ name: 'exchange' })}>
                {t('common.done')}
              </Button>
            </Actions>
          </Stack>
        </Card>
      )}
      <RefusalNotice failure={planning.failure} />
    </Page>
  );
}
