import { app, type Session, type WebContents } from 'electron';

// Services of Chromium that call home by themselves, by the names they are turned off with.
const services = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'NoStatePrefetch',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'PreconnectToSearch',
  'SafeBrowsing',
  'Translate',
  'WebRtcHideLocalIpsWithMdns',
];

const switches: Record<string, string> = {
  'disable-background-networking': '',
  'disable-breakpad': '',
  'disable-client-side-phishing-detection': '',
  'disable-component-extensions-with-background-pages': '',
  'disable-component-update': '',
  'disable-default-apps': '',
  'disable-domain-reliability': '',
  'disable-features': services.join(','),
  'disable-sync': '',
  'dns-prefetch-disable': '',
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'metrics-recording-only': '',
  'no-pings': '',
  // No keyring of the desktop is asked for a key: nothing here is worth its password, and its question would stand in the way.
  'password-store': 'basic',
  // A search for a proxy would be a request itself; and whatever still wants a name finds none, without asking for it.
  'no-proxy-server': '',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
};

/**
 * Nothing of this program asks a network for anything, Chromium's own services included. Must run before the app is
 * ready; test/e2e/network.test.ts holds it to the system calls of a whole run.
 */
export function keepOffNetwork(): void {
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
  app.on('session-created', refuseRequests);
  app.on('web-contents-created', (_event, contents) => withoutPeers(contents));
  void app.whenReady().then(() => app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' }));
}

/** The dictionary of a spelling checker is fetched as soon as a session has a language to check. */
function refuseRequests(own: Session): void {
  own.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') own.setSpellCheckerLanguages([]);
}

function withoutPeers(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
