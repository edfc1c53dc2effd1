import { Fragment, type ReactNode } from "react"

export type SummaryItem = {
  term: ReactNode
  /** Null or empty when nothing was given. */
  value: ReactNode
  /** The way to change it: "Cambia" and, for readers, what: "il luogo". */
  change?: { href: string; label: string; what: string }
}

type SummaryListProps = {
  items: readonly SummaryItem[]
  /** What stands for a missing value: "Non indicato". */
  missing: string
  /** One above the other, in side columns. */
  narrow?: boolean
}

/** Facts by name: what was answered, what a thing is. */
export const SummaryList = ({ items, missing, narrow = false }: SummaryListProps) => (
  <dl className={narrow ? "sum narrow" : "sum"}>
    {items.map(({ term, value, change }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: terms are text in a fixed order
      <Fragment key={index}>
        <dt>{term}</dt>
        <dd>
          {value === null || value === undefined || value === "" ? (
            <span className="muted">{missing}</span>
          ) : (
            <div>{value}</div>
          )}
          {change ? (
            <a href={change.href}>
              {change.label}
              <span className="visually-hidden"> {change.what}</span>
            </a>
          ) : null}
        </dd>
      </Fragment>
    ))}
  </dl>
)
