import { useTranslation } from 'react-i18next';
import type { PlacesView } from '../../../src-preload/contract/houses-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { usePlaceReasons } from './place-reasons.ts';

interface Props {
  readonly view: PlacesView;
  /** The house of the suggestion that is followed; null: another place. */
  readonly chosen: string | null;
  readonly onChoose: (house: string) => void;
}

const shown = 4;

/** The best places with their reasons, and in a fold why other houses are none. */
export function SuggestedPlaces({ view, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const say = usePlaceReasons();
  const { suggestions, unfit } = view;
  return (
    <Stack gap={2}>
      {suggestions.length === 0 ? (
        <Notice tone="warning" title={t('houses.noPlace')} />
      ) : (
        <RadioCards
          label={t('houses.suggested')}
          focus
          value={chosen}
          onChange={onChoose}
          cards={suggestions.slice(0, shown).map((one) => ({
            id: one.house,
            title: say.place(one),
            mark: (
              <Badge tone={one.fits ? 'ok' : 'warning'}>
                {one.fits ? t('houses.fits') : t('houses.askFirst')}
              </Badge>
            ),
            text: say.reasons(one),
          }))}
        />
      )}
      {unfit.length > 0 && (
        <details>
          <summary>{t('houses.whyNot', { count: unfit.length })}</summary>
          <ul>
            {unfit.map((one) => (
              <li key={one.house}>
                <bdi>{one.codeName}</bdi> <Quiet>{`(${say.unfit(one)})`}</Quiet>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
