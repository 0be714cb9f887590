import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name?: string;
  readonly args?: { readonly data?: { readonly frames?: readonly { frame: string; processId: number }[] } };
}

/** Which process shows the page. Chromium says it nowhere but in the first event of a trace. */
export async function findRendererPid(cdp: CDPSession, frameId: string): Promise<number> {
  let found = 0;
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as TraceEvent[]) {
      if (name !== 'TracingStartedInBrowser') continue;
      found = args?.data?.frames?.find(({ frame }) => frame === frameId)?.processId ?? found;
    }
  });
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline'],
      excludedCategories: ['*'],
    },
  });
  await cdp.send('Tracing.end');
  await complete;
  return found;
}
