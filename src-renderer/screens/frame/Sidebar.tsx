import {
  Archive,
  ArrowLeftRight,
  BriefcaseBusiness,
  DoorOpen,
  CalendarCheck,
  Eraser,
  GitFork,
  House,
  LockKeyhole,
  PhoneCall,
  Route,
  ScrollText,
  Search,
  Settings,
  UsersRound,
} from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavItem } from '../../components/NavItem.tsx';
import { useCall } from '../../stores/call.ts';
import { useConflicts } from '../../stores/conflicts.ts';
import { useDue } from '../../stores/due.ts';
import { useErasures } from '../../stores/erasures.ts';
import { useIdentity } from '../../stores/identity.ts';
import { sectionsFor, useNavigation } from '../../stores/navigation.ts';
import type { Place, SectionName } from '../../stores/navigation.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { useRecords } from '../../stores/records.ts';
import { useSession } from '../../stores/session.ts';
import { QuestionsItem } from '../intake/QuestionsItem.tsx';
import styles from './Frame.module.css';

const minute = 60_000;

const icons = {
  shelter: DoorOpen,
  today: CalendarCheck,
  cases: BriefcaseBusiness,
  houses: House,
  pathways: Route,
  contacts: UsersRound,
  exchange: ArrowLeftRight,
  audit: ScrollText,
  settings: Settings,
} as const;

function sectionOf(place: Place): SectionName | 'conflicts' | 'quarantine' | 'erasures' | 'questions' {
  switch (place.name) {
    case 'case':
    case 'compare':
      return 'cases';
    case 'house':
      return 'houses';
    case 'pathway':
    case 'waiting':
    case 'templates':
    case 'template':
    case 'templateEdit':
      return 'pathways';
    case 'contact':
      return 'contacts';
    case 'export':
      return 'exchange';
    case 'drill':
      return place.start.kind === 'house' ? 'houses' : place.start.kind === 'partner' ? 'contacts' : 'cases';
    case 'record':
      return place.section;
    default:
      return place.name;
  }
}

export function Sidebar({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useTranslation();
  const { place, go } = useNavigation();
  const own = useIdentity((state) => state.own);
  const call = useCall();
  const lock = useSession((state) => state.lock);
  const conflicts = useConflicts((state) => state.conflicts.value?.length ?? 0);
  const waiting = useQuarantine((state) => state.quarantine.value?.unseen ?? 0);
  const loadQuarantine = useQuarantine((state) => state.load);
  const loadConflicts = useConflicts((state) => state.load);
  const asked = useErasures((state) => state.waiting);
  const loadAsked = useErasures((state) => state.loadWaiting);
  const overdue = useDue((state) => state.due.value?.overdue ?? 0);
  const loadDue = useDue((state) => state.load);
  const version = useRecords((state) => state.version);
  // Any change, here or taken in, may make or end one.
  useEffect(() => void loadConflicts(), [loadConflicts, version]);
  useEffect(() => void loadQuarantine(), [loadQuarantine, version]);
  useEffect(() => void loadAsked(), [loadAsked, version]);
  useEffect(() => void loadDue(), [loadDue, version]);
  // What is due comes with the clock, whatever screen is shown.
  useEffect(() => {
    const timer = setInterval(() => void loadDue(), minute);
    return () => clearInterval(timer);
  }, [loadDue]);
  const section = sectionOf(place);
  // A shelter's houses are all on its one screen.
  const here = own?.role === 'shelter' && section === 'houses' ? 'shelter' : section;
  return (
    <nav className={styles['sidebar']} aria-label={t('app.navigation')}>
      <NavItem
        icon={<Search aria-hidden />}
        current={false}
        onPress={onSearch}
        badge={<kbd>{searchKeys}</kbd>}
      >
        {t('app.search')}
      </NavItem>
      <div className={styles['sections']}>
        {sectionsFor(own?.role).map((name) => {
          const Icon = icons[name];
          return (
            <NavItem
              key={name}
              icon={<Icon aria-hidden />}
              current={here === name}
              onPress={() => go({ name })}
              {...(name === 'today' && overdue > 0
                ? { count: { number: overdue, words: t('today.overdueCount', { count: overdue }) } }
                : {})}
            >
              {t(`app.${name}`)}
            </NavItem>
          );
        })}
        <QuestionsItem />
        {conflicts > 0 && (
          <NavItem
            icon={<GitFork aria-hidden />}
            current={here === 'conflicts'}
            onPress={() => go({ name: 'conflicts' })}
          >
            {t('app.conflicts', { count: conflicts })}
          </NavItem>
        )}
        {waiting > 0 && (
          <NavItem
            icon={<Archive aria-hidden />}
            current={here === 'quarantine'}
            onPress={() => go({ name: 'quarantine' })}
          >
            {t('app.quarantine', { count: waiting })}
          </NavItem>
        )}
        {asked > 0 && (
          <NavItem
            icon={<Eraser aria-hidden />}
            current={here === 'erasures'}
            onPress={() => go({ name: 'erasures' })}
          >
            {t('erase.nav', { count: asked })}
          </NavItem>
        )}
      </div>
      <div className={styles['foot']}>
        <p className={styles['own']}>
          <bdi>{own?.name}</bdi>
        </p>
        {call.left === 0 && (
          <NavItem icon={<PhoneCall aria-hidden />} current={false} onPress={() => void call.setOn(true)}>
            {t('app.callMode')}
          </NavItem>
        )}
        <NavItem icon={<LockKeyhole aria-hidden />} current={false} onPress={() => void lock()}>
          {t('app.lock')}
        </NavItem>
      </div>
    </nav>
  );
}

const searchKeys = 'Ctrl+K';
