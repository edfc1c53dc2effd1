import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

export type NavLink = {
  href: string
  label: string
  current?: boolean
  /** A number beside the name; zero is not shown, and over 99 it is "99+". */
  count?: number
  /** What the number counts, read aloud after it: "da leggere". */
  countLabel?: string
  icon?: IconName
}

/** A link of a navigation, with `aria-current` and the number of what waits behind it. */
export const NavItem = ({ href, label, current, count, countLabel, icon }: NavLink) => (
  <a href={href} aria-current={current ? "page" : undefined}>
    {icon ? <Icon name={icon} /> : null}
    {icon ? <span className="tool">{label}</span> : label}
    {count ? (
      <>
        {" "}
        <span className="count">{count > 99 ? "99+" : count}</span>
        {countLabel ? <span className="visually-hidden"> {countLabel}</span> : null}
      </>
    ) : null}
  </a>
)

/** A list of navigation links. */
export const NavList = ({ links }: { links: readonly NavLink[] }) => (
  <ul>
    {links.map((link) => (
      <li key={link.href}>
        <NavItem {...link} />
      </li>
    ))}
  </ul>
)

type MenuProps = {
  summary: ReactNode
  /** Lists of links (`NavList`, `LanguageLinks`) and forms with one button each. */
  children: ReactNode
  /** The whole navigation behind one button, shown only where the bar has no room for it. */
  whole?: boolean
  className?: string
}

/** A native disclosure with a floating list; the static script adds Esc and the press outside. */
export const Menu = ({ summary, children, whole = false, className }: MenuProps) => (
  <details className={["menu", whole ? "whole" : "", className ?? ""].filter(Boolean).join(" ")}>
    <summary>{summary}</summary>
    <div className="pop">{children}</div>
  </details>
)

/** The whole navigation behind one button with its name. */
export const WholeMenu = ({ label, children }: { label: string; children: ReactNode }) => (
  <Menu
    whole
    summary={
      <>
        <Icon name="it-burger" />
        {label}
      </>
    }
  >
    {children}
  </Menu>
)

type ActionsMenuProps = { label: string; children: ReactNode; quiet?: boolean; icon?: IconName }

/** Minor actions of a page behind one dense button. */
export const ActionsMenu = ({
  label,
  children,
  quiet = true,
  icon = "it-more-actions",
}: ActionsMenuProps) => (
  <details className="menu">
    <summary className={quiet ? "btn btn-quiet s" : "btn btn-line s"}>
      <Icon name={icon} />
      {label}
    </summary>
    <div className="pop">{children}</div>
  </details>
)
