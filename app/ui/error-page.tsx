import type { ReactNode } from "react"

type ErrorPageProps = {
  title: string
  /** What may have happened, or which rule refused and who can change it. */
  children: ReactNode
  /** The ways on, the likeliest first. */
  links: readonly { href: string; label: string }[]
  /** To find by name what an address did not find. */
  search?: { action: string; label: string; button: string }
  /** For who writes to the help desk. */
  request?: { label: string; id: string } | null
}

/** The content of a page that could not be shown. */
export const ErrorPage = ({ title, children, links, search, request }: ErrorPageProps) => (
  <div className="trouble stack">
    <h1>{title}</h1>
    {typeof children === "string" ? <p className="lead">{children}</p> : children}
    {search ? (
      // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know <search>
      <form className="hd-search" role="search" action={search.action}>
        <input name="q" type="search" aria-label={search.label} />
        <button type="submit">{search.button}</button>
      </form>
    ) : null}
    <ul className="bare row-x">
      {links.map(({ href, label }, index) => (
        <li key={href}>
          <a className={index === 0 ? "btn btn-primary" : "btn btn-line"} href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
    {request ? (
      <p className="small muted">
        {request.label} <bdi className="mono">{request.id}</bdi>
      </p>
    ) : null}
  </div>
)
