import { FileUp, Map as MapIcon, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useTemplates } from '../../stores/templates.ts';
import { useWish } from '../frame/wish.ts';
import { BackToPathways } from './BackToPathways.tsx';
import { ImportTemplate } from './ImportTemplate.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import { useTemplateSearch } from './template-search.ts';
import styles from './Templates.module.css';

/** All templates known here, country by country. */
export function GalleryScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const { list, load } = useTemplates();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [typed, setTyped] = useState('');
  const [importing, setImporting] = useState(false);
  useEffect(() => void load(), [load, version]);
  useWish('new', () => go({ name: 'templateEdit', from: null, as: 'new' }));
  const found = useTemplateSearch(list.value?.templates ?? [], typed);
  const byCountry = useMemo(() => {
    const groups = Map.groupBy(found, (line) => line.country);
    return [...groups].toSorted(([a], [b]) =>
      words.country(a).localeCompare(words.country(b), words.language),
    );
  }, [found, words]);
  const acts = (
    <>
      <Button icon={<FileUp aria-hidden />} onPress={() => setImporting(true)}>
        {t('templates.fromFile')}
      </Button>
      <Button
        look="primary"
        icon={<Plus aria-hidden />}
        onPress={() => go({ name: 'templateEdit', from: null, as: 'new' })}
      >
        {t('templates.new')}
      </Button>
    </>
  );
  return (
    <Page title={t('templates.gallery')} lead={t('templates.lead')} above={<BackToPathways />} actions={acts}>
      <RefusalNotice failure={list.failure} />
      {list.value === null && list.failure === null && <Quiet>{t('common.loading')}</Quiet>}
      {list.value !== null && list.value.templates.length === 0 && (
        <EmptyState icon={<MapIcon />} title={t('templates.empty')}>
          {t('templates.emptyText')}
        </EmptyState>
      )}
      {list.value !== null && list.value.templates.length > 0 && (
        <Stack gap={5}>
          <TextField label={t('templates.find')} value={typed} onChange={setTyped} />
          {found.length === 0 && <Quiet>{t('templates.noneFound')}</Quiet>}
          {byCountry.map(([country, lines]) => (
            <Section key={country} title={words.country(country)}>
              <ul className={styles['cards']} aria-label={words.country(country)}>
                {lines.map((line) => (
                  <TemplateCard
                    key={line.name}
                    line={line}
                    onOpen={() => go({ name: 'template', id: line.name })}
                  />
                ))}
              </ul>
            </Section>
          ))}
        </Stack>
      )}
      {importing && <ImportTemplate onClose={() => setImporting(false)} />}
    </Page>
  );
}
