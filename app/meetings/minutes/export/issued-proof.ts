import { z } from "zod"
import { EXTRACT_FORMAT } from "../extract/canonical-extract.ts"
import { PUBLIC_FORMAT } from "../publish/canonical-public.ts"
import { RECTIFICATION_FORMAT } from "../rectify/canonical-rectification.ts"
import { GROUNDS } from "../rectify/rectify.ts"

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const OfYear = z.string().regex(/^\d+\/\d{4}$/)
const Text = z.looseObject({ type: z.string() })
const count = z.number().int().nonnegative()

const Extract = z.strictObject({
  format: z.literal(EXTRACT_FORMAT),
  of: z.strictObject({ number: OfYear, table: z.string(), title: z.string(), sha256: Digest }),
  ...{ number: count, day: z.iso.date(), certifiedBy: z.string(), purpose: z.string() },
  premises: z.array(z.string()),
  items: z.array(z.strictObject({ number: count, title: z.string() })),
  text: Text,
})
const Rectification = z.strictObject({
  format: z.literal(RECTIFICATION_FORMAT),
  of: z.strictObject({ number: OfYear, table: z.string(), sha256: Digest }),
  ...{ number: count, day: z.iso.date(), says: z.string(), reads: z.string(), reason: z.string() },
  ground: z.enum(GROUNDS),
  vote: z.strictObject({ meeting: z.string(), yes: count, no: count, abstained: count }).optional(),
  answer: z.string(),
})
const Public = z.strictObject({
  format: z.literal(PUBLIC_FORMAT),
  ...{ title: z.string(), language: z.string(), number: OfYear, table: z.string(), original: Digest },
  omitted: z.record(z.string(), count),
  text: Text,
})

/** What the content of an estratto must be, for whoever checks a file of it. */
export const EXTRACT_KIND = {
  ...{ format: EXTRACT_FORMAT, schema: Extract, title: () => "" },
  facts: (content: unknown) => {
    const { of, number, day, items } = Extract.parse(content)
    const points = items.map((item) => item.number).join(", ")
    return { minutes: of.number, table: of.table, of: of.sha256, number: `${number}`, day, points }
  },
}

/** What the content of a rettifica must be. */
export const RECTIFICATION_KIND = {
  ...{ format: RECTIFICATION_FORMAT, schema: Rectification, title: () => "" },
  facts: (content: unknown) => {
    const { of, number, day } = Rectification.parse(content)
    return { minutes: of.number, table: of.table, of: of.sha256, number: `${number}`, day }
  },
}

/** What the content of a verbale's public version must be. */
export const PUBLIC_KIND = {
  ...{ format: PUBLIC_FORMAT, schema: Public, title: (content: unknown) => Public.parse(content).title },
  facts: (content: unknown) => {
    const { number, table, original, omitted } = Public.parse(content)
    const times = Object.values(omitted).reduce((sum, one) => sum + one, 0)
    return { minutes: number, table, of: original, times: `${times}` }
  },
}

/** The contents themselves, read: null for anything else. */
export const readIssued = (content: unknown) => {
  const extract = Extract.safeParse(content)
  if (extract.success) return { is: "extract" as const, ...extract.data }
  const rectification = Rectification.safeParse(content)
  if (rectification.success) return { is: "rectification" as const, ...rectification.data }
  const open = Public.safeParse(content)
  return open.success ? { is: "public" as const, ...open.data } : null
}
