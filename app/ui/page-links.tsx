type Way = { href: string; label: string } | null | undefined

/** The next page of a list paged by key, and the way back to its beginning; nothing where it is the only one. */
export const PageLinks = ({ first, next }: { first?: Way; next?: Way }) =>
  next || first ? (
    <p className="tbl-foot">
      {first ? <a href={first.href}>{first.label}</a> : null}
      {next ? (
        <a className="btn btn-line s" href={next.href} rel="next">
          {next.label}
        </a>
      ) : null}
    </p>
  ) : null
