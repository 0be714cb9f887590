import { ListFilter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import chips from '../../components/SetField.module.css';
import { useCases } from '../../stores/cases.ts';
import type { Failure } from '../../stores/failure.ts';
import { useFilters } from '../../stores/filters.ts';
import { useFilterWords } from './filter-words.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { NameFilter } from './NameFilter.tsx';

const all = 'all';

/** Working lists as chips; what the chosen one asks for stands below in words. */
export function FilterBar() {
  const { t } = useTranslation();
  const say = useFilterWords();
  const { filter, choose } = useCases();
  const { saved, load, save, remove } = useFilters();
  const [doing, setDoing] = useState<'conditions' | 'save' | 'rename' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void load();
  }, [load]);
  const lists = saved.value ?? [];
  const list = lists.find(({ id }) => id === filter.list) ?? null;
  const conditions =
    filter.text.trim() === '' ? filter.conditions : { ...filter.conditions, text: filter.text.trim() };
  const empty = Object.keys(conditions).length === 0;
  const changed = list !== null && JSON.stringify(list.filter) !== JSON.stringify(conditions);
  const close = (): void => setDoing(null);
  return (
    <Stack gap={2}>
      <Row>
        <ToggleButtonGroup
          aria-label={t('lists.saved')}
          selectionMode="single"
          className={classNames(chips['chips'])}
          selectedKeys={list === null ? (empty ? [all] : []) : [list.id]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            choose(lists.find(({ id }) => id === key) ?? null);
          }}
        >
          <ToggleButton id={all} className={classNames(chips['chip'])}>
            {t('lists.all')}
          </ToggleButton>
          {lists.map((one) => (
            <ToggleButton key={one.id} id={one.id} className={classNames(chips['chip'])}>
              <Bdi text={say.name(one)} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button small icon={<ListFilter aria-hidden />} onPress={() => setDoing('conditions')}>
          {t('lists.conditions')}
        </Button>
      </Row>
      {!empty && (
        <Row>
          <Quiet>
            <Bdi text={say.filter(conditions)} />
          </Quiet>
          {changed && (
            <Button
              small
              look="quiet"
              onPress={() =>
                void save({ id: list.id, name: list.name, filter: conditions }).then((reply) =>
                  setFailure(reply.ok ? null : reply.refusal),
                )
              }
            >
              {t('lists.update')}
            </Button>
          )}
          {(list === null || changed) && (
            <Button small look="quiet" onPress={() => setDoing('save')}>
              {t('lists.save')}
            </Button>
          )}
          {list !== null && (
            <>
              <Button small look="quiet" onPress={() => setDoing('rename')}>
                {t('lists.rename')}
              </Button>
              <Button
                small
                look="quiet"
                onPress={() =>
                  void remove(list.id).then((reply) => {
                    setFailure(reply.ok ? null : reply.refusal);
                    if (reply.ok) choose(null);
                  })
                }
              >
                {t('lists.delete')}
              </Button>
            </>
          )}
        </Row>
      )}
      <RefusalNotice failure={failure ?? saved.failure} />
      {doing === 'conditions' && <FilterDialog onClose={close} />}
      {doing === 'save' && <NameFilter saved={null} filter={conditions} onClose={close} />}
      {doing === 'rename' && list !== null && (
        <NameFilter saved={list} filter={list.filter} onClose={close} />
      )}
    </Stack>
  );
}
