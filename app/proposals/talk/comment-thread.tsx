import { useTranslation } from "../../i18n/translation.tsx"
import { Comment, Reply } from "../../ui/comment.tsx"
import { Status } from "../../ui/status.tsx"
import type { ShownComment } from "./comment-queries.server.ts"

const Stance = ({ stance }: { stance: string }) => {
  const { t } = useTranslation()
  const word = t(`proposals.comments.stances.${stance as "for"}`)
  if (stance === "for") return <Status tone="ok">{word}</Status>
  if (stance === "against") return <Status tone="bad">{word}</Status>
  return (
    <Status tone="info" icon="it-comment">
      {word}
    </Status>
  )
}

const Translations = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  return (
    <>
      {comment.translations.map(({ language, text, isMachine }) => {
        const name = t(`common.languages.${language as "it"}`)
        return text ? (
          <div key={language}>
            <p className="small muted">
              {t(isMachine ? "proposals.comments.in_language_machine" : "proposals.comments.in_language", {
                language: name,
              })}
            </p>
            <p className="quote pre" lang={language} dir="auto">
              {text}
            </p>
          </div>
        ) : (
          <p className="small" key={language}>
            {t("proposals.comments.asked", { language: name })}
          </p>
        )
      })}
    </>
  )
}

const Said = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  if (comment.hiddenFor)
    return <p className="muted">{t("proposals.comments.hidden", { reason: comment.hiddenFor })}</p>
  return (
    <>
      <p className="pre" lang={comment.language} dir="auto">
        {comment.text}
      </p>
      <Translations comment={comment} />
    </>
  )
}

type Props = {
  thread: ShownComment & { replies: readonly ShownComment[]; total: number }
  /** The page of this thread alone; none where it is the one that is shown. */
  allAt: string | null
  /** The page with the form; none for who may not comment. */
  answerAt: string | null
  mayWork: boolean
}

const useHead = () => {
  const { t, dates } = useTranslation()
  return (comment: ShownComment) => ({
    author:
      comment.name ??
      (comment.office ? t(`common.sitting.${comment.office as "chair"}`) : t("proposals.history.member")),
    detail: dates.moment(comment.at),
  })
}

const Work = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  if (comment.hiddenFor) return null
  return (
    <a href={`/proposal-comments/${comment.code}`}>
      {t("proposals.comments.work")}
      <span className="visually-hidden"> {comment.name}</span>
    </a>
  )
}

/** A comment with the answers to it: for whom it speaks, when, for or against. */
export const CommentThread = ({ thread, allAt, answerAt, mayWork }: Props) => {
  const { t } = useTranslation()
  const headOf = useHead()
  return (
    <Comment
      id={`c-${thread.code}`}
      {...headOf(thread)}
      replies={thread.replies.map((reply) => (
        <div id={`c-${reply.code}`} key={reply.code}>
          <Reply {...headOf(reply)}>
            <Stance stance={reply.stance} />
            <Said comment={reply} />
            {mayWork ? <Work comment={reply} /> : null}
          </Reply>
        </div>
      ))}
      actions={
        <>
          {allAt && thread.total > thread.replies.length ? (
            <a href={allAt}>
              {t("proposals.comments.all_replies", { count: thread.total })}
              <span className="visually-hidden"> {thread.name}</span>
            </a>
          ) : null}
          {answerAt && !thread.hiddenFor ? (
            <a href={`${answerAt}?answer=${thread.code}#write`}>
              {t("proposals.comments.answer")}
              <span className="visually-hidden"> {thread.name}</span>
            </a>
          ) : null}
          {mayWork ? <Work comment={thread} /> : null}
        </>
      }
    >
      <Stance stance={thread.stance} />
      <Said comment={thread} />
    </Comment>
  )
}
