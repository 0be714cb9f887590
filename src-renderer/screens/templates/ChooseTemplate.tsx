import { useEffect, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/Dialog.tsx';
import field from '../../components/Field.module.css';
import { Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import { useTemplates } from '../../stores/templates.ts';
import { useShowValue } from '../records/show-value.ts';
import { CheckedBadge } from './CheckedBadge.tsx';
import { useTemplateSearch } from './template-search.ts';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

const byHand = 'by hand';

interface Props {
  readonly onChoose: (line: TemplateLine | typeof byHand) => void;
  readonly onClose: () => void;
}

/** A template by a few letters of its country, kind or title; Enter takes the first. */
export function ChooseTemplate({ onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  const show = useShowValue();
  const { list, load } = useTemplates();
  const [typed, setTyped] = useState('');
  useEffect(() => void load(), [load]);
  const found = useTemplateSearch(list.value?.templates ?? [], typed);
  const rows = [
    ...found.map((line) => ({ id: line.name, name: say.text(line.title), line })),
    { id: byHand, name: t('templates.byHand'), line: null },
  ];
  const take = (row: (typeof rows)[number] | undefined): void => {
    if (row !== undefined) onChoose(row.line ?? byHand);
  };
  return (
    <Dialog title={t('templates.addPathway')} open onClose={onClose} wide>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={t('templates.find')} autoFocus className={classNames(field['box'])}>
          <Input
            className={classNames(field['input'])}
            placeholder={t('templates.find')}
            // The list below is chosen from here: it is no scrolling region of its own.
            // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete sets `aria-controls`
            role="combobox"
            aria-expanded
            autoComplete="off"
            spellCheck={false}
            onKeyDownCapture={(event) => {
              // The field would take the first Escape to empty itself.
              if (event.code === 'Escape') onClose();
              const chosen = event.currentTarget.getAttribute('aria-activedescendant');
              if (event.code !== 'Enter' || (chosen !== null && chosen !== '')) return;
              event.preventDefault();
              take(rows[0]);
            }}
          />
        </SearchField>
        <ListBox
          aria-label={t('templates.gallery')}
          className={classNames(styles['results'])}
          items={rows}
          dependencies={[rows]}
          onAction={(key) => take(rows.find((row) => row.id === key))}
        >
          {(row) => (
            <ListBoxItem id={row.id} textValue={row.name} className={classNames(styles['result'])}>
              <span className={styles['resultName']}>
                <Bdi text={row.name} />
                {row.line !== null && (
                  <Quiet>
                    {t('common.and', {
                      a: words.country(row.line.country),
                      b: words.choice('pathwayKind', row.line.kind),
                    })}
                    {row.line.from !== null &&
                      ` · ${t('templates.writtenBy', { partner: show.person(row.line.from) })}`}
                  </Quiet>
                )}
              </span>
              {row.line !== null && <CheckedBadge line={row.line} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <RefusalNotice failure={list.failure} />
    </Dialog>
  );
}
