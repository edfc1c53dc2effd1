import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Comment, Reply } from "../../ui/comment.tsx"
import { CommentDetail, CommentWords, useAuthor } from "./comment-words.tsx"
import { topicOf } from "./short-quote.ts"
import type { ShownComment, ShownThread } from "./shown.ts"
import { ThreadQuote } from "./thread-quote.tsx"

const Changes = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  const author = useAuthor()
  if (!comment.mayEdit && !comment.mayHide && !comment.mayShow) return null
  const home = `/comments/${comment.code}`
  return (
    <p className="row-x small">
      {comment.mayEdit ? (
        <ButtonLink kind="quiet" dense href={`${home}/edit`} hidden={t("comments.edit.hidden")}>
          {t("comments.edit.link")}
        </ButtonLink>
      ) : null}
      {comment.mayHide && !comment.isOwn ? (
        <ButtonLink
          kind="quiet"
          dense
          href={`${home}/hide`}
          hidden={t("comments.hide.link_of", { name: author(comment) })}
        >
          {t("comments.hide.link")}
        </ButtonLink>
      ) : null}
      {comment.mayShow ? (
        <ButtonLink
          kind="quiet"
          dense
          href={`${home}/show`}
          hidden={t("comments.hide.link_of", { name: author(comment) })}
        >
          {t("comments.show.link")}
        </ButtonLink>
      ) : null}
    </p>
  )
}

type ThreadCardProps = {
  thread: ShownThread
  /** The language of the text that is quoted. */
  paperLanguage: string
  /** Its words are not in the text any more. */
  isOrphan: boolean
  actions?: ReactNode
}

/** A thread on a page: the passage, who began it, the answers, and what can be done. */
export const ThreadCard = ({ thread, paperLanguage, isOrphan, actions }: ThreadCardProps) => {
  const { t, dates } = useTranslation()
  const author = useAuthor()
  const [first, ...answers] = thread.comments
  if (!first) return null
  const settled = thread.resolvedAt ? (
    <p className="small muted">
      {t("comments.resolved_by", {
        name: thread.resolvedBy ?? t("comments.erased"),
        day: dates.day(thread.resolvedAt),
      })}
    </p>
  ) : null
  return (
    <Comment
      id={`c-${thread.code}`}
      quote={<ThreadQuote quote={thread.quote} lang={paperLanguage} />}
      orphan={isOrphan ? t("comments.orphan") : null}
      author={author(first)}
      detail={<CommentDetail comment={first} />}
      actions={actions}
      replies={
        <>
          {answers.map((comment) => (
            <Reply key={comment.code} author={author(comment)} detail={<CommentDetail comment={comment} />}>
              <CommentWords comment={comment} />
              <Changes comment={comment} />
            </Reply>
          ))}
          {settled}
        </>
      }
    >
      {thread.quote === null ? <p className="small muted">{topicOf(t, thread)}</p> : null}
      <CommentWords comment={first} />
      <Changes comment={first} />
    </Comment>
  )
}
