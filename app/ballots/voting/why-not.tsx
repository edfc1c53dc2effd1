import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import type { OwnSeat } from "./vote-fields.tsx"

type Page = { code: string; isOver: boolean; own: readonly OwnSeat[] }

/** Why somebody does not vote, or no longer: each seat with its reason, and the way on. */
export const WhyNot = ({ page }: { page: Page }) => {
  const { t, dates } = useTranslation()
  const { own, isOver, code } = page
  const receipt = <a href={`/ballots/${code}/receipt`}>{t("ballots.page.receipt")}</a>
  const hasVoted = own.some((seat) => seat.voted?.isOwn)
  if (isOver)
    return (
      <Note tone="wait">
        <p>{t("ballots.vote.over")}</p>
        <p>{hasVoted ? receipt : <a href={`/ballots/${code}`}>{t("ballots.vote.to_page")}</a>}</p>
      </Note>
    )
  if (own.length === 0)
    return (
      <Note title={t("ballots.vote.nothing")}>
        <p>{t("ballots.vote.no_seat")}</p>
      </Note>
    )
  const shut = own.filter((seat) => !seat.mayVote)
  if (shut.length === 0) return null
  return (
    <Note tone={shut.every((seat) => seat.voted) ? "ok" : "info"}>
      <ul>
        {shut.map(({ code: seat, name, refused, voted }) => (
          <li key={seat}>
            <bdi>{name}</bdi>:{" "}
            {voted
              ? t("ballots.vote.voted", { time: dates.time(voted.at) })
              : t(`ballots.refuse.${(refused ?? "not_entitled") as "not_entitled"}`)}
          </li>
        ))}
      </ul>
      {hasVoted ? <p>{receipt}</p> : null}
    </Note>
  )
}
