import { create } from 'qrcode';
import { useMemo } from 'react';
import styles from './QrPicture.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
}

const quiet = 4;

/** A QR code, drawn here: dark modules on white in every colour scheme, or no camera would read it. */
export function QrPicture({ label, text }: Props) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const runs: string[] = [];
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column) !== 0) runs.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
      }
    }
    return { size: modules.size + 2 * quiet, path: runs.join('') };
  }, [text]);
  return (
    <svg
      className={styles['picture']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
