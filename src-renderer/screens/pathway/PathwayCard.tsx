import { ListPlus, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayPlans } from '../../stores/pathway.ts';
import { useRecords } from '../../stores/records.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { UpdateBanner } from '../templates/UpdateBanner.tsx';
import { Departure } from './Departure.tsx';
import { StepStatus } from './StepStatus.tsx';
import { usePlanWords } from './use-plan-words.ts';
import { WarningList } from './WarningList.tsx';

interface Props {
  readonly pathway: RecordView;
  readonly onAddStep: () => void;
  /** Another way beside this one. */
  readonly onParallel: () => void;
}

/** One pathway of a case in short: when they can leave, what is wrong, what comes next. */
export function PathwayCard({ pathway, onAddStep, onParallel }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const plan = usePathwayPlans((state) => state.plans.get(pathway.id));
  const load = usePathwayPlans((state) => state.load);
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load(pathway.id);
  }, [load, pathway.id, version]);
  const name = recordName(pathway, words);
  const view = plan?.value ?? null;
  return (
    <Card>
      <Stack gap={3}>
        <Row apart>
          <Row>
            <h3>
              <Bdi text={name} />
            </h3>
            <ChoiceBadge list="pathwayStatus" value={textOf(pathway.values['status'])} />
            {view !== null && isUnchecked(view) && (
              <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
                {t('pathway.uncheckedShort')}
              </Badge>
            )}
          </Row>
          <Row>
            <Button small look="quiet" icon={<ListPlus aria-hidden />} onPress={onAddStep}>
              {t('pathway.addStep')}
            </Button>
            <Button
              small
              label={t('pathway.openOne', { name })}
              onPress={() => go({ name: 'pathway', id: pathway.id })}
            >
              {t('pathway.open')}
            </Button>
          </Row>
        </Row>
        <UpdateBanner pathway={pathway} />
        <RefusalNotice failure={plan?.failure ?? null} />
        {view !== null && <Summary view={view} onParallel={onParallel} />}
      </Stack>
    </Card>
  );
}

const isUnchecked = ({ template }: PathwayPlanView): boolean =>
  template !== null && textOf(template.values['checkedOn']) === '';

/** Of the warnings, those that can't wait. */
const worst = 2;

function Summary({ view, onParallel }: { readonly view: PathwayPlanView; readonly onParallel: () => void }) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const go = useNavigation((state) => state.go);
  const [changing, setChanging] = useState(false);
  const { warnings, pathway } = view;
  const next = view.steps.find(({ step }) => step.id === view.next[0]);
  const show = (step: string): void => go({ name: 'pathway', id: pathway.id, step });
  if (view.steps.length === 0) return <Quiet>{t('pathway.noSteps')}</Quiet>;
  return (
    <>
      <Departure view={view} />
      {warnings.length > 0 && (
        <>
          <WarningList
            view={view}
            warnings={warnings.slice(0, worst)}
            label={t('pathway.warnings')}
            onShow={show}
          />
          {warnings.length > worst && (
            <Quiet>{t('pathway.warningsMore', { count: warnings.length - worst })}</Quiet>
          )}
        </>
      )}
      {next === undefined ? (
        <Quiet>{t('pathway.nextNone')}</Quiet>
      ) : (
        <div
          role="presentation"
          onKeyDown={(event) => {
            if (event.code !== 'KeyS' || event.ctrlKey) return;
            event.preventDefault();
            setChanging(true);
          }}
        >
          <Row>
            <Quiet>{t('pathway.next')}</Quiet>
            <strong>
              <Bdi text={plan.step(next.step.id)} />
            </strong>
            <ChoiceBadge list="stepStatus" value={next.outlook.state} />
            {next.outlook.due !== null && <DueDay day={next.outlook.due} overdue={next.outlook.overdue} />}
            <Button
              small
              label={t('pathways.changeStatus', { what: plan.step(next.step.id) })}
              onPress={() => setChanging(true)}
            >
              {t('field.step.status')}
            </Button>
          </Row>
        </div>
      )}
      {changing && next !== undefined && (
        <StepStatus view={view} row={next} onParallel={onParallel} onClose={() => setChanging(false)} />
      )}
    </>
  );
}
