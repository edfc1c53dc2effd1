import type { ReactNode } from "react"

/** An empty list: one sentence that says why, and one thing to do. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action ? <p>{action}</p> : null}
  </div>
)
