import type { Db } from "#db/client.server.ts"

export type Locale = "it" | "en" | "fr" | "ar"
export type OfficerRole = "secretary" | "chair" | "facilitator" | "observer"

/** A live mandate: rank 0 is the titular, 1–9 the substitutes in order. */
export type HeldSeat = { roundtableId: string; seatId: string; rank: number; voting: boolean }
export type HeldOffice = { roundtableId: string; role: OfficerRole }
export type HeldMembership = { organisationId: string; organisationName: string; role: "member" | "manager" }

/** Who asks, with everything that policies need to answer: nobody, or a person with live roles. */
export type Actor = {
  personId: string | null
  name: string | null
  language: Locale
  isAdministrator: boolean
  memberships: readonly HeldMembership[]
  seats: readonly HeldSeat[]
  offices: readonly HeldOffice[]
}

export const NOBODY: Actor = {
  personId: null,
  name: null,
  language: "it",
  isAdministrator: false,
  memberships: [],
  seats: [],
  offices: [],
}

/** What verbs may know of the installation's settings. Times are in the unit that their name says. */
export type Settings = {
  publicUrl: string
  demo: boolean
  mailIsShown: boolean
  sessionDays: number
  invitationDays: number
  signInFreeAttempts: number
  signInFirstWaitSeconds: number
  signInLongestWaitSeconds: number
  requestKeyHours: number
}

/** What every verb receives. `now` is the database's clock, read with the session. */
export type Ctx = {
  db: Db
  actor: Actor
  now: Date
  settings: Settings
  requestId: string
}

declare const inTransaction: unique symbol
/** A context inside a transaction: the sinks accept no other. */
export type TxCtx = Ctx & { readonly [inTransaction]: true }

const TRANSACTION = Symbol.for("tavoli.transaction")

/**
 * Runs `work` in one transaction; inside another `transact` it joins that one. Use the inner ctx only: on the
 * embedded database's single connection a query through the outer one waits for ever.
 */
export const transact = async <T>(ctx: Ctx, work: (ctx: TxCtx) => Promise<T>): Promise<T> => {
  if (TRANSACTION in ctx) return work(ctx as unknown as TxCtx)
  return ctx.db.transaction((tx) =>
    work({ ...ctx, db: tx as unknown as Db, [TRANSACTION]: true } as unknown as TxCtx),
  )
}
