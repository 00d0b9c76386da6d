/** What is said of a session. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Session, SessionCost } from '../api/types';
import { duration, groupAccount, money, nameOfPath } from '../format';
import { isOwn, SessionRow } from '../model/session-rows';
import type { Sums } from '../model/session-sums';
import { ownerName, tellsOwner } from '../model/session-whereabouts';

/** The notebook, or whose it is: what people know a session by. */
export function titleOf(row: SessionRow, trans: TranslationBundle): string {
  const { path, session, standing } = row;
  if (path !== null) {
    return nameOfPath(path);
  }
  if (standing === 'others' && session.owner !== null) {
    return ownerName(session.owner);
  }
  return standing === 'unknown'
    ? trans.__('owner not known')
    : trans.__('no notebook here');
}

/** `ORPHAN` and what it burns, what it has cost, why it failed. */
export function remarkOf(row: SessionRow, trans: TranslationBundle): string {
  const { session, standing, isLiving } = row;
  const { cost, error_message } = session;
  if (standing === 'orphan') {
    return cost
      ? trans.__('no kernel here · burns %1 an hour', perHour(cost))
      : trans.__('no kernel here');
  }
  if (session.status === 'FAILED' && error_message) {
    return error_message;
  }
  if (!cost) {
    return trans.__('cost not known');
  }
  const soFar = trans.__('about %1', money(cost.so_far, cost.currency));
  return isLiving ? trans.__('%1 · %2 an hour', soFar, perHour(cost)) : soFar;
}

function perHour({ per_hour, currency }: SessionCost): string {
  return money(per_hour, currency);
}

/** How long it runs, or ran. */
export function ageOf(session: Session, trans: TranslationBundle): string {
  const { age_seconds, created_on, completed_on } = session;
  const ran = completed_on
    ? (Date.parse(completed_on) - Date.parse(created_on)) / 1000
    : age_seconds;
  return duration(Math.max(0, ran), trans);
}

/** Whose it is, and how that is known. */
export function ownerOf(row: SessionRow, trans: TranslationBundle): string {
  const { owner, tags } = row.session;
  if (isOwn(row)) {
    return trans.__('you');
  }
  if (owner !== null) {
    return tellsOwner(owner)
      ? ownerName(owner)
      : trans.__('cannot know: the role names all its users alike');
  }
  return tags === null
    ? trans.__('cannot know: tags not readable')
    : trans.__('cannot know: no owner tag');
}

/** Where its kernel is. */
export function kernelOf(row: SessionRow, trans: TranslationBundle): string {
  const words = {
    here: trans.__('runs here'),
    orphan: trans.__('none in this JupyterLab: nothing here will stop it'),
    ended: trans.__('none needed: the session is over'),
    others: trans.__('cannot know: not started here'),
    unknown: trans.__('cannot know: not started here')
  };
  return words[row.standing];
}

/** From what the cost was computed. */
export function sourceOf(cost: SessionCost, trans: TranslationBundle): string {
  const basis = {
    dpu_seconds: trans.__("from Glue's DPU-seconds"),
    execution_seconds: trans.__("from Glue's execution time"),
    elapsed_seconds: trans.__('from the time since it was created')
  }[cost.basis];
  const source = {
    settings: trans.__("your administrator's price"),
    price_list: trans.__('AWS price list'),
    built_in: trans.__("the panel's own price table")
  }[cost.rate_source];
  const dated = cost.rate_as_of
    ? trans.__('%1 of %2', source, cost.rate_as_of)
    : source;
  const most = cost.is_upper_bound ? trans.__('; at most') : '';
  return trans.__('Estimate %1, %2%3', basis, dated, most);
}

/** `7 sessions, 3 running · about $6.60 an hour · $12.10 so far`. */
export function totalOf(sums: Sums, trans: TranslationBundle): string {
  const { count, living, amounts } = sums;
  const sessions = trans._n('%1 session', '%1 sessions', count);
  const told = amounts.map(({ currency, perHour: rate, soFar }) =>
    rate > 0
      ? trans.__(
          'about %1 an hour, %2 so far',
          money(rate, currency),
          money(soFar, currency)
        )
      : trans.__('about %1 so far', money(soFar, currency))
  );
  return [trans.__('%1, %2 running', sessions, living), ...told].join(' · ');
}

export function placeNameOf({ account, region }: Session): string {
  return `${groupAccount(account)} · ${region}`;
}

/** All of it, for hovering. */
export function hoverOf(row: SessionRow, trans: TranslationBundle): string {
  const { session } = row;
  return [
    session.id,
    `${session.status} · ${ageOf(session, trans)}`,
    row.path,
    trans.__('Owner: %1', ownerOf(row, trans)),
    placeNameOf(session),
    session.cost && sourceOf(session.cost, trans),
    session.error_message
  ]
    .filter(Boolean)
    .join('\n');
}
