import type { ReactNode } from "react"

/** A longer quote shows so many letters, and the rest when it is asked for. */
const SHORT = 160

/** As much of a text as fits, up to the end of a word. */
const beginningOf = (text: string): string => {
  const cut = text.slice(0, SHORT)
  const blank = cut.search(/\s\S*$/)
  return `${(blank > SHORT / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:.]+$/, "")}…`
}

type QuoteProps = {
  text: string
  lang?: string | undefined
  /** What opens the rest of a long one, and what folds it again. */
  more: ReactNode
  less: ReactNode
}

/** Words of a text that somebody speaks of: long ones are folded, and open without script too. */
export const Quote = ({ text, lang, more, less }: QuoteProps) => {
  const quoted = (words: string) => (
    <q lang={lang} dir="auto">
      {words}
    </q>
  )
  if (text.length <= SHORT + 40) return quoted(text)
  return (
    <details className="long-quote">
      <summary>
        {quoted(beginningOf(text))}
        <span className="more">{more}</span>
        <span className="less">{less}</span>
      </summary>
      {quoted(text)}
    </details>
  )
}
