import type { ButtonHTMLAttributes, ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

/** `primary` once per block; `line` for the others, `quiet` for what is minor, `stop` for what destroys. */
export type ButtonKind = "primary" | "line" | "quiet" | "stop"

type Look = {
  kind?: ButtonKind
  /** 36 px high: in dense rows and toolbars only. */
  dense?: boolean
  wide?: boolean
  icon?: IconName
  flipIcon?: boolean
  /** Words that only readers hear: the thing, where several buttons on a page say the same. */
  hidden?: string
  children: ReactNode
}

const classOf = ({ kind = "primary", dense, wide }: Look) =>
  ["btn", `btn-${kind}`, dense ? "s" : "", wide ? "wide" : ""].filter(Boolean).join(" ")

const Words = ({ icon, flipIcon = false, hidden, children }: Look) => (
  <>
    {icon ? <Icon name={icon} flip={flipIcon} /> : null}
    <span>
      {children}
      {hidden ? <span className="visually-hidden"> {hidden}</span> : null}
    </span>
  </>
)

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, "style" | "className" | "hidden" | "children"> & {
    /** What it says once it is pressed, and the second press is ignored: "Salvo…". */
    busy?: string
  }

/** A button of a form. Disabled only with a visible reason, named by `aria-describedby`. */
export const Button = ({
  kind,
  dense,
  wide,
  icon,
  flipIcon,
  hidden,
  children,
  busy,
  ...rest
}: ButtonProps) => {
  const look = { kind, dense, wide, icon, flipIcon, hidden, children } as Look
  return (
    <button type="submit" {...rest} className={classOf(look)} data-busy={busy}>
      <Words {...look} />
    </button>
  )
}

type ButtonLinkProps = Look & {
  href: string
  download?: boolean
  hrefLang?: string
  lang?: string
  id?: string
}

/** A link that looks like a button: it leads to a page, it changes nothing. */
export const ButtonLink = ({ href, download, hrefLang, lang, id, ...look }: ButtonLinkProps) => (
  <a className={classOf(look)} href={href} download={download} hrefLang={hrefLang} lang={lang} id={id}>
    <Words {...look} />
  </a>
)

/** The buttons that end a form, the main one first. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="acts">{children}</div>
