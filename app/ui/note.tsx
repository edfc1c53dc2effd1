import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

export type NoteTone = "info" | "wait" | "ok" | "bad"

const ICONS: Record<NoteTone, IconName> = {
  info: "it-info-circle",
  wait: "it-warning-circle",
  ok: "it-check-circle",
  bad: "it-error",
}

type NoteProps = {
  tone?: NoteTone
  title?: ReactNode
  /** Level of the heading in the page's outline. */
  level?: 2 | 3
  /** Announced when it appears: for what an act has just done, or for notes that a script puts there. */
  live?: boolean
  id?: string
  children?: ReactNode
}

/** A message in the page: information, warning, result, or a refusal with its reason. */
export const Note = ({ tone = "info", title, level = 2, live = false, id, children }: NoteProps) => {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <div className={tone === "info" ? "note" : `note ${tone}`} role={live ? "status" : undefined} id={id}>
      {title ? (
        <Heading>
          <Icon name={ICONS[tone]} />
          <span>{title}</span>
        </Heading>
      ) : null}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  )
}
