import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFilter, SavedFilter } from '../../../src-preload/contract/lists-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCases } from '../../stores/cases.ts';
import type { Failure } from '../../stores/failure.ts';
import { useFilters } from '../../stores/filters.ts';
import { useFilterWords } from './filter-words.ts';

interface Props {
  /** Null: a new one. */
  readonly saved: SavedFilter | null;
  readonly filter: CaseFilter;
  readonly onClose: () => void;
}

const longest = 60;

/** A working list gets a name. */
export function NameFilter({ saved, filter, onClose }: Props) {
  const { t } = useTranslation();
  const say = useFilterWords();
  const save = useFilters((state) => state.save);
  const choose = useCases((state) => state.choose);
  const [name, setName] = useState(saved === null ? '' : say.name(saved));
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async (): Promise<void> => {
    if (name.trim() === '') return;
    const reply = await save({ ...(saved === null ? {} : { id: saved.id }), name: name.trim(), filter });
    if (!reply.ok) return setFailure(reply.refusal);
    if (saved === null) choose(reply.value.at(-1) ?? null);
    onClose();
  };
  return (
    <Dialog title={t(saved === null ? 'lists.saveTitle' : 'lists.rename')} open onClose={onClose}>
      <Stack>
        <TextField
          label={t('lists.name')}
          hint={t('lists.nameHint')}
          maxLength={longest}
          focus
          value={name}
          onChange={setName}
          onKeyDown={(event) => {
            if (event.code !== 'Enter') return;
            event.preventDefault();
            void confirm();
          }}
        />
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" disabled={name.trim() === ''} onPress={() => void confirm()}>
            {t('common.save')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
