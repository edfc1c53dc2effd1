import { and, asc, desc, eq, inArray, notInArray, sql } from "drizzle-orm"
import { adhesionEvents, adhesionRequests, organisations, people, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { listFiles } from "../../files/queries.server.ts"
import { loadActor } from "../actor.server.ts"
import { listSimilar } from "../organisations/similar.server.ts"
import { PAGE_SIZE, pageOf } from "../queries.server.ts"
import { UNDECIDED } from "./adhesion.ts"
import { findByLink } from "./link.server.ts"
import { refuseDecide, refuseQueue } from "./policy.ts"
import { decidableBy } from "./visible.server.ts"

/** Its table, its body once accepted, and whether the contact's address has an account already. */
const aroundOf = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({
      table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
      body: { code: organisations.code, name: organisations.name, language: organisations.language },
      accountId: sql<
        string | null
      >`(select p.id from person p where p.email = ${adhesionRequests.contactEmail} and p.closed_at is null)`,
      takenBy: people.name,
    })
    .from(adhesionRequests)
    .leftJoin(roundtables, eq(roundtables.id, adhesionRequests.roundtableId))
    .leftJoin(organisations, eq(organisations.id, adhesionRequests.organisationId))
    .leftJoin(people, eq(people.id, adhesionRequests.takenById))
    .where(eq(adhesionRequests.id, id))
  return found(row)
}

const listEvents = (ctx: Ctx, requestId: string) =>
  ctx.db
    .select({ kind: adhesionEvents.kind, text: adhesionEvents.text, at: adhesionEvents.createdAt })
    .from(adhesionEvents)
    .where(eq(adhesionEvents.requestId, requestId))
    .orderBy(asc(adhesionEvents.createdAt), asc(adhesionEvents.id))
    .limit(100)

/**
 * What the page of a request shows to whoever has its link. Reading changes nothing: mail filters open every link.
 * @throws not_found when no request has this link
 */
export const openAdhesion = async (ctx: Ctx, token: string) => {
  const { adhesion, mailed } = await findByLink(ctx, token)
  const [{ accountId, ...around }, events, files] = await Promise.all([
    aroundOf(ctx, adhesion.id),
    listEvents(ctx, adhesion.id),
    listFiles(ctx, "adhesion", [adhesion.id]),
  ])
  const me = ctx.actor.personId
  const {
    id: _id,
    takenById: _taken,
    decidedById: _decided,
    managerId,
    roundtableId: _table,
    ...card
  } = adhesion
  return {
    ...{ ...card, ...around, events, mailed },
    files: files.map(({ code, name, size }) => ({ code, name, size })),
    hasManager: managerId !== null,
    door:
      me === null ? (accountId ? "sign_in" : "new_account") : me === accountId ? "ready" : "somebody_else",
  } as const
}

/** The requests that the person decides, by deadline, a page at a time; the decided ones newest deadline first. */
export const listAdhesions = async (
  ctx: Ctx,
  { after: code, decided = false }: { after?: string | null; decided?: boolean },
) => {
  refuse(refuseQueue(ctx.actor))
  const at = sql`(select r.due_on, r.code from adhesion_request r where r.code = ${code})`
  const after = code
    ? decided
      ? sql`(${adhesionRequests.dueOn}, ${adhesionRequests.code}) < ${at}`
      : sql`(${adhesionRequests.dueOn}, ${adhesionRequests.code}) > ${at}`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: adhesionRequests.code, name: adhesionRequests.name, language: adhesionRequests.language },
      ...{ state: adhesionRequests.state, dueOn: adhesionRequests.dueOn },
      ...{ table: roundtables.name, tableLanguage: roundtables.language },
    })
    .from(adhesionRequests)
    .leftJoin(roundtables, eq(roundtables.id, adhesionRequests.roundtableId))
    .where(
      and(
        decidableBy(ctx.actor),
        (decided ? notInArray : inArray)(adhesionRequests.state, [...UNDECIDED]),
        after,
      ),
    )
    .orderBy(
      ...(decided ? [desc, desc] : [asc, asc]).map((order, n) =>
        order(n ? adhesionRequests.code : adhesionRequests.dueOn),
      ),
    )
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

/** A request for whoever decides it, with the bodies of the register that it may be. */
export const getAdhesion = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(adhesionRequests)
    .where(and(eq(adhesionRequests.code, code), sql`${adhesionRequests.confirmedAt} is not null`))
  const adhesion = found(row)
  refuse(refuseDecide(ctx.actor, adhesion))
  const [{ accountId: _account, ...around }, events, files, similar] = await Promise.all([
    aroundOf(ctx, adhesion.id),
    listEvents(ctx, adhesion.id),
    listFiles(ctx, "adhesion", [adhesion.id]),
    listSimilar(ctx, adhesion.name),
  ])
  const { id: _id, ...card } = adhesion
  return {
    ...card,
    ...around,
    events,
    similar,
    files: files.map(({ code, name, size }) => ({ code, name, size })),
  }
}

/** Whether a file or a notice of a request is this person's to read. */
export const mayReadAdhesion = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ roundtableId: adhesionRequests.roundtableId })
    .from(adhesionRequests)
    .where(eq(adhesionRequests.id, id))
  return row !== undefined && refuseDecide(ctx.actor, row) === null
}

/** Whether a notice about a request may still go out: to its contact always, to others while they decide it. */
export const mayHearOfAdhesion = async (
  db: Ctx["db"],
  personId: string | null,
  id: string,
): Promise<boolean> => {
  const [row] = await db
    .select({ roundtableId: adhesionRequests.roundtableId, confirmedAt: adhesionRequests.confirmedAt })
    .from(adhesionRequests)
    .where(eq(adhesionRequests.id, id))
  if (!row) return false
  if (personId === null) return true
  if (row.confirmedAt === null) return false
  const { actor } = await loadActor(db, personId)
  return refuseDecide(actor, row) === null
}
