import { and, asc, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import {
  files,
  filingFunding,
  filings,
  fundingBlocks,
  pecReceipts,
  protocolCovers,
  protocolEntries,
  roundtables,
  signatures,
} from "#db/schema/index.ts"
import type { Actor, Ctx } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { PAGE_SIZE, pageOf } from "../people/queries.server.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { listAnnexes } from "./annexes.server.ts"
import { RECORD } from "./file-record.server.ts"
import { refuseFile, refuseKeepRecords, refuseReadRecord, refuseVoided } from "./policy.ts"

/** The papers that `refuseReadRecord` does not refuse. */
export const recordsVisibleTo = (actor: Actor): SQL | undefined => {
  if (actor.isAdministrator) return sql`true`
  const own = ownRoundtableIds(actor)
  return or(
    eq(filings.visibility, "public"),
    own.length > 0
      ? sql`${filings.roundtableId} in (select x::uuid from jsonb_array_elements_text(${JSON.stringify(own)}::jsonb) x)`
      : undefined,
  )
}

/** A table's filed papers, newest first, a page at a time; `after` is the code that the page before ended with. */
export const listFilings = async (ctx: Ctx, roundtableId: string, after?: string | null) => {
  const limit = PAGE_SIZE
  const further = after
    ? sql`(${filings.date}, ${filings.code}) < (select f.date, f.code from filing f where f.code = ${after})`
    : undefined
  const rows = await ctx.db
    .select({
      ...{ code: filings.code, class: filings.class, title: filings.title, language: filings.language },
      ...{ date: filings.date, visibility: filings.visibility, voidedAt: filings.voidedAt },
      protocol: sql<string | null>`(select e.number || '/' || e.year from protocol_cover c
        join protocol_entry e on e.id = c.entry_id where c.filing_id = filing.id order by e.date limit 1)`,
      annexes: sql<number>`(select count(*)::int from annex a where a.owner_kind = 'record' and a.owner_id = filing.id)`,
      signed: sql<number>`(select count(*)::int from signature s where s.filing_id = filing.id and s.state = 'signed')`,
      toSign: sql<number>`(select count(*)::int from signature s where s.filing_id = filing.id)`,
    })
    .from(filings)
    .where(and(eq(filings.roundtableId, roundtableId), recordsVisibleTo(ctx.actor), further))
    .orderBy(desc(filings.date), desc(filings.code))
    .limit(limit + 1)
  return pageOf(rows, limit)
}

/**
 * A filed paper by its code, with its table and file.
 * @throws not_found, also where its existence is private
 */
export const getFiling = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ id: filings.id, code: filings.code, class: filings.class, title: filings.title },
      ...{ language: filings.language, date: filings.date, visibility: filings.visibility },
      ...{ funded: filings.funded, voidedAt: filings.voidedAt, voidReason: filings.voidReason },
      ...{ purgedAt: filings.purgedAt, createdAt: filings.createdAt, roundtableId: filings.roundtableId },
      roundtable: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
      closedAt: roundtables.closedAt,
      file: { code: files.code, name: files.name, size: files.size },
      sha256: sql<string | null>`encode(${files.sha256}, 'hex')`,
    })
    .from(filings)
    .innerJoin(roundtables, eq(roundtables.id, filings.roundtableId))
    .leftJoin(files, and(eq(files.id, filings.fileId), isNull(files.removedAt)))
    .where(eq(filings.code, code))
  const filing = found(row)
  if (refuseReadRecord(ctx.actor, filing)) found(null)
  const table = { id: filing.roundtableId, closedAt: filing.closedAt }
  const mayKeep = refuseKeepRecords(ctx.actor, filing.roundtableId) === null
  return { ...filing, mayKeep, mayFile: refuseFile(ctx.actor, table) === null }
}

/** A filed paper for who adds something to it: `isNew` what is not there yet, or what comes back of it. */
export const getKeptFiling = async (ctx: Ctx, code: string, { isNew = false } = {}) => {
  const filing = await getFiling(ctx, code)
  refuse(refuseKeepRecords(ctx.actor, filing.roundtableId))
  if (isNew) refuse(refuseClosed(filing))
  refuse(refuseVoided(filing))
  const { title, language, roundtable } = filing
  return { code, title, language, roundtable }
}

const listEntries = (ctx: Ctx, filingId: string) =>
  ctx.db
    .select({
      ...{ direction: protocolEntries.direction, registry: protocolEntries.registry },
      ...{ number: protocolEntries.number, year: protocolEntries.year, date: protocolEntries.date },
    })
    .from(protocolCovers)
    .innerJoin(protocolEntries, eq(protocolEntries.id, protocolCovers.entryId))
    .where(eq(protocolCovers.filingId, filingId))
    .orderBy(asc(protocolEntries.date), asc(protocolEntries.number))

const listReceipts = (ctx: Ctx, filingId: string) =>
  ctx.db
    .select({
      ...{ id: pecReceipts.id, kind: pecReceipts.kind, recipient: pecReceipts.recipient },
      ...{ messageId: pecReceipts.messageId, at: pecReceipts.at, fileCode: files.code },
      sha256: sql<string | null>`encode(${pecReceipts.sha256}, 'hex')`,
    })
    .from(pecReceipts)
    .leftJoin(files, and(eq(files.id, pecReceipts.fileId), isNull(files.removedAt)))
    .where(eq(pecReceipts.filingId, filingId))
    .orderBy(asc(pecReceipts.at), asc(pecReceipts.id))

const listSignatures = (ctx: Ctx, filingId: string) =>
  ctx.db
    .select({
      ...{
        code: signatures.code,
        id: signatures.id,
        position: signatures.position,
        inOrder: signatures.inOrder,
      },
      ...{ party: signatures.party, partyKind: signatures.partyKind, signatory: signatures.signatory },
      ...{ power: signatures.power, powerDetail: signatures.powerDetail, email: signatures.email },
      ...{ dueOn: signatures.dueOn, state: signatures.state, form: signatures.form },
      ...{ settledAt: signatures.settledAt, refusal: signatures.refusal, remindedAt: signatures.remindedAt },
      fileCode: files.code,
      sha256: sql<string | null>`encode(${signatures.sha256}, 'hex')`,
    })
    .from(signatures)
    .leftJoin(files, and(eq(files.id, signatures.fileId), isNull(files.removedAt)))
    .where(eq(signatures.filingId, filingId))
    .orderBy(asc(signatures.position))

/** The funding blocks that a paper carries, in their order. */
export const listFundingOf = (ctx: Ctx, filingId: string) =>
  ctx.db
    .select({
      ...{ id: fundingBlocks.id, code: fundingBlocks.code, title: fundingBlocks.title },
      ...{ language: fundingBlocks.language, projectCode: fundingBlocks.projectCode },
      ...{ cup: fundingBlocks.cup, fund: fundingBlocks.fund, wording: fundingBlocks.wording },
    })
    .from(filingFunding)
    .innerJoin(fundingBlocks, eq(fundingBlocks.id, filingFunding.blockId))
    .where(eq(filingFunding.filingId, filingId))
    .orderBy(asc(filingFunding.position))

/** What hangs on a filed paper. Addresses of certified mail and of signatories are told to members only. */
export const getFilingParts = async (
  ctx: Ctx,
  filing: { id: string; mayKeep: boolean },
  isMember: boolean,
) => {
  const owner = { kind: RECORD, id: filing.id }
  const [annexes, entries, receipts, signed, blocks] = await Promise.all([
    listAnnexes(ctx, owner),
    listEntries(ctx, filing.id),
    isMember ? listReceipts(ctx, filing.id) : [],
    listSignatures(ctx, filing.id),
    listFundingOf(ctx, filing.id),
  ])
  const withoutAddress = signed.map(({ email, ...row }) => ({ ...row, hasEmail: email !== null }))
  return { annexes, entries, receipts, signatures: withoutAddress, blocks }
}

/** A signature by its code with its paper, for who keeps the table's records. */
export const getSignature = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ code: signatures.code, party: signatures.party, partyKind: signatures.partyKind },
      ...{ signatory: signatures.signatory, state: signatures.state, roundtableId: signatures.roundtableId },
      filing: { code: filings.code, title: filings.title, language: filings.language },
    })
    .from(signatures)
    .innerJoin(filings, eq(filings.id, signatures.filingId))
    .where(eq(signatures.code, code))
  const signature = found(row)
  refuse(refuseKeepRecords(ctx.actor, signature.roundtableId))
  return signature
}

/** Whether a paper's receipts and signed copies may be read: by those who would read a paper for members. */
export const mayReadRecordInner = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ roundtableId: filings.roundtableId })
    .from(filings)
    .where(eq(filings.id, id))
  return row !== undefined && refuseReadRecord(ctx.actor, { ...row, visibility: "members" }) === null
}

/** Whether a person may still be told of a filed paper; an address without an account was named by the secretary. */
export const mayReadRecordAs = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  if (personId === null) return true
  const { actor } = await loadActor(db, personId)
  return mayReadRecord({ db, actor }, id)
}

/** Whether the files of a filed paper may be read: the same as the paper itself. */
export const mayReadRecord = async (ctx: Pick<Ctx, "db" | "actor">, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ roundtableId: filings.roundtableId, visibility: filings.visibility })
    .from(filings)
    .where(eq(filings.id, id))
  return row !== undefined && refuseReadRecord(ctx.actor, row) === null
}
