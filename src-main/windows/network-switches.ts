import type { CommandLine } from 'electron';

/**
 * The app never speaks to a network, and Chromium must not on its own either. Only before the app is ready. Names:
 * https://peter.sh/experiments/chromium-command-line-switches
 */
export function forbidNetwork(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  for (const name of [
    'disable-background-networking',
    'disable-breakpad',
    'disable-client-side-phishing-detection',
    'disable-component-update',
    'disable-crash-reporter',
    'disable-domain-reliability',
    'disable-gpu-shader-disk-cache',
    'disable-quic',
    'disable-sync',
    'dns-prefetch-disable',
    'no-pings',
    'no-proxy-server',
  ]) {
    commandLine.appendSwitch(name);
  }
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('disable-features', 'AsyncDns,MediaRouter,OptimizationHints,Prerender2');
}
