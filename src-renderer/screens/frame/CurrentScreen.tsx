import type { Place } from '../../stores/navigation.ts';
import { useIdentity } from '../../stores/identity.ts';
import { AuditScreen } from '../audit/AuditScreen.tsx';
import { CaseList } from '../cases/CaseList.tsx';
import { CaseScreen } from '../cases/CaseScreen.tsx';
import { ConflictsScreen } from '../conflicts/ConflictsScreen.tsx';
import { ContactScreen } from '../contacts/ContactScreen.tsx';
import { ContactsScreen } from '../contacts/ContactsScreen.tsx';
import { DrillScreen } from '../drill/DrillScreen.tsx';
import { ErasuresScreen } from '../erasures/ErasuresScreen.tsx';
import { ExchangeScreen } from '../exchange/ExchangeScreen.tsx';
import { ExportScreen } from '../exchange/ExportScreen.tsx';
import { HouseList } from '../houses/HouseList.tsx';
import { HouseScreen } from '../houses/HouseScreen.tsx';
import { QuestionsScreen } from '../intake/QuestionsScreen.tsx';
import { CompareScreen } from '../pathways/CompareScreen.tsx';
import { PathwayScreen } from '../pathway/PathwayScreen.tsx';
import { PathwaysScreen } from '../pathways/PathwaysScreen.tsx';
import { QuarantineScreen } from '../quarantine/QuarantineScreen.tsx';
import { RecordScreen } from '../records/RecordScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { ShelterScreen } from '../shelter/ShelterScreen.tsx';
import { useLargeType } from '../shelter/use-large-type.ts';
import { EditorScreen } from '../templates/EditorScreen.tsx';
import { GalleryScreen } from '../templates/GalleryScreen.tsx';
import { TemplateScreen } from '../templates/TemplateScreen.tsx';
import { TodayScreen } from '../today/TodayScreen.tsx';
import { WaitingScreen } from '../waiting/WaitingScreen.tsx';

/** Keys: one record's screen must not inherit what was typed in another's. */
export function CurrentScreen({ place }: { readonly place: Place }) {
  const role = useIdentity((state) => state.own?.role);
  useLargeType(role);
  switch (place.name) {
    case 'shelter':
      return <ShelterScreen />;
    case 'today':
      return <TodayScreen />;
    case 'cases':
      return <CaseList />;
    case 'case':
      return <CaseScreen key={place.id} id={place.id} />;
    case 'compare':
      return <CompareScreen key={place.id} id={place.id} />;
    case 'houses':
      return <HouseList />;
    case 'house':
      // What a keeper has to know of its house stands on its one screen.
      return role === 'shelter' ? <ShelterScreen /> : <HouseScreen key={place.id} id={place.id} />;
    case 'drill':
      return <DrillScreen key={`${place.start.kind} ${place.start.id}`} start={place.start} />;
    case 'pathways':
      return <PathwaysScreen />;
    case 'pathway':
      return (
        <PathwayScreen key={`${place.id} ${place.step ?? ''}`} id={place.id} step={place.step ?? null} />
      );
    case 'waiting':
      return <WaitingScreen />;
    case 'templates':
      return <GalleryScreen />;
    case 'template':
      return <TemplateScreen key={place.id} id={place.id} />;
    case 'templateEdit':
      return <EditorScreen key={`${place.as} ${place.from ?? ''}`} from={place.from} as={place.as} />;
    case 'contacts':
      return <ContactsScreen />;
    case 'contact':
      return <ContactScreen key={place.id} digest={place.id} />;
    case 'record':
      return <RecordScreen key={place.id} id={place.id} />;
    case 'exchange':
      return <ExchangeScreen />;
    case 'export':
      return <ExportScreen to={place.to} cases={place.cases} straight={place.straight === true} />;
    case 'conflicts':
      return <ConflictsScreen />;
    case 'quarantine':
      return <QuarantineScreen />;
    case 'questions':
      return <QuestionsScreen />;
    case 'erasures':
      return <ErasuresScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
