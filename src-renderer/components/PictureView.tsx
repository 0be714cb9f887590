import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import styles from './PictureView.module.css';

interface Props {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly label: string;
  /** Instead of a picture that can't be decoded. */
  readonly otherwise: ReactNode;
}

/**
 * A picture from memory. Its pixels are drawn: there is no URL that names it, so the content security policy stays as
 * strict as it is, and nothing of it is in a cache.
 */
export function PictureView({ bytes, type, label, otherwise }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    createImageBitmap(new Blob([new Uint8Array(bytes)], { type })).then(
      (bitmap) => {
        const target = canvas.current;
        if (current && target !== null) {
          target.width = bitmap.width;
          target.height = bitmap.height;
          target.getContext('2d')?.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [bytes, type]);
  return failed ? (
    otherwise
  ) : (
    <canvas ref={canvas} className={styles['picture']} role="img" aria-label={label} />
  );
}
