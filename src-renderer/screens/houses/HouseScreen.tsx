import { ArrowLeft, BedDouble, OctagonAlert } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Page, Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useWords } from '../../i18n/words.ts';
import { useHouses } from '../../stores/houses.ts';
import { useNames } from '../../stores/names.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { StartDrill } from '../drill/StartDrill.tsx';
import { FilesSection } from '../files/FilesSection.tsx';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { History } from '../records/History.tsx';
import { NewRecord } from '../records/NewRecord.tsx';
import { NotesSection } from '../records/NotesSection.tsx';
import { recordName } from '../records/record-name.ts';
import { useResume } from '../records/resume.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { ErasedHere } from '../erasures/ErasedHere.tsx';
import { ShareTable } from '../records/ShareTable.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { useSaid } from '../shelter/use-said.ts';
import { Clashes } from './Clashes.tsx';
import { FromKeeper } from './FromKeeper.tsx';
import { HouseLost } from './HouseLost.tsx';
import { HouseState } from './HouseState.tsx';
import { NightTable } from './NightTable.tsx';
import { StayList } from './StayList.tsx';
import { UnitList } from './UnitList.tsx';

const stateField = ['state'];

export function HouseScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { page, open } = useHouses();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [asking, setAsking] = useState<'unit' | 'lost' | 'state' | null>(null);
  const [writing, setWriting] = useState(0);
  useEffect(() => {
    void open(id);
  }, [open, id, version]);
  const said = useSaid(id, []);
  const value = page.value?.record.id === id ? page.value : null;
  useEffect(() => {
    if (value !== null) useNames.getState().remember([value.record, ...value.units.map((one) => one.unit)]);
  }, [value]);
  const lost = textOf(value?.record.values['state']) === 'compromised';
  useShortcuts({
    KeyN: () => setWriting((count) => count + 1),
    KeyX: () => (lost ? go({ name: 'drill', start: { kind: 'house', id } }) : setAsking('lost')),
    KeyS: () => setAsking('state'),
  });

  useResume(
    useCallback(
      (type, parent) => {
        if (type !== 'unit' || parent !== id) return false;
        setAsking('unit');
        return true;
      },
      [id],
    ),
  );

  const back = (
    <div>
      <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={() => go({ name: 'houses' })}>
        {t('app.houses')}
      </Button>
    </div>
  );
  if (value === null)
    return (
      <Page title={words.record('safeHouse')} above={back}>
        {page.failure === null ? (
          <Quiet>{t('common.loading')}</Quiet>
        ) : (
          <RefusalNotice failure={page.failure} />
        )}
      </Page>
    );
  const state = textOf(value.record.values['state']);
  return (
    <Page
      above={back}
      title={
        <Row>
          <Bdi text={recordName(value.record, words)} />
          <ChoiceBadge list="houseState" value={state} />
        </Row>
      }
      actions={
        <>
          <Button onPress={() => setAsking('state')}>{t('houses.changeState')}</Button>
          <StartDrill start={{ kind: 'house', id }} name={recordName(value.record, words)} />
          {!lost && (
            <Button icon={<OctagonAlert aria-hidden />} onPress={() => setAsking('lost')}>
              {t('houses.lost')}
            </Button>
          )}
        </>
      }
    >
      {lost && (
        <Notice tone="danger" title={words.choice('houseState', 'compromised')}>
          <p>{t('houses.compromisedText')}</p>
        </Notice>
      )}
      <FromKeeper id={id} said={said} />
      <Clashes clashes={value.clashes} />
      <Section
        title={t('houses.nights')}
        actions={
          <Button small icon={<BedDouble aria-hidden />} onPress={() => setAsking('unit')}>
            {t('houses.addUnit')}
          </Button>
        }
      >
        {value.units.length === 0 ? <Quiet>{t('houses.noUnits')}</Quiet> : <NightTable page={value} />}
      </Section>
      {value.units.length > 0 && <UnitList page={value} />}
      {value.unplaced.length > 0 && (
        <Section title={t('houses.unplaced')} hint={t('houses.unplacedText')}>
          <StayList stays={value.unplaced} withHouse={false} />
        </Section>
      )}
      <Section title={t('cases.details')}>
        <Card>
          {/* The state is changed above: one way of it empties a house, the other sends people there. */}
          <RecordFields record={value.record} except={stateField} />
        </Card>
      </Section>
      <NotesSection parent={id} notes={value.notes} focus={writing} />
      <FilesSection parent={id} />
      <ShareTable id={id} />
      <ErasedHere id={id} />
      <Section title={t('records.history')}>
        <History record={value.record} />
        <RemoveRecord record={value.record} onGone={() => go({ name: 'houses' })} />
      </Section>
      {asking === 'unit' && (
        <NewRecord
          type="unit"
          title={t('houses.addUnit')}
          given={{ safeHouse: id }}
          first={['name', 'beds', 'blocked']}
          start={{ beds: 1 }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'state' && (
        <HouseState
          record={value.record}
          onLost={() => setAsking('lost')}
          onClose={() => setAsking((now) => (now === 'state' ? null : now))}
        />
      )}
      {asking === 'lost' && <HouseLost record={value.record} onClose={() => setAsking(null)} />}
    </Page>
  );
}
