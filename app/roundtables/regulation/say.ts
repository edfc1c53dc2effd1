import type { MessageKey, Translate } from "../../i18n/translate.ts"

/** What is said, before it is said in a language: a sentence whose values may be said things or civil days. */
export type Said = { key: MessageKey; values?: Readonly<Record<string, SaidValue>> }
type SaidValue = string | number | Said | { day: string }

/** Something to say, with what fills its placeholders. */
export const said = (key: MessageKey, values?: Said["values"]): Said => (values ? { key, values } : { key })

type Days = { longDay(day: string): string }

/** Says it in a language. */
export const say = (t: Translate, dates: Days, { key, values = {} }: Said): string => {
  const spoken = (value: SaidValue): string | number => {
    if (typeof value !== "object") return value
    return "day" in value ? dates.longDay(value.day) : say(t, dates, value)
  }
  return t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)])))
}

/** Several sentences, one after the other. */
export const sayAll = (t: Translate, dates: Days, all: readonly Said[]): string =>
  all.map((one) => say(t, dates, one)).join(" ")
