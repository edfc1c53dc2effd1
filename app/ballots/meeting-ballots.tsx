import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"

type Row = { code: string; wording: string; language: string }

/** What is voted on now in a meeting: the way to vote stands above everything else. */
export const VoteNow = ({ ballots }: { ballots: readonly Row[] }) => {
  const { t } = useTranslation()
  return (
    <>
      {ballots.map(({ code, wording, language }) => (
        <div className="note" role="status" key={code}>
          <h2>
            <bdi lang={language}>{wording}</bdi>
          </h2>
          <p>
            <ButtonLink href={`/ballots/${code}/vote`}>{t("ballots.page.vote")}</ButtonLink>
          </p>
        </div>
      ))}
    </>
  )
}

type BallotsProps = {
  table: string
  meeting: string
  /** The point that is being dealt with. */
  item: { code: string } | null
}

/** The way to put the point at hand to the vote, and to the table's ballots, for who conducts the meeting. */
export const MeetingBallots = ({ table, meeting, item }: BallotsProps) => {
  const { t } = useTranslation()
  const path = `/roundtables/${table}/ballots`
  const about = item ? `&item=${item.code}` : ""
  return (
    <p className="row-x">
      <ButtonLink kind="line" href={`${path}/new?meeting=${meeting}${about}`}>
        {t("ballots.meeting.put")}
      </ButtonLink>
      <ButtonLink kind="quiet" href={path}>
        {t("ballots.list.title")}
      </ButtonLink>
    </p>
  )
}
