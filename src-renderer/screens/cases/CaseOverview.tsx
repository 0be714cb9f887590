import { BedDouble, MapPinned, Scale, UserPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { CasePage, RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Quiet, Section, Stack } from '../../components/Page.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { useCasework } from '../../stores/casework.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { textOf } from '../../forms/typed-values.ts';
import { ContactSection } from '../checkins/ContactSection.tsx';
import { useWish } from '../frame/wish.ts';
import { PersonLost } from '../drill/PersonLost.tsx';
import { NewRecord } from '../records/NewRecord.tsx';
import { useResume } from '../records/resume.ts';
import { PlaceSomeone } from '../houses/PlaceSomeone.tsx';
import { StayList } from '../houses/StayList.tsx';
import { FilesSection } from '../files/FilesSection.tsx';
import { PathwayCard } from '../pathway/PathwayCard.tsx';
import { CaseIntake } from '../intake/CaseIntake.tsx';
import { AssessDialog } from '../risk/AssessDialog.tsx';
import { JourneySection } from '../movement/JourneySection.tsx';
import { RiskSection } from '../risk/RiskSection.tsx';
import { AddPathway } from '../templates/AddPathway.tsx';
import styles from './Cases.module.css';
import { PersonCard } from './PersonCard.tsx';
import { Timeline } from './Timeline.tsx';

type Making = 'person' | 'stay' | 'pathway' | 'step' | 'leg' | 'assessment' | null;

/** Drafts that belong to forms of this page, with the case as their parent. */
const ownForms: readonly string[] = ['person', 'stay', 'pathway', 'leg', 'assessment'];

interface Props {
  readonly page: CasePage;
  /** Over this case, the worst first. */
  readonly watches: readonly WatchRow[];
  readonly onCheckIn: (row: WatchRow | null) => void;
}

export function CaseOverview({ page, watches, onCheckIn }: Props) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const [making, setMaking] = useState<Making>(null);
  const [pathway, setPathway] = useState<RecordView | null>(null);
  const [writing, setWriting] = useState(0);
  const close = useCallback(() => setMaking(null), []);
  const { id } = page.record;
  const risk = useCasework((state) => state.risk.value);
  useShortcuts({
    KeyN: () => setWriting((count) => count + 1),
    KeyP: () => setMaking('stay'),
    KeyA: () => setMaking('person'),
    KeyR: () => setMaking('assessment'),
    KeyM: () => setMaking('leg'),
    KeyW: () => {
      const [first] = page.pathways;
      if (first !== undefined) go({ name: 'pathway', id: first.pathway.id });
    },
    KeyT: () => {
      setPathway(page.pathways[0]?.pathway ?? null);
      setMaking(page.pathways.length === 0 ? 'pathway' : 'step');
    },
  });
  useWish(
    'pathway',
    useCallback(() => setMaking('pathway'), []),
  );
  useResume(
    useCallback(
      (type, parent) => {
        const ofStep = page.pathways.find((one) => one.pathway.id === parent)?.pathway;
        if (type === 'step' && ofStep !== undefined) setPathway(ofStep);
        else if (parent !== id || !ownForms.includes(type)) return false;
        setMaking(type as Making);
        return true;
      },
      [page.pathways, id],
    ),
  );
  const contact = <ContactSection page={page} rows={watches} onCheckIn={onCheckIn} />;
  const urgent = watches.some(({ level }) => level !== 'calm');
  return (
    <Stack gap={5}>
      {urgent && contact}
      <CaseIntake page={page} />
      <RiskSection page={page} onAssess={() => setMaking('assessment')} />
      <Section
        title={t('cases.persons')}
        actions={
          <>
            <PersonLost persons={page.persons} />
            <Button small icon={<UserPlus aria-hidden />} onPress={() => setMaking('person')}>
              {t('cases.addPerson')}
            </Button>
          </>
        }
      >
        {page.persons.length === 0 ? (
          <Quiet>{t('cases.noPersons')}</Quiet>
        ) : (
          <ul className={styles['list']} aria-label={t('cases.persons')}>
            {page.persons.map((person) => (
              <PersonCard key={person.id} page={page} person={person} />
            ))}
          </ul>
        )}
      </Section>
      {!urgent && contact}
      <Section
        title={t('cases.stays')}
        actions={
          <Button small icon={<BedDouble aria-hidden />} onPress={() => setMaking('stay')}>
            {t('cases.place')}
          </Button>
        }
      >
        {page.stays.length === 0 ? (
          <Quiet>{t('cases.noStays')}</Quiet>
        ) : (
          <StayList stays={page.stays} withHouse />
        )}
      </Section>
      <JourneySection onAdd={() => setMaking('leg')} />
      <Section
        title={t('cases.pathways')}
        actions={
          <>
            <Button small icon={<Scale aria-hidden />} onPress={() => go({ name: 'compare', id })}>
              {t('pathwayLists.compare')}
            </Button>
            <Button small icon={<MapPinned aria-hidden />} onPress={() => setMaking('pathway')}>
              {t('cases.addPathway')}
            </Button>
          </>
        }
      >
        {page.pathways.length === 0 && <Quiet>{t('cases.noPathways')}</Quiet>}
        {page.pathways.map((one) => (
          <PathwayCard
            key={one.pathway.id}
            pathway={one.pathway}
            onAddStep={() => {
              setPathway(one.pathway);
              setMaking('step');
            }}
            onParallel={() => setMaking('pathway')}
          />
        ))}
      </Section>
      <Timeline id={id} focus={writing} />
      <FilesSection parent={id} />
      {making === 'person' && (
        <NewRecord
          type="person"
          title={t('cases.addPerson')}
          given={{ case: id }}
          first={['alias', 'role', 'ageBand', 'languages', 'needs']}
          start={
            page.persons.length === 0
              ? { role: 'principalApplicant', alias: textOf(page.record.values['alias']) }
              : { role: 'dependant' }
          }
          onClose={close}
        />
      )}
      {making === 'assessment' && risk !== null && <AssessDialog caseId={id} page={risk} onClose={close} />}
      {making === 'leg' && (
        <NewRecord
          type="leg"
          title={t('casework.addLeg')}
          given={{ case: id }}
          first={['from', 'departs', 'to', 'arrives', 'confirmBy', 'transport', 'escort', 'papers']}
          start={{ status: 'planned' }}
          onClose={close}
        />
      )}
      {making === 'stay' && <PlaceSomeone page={page} onClose={close} />}
      {making === 'pathway' && (
        <AddPathway
          page={page}
          onClose={close}
          onAdded={(added, copied) => {
            if (copied) go({ name: 'pathway', id: added });
          }}
        />
      )}
      {making === 'step' && pathway !== null && (
        <NewRecord
          type="step"
          title={t('cases.addStep')}
          given={{ pathway: pathway.id, status: 'notStarted' }}
          first={['title', 'due', 'dependsOn', 'documents']}
          onClose={close}
        />
      )}
    </Stack>
  );
}
