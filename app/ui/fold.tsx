import type { ReactNode } from "react"

/** Matter that only some readers want, folded behind a line that says what it is. */
export const Fold = ({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) => (
  <details className="fold" open={open}>
    <summary>{summary}</summary>
    <div className="in">{children}</div>
  </details>
)
