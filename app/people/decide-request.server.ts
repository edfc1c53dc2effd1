import { eq } from "drizzle-orm"
import { accountRequests, organisations, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import type { RecogniseRequest, RefuseRequest } from "./input.ts"
import { joinOrganisation } from "./membership.server.ts"
import { organisationMeant } from "./organisations/organisation-meant.server.ts"
import { refuseDecideRequest } from "./policy.ts"

/** The request under its row's lock. @throws conflict when somebody has decided it meanwhile */
const lockRequest = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(accountRequests)
    .where(eq(accountRequests.code, code))
    .for("no key update")
  const request = found(row)
  refuse(refuseDecideRequest(ctx.actor, request))
  if (request.decidedAt) throw conflict("people.errors.request_decided")
  return request
}

type Request = Awaited<ReturnType<typeof lockRequest>>

const organisationFor = async (ctx: TxCtx, request: Request, input: RecogniseRequest) => {
  if (!request.organisationId) return organisationMeant(ctx, input)
  const [row] = await ctx.db
    .select({ id: organisations.id, name: organisations.name, code: organisations.code })
    .from(organisations)
    .where(eq(organisations.id, request.organisationId))
  return found(row)
}

const tell = async (ctx: TxCtx, request: Request, kind: string, params: Record<string, string>) => {
  const [person] = await ctx.db
    .select({ name: people.name, language: people.language })
    .from(people)
    .where(eq(people.id, request.personId))
  await notify(ctx, {
    kind,
    to: { personId: request.personId },
    language: found(person).language,
    params: { name: person?.name ?? "", ...params },
  })
}

/**
 * Recognises a request: the person acts for the organisation from today.
 * @returns the organisation's code
 * @throws forbidden unless manager of it or administrator; conflict when it was decided meanwhile;
 *   invalid when a typed organisation is not matched with one of the register
 */
export const recogniseRequest = (ctx: Ctx, input: RecogniseRequest) =>
  transact(ctx, async (ctx) => {
    const request = await lockRequest(ctx, input.code)
    const organisation = await organisationFor(ctx, request, input)
    await ctx.db
      .update(accountRequests)
      .set({
        ...{ decidedAt: ctx.now, decidedById: ctx.actor.personId, decision: "recognised" },
        ...{ organisationId: organisation.id, organisationName: null },
      })
      .where(eq(accountRequests.id, request.id))
    await joinOrganisation(ctx, { personId: request.personId, organisationId: organisation.id })
    await tell(ctx, request, "request_recognised", { organisation: organisation.name, path: "/desk" })
    await record(ctx, {
      action: "account-request.recognised",
      subject: { kind: "person", id: request.personId },
      values: { request: request.id, organisation: organisation.id },
    })
    return organisation.code
  })

/**
 * Refuses a request with a reason that its author reads; the account stays a limited one.
 * @throws forbidden unless manager of it or administrator; conflict when it was decided meanwhile
 */
export const refuseRequest = (ctx: Ctx, input: RefuseRequest) =>
  transact(ctx, async (ctx) => {
    const request = await lockRequest(ctx, input.code)
    await ctx.db
      .update(accountRequests)
      .set({
        ...{ decidedAt: ctx.now, decidedById: ctx.actor.personId },
        ...{ decision: "refused", reason: input.reason },
      })
      .where(eq(accountRequests.id, request.id))
    await tell(ctx, request, "request_refused", { reason: input.reason, path: "/account" })
    await record(ctx, {
      action: "account-request.refused",
      subject: { kind: "person", id: request.personId },
      values: { request: request.id, reason: input.reason },
    })
  })
