import { CopyPlus, FileDown, FilePlus2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateView } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Quiet, Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useTemplates } from '../../stores/templates.ts';
import { BackToPathways } from './BackToPathways.tsx';
import { CheckedBadge } from './CheckedBadge.tsx';
import { feeWords } from './fees.ts';
import { OriginBadge } from './OriginBadge.tsx';
import { TemplateBody } from './TemplateBody.tsx';
import { useTemplateWords } from './template-words.ts';
import { useTimeWords } from './time-words.ts';

/** One template: all that it says, and what can be done with it. */
export function TemplateScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  const inWords = useTimeWords();
  const { show, toFile } = useTemplates();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [view, setView] = useState<TemplateView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void show(id).then((reply) => {
      if (!current) return;
      if (reply.ok) setView(reply.value);
      setFailure(reply.ok ? null : reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [show, id, version]);
  if (view === null)
    return (
      <Page title={t('templates.gallery')} above={<BackToPathways toGallery />}>
        {failure === null ? <Quiet>{t('common.loading')}</Quiet> : <RefusalNotice failure={failure} />}
      </Page>
    );
  const { line, template } = view;
  const time = inWords(line.time);
  const fees = feeWords(template);
  const save = async (): Promise<void> => {
    const reply = await toFile(line.name);
    setFailure(reply.ok ? null : reply.refusal);
    if (reply.ok) setSaved(reply.value.file);
  };
  return (
    <Page
      title={<Bdi text={say.text(line.title)} />}
      lead={<Bdi text={say.text(line.summary)} />}
      above={<BackToPathways toGallery />}
      actions={
        <>
          <Button
            icon={<CopyPlus aria-hidden />}
            onPress={() => go({ name: 'templateEdit', from: line.name, as: 'copy' })}
          >
            {t('templates.copyOwn')}
          </Button>
          {!line.shipped && (
            <Button
              icon={<FilePlus2 aria-hidden />}
              onPress={() => go({ name: 'templateEdit', from: line.name, as: 'version' })}
            >
              {t('templates.newVersion')}
            </Button>
          )}
          <Button icon={<FileDown aria-hidden />} onPress={() => void save()}>
            {t('templates.toFile')}
          </Button>
        </>
      }
    >
      <RefusalNotice failure={failure} />
      {saved !== null && <Notice tone="ok" title={t('templates.savedFile', { file: saved })} live />}
      <Row>
        <Badge>
          {t('common.and', { a: words.country(line.country), b: words.choice('pathwayKind', line.kind) })}
        </Badge>
        <CheckedBadge line={line} />
        <OriginBadge line={line} />
        <Quiet>
          {[
            t('templates.version', { version: line.version }),
            t('templates.steps', { count: line.steps }),
            ...(time === null ? [] : [t('templates.typical', { time })]),
            ...(fees === '' ? [] : [t('templates.fees', { fees })]),
          ].join(' · ')}
        </Quiet>
      </Row>
      {line.checkedBy === null && (
        <Notice tone="warning" title={t('templates.unchecked')}>
          <p>{t('templates.uncheckedWhy')}</p>
        </Notice>
      )}
      <TemplateBody template={template} />
    </Page>
  );
}
