import { Fragment, type ReactNode } from "react"
import type { MessageKey, Values } from "./translate.ts"
import { useTranslation } from "./translation.tsx"

/** Not in any text that people type or translate. */
const MARK = "\u0001"

type MarkedTextProps = {
  k: MessageKey
  values?: Values
  /** What people wrote, by placeholder: `{ roundtable: <bdi lang={language}>{name}</bdi> }`. */
  marks: Readonly<Record<string, ReactNode>>
}

/** A sentence of the page's language around words in another: each keeps its own language and direction. */
export const MarkedText = ({ k, values, marks }: MarkedTextProps) => {
  const { t } = useTranslation()
  const names = Object.keys(marks).map((name) => [name, `${MARK}${name}${MARK}`])
  const parts = t(k, { ...values, ...Object.fromEntries(names) }).split(MARK)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence stand still
    <Fragment key={index}>{index % 2 === 1 ? marks[part] : part}</Fragment>
  ))
}
