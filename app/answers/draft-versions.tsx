import type { SerializeFrom } from "@remix-run/node"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { AnswerText, Promises, type ShownText } from "./answer-text.tsx"
import type { DraftPage } from "./draft-queries.server.ts"

type Version = { rev: number; at: string; by: string | null }
type Props = {
  code: string
  versions: readonly Version[]
  older: { rev: number; text: ShownText } | null
}

/** Every version of a text, with who saved it and when; one of them opened for reading. */
export const DraftVersions = ({ code, versions, older }: Props) => {
  const { t, dates } = useTranslation()
  if (versions.length === 0) return null
  return (
    <Fold summary={t("answers.versions.title", { n: versions.length })} open={older !== null}>
      <ol className="lines" reversed>
        {versions.map(({ rev, at, by }) => (
          <li key={rev}>
            <a href={`/answers/${code}/draft?version=${rev}`}>{t("answers.versions.one", { n: rev })}</a>
            <span className="muted">
              {" · "}
              {dates.moment(at)}
              {by ? (
                <>
                  {" · "}
                  <bdi>{by}</bdi>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {older ? (
        <Note title={t("answers.versions.one", { n: older.rev })}>
          <AnswerText text={older.text} />
          <Promises text={older.text} />
        </Note>
      ) : null}
    </Fold>
  )
}

/** What somebody else saved while this was written: to be read before it is written over. */
export const OtherText = ({ refusal, draft }: { refusal: Refusal; draft: SerializeFrom<DraftPage> }) => {
  const { t } = useTranslation()
  const [latest] = draft.versions
  if (!latest || refusal.typed.rev === String(draft.rev)) return null
  return (
    <Note tone="wait" title={t("answers.versions.other_title", { n: latest.rev })}>
      <p>{t("answers.versions.other_text")}</p>
      <AnswerText text={{ ...draft.content, passedTo: draft.passedTo }} />
      <Promises text={{ ...draft.content, passedTo: draft.passedTo }} />
    </Note>
  )
}
