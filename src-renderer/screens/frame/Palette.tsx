import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/Dialog.tsx';
import field from '../../components/Field.module.css';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { placeOf } from '../records/place-of.ts';
import { recordName } from '../records/record-name.ts';
import styles from './Frame.module.css';
import { usePaletteCommands } from './palette-commands.ts';

const delay = 90;

interface Answer {
  readonly text: string;
  readonly records: readonly RecordView[];
}

interface Props {
  readonly onClose: () => void;
  readonly onHandOver: () => void;
}

/** Ctrl+K: three letters and Enter find anything. */
export function Palette({ onClose, onHandOver }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const search = useRecords((state) => state.search);
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer>({ text: '', records: [] });
  /** Enter was pressed before the answer came. */
  const hurried = useRef(false);
  const typed = text.trim();

  useEffect(() => {
    if (typed === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void search(typed).then((reply) => {
        if (!current || !reply.ok) return;
        useNames.getState().remember(reply.value);
        const [first] = reply.value;
        if (hurried.current && first !== undefined) {
          onClose();
          go(placeOf(first));
        } else setAnswer({ text: typed, records: reply.value });
      });
    }, delay);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, search, go, onClose]);

  const commands = usePaletteCommands(onHandOver);
  const asked = typed.toLowerCase();
  const rows = [
    ...(typed === '' ? [] : answer.records).map((record) => ({
      id: record.id,
      name: recordName(record, words),
      kind: words.record(record.type),
      open: () => go(placeOf(record)),
    })),
    ...commands.filter(({ name }) => name.toLowerCase().includes(asked)),
  ];
  return (
    <Dialog title={t('app.searchHint')} open onClose={onClose}>
      <Autocomplete
        inputValue={text}
        onInputChange={(next) => {
          hurried.current = false;
          setText(next);
        }}
      >
        <SearchField aria-label={t('app.search')} autoFocus className={classNames(field['box'])}>
          <Input
            className={classNames(field['input'])}
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
              const [first] = rows;
              hurried.current = answer.text !== typed;
              if (hurried.current || first === undefined) return;
              onClose();
              first.open();
            }}
          />
        </SearchField>
        <ListBox
          aria-label={t('app.paletteFound')}
          className={classNames(styles['results'])}
          items={rows}
          dependencies={[rows]}
          onAction={(key) => {
            onClose();
            rows.find((row) => row.id === key)?.open();
          }}
          renderEmptyState={() => <Quiet>{t('app.paletteEmpty')}</Quiet>}
        >
          {(row) => (
            <ListBoxItem id={row.id} textValue={row.name} className={classNames(styles['result'])}>
              <span className={styles['resultName']}>
                <Bdi text={row.name} />
              </span>
              <Badge>{row.kind}</Badge>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {typed === '' && <Quiet>{t('app.paletteStart')}</Quiet>}
    </Dialog>
  );
}
