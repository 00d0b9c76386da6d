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

/** How long it runs, what it has cost and burns; that nothing here will stop it; why it failed. Kept short. */
export function remarkOf(row: SessionRow, trans: TranslationBundle): string {
  const { session, standing, isLiving } = row;
  const { cost, error_message, status } = session;
  const age = roughly(secondsOf(session), trans);
  if (status === 'FAILED' && error_message) {
    return error_message;
  }
  if (!cost) {
    return trans.__('%1 · cost not known', age);
  }
  const { so_far, per_hour, currency } = cost;
  const rate = trans.__('%1/h', money(per_hour, currency));
  if (standing === 'orphan') {
    return trans.__('no kernel · burns %1 · %2', rate, age);
  }
  const soFar = trans.__('about %1', money(so_far, currency));
  return [age, soFar, ...(isLiving ? [rate] : [])].join(' · ');
}

/** How long it runs, or ran. */
export function ageOf(session: Session, trans: TranslationBundle): string {
  return duration(secondsOf(session), trans);
}

function secondsOf({ age_seconds, created_on, completed_on }: Session): number {
  const ran =
    completed_on && created_on
      ? (Date.parse(completed_on) - Date.parse(created_on)) / 1000
      : age_seconds;
  return Math.max(0, ran);
}

/** `12 min`, `3 h`, `2 d`. */
function roughly(seconds: number, trans: TranslationBundle): string {
  const hours = Math.floor(seconds / 3600);
  if (hours < 1) {
    return duration(seconds, trans);
  }
  return hours < 48
    ? trans.__('%1 h', hours)
    : trans.__('%1 d', Math.floor(hours / 24));
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
    elsewhere: trans.__('runs in another Jupyter of yours'),
    passing: trans.__('none is known here so far'),
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
  return cost.is_upper_bound
    ? trans.__('Estimate %1, %2; at most', basis, dated)
    : trans.__('Estimate %1, %2', basis, dated);
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

/** The same, short enough for the head of a group. */
export function briefTotalOf(sums: Sums, trans: TranslationBundle): string {
  const { count, living, amounts } = sums;
  const told = amounts.map(({ currency, perHour: rate, soFar }) => {
    const cost = trans.__('about %1', money(soFar, currency));
    return rate > 0 ? trans.__('%1 · %2/h', cost, money(rate, currency)) : cost;
  });
  return [trans.__('%1 of %2 running', living, count), ...told].join(' · ');
}

export function placeNameOf({ account, region }: Session): string {
  return `${groupAccount(account)} · ${region}`;
}

/** A session in half a line: the notebook, its id, whose it is, where, and what it costs. */
export function briefOf(row: SessionRow, trans: TranslationBundle): string {
  const { session } = row;
  const { cost } = session;
  const facts = [
    session.id,
    trans.__('owner: %1', ownerOf(row, trans)),
    placeNameOf(session),
    cost
      ? trans.__(
          'about %1, %2/h',
          money(cost.so_far, cost.currency),
          money(cost.per_hour, cost.currency)
        )
      : trans.__('cost not known')
  ];
  return `${titleOf(row, trans)} (${facts.join(', ')})`;
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
