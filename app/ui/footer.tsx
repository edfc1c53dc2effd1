import type { ReactNode } from "react"

export type FooterLink = { href: string; label: string }
export type Funding = { text: string; detail?: string }

type FooterProps = {
  /** Columns: a heading and links, or anything else (contacts, the address for certified mail). */
  columns: readonly { title: string; links?: readonly FooterLink[]; content?: ReactNode }[]
  /** Privacy, cookies, legal notes, accessibility statement: law wants them on every page. */
  legal: readonly FooterLink[]
  legalLabel: string
  /** The funding block belongs to an act or a project; on installations funded as a whole it is here. */
  funding?: (Funding & { title: string }) | null
}

const Emblem = ({ text, width }: { text: string; width: number }) => (
  <div className="fund">
    <img src="/eu.svg" alt="" width={width} height={(width * 2) / 3} />
    <span>{text}</span>
  </div>
)

const Links = ({ links }: { links: readonly FooterLink[] }) => (
  <ul>
    {links.map(({ href, label }) => (
      <li key={href}>
        <a href={href}>{label}</a>
      </li>
    ))}
  </ul>
)

/** Footer of the reading frame. */
export const Footer = ({ columns, legal, legalLabel, funding }: FooterProps) => (
  <footer className="ft">
    <div className="wrap">
      <div className="grid-4">
        {columns.map(({ title, links, content }) => (
          <div key={title}>
            <h2>{title}</h2>
            {links ? <Links links={links} /> : null}
            {content ? <div className="small">{content}</div> : null}
          </div>
        ))}
        {funding ? (
          <div>
            <h2>{funding.title}</h2>
            <Emblem text={funding.text} width={66} />
            {funding.detail ? <p className="small">{funding.detail}</p> : null}
          </div>
        ) : null}
      </div>
      <nav className="legal" aria-label={legalLabel}>
        <Links links={legal} />
      </nav>
    </div>
  </footer>
)

type SmallFooterProps = { links: readonly FooterLink[]; label: string; funding?: Funding | null }

/** Footer of the work frame: one line. */
export const SmallFooter = ({ links, label, funding }: SmallFooterProps) => (
  <footer className="ft-s">
    <nav className="wrap" aria-label={label}>
      {funding ? <Emblem text={funding.text} width={36} /> : null}
      <Links links={links} />
    </nav>
  </footer>
)
