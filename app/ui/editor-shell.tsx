import type { KeyboardEvent, ReactNode } from "react"
import type { Crumb } from "./breadcrumb.tsx"
import { Icon, type IconName } from "./icon.tsx"
import { Avatar, type PersonColour } from "./person.tsx"

/** Saved · saving · not saved (stays) · cannot be written: one sentence in one place. */
export type SavedTone = "ok" | "busy" | "wait" | "still"

const SAVED_ICONS: Record<SavedTone, IconName> = {
  ok: "it-check-circle",
  busy: "it-refresh",
  wait: "it-warning-circle",
  still: "it-lock",
}

/** The saved state. A live region: put the sentence here and nowhere else. */
export const SavedState = ({ tone, children }: { tone: SavedTone; children: ReactNode }) => (
  <p className={tone === "ok" ? "saved" : `saved ${tone}`} role="status">
    <Icon name={SAVED_ICONS[tone]} />
    <span>{children}</span>
  </p>
)

export type Present = { id: string; name: string; colour?: PersonColour }

/** Who is here, as initials; the names are read as one sentence, and shown by the pointer. */
export const Presence = ({ label, people }: { label: string; people: readonly Present[] }) => (
  <ul className="avs" aria-label={label}>
    {people.map(({ id, name, colour }) => (
      <li key={id} title={name}>
        <Avatar name={name} colour={colour} />
        <span className="visually-hidden">{name}</span>
      </li>
    ))}
  </ul>
)

type EditorTopProps = {
  crumbs: { label: string; items: readonly Crumb[] }
  title: ReactNode
  status: ReactNode
  saved: ReactNode
  presence?: ReactNode
  /** The main action and the menu of the others. */
  actions?: ReactNode
}

/** First line of the editor: where, what, in which state, saved or not, who is here, what can be done. */
export const EditorTop = ({ crumbs, title, status, saved, presence, actions }: EditorTopProps) => (
  <div className="ed-top">
    <div className="wrap">
      <div className="title">
        <nav className="crumbs all" aria-label={crumbs.label}>
          <ol>
            {crumbs.items.map(({ href, label }) => (
              <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
            ))}
          </ol>
        </nav>
        <h1>{title}</h1>
      </div>
      {status}
      {saved}
      <div className="row-x push">
        {presence}
        {actions}
      </div>
    </div>
  </div>
)

type EditorSheetProps = {
  id: string
  /** Name of the region, read aloud. */
  label: string
  /** The outline stands at the start of the line, comments at its end. */
  at: "start" | "end"
  /** The link that closes it on narrow pages, and where it leads: the id of the text. */
  close: { label: string; to: string }
  /** Opened by script, besides by its address. */
  open?: boolean
  children: ReactNode
}

/**
 * A side column, and under 1100 px a sheet over the text. A link to its id opens it and a link to any other id
 * closes it, so choosing a heading of the outline closes the outline; no script is needed.
 */
export const EditorSheet = ({ id, label, at, close, open = false, children }: EditorSheetProps) => {
  const classes = ["ed-sheet", at === "start" ? "at-start outline" : "", open ? "is-open" : ""]
  return (
    <section className={classes.filter(Boolean).join(" ")} id={id} aria-label={label} tabIndex={-1}>
      <p className="close">
        <a className="btn btn-line s" href={`#${close.to}`}>
          <Icon name="it-close" />
          {close.label}
        </a>
      </p>
      {children}
    </section>
  )
}

export type OutlineEntry = { href: string; label: string; level: 1 | 2 | 3; current?: boolean }

const STEPS: Readonly<Record<string, (here: number, all: number) => number>> = {
  ArrowDown: (here, all) => Math.min(here + 1, all - 1),
  ArrowUp: (here) => Math.max(here - 1, 0),
  Home: () => 0,
  End: (_, all) => all - 1,
}

/** Arrows, Home and End move along the links; Tab does as everywhere. */
const onOutlineKey = (event: KeyboardEvent<HTMLElement>) => {
  const links = [...event.currentTarget.querySelectorAll("a")]
  const here = links.indexOf(event.target as HTMLAnchorElement)
  const step = STEPS[event.key]
  if (!step || here < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  event.preventDefault()
  links[step(here, links.length)]?.focus()
}

/** The headings of the text; links inside the page. */
export const Outline = ({ label, entries }: { label: string; entries: readonly OutlineEntry[] }) => (
  <nav aria-label={label} onKeyDown={onOutlineKey}>
    <ol>
      {entries.map(({ href, label: heading, level, current }) => (
        <li key={href}>
          <a
            className={level > 1 ? "sub" : undefined}
            href={href}
            aria-current={current ? "location" : undefined}
          >
            <bdi>{heading}</bdi>
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

type EditorColumnsProps = {
  outline: ReactNode
  side: ReactNode
  /** The links that open the sheets on narrow pages: "Indice", "Commenti (3)". */
  switches: { label: string; links: readonly { to: string; label: string; icon: IconName }[] }
  children: ReactNode
}

/** Outline, text, side: three columns, or the text with two sheets. */
export const EditorColumns = ({ outline, side, switches, children }: EditorColumnsProps) => (
  <div className="ed">
    <nav className="ed-switch" aria-label={switches.label}>
      {switches.links.map(({ to, label, icon }) => (
        <a key={to} className="btn btn-line s" href={`#${to}`}>
          <Icon name={icon} />
          {label}
        </a>
      ))}
    </nav>
    {outline}
    <div className="ed-text">{children}</div>
    {side}
  </div>
)
