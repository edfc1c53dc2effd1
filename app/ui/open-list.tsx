import type { ReactNode } from "react"

export type OpenItem = {
  key: string
  /** The date that matters: a `Day`. */
  day: ReactNode
  /** What to do, starting with a verb. */
  title: ReactNode
  href: string
  /** Why, and what it costs: one line. */
  why: ReactNode
  /** One button: filled when someone waits for the reader, outlined when they may. A form or a link. */
  action: ReactNode
}

/** What is open for the reader: one date, one act, one button a row, sorted by deadline. */
export const OpenList = ({ items }: { items: readonly OpenItem[] }) => (
  <ul className="open">
    {items.map(({ key, day, title, href, why, action }) => (
      <li key={key}>
        {day}
        <div>
          <h3>
            <a href={href}>{title}</a>
          </h3>
          <p>{why}</p>
        </div>
        {action}
      </li>
    ))}
  </ul>
)
