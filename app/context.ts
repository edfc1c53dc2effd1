import type { Db } from "#db/client.server.ts"
import type { FileLimits, Files } from "./files/port.ts"

export type Locale = "it" | "en" | "fr" | "ar"
export type OfficerRole = "secretary" | "chair" | "facilitator" | "observer" | "guest" | "interpreter"
/** What somebody does for their organisation besides acting for it. */
export type OrganisationOffice = "answering_official" | "operator" | "project_manager" | "partner_contributor"
/** Roles over the whole installation; the administrator is `isAdministrator`. */
export type PlatformRole = "course_coordinator" | "trainer" | "tutor" | "auditor" | "data_protection_officer"

/** A live mandate: rank 0 is the titular, 1–9 the substitutes in order. */
export type HeldSeat = {
  roundtableId: string
  seatId: string
  rank: number
  voting: boolean
  /** True at a table that is closed: its members read, nobody writes. */
  closed?: boolean
}
export type HeldOffice = { roundtableId: string; role: OfficerRole; closed?: boolean }
export type HeldMembership = {
  organisationId: string
  organisationName: string
  role: "member" | "manager"
  offices: readonly OrganisationOffice[]
}

/** Who asks, with everything that policies need to answer: nobody, or a person with live roles. */
export type Actor = {
  personId: string | null
  name: string | null
  language: Locale
  isAdministrator: boolean
  roles: readonly PlatformRole[]
  memberships: readonly HeldMembership[]
  /** The organisation chosen for this session among the memberships; null for who has none. */
  actingFor: HeldMembership | null
  seats: readonly HeldSeat[]
  offices: readonly HeldOffice[]
  /** The version of the privacy notice that the person has read last. */
  privacyVersion: string | null
}

export const NOBODY: Actor = {
  personId: null,
  name: null,
  language: "it",
  isAdministrator: false,
  roles: [],
  memberships: [],
  actingFor: null,
  seats: [],
  offices: [],
  privacyVersion: null,
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
  files: FileLimits
  mailLinkMinutes: number
  mailLinksPerHour: number
  accountMonths: number
  accountNoticeDays: number
  /** Quiet hours of whoever chose none, in minutes of Rome's day; null is none. */
  quietHours: { from: number; until: number } | null
}

/** Gives what was read under this name while the database was exactly as it is now, or reads it. */
export type ReadAlike = <T>(name: string, read: () => Promise<T>) => Promise<T>

/** What every verb receives. `now` is the database's clock, read with the session. */
export type Ctx = {
  db: Db
  actor: Actor
  now: Date
  settings: Settings
  files: Files
  requestId: string
  /** For what everybody who asks is shown alike; see `readAlike` in `app/live`. Not inside a transaction. */
  alike?: ReadAlike | undefined
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
    work({ ...ctx, db: tx as unknown as Db, alike: undefined, [TRANSACTION]: true } as unknown as TxCtx),
  )
}
