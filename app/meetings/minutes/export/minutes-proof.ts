import { z } from "zod"
import type { Translate } from "../../../i18n/translate.ts"
import { MINUTES_FORMAT } from "./canonical-minutes.ts"

const some = z.array(z.looseObject({}))
const Facts = z.looseObject({
  kind: z.enum(["sitting", "desertion"]),
  number: z.string().regex(/^\d+\/\d{4}$/),
  table: z.string(),
  call: z.looseObject({ ordinal: z.number().int(), startsAt: z.iso.datetime() }),
  ...{ seats: some, beside: some, moves: some, quorum: some, items: some },
})
const Content = z.strictObject({
  format: z.literal(MINUTES_FORMAT),
  ...{ title: z.string(), language: z.string(), facts: Facts },
  text: z.looseObject({ type: z.string() }),
})

/** What the content of a verbale must be, for whoever checks a file of it. */
export const MINUTES_KIND = {
  format: MINUTES_FORMAT,
  schema: Content,
  title: (content: unknown) => Content.parse(content).title,
  facts: (content: unknown) => {
    const { number, table, call } = Content.parse(content).facts
    return { number, table, date: call.startsAt }
  },
}

/** Which verbale a file is of, in a sentence; null where that was not found. */
export const minutesLine = (
  { number, table, date }: Readonly<Record<string, string>>,
  t: Translate,
  day: (at: string) => string,
): string | null =>
  number === undefined || table === undefined || date === undefined
    ? null
    : t("proof.minutes", { number, table, date: day(date) })
