import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm"
import { files, filings, fundingBlocks, fundingLogos, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { keepFile } from "../files/keep-file.server.ts"
import type { KeepFundingBlock } from "./funding-input.ts"
import { refuseKeepFunding } from "./policy.ts"

/** The kind of owner of a block's logos, which are public. */
export const FUNDING = "funding_block"

/**
 * Writes a funding block: a new one, or the one of the code. Logos are added after those that are there, in
 * the order chosen.
 * @returns its code
 */
export const keepFundingBlock = (ctx: Ctx, input: KeepFundingBlock): Promise<string> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepFunding(ctx.actor))
    const { blockCode, logos, ...values } = input
    const [row] = blockCode
      ? await ctx.db
          .update(fundingBlocks)
          .set(values)
          .where(eq(fundingBlocks.code, blockCode))
          .returning({ id: fundingBlocks.id, code: fundingBlocks.code })
      : await ctx.db
          .insert(fundingBlocks)
          .values(values)
          .returning({ id: fundingBlocks.id, code: fundingBlocks.code })
    const { id: blockId, code } = found(row)
    for (const upload of logos) {
      const file = await keepFile(ctx, {
        ...{ upload, owner: { kind: FUNDING, id: blockId }, field: "logos" },
        types: ["image/png", "image/jpeg", "image/webp"],
      })
      await ctx.db.insert(fundingLogos).values({
        ...{ blockId, fileId: file.id, name: (file.name ?? "").replace(/\.\w+$/, "") },
        position: sql<number>`(select coalesce(max(l.position), 0) + 1 from funding_logo l where l.block_id = ${blockId})`,
      })
    }
    await record(ctx, {
      ...{ action: "funding.kept", subject: { kind: FUNDING, id: blockId } },
      values: { cup: values.cup, wording: values.wording, lastPaymentOn: values.lastPaymentOn },
    })
    return code
  })

/** All funding blocks by title; an installation has as many as it has projects. */
export const listFundingBlocks = (ctx: Ctx) =>
  ctx.db
    .select({
      ...{ id: fundingBlocks.id, code: fundingBlocks.code, title: fundingBlocks.title },
      ...{ language: fundingBlocks.language, projectCode: fundingBlocks.projectCode },
      ...{ cup: fundingBlocks.cup, fund: fundingBlocks.fund, wording: fundingBlocks.wording },
      lastPaymentOn: fundingBlocks.lastPaymentOn,
    })
    .from(fundingBlocks)
    .orderBy(asc(fundingBlocks.title), asc(fundingBlocks.code))
    .limit(500)

/** The logos of some blocks, in the fund's order. */
export const listLogos = async (ctx: Ctx, blockIds: readonly string[]) =>
  blockIds.length === 0
    ? []
    : ctx.db
        .select({ blockId: fundingLogos.blockId, name: fundingLogos.name, code: files.code })
        .from(fundingLogos)
        .innerJoin(files, and(eq(files.id, fundingLogos.fileId), isNull(files.removedAt)))
        .where(inArray(fundingLogos.blockId, [...blockIds]))
        .orderBy(asc(fundingLogos.blockId), asc(fundingLogos.position))

/** A block by its code, for its form. */
export const getFundingBlock = async (ctx: Ctx, code: string) => {
  refuse(refuseKeepFunding(ctx.actor))
  const [row] = await ctx.db.select().from(fundingBlocks).where(eq(fundingBlocks.code, code))
  return found(row)
}

/** Papers of funded projects that carry no block: each is a cost that a control may strike out. */
export const listFundedWithoutBlock = async (ctx: Ctx) => {
  refuse(refuseKeepFunding(ctx.actor))
  return ctx.db
    .select({
      ...{ code: filings.code, title: filings.title, language: filings.language, date: filings.date },
      roundtable: roundtables.name,
    })
    .from(filings)
    .innerJoin(roundtables, eq(roundtables.id, filings.roundtableId))
    .where(
      and(
        ...[eq(filings.funded, true), isNull(filings.voidedAt)],
        sql`not exists (select 1 from filing_funding ff where ff.filing_id = ${filings.id})`,
      ),
    )
    .orderBy(asc(filings.date), asc(filings.code))
    .limit(200)
}

/** Whether a logo may be read: by everybody, as the act that carries it. */
export const mayReadLogo = async (): Promise<boolean> => true
