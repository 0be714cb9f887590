import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Card, Stack } from '../../components/Page.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { FilesSection } from '../files/FilesSection.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { History } from '../records/History.tsx';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { AnchorDays } from './AnchorDays.tsx';
import { PathwayPeople } from './PathwayPeople.tsx';
import { PathwayTimeline } from './PathwayTimeline.tsx';
import { StepList } from './StepList.tsx';
import type { StepAct } from './step-keys.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly shown: { readonly step: string; readonly count: number } | null;
  readonly open: string | null;
  readonly onOpen: (step: string | null) => void;
  readonly onShow: (step: string) => void;
  readonly onAct: (step: string, act: StepAct) => void;
}

/** The steps, the same over time, who goes and from which days it is counted, and the record itself. */
export function PathwayTabs({ view, tab, onTab, shown, open, onOpen, onShow, onAct }: Props) {
  const { t } = useTranslation();
  const back = useNavigation((state) => state.back);
  const { pathway } = view;
  return (
    <Tabs
      label={t('pathway.one')}
      selected={tab}
      onSelect={onTab}
      pages={[
        {
          id: 'steps',
          title: t('pathway.steps'),
          count: view.steps.length,
          body: () => <StepList view={view} shown={shown} open={open} onOpen={onOpen} onAct={onAct} />,
        },
        {
          id: 'timeline',
          title: t('pathway.timeline'),
          body: () => <PathwayTimeline view={view} onShow={onShow} />,
        },
        {
          id: 'people',
          title: t('pathway.people'),
          body: () => (
            <Stack gap={5}>
              <AnchorDays view={view} />
              <PathwayPeople view={view} />
            </Stack>
          ),
        },
        {
          id: 'details',
          title: t('pathway.details'),
          body: () => (
            <Stack>
              <Card>
                <RecordFields
                  record={pathway}
                  only={['country', 'kind', 'status', 'template', 'templateVersion']}
                />
              </Card>
              <FilesSection parent={pathway.id} />
              <History record={pathway} />
              <RemoveRecord record={pathway} onGone={back} />
            </Stack>
          ),
        },
      ]}
    />
  );
}
