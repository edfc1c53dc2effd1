import { useEffect, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../../ui/button.tsx"
import { Comment, Reply } from "../../../ui/comment.tsx"
import { CommentDetail, CommentWords, useAuthor } from "../comment-words.tsx"
import type { Member } from "../mentions.ts"
import { topicOf } from "../short-quote.ts"
import type { ShownThread } from "../shown.ts"
import { ThreadQuote } from "../thread-quote.tsx"
import { Composer } from "./composer.tsx"
import { keptDraft } from "./use-draft.client.ts"
import type { Sent, Talk } from "./use-talk.client.ts"

export type CardProps = {
  thread: ShownThread
  /** The page of the text, under which its comments are. */
  home: string
  paperLanguage: string
  /** Its passage stands in the text. */
  isPlaced: boolean
  isActive: boolean
  mayComment: boolean
  members: readonly Member[]
  locales: readonly string[]
  send: Talk["send"]
  onChoose: () => void
}

const Acts = (props: CardProps & { onReply: () => void; onSettle: () => void }) => {
  const { t } = useTranslation()
  const { thread, home, isPlaced, mayComment, onChoose, onReply, onSettle } = props
  const hidden = topicOf(t, thread)
  return (
    <>
      {mayComment ? (
        <Button type="button" kind="line" dense onClick={onReply} hidden={hidden}>
          {t("comments.reply.link")}
        </Button>
      ) : null}
      {thread.mayResolve ? (
        <Button type="button" kind="quiet" dense icon="it-check" onClick={onSettle} hidden={hidden}>
          {t("comments.resolve")}
        </Button>
      ) : null}
      {isPlaced ? (
        <Button type="button" kind="quiet" dense onClick={onChoose} hidden={hidden}>
          {t("comments.beside.show")}
        </Button>
      ) : null}
      <ButtonLink kind="quiet" dense href={`${home}/comments/${thread.code}`} hidden={hidden}>
        {t("comments.beside.open")}
      </ButtonLink>
    </>
  )
}

const Answers = ({ thread }: Pick<CardProps, "thread">) => {
  const author = useAuthor()
  return thread.comments.slice(1).map((comment) => (
    <Reply key={comment.code} author={author(comment)} detail={<CommentDetail comment={comment} />}>
      <CommentWords comment={comment} />
    </Reply>
  ))
}

/** Settles a thread; what went wrong stays to be read. */
const useSettling = ({ thread, send }: CardProps) => {
  const [sent, setSent] = useState<Sent | null>(null)
  const settle = async () =>
    setSent(await send({ intent: "resolve", threadCode: thread.code, _key: crypto.randomUUID() }))
  return { problem: sent && !sent.ok ? sent : null, settle }
}

/** A thread beside the text, raised while the caret is in its passage. */
export const LiveCard = (props: CardProps) => {
  const { t } = useTranslation()
  const { thread, home, isPlaced, isActive } = props
  const author = useAuthor()
  const place = useRef<HTMLDivElement>(null)
  const name = `comment ${home} ${thread.code}`
  const [isReplying, setReplying] = useState(() => keptDraft(name) !== null)
  const { problem, settle } = useSettling(props)
  useEffect(() => {
    if (isActive) place.current?.scrollIntoView({ block: "nearest" })
  }, [isActive])
  const [first] = thread.comments
  if (!first) return null
  return (
    <div ref={place}>
      <Comment
        id={`c-${thread.code}`}
        active={isActive}
        quote={<ThreadQuote quote={thread.quote} lang={props.paperLanguage} />}
        orphan={thread.quote !== null && !isPlaced ? t("comments.orphan") : null}
        author={author(first)}
        detail={<CommentDetail comment={first} />}
        replies={<Answers thread={thread} />}
        actions={
          isReplying ? null : (
            <Acts {...props} onReply={() => setReplying(true)} onSettle={() => void settle()} />
          )
        }
      >
        {thread.quote === null ? <p className="small muted">{topicOf(t, thread)}</p> : null}
        <CommentWords comment={first} />
      </Comment>
      {problem ? (
        <p className="err" role="alert">
          {"sentence" in problem ? problem.sentence : t(`comments.beside.failed.${problem.why}`)}
        </p>
      ) : null}
      {isReplying ? (
        <Composer
          {...props}
          {...{ name, chosen: null }}
          label={t("comments.reply.body")}
          button={t("comments.reply.button")}
          fields={{ intent: "reply", threadCode: thread.code }}
          onDone={() => setReplying(false)}
        />
      ) : null}
    </div>
  )
}
