import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportPlan, RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useRecords } from '../../stores/records.ts';
import { recordName } from '../records/record-name.ts';
import styles from './Exchange.module.css';
import type { Withhold } from './use-export-plan.ts';

interface Props {
  readonly plan: ExportPlan;
  readonly add: Withhold;
  readonly disabled: boolean;
  readonly onAdd: (add: Withhold) => void;
}

/** This time only: fields that the preset leaves out, and persons alone. What was added stands in the list of what leaves. */
export function ExportAdditions({ plan, add, disabled, onAdd }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const words = useWords();
  const isOn = (record: string, field: string): boolean =>
    add.some((one) => one.record === record && one.field === field);
  const toggle = (on: boolean, record: string, field: string): void => {
    const others = add.filter((one) => one.record !== record || one.field !== field);
    onAdd(on ? [...others, { record, field }] : others);
  };
  const isTemplate = (record: string): boolean => plan.templates.some(({ id }) => id === record);
  const alone = (record: string): boolean =>
    add.some((one) => one.record === record && one.field === undefined);
  const toggleAlone = (on: boolean, record: string): void => {
    const others = add.filter((one) => one.record !== record || one.field !== undefined);
    onAdd(on ? [...others, { record }] : others);
  };
  const persons = add.filter((one) => one.field === undefined && !isTemplate(one.record));
  return (
    <>
      {plan.added.length > 0 && (
        <Notice tone="warning" title={t('exchange.addedTitle')} live>
          <p>{plan.added.map((group) => words.group(group)).join(', ')}</p>
          <p>{t('exchange.addedText')}</p>
        </Notice>
      )}
      <details>
        <summary>{t('exchange.add')}</summary>
        <Stack gap={3}>
          <Quiet>{t('exchange.addHint')}</Quiet>
          {plan.addable.length > 0 && (
            <div role="group" aria-label={t('exchange.addFields')} className={styles['pick']}>
              {plan.addable.map(({ id, type, name, fields }) => (
                <Row key={id}>
                  <strong>
                    <Bdi text={name} />
                  </strong>
                  <Quiet>{words.record(type)}</Quiet>
                  {fields.map((field) => (
                    <CheckField
                      key={field}
                      selected={isOn(id, field)}
                      disabled={disabled}
                      onChange={(on) => toggle(on, id, field)}
                    >
                      {words.field(type, field)}
                    </CheckField>
                  ))}
                </Row>
              ))}
            </div>
          )}
          {plan.templates.length > 0 && (
            <div role="group" aria-label={t('exchange.addTemplates')} className={styles['pick']}>
              {plan.templates.map(({ id, title, version }) => (
                <CheckField
                  key={id}
                  selected={alone(id)}
                  disabled={disabled}
                  onChange={(on) => toggleAlone(on, id)}
                >
                  <Bdi text={`${title[language] ?? title.en ?? title.ru ?? ''} · ${version}`} />
                </CheckField>
              ))}
            </div>
          )}
          {plan.preset !== 'shelter' && (
            <>
              {persons.map(({ record }) => (
                <Row key={record}>
                  <CheckField selected disabled={disabled} onChange={(on) => toggleAlone(on, record)}>
                    <Bdi text={plan.records.find(({ id }) => id === record)?.name ?? record} />
                  </CheckField>
                  <Quiet>{t('exchange.personAlone')}</Quiet>
                </Row>
              ))}
              <AddPerson
                known={[...plan.records.map(({ id }) => id), ...persons.map(({ record }) => record)]}
                disabled={disabled}
                onAdd={(record) => onAdd([...add, { record }])}
              />
            </>
          )}
        </Stack>
      </details>
    </>
  );
}

interface AddPersonProps {
  /** Who leaves already. */
  readonly known: readonly string[];
  readonly disabled: boolean;
  readonly onAdd: (record: string) => void;
}

function AddPerson({ known, disabled, onAdd }: AddPersonProps) {
  const { t } = useTranslation();
  const words = useWords();
  const search = useRecords((state) => state.search);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly RecordView[] | null>(null);
  const find = async (): Promise<void> => {
    const reply = await search(text.trim());
    setFound(reply.ok ? reply.value.filter(({ type }) => type === 'person') : []);
  };
  const offered = (found ?? []).filter(({ id }) => !known.includes(id));
  return (
    <Stack gap={2}>
      <Row>
        <TextField label={t('exchange.addPerson')} value={text} onChange={setText} />
        <Button small disabled={text.trim() === ''} onPress={() => void find()}>
          {t('exchange.findPerson')}
        </Button>
      </Row>
      {offered.map((person) => (
        <Row key={person.id}>
          <Bdi text={recordName(person, words)} />
          <Button
            small
            disabled={disabled}
            label={t('exchange.addOf', { name: recordName(person, words) })}
            onPress={() => onAdd(person.id)}
          >
            {t('exchange.addOne')}
          </Button>
        </Row>
      ))}
      {found !== null && offered.length === 0 && <Quiet>{t('exchange.nobodyFound')}</Quiet>}
    </Stack>
  );
}
