import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import type { StaySaid as Heard } from '../../../src-preload/contract/shelter-views.ts';
import { Button } from '../../components/Button.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { SaidList } from '../shelter/SaidList.tsx';

interface Props {
  readonly stay: RecordView;
  readonly heard: Heard | undefined;
}

const kinds = ['neverDo', 'whomToReach', 'remark'] as const;

/** What stands on the guests' card beside the placement: what never to do, whom to reach. */
export function TellKeeper({ stay, heard }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { get, put } = useRecords();
  const house = textOf(stay.values['safeHouse']);
  const draft = useDraft(newDraftKey('note', stay.id));
  const [keeper, setKeeper] = useState('');
  const [kind, setKind] = useState<string>('neverDo');
  const [text, setText] = useState(textOf((draft.kept as { text?: string } | null)?.text));
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    if (house !== '')
      void get(house).then((reply) => {
        if (current && reply.ok) setKeeper(textOf(reply.value.values['keeper']));
      });
    return () => {
      current = false;
    };
  }, [get, house]);
  const save = async (): Promise<void> => {
    if (text.trim() === '' || keeper === '') return;
    const reply = await put({
      type: 'note',
      fields: {
        parent: stay.id,
        text: text.trim(),
        audience: keeper,
        ...(kind === 'remark' ? {} : { kind }),
      },
    });
    setFailure(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    draft.forget();
    setText('');
  };
  return (
    <section aria-label={t('shelter.tellTitle')}>
      <Stack gap={2}>
        <strong>{t('shelter.tellTitle')}</strong>
        <SaidList title={t('shelter.tellTitle')} said={heard?.told ?? []} />
        {keeper === '' ? (
          <Quiet>{t('shelter.tellNoKeeper')}</Quiet>
        ) : (
          <KeyForm label={t('shelter.tellTitle')} onSave={() => void save()}>
            <Stack gap={2}>
              <SelectField
                label={t('shelter.tellKind')}
                value={kind}
                options={kinds.map((id) => ({
                  id,
                  text: id === 'remark' ? words.record('note') : words.choice('noteKind', id),
                }))}
                onChange={setKind}
                placeholder=""
              />
              <TextField
                label={words.field('note', 'text')}
                rows={2}
                value={text}
                onChange={(next) => {
                  setText(next);
                  draft.keep({ text: next });
                }}
                hint={t('shelter.tellText')}
              />
              <RefusalNotice failure={failure} />
              <div>
                <Button small submit disabled={text.trim() === ''}>
                  {t('shelter.tellSave')}
                </Button>
              </div>
            </Stack>
          </KeyForm>
        )}
      </Stack>
    </section>
  );
}
