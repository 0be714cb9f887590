import type { Place } from '../../stores/navigation.ts';
import { AuditScreen } from '../audit/AuditScreen.tsx';
import { CaseList } from '../cases/CaseList.tsx';
import { CaseScreen } from '../cases/CaseScreen.tsx';
import { ConflictsScreen } from '../conflicts/ConflictsScreen.tsx';
import { ContactScreen } from '../contacts/ContactScreen.tsx';
import { ContactsScreen } from '../contacts/ContactsScreen.tsx';
import { ErasuresScreen } from '../erasures/ErasuresScreen.tsx';
import { ExchangeScreen } from '../exchange/ExchangeScreen.tsx';
import { ExportScreen } from '../exchange/ExportScreen.tsx';
import { HouseList } from '../houses/HouseList.tsx';
import { HouseScreen } from '../houses/HouseScreen.tsx';
import { PathwaysScreen } from '../pathways/PathwaysScreen.tsx';
import { QuarantineScreen } from '../quarantine/QuarantineScreen.tsx';
import { RecordScreen } from '../records/RecordScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { TodayScreen } from '../today/TodayScreen.tsx';

/** Keys: one record's screen must not inherit what was typed in another's. */
export function CurrentScreen({ place }: { readonly place: Place }) {
  switch (place.name) {
    case 'today':
      return <TodayScreen />;
    case 'cases':
      return <CaseList />;
    case 'case':
      return <CaseScreen key={place.id} id={place.id} />;
    case 'houses':
      return <HouseList />;
    case 'house':
      return <HouseScreen key={place.id} id={place.id} />;
    case 'pathways':
      return <PathwaysScreen />;
    case 'contacts':
      return <ContactsScreen />;
    case 'contact':
      return <ContactScreen key={place.id} digest={place.id} />;
    case 'record':
      return <RecordScreen key={place.id} id={place.id} />;
    case 'exchange':
      return <ExchangeScreen />;
    case 'export':
      return <ExportScreen to={place.to} cases={place.cases} />;
    case 'conflicts':
      return <ConflictsScreen />;
    case 'quarantine':
      return <QuarantineScreen />;
    case 'erasures':
      return <ErasuresScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
