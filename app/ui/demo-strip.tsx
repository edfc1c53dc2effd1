import type { ReactNode } from "react"

/** Says on every page that people and contents are invented; with a link, where to read more. */
export const DemoStrip = ({ children }: { children: ReactNode }) => <p className="demo">{children}</p>
