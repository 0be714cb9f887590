import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileContent, FileRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet } from '../../components/Page.tsx';
import { PictureView } from '../../components/PictureView.tsx';
import { PlainText } from '../../components/PlainText.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useFiles } from '../../stores/files.ts';
import { PdfView } from './PdfView.tsx';

interface Props {
  readonly file: FileRow;
  readonly onSaveOutside: () => void;
  readonly onClose: () => void;
}

/** A file inside the app, from memory: gone when the dialog is closed. */
export function FileView({ file, onSaveOutside, onClose }: Props) {
  const { t } = useTranslation();
  const open = useFiles((state) => state.open);
  const [content, setContent] = useState<FileContent | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = file.record;
  useEffect(() => {
    let current = true;
    void open(id).then((reply) => {
      if (!current) return;
      if (reply.ok) setContent(reply.value);
      else setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [id, open]);
  return (
    <Dialog title={<Bdi text={file.name} />} open wide onClose={onClose}>
      <RefusalNotice failure={failure} />
      {content === null && failure === null && <Quiet>{t('files.opening')}</Quiet>}
      {content !== null && <Content content={content} name={file.name} />}
      <Actions>
        <Button look="primary" focus onPress={onClose}>
          {t('common.close')}
        </Button>
        {content !== null && <Button onPress={onSaveOutside}>{t('files.saveOutside')}</Button>}
      </Actions>
    </Dialog>
  );
}

function Content({ content, name }: { readonly content: FileContent; readonly name: string }) {
  const { t } = useTranslation();
  switch (content.kind) {
    case 'image': {
      const { width, height } = content;
      return (
        <PictureView
          bytes={content.bytes}
          type={content.type}
          label={t('files.picture', { name, width, height })}
          otherwise={<NotShown title={t('files.notDecoded')} />}
        />
      );
    }
    case 'text':
      return (
        <>
          <Quiet>{t('files.asText')}</Quiet>
          <PlainText text={content.text} label={t('files.text')} cut={content.cut} cutText={t('files.cut')} />
        </>
      );
    case 'too large':
      return (
        <NotShown title={t('files.tooLargePicture', { width: content.width, height: content.height })} />
      );
    case 'pdf':
      return (
        <PdfView
          bytes={content.bytes}
          name={name}
          otherwise={(fault) => <NotShown title={t(`files.pdfFault.${fault}`)} />}
        />
      );
    case 'other':
      return <NotShown title={t('files.other')} />;
  }
}

function NotShown({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="info" title={title}>
      <p>{t('files.outsideIsLeft')}</p>
    </Notice>
  );
}
