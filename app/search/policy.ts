import type { Actor } from "../context.ts"
import type { Audience } from "../index/audience.ts"

const isAmong = (
  ids: readonly string[] | undefined,
  own: readonly { [key: string]: unknown }[],
  key: string,
) => own.some((held) => ids?.includes(String(held[key])))

/** Whether somebody may find what has this audience; `isOpenTable` tells which tables show their work to all. */
export const mayFind = (actor: Actor, audience: Audience, isOpenTable: (id: string) => boolean): boolean =>
  audience.everybody === true ||
  (audience.administrators === true && actor.isAdministrator) ||
  (audience.openWith !== undefined &&
    [audience.openWith, ...(audience.alsoOpenWith ?? [])].every(isOpenTable)) ||
  isAmong(audience.roundtables, [...actor.seats, ...actor.offices], "roundtableId") ||
  isAmong(audience.organisations, actor.memberships, "organisationId")
