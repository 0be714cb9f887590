import { useTranslation } from 'react-i18next';
import type { DrillHouse, DrillStay, DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import styles from './Drill.module.css';
import { DrillLine } from './DrillLine.tsx';
import { StartDrill } from './StartDrill.tsx';
import { useDrillWords } from './use-drill-words.ts';

/** The houses that are known, and who has to leave them or must not arrive. */
export function MoveOut({ view }: { readonly view: DrillView }) {
  const { t } = useTranslation();
  const words = useDrillWords();
  const go = useNavigation((state) => state.go);
  return (
    <Section title={`${t('drill.move')} (${view.houses.length})`} hint={t('drill.moveHint')}>
      {view.houses.length === 0 ? (
        <Quiet>{t('drill.noHouses')}</Quiet>
      ) : (
        <ul className={styles['list']} aria-label={t('drill.move')}>
          {view.houses.map((house) => (
            <DrillLine
              key={house.id}
              name={house.name}
              urgency={house.urgency}
              reasons={house.reasons}
              badges={
                <>
                  <ChoiceBadge list="houseState" value={house.state} />
                  {house.guestsTonight > 0 && (
                    <Quiet>{t('drill.peopleTonight', { count: house.guestsTonight })}</Quiet>
                  )}
                </>
              }
              actions={
                <>
                  <Button
                    small
                    look="quiet"
                    label={t('common.labelled', {
                      text: t('houses.toHouse'),
                      what: words.nameOr(house.name),
                    })}
                    onPress={() => go({ name: 'house', id: house.id })}
                  >
                    {t('houses.toHouse')}
                  </Button>
                  {house.id !== view.start.id && (
                    <StartDrill start={{ kind: 'house', id: house.id }} name={words.nameOr(house.name)} too />
                  )}
                </>
              }
            >
              <Moving house={house} />
            </DrillLine>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Moving({ house }: { readonly house: DrillHouse }) {
  const { t } = useTranslation();
  const words = useDrillWords();
  const go = useNavigation((state) => state.go);
  if (!house.unsafe) return <Quiet>{t('drill.nameOnly')}</Quiet>;
  if (house.moving.length === 0) return <Quiet>{t('drill.noneToMove')}</Quiet>;
  const nameOf = ({ caseAlias, guestName }: DrillStay): string => words.nameOr(caseAlias ?? guestName);
  return (
    <ul className={styles['stays']}>
      {house.moving.map((stay) => (
        <li key={stay.id}>
          <span>
            <strong>
              <Bdi text={nameOf(stay)} />
            </strong>{' '}
            <Quiet>
              {t('common.and', {
                a: words.span(stay.from, stay.until),
                b: t('houses.guests', { count: stay.guests }),
              })}
            </Quiet>
          </span>
          {stay.caseId !== null && (
            <Button
              small
              label={t('drill.placeWho', { name: nameOf(stay) })}
              onPress={() => go({ name: 'case', id: stay.caseId ?? '' })}
            >
              {t('drill.place')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
