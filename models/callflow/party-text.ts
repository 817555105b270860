/** What stands for a withheld or missing number in call records. */
const withheld = /^(anonymous|restricted|private|unknown|unavailable|withheld|blocked|invalid|null|none|n\/a|-+)$/i;

/** Cell of a party without its dress: scheme, display name, host, parameters, spaces and marks. Empty: nobody is named. */
export function partyText(cell: string): string {
  const inBrackets = /<([^>]*)>/.exec(cell);
  const address = (inBrackets ? inBrackets[1]! : cell).trim().replace(/^(sips?|tel):/i, '');
  const user = address.split(';')[0]!.split('@')[0]!.trim();
  if (user === '' || withheld.test(user)) return '';
  return /^[+\d\s().\-/]+$/.test(user) ? user.replace(/[^+\d]/g, '') : user;
}

/** Whether a cleaned cell is a number as dialled or in E.164. */
export function isNumber(text: string): boolean {
  return /^\+?\d+$/.test(text);
}
