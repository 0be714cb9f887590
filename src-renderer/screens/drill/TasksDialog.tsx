import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { typedAlike } from '../../forms/typed-alike.ts';
import { useDrill } from '../../stores/drill.ts';
import type { Failure } from '../../stores/failure.ts';
import { tasksOf } from './drill-tasks.ts';
import { useDrillWords } from './use-drill-words.ts';

interface Props {
  readonly view: DrillView;
  readonly onClose: () => void;
}

/** Every line that will be written, before any of it is. Marks take the name of what was lost, typed. */
export function TasksDialog({ view, onClose }: Props) {
  const { t } = useTranslation();
  const words = useDrillWords();
  const write = useDrill((state) => state.write);
  const tasks = tasksOf(view);
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(['emergencies']));
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const tick = (key: string, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(key);
    else next.add(key);
    setLeft(next);
  };
  const noteText = (note: (typeof tasks.notes)[number]): string =>
    t('drill.note', { house: words.nameOr(note.house), span: words.span(note.from, note.until) });

  const compromised = tasks.marks.map(({ id }) => id).filter((id) => !left.has(id));
  const emergencies = left.has('emergencies') ? [] : [...tasks.emergencies];
  const notes = tasks.notes
    .filter(({ stay }) => !left.has(stay))
    .map((note) => ({ case: note.caseId, text: noteText(note) }));
  const nothing = compromised.length + emergencies.length + notes.length === 0;
  const { name } = view.start;
  const agrees = compromised.length === 0 || name === '' || typedAlike(typed, name);
  const save = async (): Promise<void> => {
    if (nothing || !agrees) return;
    const { kind, id } = view.start;
    const reply = await write({ start: { kind, id }, at: view.at, compromised, emergencies, notes });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const line = (key: string, text: string) => (
    <CheckField key={key} selected={!left.has(key)} onChange={(on) => tick(key, on)}>
      <Bdi text={text} />
    </CheckField>
  );
  const none = tasks.marks.length + tasks.emergencies.length + tasks.notes.length === 0;
  return (
    <Dialog title={t('drill.tasksTitle')} open wide alert onClose={onClose}>
      <form
        aria-label={t('drill.tasksTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Quiet>{none ? t('drill.tasksNone') : t('drill.tasksHint')}</Quiet>
          <Stack gap={2}>
            {tasks.marks.map((mark) =>
              line(
                mark.id,
                t(mark.kind === 'house' ? 'drill.taskHouse' : 'drill.taskHelper', {
                  name: words.nameOr(mark.name),
                }),
              ),
            )}
            {tasks.notes.map((note) =>
              line(note.stay, t('drill.taskNote', { name: note.caseAlias, text: noteText(note) })),
            )}
            {tasks.emergencies.length > 0 &&
              line('emergencies', t('drill.taskUrgent', { count: tasks.emergencies.length }))}
          </Stack>
          {compromised.length > 0 && name !== '' && (
            <TextField
              label={t('drill.tasksType', { name })}
              value={typed}
              onChange={setTyped}
              hint={t('drill.tasksTypeHint')}
              focus
            />
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look={compromised.length > 0 ? 'danger' : 'primary'} submit disabled={nothing || !agrees}>
              {t('drill.tasksSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
