import type { ReactNode } from "react"
import { Person } from "./person.tsx"

type CommentProps = {
  id?: string
  /** The passage it speaks of: a `Quote`. */
  quote?: ReactNode
  /** In place of a passage that has gone: "Il testo citato non c'è più". */
  orphan?: string | null
  author: string
  /** Organisation and hour. */
  detail: ReactNode
  /** Language and direction of what is said here. */
  lang?: string
  dir?: "ltr" | "rtl" | "auto"
  children: ReactNode
  replies?: ReactNode
  actions?: ReactNode
  /** The one whose passage is chosen in the text. */
  active?: boolean
}

/** A remark on a passage, with its answers inside it. */
export const Comment = (props: CommentProps) => {
  const { id, quote, orphan, author, detail, lang, dir, children, replies, actions, active } = props
  return (
    <article className={active ? "cm on" : "cm"} id={id}>
      {quote}
      {orphan ? <p className="muted small">{orphan}</p> : null}
      <Person name={author} detail={detail} strong />
      <div lang={lang} dir={dir}>
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
      {replies}
      {actions ? <div className="row-x">{actions}</div> : null}
    </article>
  )
}

/** An answer inside a comment. */
export const Reply = ({
  author,
  detail,
  lang,
  dir,
  children,
}: Pick<CommentProps, "author" | "detail" | "lang" | "dir" | "children">) => (
  <div className="reply">
    <Person name={author} detail={detail} strong />
    <div lang={lang} dir={dir}>
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  </div>
)
