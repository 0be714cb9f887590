import type { CDPSession } from '@playwright/test';

/**
 * A banner over the app's page, so that nobody takes the stand-in for the real thing. It is drawn from a world of its
 * own: neither the app's page nor its policy is changed for it.
 */
export async function showNotice(cdp: CDPSession, lines: readonly string[]): Promise<void> {
  const source = `addEventListener('DOMContentLoaded', () => {
  const banner = document.createElement('div');
  banner.setAttribute('role', 'note');
  banner.textContent = ${JSON.stringify(lines.join(' '))};
  const look = { position: 'fixed', insetInline: '0', bottom: '0', zIndex: '2147483647', padding: '4px 12px',
    background: '#8a1c00', color: '#fff', font: '13px sans-serif', textAlign: 'center', pointerEvents: 'none' };
  for (const [name, value] of Object.entries(look)) banner.style[name] = value;
  // Beside the body, which belongs to the app.
  document.documentElement.append(banner);
});`;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `if (self === top) ${source}`,
    worldName: 'stand-in-notice',
  });
}
