/** How accounts, ARNs and times are written for people. */
import type { TranslationBundle } from '@jupyterlab/translation';

/** `444455556666` becomes `4444-5555-6666`; anything else stays as it is. */
export function groupAccount(account: string): string {
  return /^[0-9]{12}$/.test(account)
    ? account.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
    : account;
}

/** What stands behind the last slash: a role's or a user's name. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Hours and minutes, as the browser's language writes them. */
export function clockTime(moment: Date): string {
  return moment.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** `52 min left`, `3 h 20 min left`. */
export function timeLeft(minutes: number, trans: TranslationBundle): string {
  if (minutes < 60) {
    return trans.__('%1 min left', minutes);
  }
  const hours = Math.floor(minutes / 60);
  return trans.__('%1 h %2 min left', hours, minutes % 60);
}

/** `vpc-0123456789abcdef0` becomes `vpc-0123…`; what is short stays as it is. */
export function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

/** `us-east-1a` becomes `1a`. */
export function shortZone(zone: string): string {
  return zone.slice(zone.lastIndexOf('-') + 1);
}

/** `$2.20`: the currency and two decimals, four where two would show nothing, as the browser's language writes them. */
export function money(amount: number | string, currency: string): string {
  const number = Number(amount);
  const isTiny = number !== 0 && Math.abs(number) < 0.005;
  return number.toLocaleString([], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: isTiny ? 4 : 2
  });
}

/** `40 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function duration(seconds: number, trans: TranslationBundle): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) {
    return trans.__('%1 s', Math.floor(seconds));
  }
  if (hours < 1) {
    return trans.__('%1 min', minutes);
  }
  return hours < 24
    ? trans.__('%1 h %2 min', hours, minutes % 60)
    : trans.__('%1 d %2 h', Math.floor(hours / 24), hours % 24);
}

/** `notes/walk-through.ipynb` becomes `walk-through.ipynb`. */
export function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Shortens in the middle the ARNs that stand in `text`, where they are long. */
export function shortArns(text: string): string {
  return text.replace(/arn:\S+[^\s,;:.)]/g, arn =>
    arn.length > 48 ? `${arn.slice(0, 16)}…${arn.slice(-20)}` : arn
  );
}
