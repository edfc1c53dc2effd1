import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PaperResult } from "./papers/paper-result.tsx"
import type { getBallot } from "./queries.server.ts"
import { CheckYourself, GroupResults, OptionResults, RollCall, VerdictBox } from "./result-parts.tsx"

type Page = Awaited<ReturnType<typeof getBallot>>

/** What a closed ballot came to, and how to check it. */
export const Results = ({ ballot }: { ballot: Page }) => {
  const { frozen, verdict, account, spoken, options, code, head, papers, question } = ballot
  if (!frozen || !verdict) return null
  return (
    <>
      <VerdictBox frozen={frozen} verdict={verdict} />
      <GroupResults frozen={frozen} verdict={verdict} />
      <OptionResults options={options} whole={verdict.whole} />
      {papers ? (
        <PaperResult {...{ papers, question, options }} />
      ) : (
        <>
          <RollCall {...{ frozen, account, spoken }} />
          <CheckYourself code={code} head={head} />
        </>
      )}
    </>
  )
}

/** The way to vote, while it is open. */
export const Going = ({ ballot }: { ballot: Page }) => {
  const { t } = useTranslation()
  const { state, hasSeat, code, cast, frozen } = ballot
  if (state !== "open") return null
  return (
    <div className="stack">
      {ballot.visibility === "secret_paper" ? <Note>{t("ballots.refuse.on_paper")}</Note> : null}
      {hasSeat && ballot.visibility === "roll_call" ? (
        <p>
          <ButtonLink href={`/ballots/${code}/vote`}>{t("ballots.page.vote")}</ButtonLink>
        </p>
      ) : null}
      <Note>{t("ballots.page.results_later")}</Note>
      {cast === null ? null : (
        <p>{t("ballots.page.cast", { count: cast, seats: frozen?.roll.seats.length ?? 0 })}</p>
      )}
    </div>
  )
}
