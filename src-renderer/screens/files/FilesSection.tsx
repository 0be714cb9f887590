import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatSize } from '../../i18n/sizes.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useFiles } from '../../stores/files.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import styles from '../cases/Cases.module.css';
import { FileView } from './FileView.tsx';
import { SaveOutside } from './SaveOutside.tsx';

interface Chosen {
  readonly file: FileRow;
  readonly act: 'view' | 'save';
}

/** Files attached to a record: by dropping or choosing one; seen inside the app. */
export function FilesSection({ parent }: { readonly parent: string }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const version = useRecords((state) => state.version);
  const { list, attach } = useFiles();
  const go = useNavigation((state) => state.go);
  const [files, setFiles] = useState<readonly FileRow[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    let current = true;
    void list(parent).then((reply) => {
      if (!current) return;
      if (reply.ok) setFiles(reply.value);
      else setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [list, parent, version]);
  const add = async (file: File): Promise<void> => {
    setBusy(true);
    const reply = await attach(parent, file);
    setBusy(false);
    setFailure(reply.ok ? null : reply.refusal);
  };
  const standings = {
    here: '',
    'not shared': ` · ${t('files.notShared')}`,
    'not arrived': ` · ${t('files.notArrived')}`,
  };
  return (
    <Section title={t('files.title')}>
      <Stack gap={2}>
        {files.length > 0 && (
          <ul className={styles['list']} aria-label={t('files.title')}>
            {files.map((file) => (
              <li key={file.record.id} className={styles['item']}>
                <div className={styles['main']}>
                  <strong>
                    <Bdi text={file.name} />
                  </strong>
                  <Quiet>
                    {file.size === null ? '' : formatSize(file.size, language)}
                    {standings[file.standing]}
                  </Quiet>
                </div>
                <Row>
                  {file.standing === 'here' && (
                    <>
                      <Button
                        small
                        label={t('files.viewOf', { name: file.name })}
                        onPress={() => setChosen({ file, act: 'view' })}
                      >
                        {t('files.view')}
                      </Button>
                      <Button
                        small
                        look="quiet"
                        label={t('files.saveOf', { name: file.name })}
                        onPress={() => setChosen({ file, act: 'save' })}
                      >
                        {t('files.saveOutside')}
                      </Button>
                    </>
                  )}
                  <Button
                    small
                    look="quiet"
                    label={t('files.detailsOf', { name: file.name })}
                    onPress={() => go({ name: 'record', id: file.record.id, section: 'cases' })}
                  >
                    {t('files.details')}
                  </Button>
                </Row>
              </li>
            ))}
          </ul>
        )}
        <FileDrop
          label={t('files.drop')}
          hint={t('files.hint')}
          choose={t('files.choose')}
          busy={busy}
          onFile={(file) => void add(file)}
        />
        <RefusalNotice failure={failure} />
      </Stack>
      {chosen?.act === 'view' && (
        <FileView
          file={chosen.file}
          onSaveOutside={() => setChosen({ file: chosen.file, act: 'save' })}
          onClose={() => setChosen(null)}
        />
      )}
      {chosen?.act === 'save' && <SaveOutside file={chosen.file} onClose={() => setChosen(null)} />}
    </Section>
  );
}
