import type { ReactNode } from "react"

type PageHeadProps = {
  title: ReactNode
  /** Kind and number, above the title. */
  kick?: ReactNode
  /** "Convoca una riunione, passo 2 di 5", in place of the kick. */
  step?: string
  /** Facts in one line; what is null is left out. */
  meta?: readonly ReactNode[]
  /** A sentence under the title. */
  lead?: ReactNode
  /** The state, beside the title. */
  status?: ReactNode
  /** The one main action, at the end of the line. */
  action?: ReactNode
  /** A mark before the title, such as an organisation's initials. */
  mark?: ReactNode
}

const isSaid = (fact: ReactNode) => fact !== null && fact !== undefined && fact !== false && fact !== ""

const Facts = ({ status, meta }: Pick<PageHeadProps, "status" | "meta">) => {
  const facts = [status, ...(meta ?? [])].filter(isSaid)
  if (facts.length === 0) return null
  return (
    <ul className="meta">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are text in a fixed order
        <li key={index}>{fact}</li>
      ))}
    </ul>
  )
}

const Title = ({ title, kick, step, meta, status }: PageHeadProps) => (
  <div className="title">
    {step ? <p className="steps">{step}</p> : kick ? <p className="kick">{kick}</p> : null}
    <h1>{title}</h1>
    <Facts status={status} meta={meta} />
  </div>
)

/** What this page is: kind, title, facts, and the one main action. */
export const PageHead = (props: PageHeadProps) => {
  const { mark, action, lead } = props
  return (
    <div className="head">
      <div className="row-x between">
        {mark}
        <Title {...props} />
        {action ? <div className="row-x">{action}</div> : null}
      </div>
      {lead ? <p className="lead">{lead}</p> : null}
    </div>
  )
}

/** A page's part: its heading, a number beside it, a link at the end of the line, and the content. */
export const Section = (props: {
  id: string
  title: ReactNode
  count?: number
  link?: { href: string; label: string }
  /** A heading of 24 px in place of 20: on pages that are read from top to end. */
  large?: boolean
  className?: string
  children: ReactNode
}) => {
  const { id, title, count, link, large = false, className, children } = props
  const heading = (
    <h2 className={large ? "sec large" : "sec"} id={id}>
      {title}
      {count === undefined ? null : <span className="muted"> {count}</span>}
    </h2>
  )
  return (
    <section aria-labelledby={id} className={className}>
      {link ? (
        <div className="h-row">
          {heading}
          <a href={link.href}>{link.label}</a>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  )
}
