import { UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { membersOf, textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayPlans } from '../../stores/pathway.ts';
import { useRecords } from '../../stores/records.ts';
import list from '../cases/Cases.module.css';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';

/** Who goes this way: the documents of all of them are watched. */
export function PathwayPeople({ view }: { readonly view: PathwayPlanView }) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const { list: all, put, version } = useRecords();
  const addPerson = usePathwayPlans((state) => state.addPerson);
  const [ofCase, setOfCase] = useState<readonly RecordView[]>([]);
  const [picking, setPicking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { pathway } = view;
  const caseId = textOf(pathway.values['case']);
  const named = membersOf(pathway.values['people']);
  useEffect(() => {
    let current = true;
    void all('person').then((reply) => {
      if (current && reply.ok)
        setOfCase(reply.value.filter(({ values }) => textOf(values['case']) === caseId));
    });
    return () => {
      current = false;
    };
  }, [all, caseId, version]);
  const staying = ofCase.filter(({ id }) => !named.includes(id));
  const say = async (id: string, goes: boolean): Promise<void> => {
    setPicking(false);
    // What was copied has steps for each; an own plan only knows who goes.
    const reply =
      goes && view.template !== null
        ? await addPerson(pathway.id, id, words.language)
        : await put({ type: 'pathway', id: pathway.id, fields: { people: { [id]: goes } } });
    setFailure(reply.ok ? null : reply.refusal);
  };
  const shown = view.people.filter(({ id }) => named.includes(id));
  return (
    <Section
      title={t('pathway.who')}
      actions={
        <Button
          small
          icon={<UserPlus aria-hidden />}
          disabled={staying.length === 0}
          onPress={() => setPicking(true)}
        >
          {t('pathway.addPerson')}
        </Button>
      }
    >
      {shown.length === 0 && <Quiet>{t('pathway.whoNone')}</Quiet>}
      {shown.length > 0 && (
        <ul className={list['list']} aria-label={t('pathway.who')}>
          {shown.map((person) => {
            const who = recordName(person, words);
            return (
              <li key={person.id} className={list['item']}>
                <div className={list['main']}>
                  <strong>
                    <Bdi text={who} />
                  </strong>
                  <ChoiceBadge list="personRole" value={textOf(person.values['role'])} />
                </div>
                <Row>
                  <Button
                    small
                    label={t('pathway.openPerson', { name: who })}
                    onPress={() => go({ name: 'record', id: person.id, section: 'cases' })}
                  >
                    {t('common.open')}
                  </Button>
                  <Button
                    small
                    look="quiet"
                    label={t('pathway.takeOff', { who })}
                    onPress={() => void say(person.id, false)}
                  >
                    {t('pathway.takeOffDo')}
                  </Button>
                </Row>
              </li>
            );
          })}
        </ul>
      )}
      {shown.length > 0 && staying.length === 0 && <Quiet>{t('pathway.everybodyGoes')}</Quiet>}
      <RefusalNotice failure={failure} />
      {picking && (
        <PickDialog
          title={t('pathway.addPersonPick')}
          value={null}
          options={staying.map((person) => ({ id: person.id, text: recordName(person, words) }))}
          onPick={(id) => void say(id, true)}
          onClose={() => setPicking(false)}
        />
      )}
    </Section>
  );
}
