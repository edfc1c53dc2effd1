import type { Translate } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"

export type PaperComments = { open: number; resolved: number; mayComment: boolean }

/** How the passages of a text that is read lead to what is said about them. */
export const commentLink = (t: Translate, paperCode: string) => (code: string) => ({
  href: `/documents/${paperCode}/comments/${code}`,
  label: t("comments.passage_link"),
})

type PaperTalkProps = {
  paperCode: string
  comments: PaperComments
  /** Comments without writing, hence may follow the writing live. */
  readsAlong: boolean
}

/** Beside a text: how much is said about it, and the way to say something. */
export const PaperTalk = ({ paperCode, comments, readsAlong }: PaperTalkProps) => {
  const { t } = useTranslation()
  const { open, resolved, mayComment } = comments
  const home = `/documents/${paperCode}/comments`
  return (
    <div className="no-print">
      <p>
        <a href={open > 0 || resolved === 0 ? home : `${home}?state=all`}>
          {t("comments.count", { count: open })}
        </a>
      </p>
      {mayComment ? (
        <p className="row-x">
          <ButtonLink kind="line" dense icon="it-comment" href={`${home}/new`} id="comment">
            {t("comments.new.link")}
          </ButtonLink>
          {readsAlong ? (
            <a className="small" href={`/documents/${paperCode}/edit`}>
              {t("comments.read_along")}
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
