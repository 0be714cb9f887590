import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictView, Json } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { ConflictChoice } from '../../components/ConflictChoice.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useConflicts } from '../../stores/conflicts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { FieldEditor } from '../records/FieldEditor.tsx';
import { isMasked } from '../records/field-rules.ts';
import { useClashSentence } from './clash-sentence.ts';
import { namesIn, useShowValue } from '../records/show-value.ts';

const another = 'another';
/** Says no to a proposal: what is shown now stays. */
const keep = 'keep';

export function ConflictCard({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue(namesIn(conflict.names));
  const sentence = useClashSentence(show);
  const types = useSchema((state) => state.types);
  const { resolve, answer } = useConflicts();
  const go = useNavigation((state) => state.go);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<Json | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { record, type, slot, kind, shown, values } = conflict;
  const [name = '', member] = slot.replace(/^(field|set)\//, '').split('/');
  const field = fieldOf(types, type, name);
  const label = show.slot(type, slot);
  const masked = field !== undefined && isMasked(field);
  const valueText = (value: Json | null) =>
    masked ? (
      <Masked what={label}>{() => <Bdi text={show.value(type, slot, value)} />}</Masked>
    ) : (
      <Bdi text={show.value(type, slot, value)} />
    );

  const proposed = values.filter((value) => value.proposed);
  const answerAll = async (): Promise<void> => {
    // One is taken or all are declined; each answer is a change of its own.
    const answers = chosen === keep ? proposed : proposed.filter((value) => value.change === chosen);
    for (const { change } of answers) {
      const reply = await answer({ id: record, slot, change, accept: chosen !== keep });
      if (!reply.ok) return setFailure(reply.refusal);
    }
  };
  const save = async (): Promise<void> => {
    if (kind === 'proposal') return answerAll();
    const picked = values.find((value) => value.change === chosen);
    const value = chosen === another ? typed : (picked?.value ?? null);
    const reply = await resolve({ id: record, slot, value });
    if (!reply.ok) setFailure(reply.refusal);
  };
  return (
    <Card danger={kind === 'safety'}>
      <Stack gap={3}>
        <Row apart>
          <Row>
            <strong>
              <Bdi text={conflict.recordName} />
            </strong>
            <Quiet>{words.record(type)}</Quiet>
            <Badge tone={kind === 'safety' ? 'alarm' : kind === 'proposal' ? 'info' : 'danger'}>
              {t(`conflicts.kind.${kind}`)}
            </Badge>
          </Row>
          {(type === 'case' || type === 'safeHouse') && (
            <Button
              small
              look="quiet"
              onPress={() => go({ name: type === 'case' ? 'case' : 'house', id: record })}
            >
              {t('common.open')}
            </Button>
          )}
        </Row>
        <p>
          <Bdi text={sentence(conflict)} />
        </p>
        {kind === 'safety' && (
          <Notice tone="warning" title={t('conflicts.cautious')}>
            {valueText(shown)}
          </Notice>
        )}
        {kind === 'equivocation' && <Notice tone="danger" title={t('conflicts.equivocationText')} />}
        {kind === 'proposal' && <Quiet>{t('conflicts.proposalText')}</Quiet>}
        <ConflictChoice
          label={label}
          value={chosen}
          onChange={setChosen}
          sides={(kind === 'proposal' ? proposed : values).map((value) => ({
            id: value.change,
            value: valueText(value.value),
            by: <bdi>{value.own ? show.person(value.author) : value.authorName}</bdi>,
            when: value.at === null ? t('common.unknown') : formatInstant(value.at, words.language),
            mark: value.proposed ? <Badge tone="info">{t('records.proposal')}</Badge> : undefined,
          }))}
          other={
            kind === 'proposal'
              ? {
                  id: keep,
                  title: (
                    <>
                      {t('conflicts.keep')} {valueText(shown)}
                    </>
                  ),
                  body: null,
                }
              : field === undefined || member !== undefined
                ? null
                : {
                    id: another,
                    title: t('conflicts.another'),
                    body: (
                      <FieldEditor
                        type={type}
                        field={field}
                        value={typed}
                        onChange={setTyped}
                        onChoose={setTyped}
                        onLeave={() => undefined}
                      />
                    ),
                  }
          }
        />
        <RefusalNotice failure={failure} />
        <Row>
          <Button
            look="primary"
            disabled={chosen === null || (chosen === another && typed === null)}
            onPress={() => void save()}
          >
            {t('conflicts.decide')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
