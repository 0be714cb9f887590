export interface HangWatch {
  /** Word is expected again within so many seconds; 0: no more. */
  expect(seconds: number): void;
}

/** Calls `hung` when a window that announced risky work is not heard of in time. Only main can tell: the window itself hangs. */
export function watchForHang(hung: () => void): HangWatch {
  let timer: NodeJS.Timeout | undefined;
  return {
    expect(seconds) {
      clearTimeout(timer);
      timer = seconds > 0 ? setTimeout(hung, seconds * 1000) : undefined;
      timer?.unref();
    },
  };
}
