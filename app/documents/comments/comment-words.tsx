import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { piecesOf } from "./mentions.ts"
import type { ShownComment } from "./shown.ts"

/** Who speaks: a person, or the name of nobody once the person is erased. */
export const useAuthor = () => {
  const { t } = useTranslation()
  return ({ author }: Pick<ShownComment, "author">): string => author ?? t("comments.erased")
}

const Behalf = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  const { onBehalfOf, onBehalfOrganisation } = comment
  if (!onBehalfOrganisation) return comment.organisation ? <bdi>{comment.organisation}</bdi> : null
  const names = [onBehalfOf, onBehalfOrganisation].filter(Boolean).join(", ")
  return <bdi>{t("comments.on_behalf_of", { names })}</bdi>
}

/** Under the name: for which organisation, or on whose behalf, when, and that it was changed. */
export const CommentDetail = ({ comment }: { comment: ShownComment }) => {
  const { t, dates } = useTranslation()
  const isSomebodys = comment.onBehalfOrganisation ?? comment.organisation
  return (
    <>
      <Behalf comment={comment} />
      {isSomebodys ? ", " : null}
      <time dateTime={new Date(comment.createdAt).toISOString()}>{dates.moment(comment.createdAt)}</time>
      {comment.editedAt ? `, ${t("comments.edited")}` : null}
    </>
  )
}

const Words = ({ comment }: { comment: ShownComment }) => {
  const { t, locale } = useTranslation()
  return piecesOf(comment.body ?? "", comment.called).map((piece, at) =>
    typeof piece === "string" ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text in their order
      <strong key={at} {...(piece.name === null ? { lang: locale } : {})}>
        @<bdi>{piece.name ?? t("comments.erased")}</bdi>
      </strong>
    ),
  )
}

/** Who was told of a comment that does not name them. */
const CalledIn = ({ comment }: { comment: ShownComment }) => {
  const { t } = useTranslation()
  const names = comment.called.flatMap(({ label, name }) =>
    label === null ? [name ?? t("comments.erased")] : [],
  )
  if (names.length === 0) return null
  return (
    <p className="small muted">
      <bdi>{t("comments.mentions.told", { names: names.join(", ") })}</bdi>
    </p>
  )
}

/** What is said, or why nothing is shown. */
export const CommentWords = ({ comment }: { comment: ShownComment }): ReactNode => {
  const { t } = useTranslation()
  if (comment.isWithdrawn) return <p className="muted small">{t("comments.withdrawn")}</p>
  if (comment.hiddenAt)
    return (
      <p className="muted small">
        {t("comments.hidden")} <bdi>{comment.hiddenReason}</bdi>
      </p>
    )
  return (
    <>
      <p className="pre" lang={comment.language} dir="auto">
        <Words comment={comment} />
      </p>
      <CalledIn comment={comment} />
    </>
  )
}
