import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Pdf, PdfFault, PdfLook } from '../../pdf/open-pdf.ts';
import styles from './Pdf.module.css';

interface Props {
  readonly pdf: Pdf;
  readonly look: Pick<PdfLook, 'page' | 'turned'> & { readonly zoom: number };
  readonly label: string;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly otherwise: (fault: PdfFault) => ReactNode;
}

/** What zoom 1 is drawn for: the dialog is about as wide. */
const naturalWidth = 900;

/** One page, drawn. The one before stays until the next is there. */
export function PdfPage({ pdf, look, label, onKey, otherwise }: Props) {
  const { page, zoom, turned } = look;
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ readonly page: number; readonly fault: PdfFault | null } | null>(null);
  useEffect(() => {
    let current = true;
    const wanted = naturalWidth * zoom * Math.max(1, globalThis.devicePixelRatio);
    void pdf
      .draw({ page, turned, wanted }, () => current)
      .then((canvas) => {
        if (!current || canvas === null) return;
        if (typeof canvas !== 'string') {
          canvas.ariaHidden = 'true';
          place.current?.replaceChildren(canvas);
        }
        setDrawn({ page, fault: typeof canvas === 'string' ? canvas : null });
      });
    return () => {
      current = false;
    };
  }, [pdf, page, zoom, turned]);
  const busy = drawn?.page !== page;
  const fault = busy ? null : drawn.fault;
  return (
    <>
      {fault !== null && otherwise(fault)}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what scrolls has to be reachable by keyboard; the keys are those of the buttons */}
      <div role="group" aria-label={label} className={styles['scroll']} tabIndex={0} onKeyDown={onKey}>
        <div
          ref={place}
          role="img"
          aria-label={label}
          aria-busy={busy}
          hidden={fault !== null}
          className={styles[zoom === 1 ? 'whole' : `zoom${String(zoom * 100)}`]}
        />
      </div>
    </>
  );
}
