const USER = /(?:sips?|tel):([^@;>?\s]+)/i;

/** The user of a SIP or tel address, however it is written: `"Bob" <sip:+4930@10.0.0.1;user=phone>;tag=1`, `5001@10.0.0.1`, `5001`. */
export function userOfUri(text: string): string {
  const found = USER.exec(text)?.[1] ?? text.trim();
  const at = found.indexOf('@');
  const user = at < 0 ? found : found.slice(0, at);
  return ` ${user}`.slice(1);
}
