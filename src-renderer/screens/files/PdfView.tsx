import { useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { openPdf, type Pdf, type PdfFault, type PdfLook } from '../../pdf/open-pdf.ts';
import { useFiles } from '../../stores/files.ts';
import { PdfPage } from './PdfPage.tsx';
import { PdfText } from './PdfText.tsx';

interface Props {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Instead of a file that can't be shown. */
  readonly otherwise: (fault: PdfFault) => ReactNode;
}

/** More than anybody turns by hand. */
const mostPages = 1000;
const zooms = [1, 1.5, 2, 3] as const;
const turns = [0, 90, 180, 270] as const;

/** A PDF page by page, as a picture or as its text. It ends with its dialog. */
export function PdfView({ bytes, name, otherwise }: Props) {
  const { t } = useTranslation();
  const watch = useFiles((state) => state.watch);
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [fault, setFault] = useState<PdfFault | null>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const [turned, setTurned] = useState<PdfLook['turned']>(0);
  const [asText, setAsText] = useState(false);
  useEffect(() => {
    let current = true;
    const opening = openPdf(bytes, watch);
    void opening.done.then((opened) => {
      if (!current) return;
      if (typeof opened === 'string') setFault(opened);
      else setPdf(opened);
    });
    return () => {
      current = false;
      opening.close();
    };
  }, [bytes, watch]);
  if (fault !== null) return otherwise(fault);
  if (pdf === null) return <Quiet>{t('files.opening')}</Quiet>;
  const last = Math.min(pdf.pages, mostPages);
  const go = (by: number): void => setPage(Math.max(1, Math.min(last, page + by)));
  const size = (by: number): void => setZoom(Math.max(0, Math.min(zooms.length - 1, zoom + by)));
  const turn = (): void => setTurned(turns[(turns.indexOf(turned) + 1) % turns.length] ?? 0);
  const keys: Readonly<Record<string, () => void>> = {
    PageDown: () => go(1),
    PageUp: () => go(-1),
    Equal: () => size(1),
    NumpadAdd: () => size(1),
    Minus: () => size(-1),
    NumpadSubtract: () => size(-1),
    KeyR: turn,
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = keys[event.code];
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  const place = t('files.pdfPlace', { page, pages: pdf.pages });
  return (
    <Stack gap={2}>
      <Row>
        <Button small disabled={page === 1} onPress={() => go(-1)}>
          {t('files.pdfPrevious')}
        </Button>
        <span role="status">{place}</span>
        <Button small disabled={page === last} onPress={() => go(1)}>
          {t('files.pdfNext')}
        </Button>
        <Button small disabled={asText || zoom === 0} onPress={() => size(-1)}>
          {t('files.pdfSmaller')}
        </Button>
        <Button small disabled={asText || zoom === zooms.length - 1} onPress={() => size(1)}>
          {t('files.pdfLarger')}
        </Button>
        <Button small disabled={asText} onPress={turn}>
          {t('files.pdfTurn')}
        </Button>
        <Button small onPress={() => setAsText(!asText)}>
          {asText ? t('files.pdfAsPage') : t('files.pdfAsText')}
        </Button>
      </Row>
      {pdf.pages > mostPages && <Quiet>{t('files.pdfFirstOnly', { count: mostPages })}</Quiet>}
      {asText ? (
        <PdfText pdf={pdf} page={page} otherwise={otherwise} />
      ) : (
        <PdfPage
          pdf={pdf}
          look={{ page, zoom: zooms[zoom] ?? 1, turned }}
          label={`${place}: ${name}`}
          onKey={onKey}
          otherwise={otherwise}
        />
      )}
      <Quiet>{t('files.pdfKeys')}</Quiet>
    </Stack>
  );
}
