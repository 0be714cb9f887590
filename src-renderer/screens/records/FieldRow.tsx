import { GitFork, EyeOff, Lightbulb } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, RecordView, SchemaField } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Row, Stack } from '../../components/Page.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import type { SaveState } from '../../components/SaveMark.tsx';
import { membersOf, setChange } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useDraft } from './draft.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { isEmpty, isMasked } from './field-rules.ts';

interface Props {
  readonly record: RecordView;
  readonly field: SchemaField;
}

const same = (a: Json | null, b: Json | null): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** One field of a saved record: leaving it saves it, and says so. */
export function FieldRow({ record, field }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const put = useRecords((state) => state.put);
  const draft = useDraft(`edit:${record.id}:${field.name}`);
  const stored = record.values[field.name] ?? null;
  const [value, setValue] = useState<Json | null>(draft.kept ?? stored);
  /** A number is read from what was typed in the very event of leaving: `value` is not there yet. */
  const latest = useRef(value);
  const [state, setState] = useState<SaveState>(draft.kept === null ? 'untouched' : 'draft');
  const [refused, setRefused] = useState<string | null>(null);
  const label = words.field(record.type, field.name);

  useEffect(() => {
    if (state === 'untouched' || state === 'saved' || state === 'proposed') {
      setValue(stored);
      latest.current = stored;
    }
    // Only a new stored value replaces what is shown, never a change of state.
    // eslint-disable-next-line react/exhaustive-deps
  }, [stored]);

  const commit = async (next: Json | null): Promise<void> => {
    if (same(next, stored)) {
      draft.forget();
      setState('untouched');
      return;
    }
    setState('saving');
    const sent = field.set ? setChange(membersOf(stored), membersOf(next)) : next;
    const reply = await put({ type: record.type, id: record.id, fields: { [field.name]: sent } });
    if (reply.ok) {
      draft.forget();
      setRefused(null);
      setState(reply.value.proposed ? 'proposed' : 'saved');
    } else {
      setRefused(words.refusal(reply.refusal.code));
      setState('draft');
    }
  };
  const editor = (
    <FieldEditor
      type={record.type}
      field={field}
      value={value}
      error={refused}
      onChange={(next) => {
        latest.current = next;
        setValue(next);
        setState('draft');
        draft.keep(next);
      }}
      onChoose={(next) => {
        latest.current = next;
        setValue(next);
        void commit(next);
      }}
      onLeave={() => void commit(latest.current)}
    />
  );
  const inSlot = (slots: readonly string[]): boolean =>
    slots.some((slot) => slot === field.name || slot.startsWith(`${field.name}/`));
  return (
    <Stack gap={1}>
      {isMasked(field) && !isEmpty(stored) ? (
        <Masked what={label} label={label}>
          {() => editor}
        </Masked>
      ) : (
        editor
      )}
      <Row>
        {inSlot(record.conflicts) && (
          <>
            <Badge tone="danger" icon={<GitFork aria-hidden />}>
              {t('records.conflict')}
            </Badge>
            <Button small look="quiet" onPress={() => useNavigation.getState().go({ name: 'conflicts' })}>
              {t('records.solve')}
            </Button>
          </>
        )}
        {inSlot(record.proposals) && (
          <Badge tone="info" icon={<Lightbulb aria-hidden />}>
            {t('records.proposal')}
          </Badge>
        )}
        {inSlot(record.notShared) && <Badge icon={<EyeOff aria-hidden />}>{t('common.notSharedHere')}</Badge>}
        <SaveMark state={state} />
      </Row>
    </Stack>
  );
}
