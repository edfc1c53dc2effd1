import { inArray } from "drizzle-orm"
import { files } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import type { Translate } from "../i18n/translate.ts"
import type { Block, Cell, Picture, Pictures } from "../pdf/blocks.ts"
import { pictureSize } from "../pdf/picture-size.ts"
import { statementOf, type Wording } from "./funding.ts"
import { listLogos } from "./keep-funding.server.ts"
import { UNION_EMBLEM } from "./union-emblem.ts"

type FundingCard = {
  id: string
  code: string
  title: string
  language: string
  projectCode: string | null
  cup: string | null
  fund: string
  wording: string
}

/** How high the emblem is on paper, in points; no logo beside it is higher. */
const HIGH = 40
const WIDEST_LOGO = 90

const sized = (bytes: Uint8Array): Picture | null => {
  const size = pictureSize(bytes)
  if (!size) return null
  const scale = Math.min(HIGH / size.height, WIDEST_LOGO / size.width)
  return { bytes, type: size.type, width: size.width * scale, height: size.height * scale }
}

const logosOf = async (ctx: Ctx, blocks: readonly FundingCard[]) => {
  const rows = await listLogos(
    ctx,
    blocks.map(({ id }) => id),
  )
  const codes = rows.map(({ code }) => code)
  const digests = codes.length
    ? await ctx.db
        .select({ code: files.code, sha256: files.sha256 })
        .from(files)
        .where(inArray(files.code, codes))
    : []
  return Promise.all(
    rows.map(async ({ blockId, name, code }) => {
      const sha256 = digests.find((one) => one.code === code)?.sha256
      const bytes = sha256 ? await ctx.files.get(Buffer.from(sha256).toString("hex")) : null
      return { blockId, name, code, picture: bytes ? sized(bytes) : null }
    }),
  )
}

const cell = (blocks: Block[]): Cell => ({ heads: null, colspan: 1, rowspan: 1, blocks })
const line = (text: string, bold = false, lang?: string): Block => ({
  ...{ kind: "paragraph", indent: 0, words: [{ text, ...(bold && { bold }) }] },
  ...(lang && { lang }),
})
const figure = (src: string, alt: string): Block => ({ kind: "figure", src, alt, caption: null })

/**
 * The funding blocks of an act as its paper prints them: emblem with the statement beside it, title, fund, code and
 * CUP, then the fund's logos, none higher than the emblem (Reg. (UE) 2021/1060, artt. 46-50 and Annex IX).
 */
export const fundingOnPaper = async (
  ctx: Ctx,
  cards: readonly FundingCard[],
  { t, language }: { t: Translate; language: string },
): Promise<{ blocks: Block[]; pictures: Pictures }> => {
  if (cards.length === 0) return { blocks: [], pictures: {} }
  const logos = await logosOf(ctx, cards)
  const emblem: Picture = {
    ...{ bytes: new Uint8Array(Buffer.from(UNION_EMBLEM, "base64")), type: "image/png" },
    ...{ width: HIGH * 1.5, height: HIGH },
  }
  const blocks = cards.map((card): Block => {
    const facts = [
      card.fund,
      card.projectCode && t("records.funding.code_is", { code: card.projectCode }),
      card.cup && t("records.funding.cup_is", { cup: card.cup }),
    ].filter(Boolean)
    const own = logos.filter(({ blockId }) => blockId === card.id)
    const words = [
      line(statementOf(card.wording as Wording, language), true),
      ...[line(card.title, false, card.language), line(facts.join(" · "))],
    ]
    const cells = [
      cell([figure("union", t("evidence.emblem"))]),
      cell(words),
      ...own.map(({ picture, code, name }) => cell([picture ? figure(code, name) : line(name)])),
    ]
    const shares = [HIGH * 1.5 + 12, 240, ...own.map(() => WIDEST_LOGO + 12)]
    return { kind: "table", caption: null, headRows: 0, rows: [cells], shares }
  })
  const known = logos.flatMap(({ code, picture }) => (picture ? [[code, picture] as const] : []))
  return { blocks, pictures: { union: emblem, ...Object.fromEntries(known) } }
}
