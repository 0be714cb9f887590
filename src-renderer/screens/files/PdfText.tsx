import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Quiet } from '../../components/Page.tsx';
import { PlainText } from '../../components/PlainText.tsx';
import type { Pdf, PdfFault } from '../../pdf/open-pdf.ts';
import type { PageText } from '../../pdf/page-text.ts';

interface Props {
  readonly pdf: Pdf;
  readonly page: number;
  readonly otherwise: (fault: PdfFault) => ReactNode;
}

/** The text of a page, for screen readers and for searching with the eyes. A scan has none. */
export function PdfText({ pdf, page, otherwise }: Props) {
  const { t } = useTranslation();
  const [read, setRead] = useState<(PageText & { readonly page: number }) | PdfFault | null>(null);
  useEffect(() => {
    let current = true;
    void pdf
      .text(page, () => current)
      .then((found) => {
        if (!current || found === null) return;
        setRead(typeof found === 'string' ? found : { page, ...found });
      });
    return () => {
      current = false;
    };
  }, [pdf, page]);
  if (typeof read === 'string') return otherwise(read);
  if (read?.page !== page) return <Quiet>{t('files.opening')}</Quiet>;
  return read.text === '' ? (
    <Quiet>{t('files.pdfNoText')}</Quiet>
  ) : (
    <PlainText text={read.text} label={t('files.text')} cut={read.cut} cutText={t('files.cut')} />
  );
}
