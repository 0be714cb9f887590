import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useConflicts } from '../../stores/conflicts.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { unsafeHouses } from './unsafe-houses.ts';

/** A keeper who says that a house isn't safe only proposes it: its coordinators see that wherever they are. */
export function UnsafeBanner() {
  const { t } = useTranslation();
  const conflicts = useConflicts((state) => state.conflicts.value);
  const coordinates = useIdentity((state) => state.own?.role === 'coordinator');
  const go = useNavigation((state) => state.go);
  if (!coordinates) return null;
  const said = unsafeHouses(conflicts ?? []);
  return said.slice(0, mostBanners).map(({ house, name, by }, index) => (
    <Notice
      key={house}
      tone="danger"
      title={t('shelter.unsafeBanner')}
      actions={
        <Button small onPress={() => go({ name: 'house', id: house })}>
          {t('shelter.unsafeBannerGo')}
        </Button>
      }
    >
      <p>{t('shelter.unsafeBannerText', { by: by.join(', '), house: name })}</p>
      {index === mostBanners - 1 && said.length > mostBanners && (
        <p>{t('shelter.unsafeBannerMore', { total: said.length })}</p>
      )}
    </Notice>
  ));
}

/** More than these would push everything else off the screen; the list of conflicts has all. */
const mostBanners = 3;
