import type { Db } from "#db/client.server.ts"
import type { Translate } from "../i18n/translate.ts"
import { composeDigest, composeMail, type OutgoingMail } from "./compose.server.ts"
import { dispatch } from "./dispatch.ts"
import {
  closeDigest,
  closeItems,
  joinDigest,
  type LeftOut,
  listGathered,
  whyLeftOut,
} from "./gather.server.ts"
import { isObligatory, kindOf } from "./kinds.ts"
import { drop, giveBack, leaseMail, markSent, type Owed, postpone } from "./owed.server.ts"
import type { Quiet } from "./quiet.ts"
import { type Secretariat, tellOfFailure } from "./tell-of-failure.server.ts"
import { newUnsubscribeToken } from "./unsubscribe-link.server.ts"

/** What delivery needs of the world: a way out, texts by language, and each domain's policy by kind. */
export type DeliveryPorts = {
  send(mail: OutgoingMail): Promise<void>
  translate(language: string): Translate
  publicUrl: string
  /** Whether the reader may still know of the subject; an unknown kind is dropped. */
  mayRead: { readonly [kind: string]: (personId: string | null, id: string) => Promise<boolean> }
  /** Who looks after a table, to be told when its mail does not arrive. */
  secretariatOf(roundtableId: string): Promise<Secretariat>
  /** Quiet hours of whoever chose none. */
  quietHours: Quiet | null
  leaseMs: number
  retryFirstSeconds: number
}

export type Outcome = "sent" | "dropped" | "postponed" | "waiting" | "gathered"

type About = { subjectKind: string | null; subjectId: string | null }

/** Asks the policy of the subject's kind again; nobody knows an unknown kind, so its mail is dropped. */
const mayStillRead = async (personId: string | null, about: About, ports: DeliveryPorts) => {
  const { subjectKind, subjectId } = about
  if (!subjectKind || !subjectId) return true
  const ask = Object.hasOwn(ports.mayRead, subjectKind) ? ports.mayRead[subjectKind] : undefined
  return ask !== undefined && (await ask(personId, subjectId))
}

const writingFor = async (db: Db, owed: Owed, ports: DeliveryPorts) => {
  const { translate, publicUrl } = ports
  const { group } = kindOf(owed.kind)
  const mayRefuse = owed.personId !== null && !isObligatory(group)
  const about = owed.kind === "digest" ? "digest" : group
  const unsubscribeToken =
    mayRefuse && owed.personId ? await newUnsubscribeToken(db, { personId: owed.personId, about }) : null
  return { translate, publicUrl, unsubscribeToken }
}

/** A digest's mail, and what is left out of it and why. */
const openDigest = async (db: Db, owed: Owed, ports: DeliveryPorts) => {
  const leftOut: LeftOut[] = []
  const told = []
  for (const row of await listGathered(db, owed.id)) {
    const reason = whyLeftOut(row, owed.preferences)
    if (reason) leftOut.push({ id: row.id, reason })
    else if (await mayStillRead(owed.personId, row, ports)) told.push(row)
    else leftOut.push({ id: row.id, reason: "unreadable" })
  }
  return { leftOut, told }
}

const failed = async (db: Db, owed: Owed, error: unknown, ports: DeliveryPorts): Promise<Outcome> => {
  const ended = await postpone(db, owed, error, ports.retryFirstSeconds)
  if (!ended) return "postponed"
  if (owed.kind === "digest") await closeItems(db, owed.id, [], ended)
  await tellOfFailure(db, owed, ports)
  return "dropped"
}

const deliverDigest = async (db: Db, owed: Owed, ports: DeliveryPorts): Promise<Outcome> => {
  const { leftOut, told } = await openDigest(db, owed, ports)
  if (told.length === 0) {
    await closeDigest(db, owed, leftOut, "empty")
    return "dropped"
  }
  try {
    await ports.send(composeDigest(owed, told, await writingFor(db, owed, ports)))
  } catch (error) {
    return failed(db, owed, error, ports)
  }
  await closeDigest(db, owed, leftOut, null)
  return "sent"
}

const deliverOne = async (db: Db, owed: Owed, ports: DeliveryPorts): Promise<Outcome> => {
  if (!(await mayStillRead(owed.personId, owed, ports))) {
    await drop(db, owed, "unreadable")
    return "dropped"
  }
  try {
    await ports.send(composeMail(owed, await writingFor(db, owed, ports)))
  } catch (error) {
    return failed(db, owed, error, ports)
  }
  await markSent(db, owed)
  return "sent"
}

const A_MINUTE_MS = 60_000

/**
 * Delivers one mail that is due, as its reader prefers: asks the policy again, sends outside any transaction,
 * and marks it by a statement that still owns the lease. At least once, always with the same Message-ID.
 * @returns what became of it, or null when nothing was due
 */
export const deliverNext = async (db: Db, ports: DeliveryPorts): Promise<Outcome | null> => {
  const owed = await leaseMail(db, ports.leaseMs, ports.quietHours)
  if (!owed) return null
  const next = dispatch(owed, owed.now)
  if (!owed.address || next.do === "drop") {
    const reason = next.do === "drop" ? next.reason : "no_address"
    if (owed.kind === "digest") await closeDigest(db, owed, [], reason)
    else await drop(db, owed, reason)
    return "dropped"
  }
  if (next.do === "wait") {
    await giveBack(db, owed, next.until)
    return "waiting"
  }
  if (next.do === "gather") {
    const joined = await joinDigest(db, owed, next.day, next.at)
    if (!joined) await giveBack(db, owed, new Date(owed.now.getTime() + A_MINUTE_MS))
    return joined ? "gathered" : "waiting"
  }
  return owed.kind === "digest" ? deliverDigest(db, owed, ports) : deliverOne(db, owed, ports)
}
