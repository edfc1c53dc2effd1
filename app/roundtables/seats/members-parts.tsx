import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { SHOWN, type Shown } from "./shown.ts"

type SeatFiltersProps = { home: string; show: Shown; counts: Readonly<Record<Shown, number>> }

/** Which seats are listed: links, so that a narrowed list can be kept and sent. */
export const SeatFilters = ({ home, show, counts }: SeatFiltersProps) => {
  const { t } = useTranslation()
  return (
    <nav aria-label={t("seats.filters.label")}>
      <ul className="row-x">
        {SHOWN.map((word) => (
          <li key={word}>
            <a
              className={word === show ? "btn btn-line s" : "btn btn-quiet s"}
              href={word === "all" ? home : `${home}?show=${word}`}
              aria-current={word === show ? "page" : undefined}
            >
              {t(`seats.filters.${word}`)} <small>{counts[word]}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type MembersLinksProps = { code: string; mayManageSeats: boolean; isSecretary: boolean }

/** What else can be done with the list of who sits at a table. */
export const MembersLinks = ({ code, mayManageSeats, isSecretary }: MembersLinksProps) => {
  const { t } = useTranslation()
  const home = `/roundtables/${code}`
  return (
    <div className="row-x no-print">
      <ButtonLink kind="quiet" href={`${home}/members/print`}>
        {t("seats.print.link")}
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${home}/members/csv`} download>
        {t("seats.csv.link")}
      </ButtonLink>
      {mayManageSeats ? (
        <ButtonLink kind="quiet" href={`${home}/groups`}>
          {t("seats.groups.title")}
        </ButtonLink>
      ) : null}
      {mayManageSeats && isSecretary ? (
        <ButtonLink kind="quiet" href={`${home}/hand-over`}>
          {t("seats.office.title")}
        </ButtonLink>
      ) : null}
    </div>
  )
}
