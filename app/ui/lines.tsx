import type { ReactNode } from "react"

export type Line = {
  key: string
  title: ReactNode
  href?: string
  /** Small facts under the title. */
  detail?: ReactNode
  /** At the end of the line: a state, a button. */
  end?: ReactNode
  /** Before the title: a `Day`. */
  start?: ReactNode
}

const LineText = ({
  title,
  href,
  detail,
  heading: Heading,
}: Omit<Line, "key"> & { heading: "h3" | "h4" }) => (
  <div>
    <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>
    {detail ? <p className="small">{detail}</p> : null}
  </div>
)

/** A list of things with a name, a line of facts and a state. */
export const Lines = ({ items, level = 3 }: { items: readonly Line[]; level?: 3 | 4 }) => (
  <ul className="lines">
    {items.map(({ key, ...line }) => (
      <li key={key} className={line.start ? "appt" : line.end ? "row-x between" : undefined}>
        {line.start}
        <LineText {...line} heading={level === 3 ? "h3" : "h4"} />
        {line.end}
      </li>
    ))}
  </ul>
)
